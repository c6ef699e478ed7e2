import type { Signatories, Signatory } from '../../bundle/letter-bundle.js';
import { isObject } from '../is-object.js';
import type { HashedFiles } from './hashed-files.js';
import { ListIndex } from './list-index.js';
import { mostItems, writePages } from './pages.js';
import type { Progress } from './progress.js';

/** The rows of a bundle that isn’t parsed yet. */
export function rowsOf({ signatories }: Readonly<Record<string, unknown>>): readonly Signatory[] {
  return isObject(signatories) && Array.isArray(signatories.items) ? (signatories.items as Signatory[]) : [];
}

/** Part of the work that is done once the pages are written. */
const paging = 0.02;

/** Part of the work that is done then once the rows are filed. */
const filing = 0.2;

/** Writes pages and a search index where a list is too long to stand in its bundle, which then has its first rows alone. */
export async function publishList(
  bundle: Readonly<Record<string, unknown>>,
  files: HashedFiles,
  progress: Progress,
): Promise<Pick<Signatories, 'pages' | 'search'> | undefined> {
  if (rowsOf(bundle).length <= mostItems) return undefined;
  const pages = await writePages(rowsOf(bundle), files, (done) => progress(paging * done));
  const index = takeRows(bundle, (done) => progress(paging + filing * done));
  const search = await index.write(files, (done) => progress(paging + filing + (1 - paging - filing) * done));
  Object.assign(bundle.signatories as Signatories, { pages, search });
  return { pages, search };
}

/**
 * Files the rows for the index and leaves the bundle its first ones: what else is held of a million of them would fill the memory that
 * sorting takes. A function of its own, since one that awaits holds all it has had in hand.
 */
function takeRows(bundle: Readonly<Record<string, unknown>>, progress: Progress): ListIndex {
  const rows = rowsOf(bundle);
  const index = new ListIndex(rows, typeof bundle.lang === 'string' ? bundle.lang : 'en', progress);
  (bundle.signatories as Signatories).items = structuredClone(rows.slice(0, mostItems));
  return index;
}
