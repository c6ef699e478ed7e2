import type { Signatories, Signatory, SignatoryPage } from '../../bundle/letter-bundle.js';
import type { Problem } from '../../bundle/problem.js';

/** Fetches a file of a long list; what is known not to be had may be said at once. */
export type LoadPage = (page: SignatoryPage) => Promise<Signatories | Problem> | Problem;

/** Where rows are: at hand, or in a file, or behind it in further files. */
export interface Heap {
  /** Those at hand; of a file, what stands in its place, and in that of all that is looked through after it, where it can’t be had. */
  rows?: readonly Signatory[] | undefined;
  page?: SignatoryPage;
  /** What the keys of an index’s file must begin with. */
  key?: string;
  /** Instead of one key several lists, of which that is taken which leads to the fewest rows. */
  keys?: string[][];
  /** The tag that the rows must have. */
  tag?: string | undefined;
}

/** A file that can’t be had, in the place of its rows. */
export interface Gap {
  page: SignatoryPage;
  tag?: string | undefined;
}

/** What a search finds. */
export type Found = Signatory | Gap;
