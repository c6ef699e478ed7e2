import type { Signatory, SignatoryPage } from '../../bundle/letter-bundle.js';
import type { HashedFiles } from './hashed-files.js';
import { JsonArray } from './json-array.js';
import type { Progress } from './progress.js';

/** So many signatories stand in the bundle itself. */
export const mostItems = 1_000;

/** More pages would make the bundle, which names them all, larger than its first signatories do. */
const mostPages = 250;

/** In bytes; readers refuse twice as many. */
const largestPage = 1024 * 1024;

/** Writes what a bundle has no room for, in its order, into pages. */
export async function writePages(rows: readonly Signatory[], files: HashedFiles, progress: Progress): Promise<SignatoryPage[]> {
  let mostRows = mostItems;
  // Doubled, not just enough: else a row more would move the rows of every page.
  while (mostRows * mostPages < rows.length - mostItems) mostRows *= 2;
  const pages: SignatoryPage[] = [];
  const encoder = new TextEncoder();
  let page = new JsonArray();
  for (let index = mostItems; index < rows.length; index++) {
    const row = encoder.encode(JSON.stringify(rows[index]));
    if (page.length === mostRows || (page.length && page.sizeWith(row) > largestPage)) {
      pages.push(await files.add(page.bytes(), page.length));
      page = new JsonArray();
      progress(index / rows.length);
    }
    page.push(row);
  }
  if (page.length) pages.push(await files.add(page.bytes(), page.length));
  return pages;
}
