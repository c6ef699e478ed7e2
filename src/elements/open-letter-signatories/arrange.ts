import type { Signatory } from '../../bundle/letter-bundle.js';
import type { Localizer } from '../../localization/localizer.js';
import { searchable, tagsOf } from '../../localization/search.js';
import type { Gap } from './heap.js';

/** As published, by the alphabet, by country. */
export const orders = ['as-published', 'alphabetical', 'by-country'] as const;

/** Rows of one country or place, by its tag; under none where the list isn’t grouped. */
export type Group = readonly [tag: string, rows: readonly (Signatory | Gap)[]];

/** Where a signatory is: the place in the bundle’s words, else the country in the reader’s. */
export const whereabouts = ({ place, country }: Signatory, l10n: Localizer): string =>
  place || (country ? l10n.country(country) : '');

/** Whether a signatory is the partner, by id or by name, without regard to case and diacritics. */
export const isPartner = ({ id, name }: Signatory, partner: string): boolean =>
  id === partner || searchable(name) === searchable(partner);

/** Which signatory a partner is; -1 for none. */
export const indexOfPartner = (items: readonly Signatory[], partner: string): number =>
  searchable(partner) > ' ' ? items.findIndex((item) => isPartner(item, partner)) : -1;

/**
 * Puts rows in order.
 * @param order an index of `orders`
 * @param first who stands before all others of the list, or of the same country
 */
export function inOrder(
  items: readonly Signatory[],
  order: number,
  l10n: Localizer,
  first: Signatory | undefined,
): readonly Signatory[] {
  if (!order) return first ? [first, ...items.filter((item) => item !== first)] : items;
  const { compare } = new Intl.Collator(l10n.tag);
  const where = (row: Signatory): string => (order > 1 ? whereabouts(row, l10n) : '');
  return [...items].sort(
    (a, b) =>
      +!where(a) - +!where(b) || compare(where(a), where(b)) || +(b === first) - +(a === first) || compare(a.name, b.name),
  );
}

/** Puts rows that stand in the order of their countries into groups. */
export function inGroups(rows: readonly (Signatory | Gap)[], order: number): Group[] {
  if (order < 2) return [['', rows]];
  const groups = new Map<string, (Signatory | Gap)[]>();
  for (const row of rows) {
    const tag = 'page' in row ? (row.tag ?? '') : tagsOf(row)[1]!;
    if (!groups.has(tag)) groups.set(tag, []);
    groups.get(tag)!.push(row);
  }
  return [...groups];
}
