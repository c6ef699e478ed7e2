import { problem, type Problem } from '../bundle/problem.js';
import { examineBundle, type BundleDemands, type Examined } from './examine-bundle.js';
import { holdBytes } from './shared-bytes.js';

/** Where a bundle may be had and what it must be. */
export interface BundleRequest extends BundleDemands {
  /** Absolute addresses, the preferred one first. */
  sources: readonly string[];
  /** Milliseconds for each source, headers and body together. */
  timeout: number;
  signal: AbortSignal;
  /** Ask the hosts again even where an answer is at hand. */
  fresh?: boolean | undefined;
}

/** An answer that passed every check; its bytes stay shared until `release`. */
export type Loaded = Examined & { release: () => void };

/** The most bytes of a bundle, decompressed. */
const bundleCap = 8 * 1024 * 1024;

/** How long a source may be silent, in milliseconds, before the next one is started beside it. */
const headStart = 2_000;

/**
 * Asks sources in turn: the next one when the one before it failed or is silent; the first whose answer passes every check wins, and
 * the others are let go.
 * @returns the answer (whoever takes it must `release` it), or every source’s problems in the order they came; nothing when aborted
 */
export function loadBundle(request: BundleRequest): Promise<Loaded | Problem[] | undefined> {
  const { sources, signal } = request;
  return new Promise((resolve) => {
    const race = new AbortController();
    const problems: Problem[] = [];
    let failed = 0;
    const settle = (outcome?: Loaded | Problem[]): void => {
      resolve(outcome);
      race.abort();
    };
    const start = async (index: number): Promise<void> => {
      const url = sources[index];
      if (url === undefined || race.signal.aborted) return;
      let timer: ReturnType<typeof setTimeout>;
      let handedOn = false;
      const next = (): void => {
        clearTimeout(timer);
        if (!handedOn) void start(index + 1);
        handedOn = true;
      };
      const heard = (): void => {
        clearTimeout(timer);
        if (!handedOn) timer = setTimeout(next, headStart);
      };
      heard();
      race.signal.addEventListener('abort', () => clearTimeout(timer));
      const outcome = await loadSource(url, request, heard, race.signal);
      if ('kind' in outcome) {
        if (race.signal.aborted) outcome.release();
        else settle(outcome);
        return;
      }
      problems.push(...outcome);
      next();
      if (++failed === sources.length) settle(problems);
    };
    if (signal.aborted) return settle();
    signal.addEventListener('abort', () => settle(), { once: true });
    void start(0);
  });
}

/** One source to the end of its checks, or to its deadline, or until `signal` says that it isn’t needed any more. */
async function loadSource(
  url: string,
  request: BundleRequest,
  heard: () => void,
  signal: AbortSignal,
): Promise<Loaded | Problem[]> {
  const hold = holdBytes(url, bundleCap, heard, request.fresh);
  let deadline: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<Problem>((resolve) => {
    const giveUp = (): void => resolve(problem('timeout', request.timeout, { url }));
    deadline = setTimeout(giveUp, request.timeout);
    signal.addEventListener('abort', giveUp, { once: true });
  });
  const bytes = await Promise.race([hold.answer, patience]);
  clearTimeout(deadline);
  const outcome = bytes instanceof Uint8Array ? await examineBundle(bytes, request, url) : [bytes];
  if ('kind' in outcome) return { ...outcome, release: hold.release };
  hold.release();
  return outcome;
}
