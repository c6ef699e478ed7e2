import type { Signatories } from '../../bundle/letter-bundle.js';
import type { Problem } from '../../bundle/problem.js';
import type { Heap, LoadPage } from './heap.js';
import { openFile } from './open-file.js';
import { pause, RowFinder, type Query } from './row-finder.js';

/** What is looked for, at hand and in files. */
export interface FileQuery extends Query {
  /** In the order in which what they hold is to stand, after the rows at hand. */
  heaps: readonly Heap[];
  /** Whether rows that are not at hand are worth counting. */
  exact?: boolean;
  /** Rows of files that are left out, as JSON: an index files each under several keys. */
  seen: Set<string>;
  /** How many rows are wanted, if need be from files. */
  limit: number;
}

/** How long typing must rest, in milliseconds, before files are asked for. */
const rest = 200;

/** More matches than these are not counted, nor as many where it takes more than a few files. */
const counted = 1_001;
const fewFiles = 4;

/** Some rows now are better than all of them after so many files. */
const manyFiles = 7;

/** Looks through the rows at hand, and through as many files as are needed. */
export class FileFinder extends RowFinder<FileQuery> {
  /** Whether a file is waited for. */
  waiting = false;
  /** What wasn’t looked at yet. */
  queue: Heap[] = [];

  /** What files had, by their integrity. */
  readonly #known = new Map<string, Promise<Signatories | Problem>>();

  constructor(
    readonly load: LoadPage,
    changed: () => void,
  ) {
    super(changed);
  }

  override find(query: FileQuery): Promise<void> {
    this.queue = [...query.heaps];
    this.waiting = false;
    return super.find(query);
  }

  /** @param limit how many rows are wanted now */
  want(limit: number): void {
    this.query!.limit = limit;
    if (!this.busy) void this.rest();
  }

  protected override async rest(): Promise<void> {
    const query = this.query!;
    const { seen, exact } = query;
    let asked = 0;
    this.busy = true;
    for (let heap; (heap = this.queue[0]);) {
      const { page, rows = [], key, tag } = heap;
      if (page) {
        const enough = asked > manyFiles ? 1 : exact && asked <= fewFiles ? counted : query.limit;
        if (this.found.length >= enough) break;
        this.waiting = true;
        this.changed();
        if (exact && !asked++) await pause(rest);
        const heaps = query === this.query ? await openFile(heap, page, this.load, this.#known) : [];
        // Something else is looked for by now.
        if (query !== this.query) return;
        this.waiting = false;
        this.queue.splice(0, 1, ...(heaps ?? []));
        if (!heaps) this.found.push({ page });
      } else {
        this.queue.shift();
        const fresh = await this.take(rows, (row) => {
          const json = JSON.stringify(row);
          // A page has no key, and whoever stands in it twice has signed twice.
          return query.test(row, tag) && !seen.has(json) && (!key || !!seen.add(json));
        });
        if (!fresh) return;
      }
    }
    void super.rest();
  }
}
