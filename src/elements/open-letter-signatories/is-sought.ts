import type { Signatory } from '../../bundle/letter-bundle.js';
import { english, type Localizer } from '../../localization/localizer.js';
import { searchable, tagsOf } from '../../localization/search.js';

/** Whether a row has the words and the tag; countries are known by their English names, too. */
export function isSought(row: Signatory, needles: readonly string[], tag: string | undefined, l10n: Localizer): boolean {
  const { name, affiliation, role, place, country } = row;
  if (needles[0]) {
    const countries = [l10n, english].map((l10n) => country && l10n.country(country));
    const text = searchable([name, affiliation, role, place, ...countries].join(' '));
    if (!needles.every((needle) => text.includes(needle))) return false;
  }
  return !tag || tagsOf(row).includes(tag);
}
