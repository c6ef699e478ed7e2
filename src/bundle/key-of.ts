import type { Signatory } from './letter-bundle.js';

/** What is the same of a signatory in every language’s list; without an id it is known by its place, if nothing speaks against it. */
export const keyOf = ({ id, country, url }: Signatory, at: number, { length }: readonly Signatory[]): string =>
  id ?? [at, length, country, url].join();
