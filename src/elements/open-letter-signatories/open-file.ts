import type { SignatoryPage } from '../../bundle/letter-bundle.js';
import { has } from '../../platform/own.js';
import { warn } from '../warn.js';
import type { Heap, LoadPage } from './heap.js';

/**
 * What a file turns out to hold; nothing where it can’t be had.
 * @param known what files had, by their integrity
 */
export async function openFile(
  { key = '', keys = [[key]], tag }: Heap,
  page: SignatoryPage,
  load: LoadPage,
  known: Map<string, ReturnType<LoadPage>>,
): Promise<Heap[] | undefined> {
  const { integrity } = page;
  if (!known.has(integrity)) known.set(integrity, load(page));
  const answer = await known.get(integrity)!;
  if (has(answer, 'code')) {
    warn(answer);
    // Who asks again is not told the same again.
    known.delete(integrity);
    return undefined;
  }
  const { items: rows = [], pages = [] } = answer;
  const under = (whole: string): SignatoryPage[] => {
    // An index’s keys are no longer.
    const key = whole.slice(0, 40);
    return pages.filter((child, at) => (child.key ?? '') <= `${key}\uffff` && (pages[at + 1]?.key ?? key) >= key);
  };
  const rowsUnder = (keys: string[]): number => keys.flatMap(under).reduce((sum, { count }) => sum + count, 0);
  const fewest = keys.reduce((a, b) => (rowsUnder(b) < rowsUnder(a) ? b : a));
  return [{ rows, key, tag }, ...fewest.flatMap((key) => under(key).map((page) => ({ key, tag, page })))];
}
