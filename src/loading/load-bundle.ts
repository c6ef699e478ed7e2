import type { Signatories } from '../bundle/letter-bundle.js';
import { parsePage } from '../bundle/parse-bundle.js';
import { problem, type Problem } from '../bundle/problem.js';
import { examineValue, type BundleDemands, type Examined } from './examine-bundle.js';
import { loadFirst, type Request } from './load-first.js';

/** Where a bundle may be had and what it must be. */
export type BundleRequest = BundleDemands & Request;

/** A letter, from the first source whose answer passes every check. */
export const loadBundle = (request: BundleRequest): Promise<Examined | Problem[]> => loadFirst(request, true, examineValue);

/** A page of the list; its hash is in the letter, which was verified. */
export const loadPage = (request: BundleRequest): Promise<Signatories | Problem[]> =>
  loadFirst({ ...request, publicKey: null }, false, parsePage);

/**
 * Something that belongs to the letter can’t be had.
 * @param outcome its problems, or the placeholder that came for it
 */
export function failed(code: 'translation-failed' | 'page-failed', src: string, outcome: object): Problem {
  const cause = (outcome as Problem[])[0];
  return problem(code, src, { url: cause?.url ?? src, cause });
}
