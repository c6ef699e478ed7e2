import type { Signatory } from '../../bundle/letter-bundle.js';
import { wait } from '../../platform/wait.js';
import type { Found, Gap, Heap, LoadPage } from './heap.js';
import { openFile } from './open-file.js';

/** What is looked for, at hand and in files. */
export interface Query {
  /** Those at hand. */
  rows: readonly Signatory[];
  /** Something where files may have the same rows again. */
  key?: string | false;
  /** Who stands before all others already, and so isn’t wanted from a file. */
  first?: Signatory | undefined;
  /** In the order in which what they hold is to stand, after the rows at hand. */
  heaps: readonly Heap[];
  /** @param tag that the row must have */
  test: (row: Signatory, tag?: string) => boolean;
  /** Whether rows that are not at hand are worth counting. */
  exact?: boolean;
  /** How many rows are wanted, if need be from files. */
  limit: number;
}

/** How long rows are looked at at a stretch, in milliseconds: with what painting takes, less than a long task’s 50. */
const stretch = 6;

/** How long typing must rest, in milliseconds, before files are asked for. */
const rest = 200;

/** More matches than these are not counted, nor as many where it takes more than a few files. */
const counted = 1_001;
const fewFiles = 4;

/** Some rows now are better than all of them after so many files. */
const manyFiles = 7;

/** Looks through the rows at hand, in stretches of time, and through as many files as are needed. */
export class RowFinder {
  declare found: Found[];
  query: Query | undefined;
  /** Whether a file is waited for. */
  declare waiting: boolean;
  /** What wasn’t looked at yet. */
  declare queue: Heap[];

  declare busy: boolean;
  /** Rows that files need not have again, as JSON: an index files each under several keys. */
  #seen!: Set<unknown>;
  /** What files had, by their integrity. */
  readonly #known = new Map<string, ReturnType<LoadPage>>();

  /** @param changed called whenever there is something new */
  constructor(
    readonly load: LoadPage,
    readonly changed: () => void,
  ) {}

  /** Settles when no more is looked for. */
  find(query: Query): Promise<void> {
    this.query = query;
    this.found = [];
    this.queue = [{ rows: query.rows, key: query.key || '' }, ...query.heaps];
    this.#seen = new Set([JSON.stringify(query.first)]);
    this.waiting = false;
    return this.#look();
  }

  /**
   * Settles when no more is looked for, or something else does.
   * @param limit how many rows are wanted now
   */
  async want(limit: number): Promise<void> {
    this.query!.limit = limit;
    if (!this.busy) await this.#look();
  }

  async #look(): Promise<void> {
    const query = this.query!;
    const { exact } = query;
    let asked = 0;
    this.busy = true;
    for (let heap; (heap = this.queue[0]);) {
      const { page, rows = [], key, tag } = heap;
      if (page) {
        const enough = asked > manyFiles ? 1 : exact && asked <= fewFiles ? counted : query.limit;
        if (this.found.length >= enough) break;
        this.waiting = true;
        this.changed();
        // Files that are had already let the page have its turn, too: an index may lead to one again and again.
        await wait(exact && !asked++ ? rest : 0);
        const heaps = query === this.query ? await openFile(heap, page, this.load, this.#known) : [];
        // Something else is looked for by now.
        if (query !== this.query) return;
        this.waiting = false;
        this.queue.splice(0, 1, ...(heaps ?? []));
        // An index’s first file may be asked for more than one key.
        if (!heaps && (this.found.at(-1) as Gap | undefined)?.page !== page) this.found.push({ page, tag });
        if (!heaps && rows[0]) this.queue = [{ rows }];
      } else {
        this.queue.shift();
        let until = Date.now() + stretch;
        for (const row of rows) {
          if (Date.now() > until) {
            this.changed();
            await wait();
            if (query !== this.query) return;
            until = Date.now() + stretch;
          }
          if (!query.test(row, tag)) continue;
          const json = (key || rows !== query.rows) && JSON.stringify(row);
          if (rows === query.rows || !this.#seen.has(json)) this.found.push(row);
          // A page has no key, and whoever stands in it twice has signed twice.
          if (key) this.#seen.add(json);
        }
      }
    }
    this.busy = false;
    this.changed();
  }
}
