import type { Signatories, SignatoryPage, Translation } from '../bundle/letter-bundle.js';
import { parsePage } from '../bundle/parse-bundle.js';
import { problem, type Problem } from '../bundle/problem.js';
import { sameOriginLink } from '../bundle/safe-link.js';
import { examine, examineValue, type BundleDemands, type Examined } from './examine-bundle.js';
import { loadFirst, type FirstOf } from './load-first.js';

/** Where a bundle may be had and what it must be. */
export type BundleRequest = BundleDemands & Omit<FirstOf<Examined>, 'cap' | 'examine'>;

const MiB = 1024 * 1024;

/** A letter, from the first source whose answer passes every check. */
export const loadBundle = (request: BundleRequest): Promise<Examined | Problem[] | undefined> =>
  loadFirst({
    ...request,
    cap: 8 * MiB,
    examine: (bytes, url) => examine(bytes, request, (value, verified) => examineValue(value, verified, request, url)),
  });

/** A translation from beside the letter, else from beside its other sources. */
export const loadTranslation = (
  { src, integrity }: Translation,
  request: BundleRequest,
  url: string,
): Promise<Examined | Problem[] | undefined> =>
  loadBundle({
    ...request,
    sources: beside(src!, url, request),
    // Where one text is pinned, a translation without its own hash can’t be told from a forged one.
    integrity: integrity ?? (request.integrity == null ? null : ''),
  });

/** A page of the list from beside the letter, else from beside its other sources; it is nothing without its hash. */
export async function loadPage(
  { src, integrity }: SignatoryPage,
  request: BundleRequest,
  url: string,
): Promise<Signatories | Problem> {
  const page = await loadFirst({
    ...request,
    sources: beside(src, url, request),
    cap: 2 * MiB,
    examine: (bytes) => examine(bytes, { integrity }, parsePage),
  });
  return page && !Array.isArray(page) ? page : failed('page-failed', src, src, page);
}

/** Something that belongs to the letter can’t be had. */
export const failed = (code: 'translation-failed' | 'page-failed', name: string, src: string, [cause]: Problem[] = []): Problem =>
  problem(code, name, { url: cause?.url ?? src, cause });

/** Where what stands beside the letter may be had; never at another origin than the letter. */
const beside = (src: string, url: string, { sources }: BundleRequest): string[] =>
  [...new Set([url, ...sources])].flatMap((source) => sameOriginLink(src, source) ?? []);
