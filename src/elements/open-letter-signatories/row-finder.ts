import type { Signatory } from '../../bundle/letter-bundle.js';
import type { Found } from './heap.js';

/** How long rows are looked at at a stretch, in milliseconds: with what painting takes, less than a long task’s 50. */
const stretch = 6;

/** @param time in milliseconds */
export const pause = (time = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

/** What is looked for among the rows at hand. */
export interface Query {
  rows: readonly Signatory[];
  /** @param tag that the row must have */
  test: (row: Signatory, tag?: string) => boolean;
}

/** Looks through the rows that are at hand, in stretches of time. */
export class RowFinder<Q extends Query = Query> {
  found: Found[] = [];
  busy = false;
  query: Q | undefined;

  /** @param changed called whenever there is something new */
  constructor(readonly changed: () => void) {}

  /** Settles when no more is looked for. */
  async find(query: Q): Promise<void> {
    this.query = query;
    this.found = [];
    this.busy = true;
    if (await this.take(query.rows, query.test)) await this.rest();
  }

  /** @returns whether this is still what is looked for */
  protected async take(rows: readonly Signatory[], test: (row: Signatory) => boolean): Promise<boolean> {
    const { query } = this;
    let until = performance.now() + stretch;
    for (const row of rows) {
      if (performance.now() > until) {
        this.changed();
        await pause();
        if (query !== this.query) return false;
        until = performance.now() + stretch;
      }
      if (test(row)) this.found.push(row);
    }
    return query === this.query;
  }

  protected rest(): void | Promise<void> {
    this.busy = false;
    this.changed();
  }
}
