import { keyOf } from '../bundle/key-of.js';
import type { Composed } from './compose-bundle.js';
import { rowsOf } from './list/publish-list.js';
import type { Places } from './places.js';
import type { Report } from './report.js';

/** Says which translation’s list doesn’t have the original’s signatories, as far as a reader’s browser can tell them. */
export function checkLists(original: Composed, translations: readonly Composed[], places: Places, report: Report): void {
  const wanted = rowsOf(original.bundle).map(keyOf);
  for (const { bundle } of translations) {
    const found = new Set(rowsOf(bundle).map(keyOf));
    const missing = wanted.filter((key) => !found.has(key)).length;
    if (!missing || !found.size) continue;
    report.warn(
      `${missing} of the ${wanted.length} signatories in the original’s list can’t be told in this one, so that a page that names one of ` +
        'them as its partner can’t mark it: give both sheets a column “id”, or the same rows in the same order; or take this sheet ' +
        'out, and readers see the original’s list.',
      { file: places.find(bundle, 'signatories.items[0]')?.file ?? 'signatories.csv' },
    );
  }
}
