import { html, nothing } from 'lit/html.js';
import type { Localizer } from '../../localization/localizer.js';

/** How many signatories have each tag; nothing where they aren’t counted yet. */
export type TagCounts = Readonly<Record<string, number>> | undefined;

/** What a tag says to a reader. */
export function labelOf(tag: string, l10n: Localizer): string {
  const [kind = ''] = tag.split('=');
  const value = tag.slice(kind.length + 1);
  if (kind === 'country') return value ? l10n.country(value) : l10n.text('country-not-given');
  return kind === 'kind' ? l10n.text(value === 'person' ? 'people' : 'organisations') : value;
}

/** The tags of a kind. */
export const tagsLike = (kind: RegExp, counts: TagCounts): string[] => Object.keys(counts ?? {}).filter((tag) => kind.test(tag));

/** The same as the language sorts what they say; those without a country last. */
export function sortedTags(kind: RegExp, counts: TagCounts, l10n: Localizer): string[] {
  const { compare } = new Intl.Collator(l10n.tag);
  const none = (tag: string): number => +(tag === 'country=');
  return tagsLike(kind, counts).sort((a, b) => none(a) - none(b) || compare(labelOf(a, l10n), labelOf(b, l10n)));
}

/** What a tag says, with how many have it where that is known. */
export function countedLabel(tag: string, counts: TagCounts, l10n: Localizer): string {
  const count = counts?.[tag];
  return labelOf(tag, l10n) + (count ? ` (${count.toLocaleString(l10n.tag)})` : '');
}

/** The tags of each kind of which there are several, as options. */
export const renderOptions = (counts: TagCounts, l10n: Localizer, filter: string): unknown[] =>
  [/^kind/, /^category/, /^(country|place)/, /^name=./].map((kind, at) => {
    const options = sortedTags(kind, counts, l10n).map(
      (tag) => html`<option value=${tag} .selected=${tag === filter}>${countedLabel(tag, counts, l10n)}</option>`,
    );
    if (options.length < 2) return nothing;
    return at < 2 ? options : html`<optgroup label=${l10n.text(at < 3 ? 'by-country' : 'alphabetical')}>${options}</optgroup>`;
  });
