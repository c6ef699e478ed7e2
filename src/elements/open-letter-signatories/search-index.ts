import type { Signatory, SignatoryIndex } from '../../bundle/letter-bundle.js';
import { searchable } from '../../localization/search.js';
import { isPartner } from './arrange.js';
import type { Heap, LoadPage } from './heap.js';
import { RowFinder } from './row-finder.js';

/**
 * Where an index has what is looked for.
 * @param tags to which rows are narrowed, or by which they are put in order
 * @param rows what stands where the index can’t be had
 * @param countriesOf the tags of countries whose names a word may begin
 */
export function rangesOf(
  page: SignatoryIndex,
  words: string[],
  tags: string[],
  rows: readonly Signatory[],
  countriesOf: (word: string) => string[],
): Heap[] {
  // As they were typed they may be a name.
  if (words[0])
    return [
      { page, key: words.join(' ') },
      { page, keys: words.map((word) => [word, ...countriesOf(word)]) },
    ];
  // In a key the place in the alphabet follows the tag.
  return tags[0] ? tags.map((tag) => ({ page, key: `${tag} `, tag, rows })) : [{ page, key: 'order', rows }];
}

/** A partner by id or by name, wherever in the list. */
export async function seekPartner(page: SignatoryIndex, partner: string, load: LoadPage): Promise<Signatory | undefined> {
  const finder = new RowFinder(load, () => undefined);
  const heaps = [`id=${partner} `, searchable(partner).trim()].map((key) => ({ page, key }));
  await finder.find({ rows: [], heaps, test: (row) => isPartner(row, partner), limit: 1 });
  return finder.found.find((row): row is Signatory => !('page' in row));
}
