import type { Signatory } from '../../bundle/letter-bundle.js';
import type { Localizer } from '../../localization/localizer.js';
import { searchable } from '../../localization/search.js';

/** Named as the string that says it. */
export type Order = 'orderPublished' | 'orderAlphabetical' | 'orderCountry';

/** Signatories under one name; under none where the list isn’t grouped. */
export type Group = readonly [name: string | undefined, rows: readonly Signatory[]];

/** Where a signatory is: the place in the bundle’s words, else the country in the reader’s. */
export const whereabouts = ({ place, country }: Signatory, l10n: Localizer): string =>
  place || (country ? l10n.country(country) : '');

/** Which signatory a partner is, by id or by name, without regard to case and diacritics; -1 for none. */
export function indexOfPartner(items: readonly Signatory[], partner: string): number {
  const name = searchable(partner);
  return name.trim() ? items.findIndex((item) => item.id === partner || searchable(item.name) === name) : -1;
}

/**
 * Puts the list in order, and in groups by country; those with neither country nor place stand last.
 * @param first who stands before all others of the list, or of the group
 */
export function arrange(items: readonly Signatory[], order: Order, l10n: Localizer, first?: Signatory): Group[] {
  if (order === 'orderPublished') return [[undefined, items]];
  const { compare } = new Intl.Collator(l10n.tag);
  const rows = [...items].sort((a, b) => +(b === first) - +(a === first) || compare(a.name, b.name));
  if (order === 'orderAlphabetical') return [[undefined, rows]];
  const groups = new Map<string, Signatory[]>();
  for (const row of rows) {
    const where = whereabouts(row, l10n);
    groups.set(where, groups.get(where) ?? []);
    groups.get(where)!.push(row);
  }
  return [...groups]
    .sort(([a], [b]) => +!a - +!b || compare(a, b))
    .map(([where, group]) => [where || l10n.text('noCountry'), group]);
}
