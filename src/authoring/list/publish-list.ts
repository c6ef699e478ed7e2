import type { Signatories, Signatory } from '../../bundle/letter-bundle.js';
import type { Localizer } from '../../localization/localizer.js';
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

/**
 * Writes pages and a search index where a list is too long to stand in its bundle, which then has its first rows alone.
 * @param languages in which the list is read, its own first
 */
export async function publishList(
  bundle: Readonly<Record<string, unknown>>,
  files: HashedFiles,
  languages: readonly Localizer[],
  progress: Progress,
): Promise<Pick<Signatories, 'pages' | 'search'> | undefined> {
  if (rowsOf(bundle).length <= mostItems) return undefined;
  const pages = await writePages(rowsOf(bundle), files, (done) => progress(paging * done));
  const index = takeRows(bundle, languages, (done) => progress(paging + filing * done));
  const search = await index.write(files, (done) => progress(paging + filing + (1 - paging - filing) * done));
  Object.assign(bundle.signatories as Signatories, { pages, search });
  return { pages, search };
}

/**
 * Files the rows for the index and leaves the bundle its first ones: what else is held of a million of them would fill the memory that
 * sorting takes. A function of its own, since one that awaits holds all it has had in hand.
 */
function takeRows(bundle: Readonly<Record<string, unknown>>, languages: readonly Localizer[], progress: Progress): ListIndex {
  const rows = rowsOf(bundle);
  const index = new ListIndex(rows, languages, progress);
  // A widget takes a row at hand and the same row in a file for one, by all that they say.
  (bundle.signatories as Signatories).items = rows.slice(0, mostItems).map((row, at) => {
    const id = index.idOf(at);
    return id === undefined ? structuredClone(row) : { ...row, id };
  });
  return index;
}
