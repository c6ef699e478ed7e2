import type { Signatory } from '../../bundle/letter-bundle.js';
import { english, type Localizer } from '../../localization/localizer.js';
import { searchable, tagsOf } from '../../localization/search.js';

/** What a reader may call a country: “UK” or “United Kingdom”, in the letter’s language or in English. */
export const namesOfCountry = (code: string, l10n: Localizer): string =>
  [l10n.country(code), l10n.country(code, 'long'), english.country(code, 'long')].join(' ');

/** Whether a row has the words and the tag. */
export function isSought(row: Signatory, needles: readonly string[], tag: string | undefined, l10n: Localizer): boolean {
  const { name, affiliation, role, place, country } = row;
  if (needles[0]) {
    const text = searchable([name, affiliation, role, place, country && namesOfCountry(country, l10n)].join(' '));
    if (!needles.every((needle) => text.includes(needle))) return false;
  }
  return !tag || tagsOf(row).includes(tag);
}
