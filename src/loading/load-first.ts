import { problem, type Problem } from '../bundle/problem.js';
import { examine, type Parse } from './examine-bundle.js';
import { share, type Share } from './share.js';
import type { Demands } from './verify.js';
import { wait } from './wait.js';

/** Where something may be had, and what must hold for it. */
export interface Request extends Demands {
  /** Absolute addresses, the preferred one first. */
  sources: readonly string[];
  /** Milliseconds for each source, headers and body together. */
  timeout: number;
  /** Ends the loading; and until it is aborted, the bytes that were taken may stay shared with whoever else asks for them. */
  signal: AbortSignal;
  /** With `no-cache` the hosts are asked again even where an answer is at hand. */
  cache?: RequestCache | undefined;
}

/** How long a source may be silent, in milliseconds, before the next one is started beside it. */
const headStart = 2_000;

/**
 * Asks sources in turn: the next one when the one before it failed or is silent; the first whose answer passes every check wins, and
 * the others are let go.
 * @param whole a letter (8 MiB at most, its bytes kept for other embeds), or else a page (2 MiB, let go when it is read)
 * @returns the answer, or every source’s problems in the order they came; none when aborted
 */
export function loadFirst<T extends object, R extends Request>(
  request: R,
  whole: boolean,
  parse: Parse<T, R>,
): Promise<T | Problem[]> {
  const { timeout, signal, cache } = request;
  return new Promise((resolve) => {
    const problems: Problem[] = [];
    const sources = [...new Set(request.sources)];
    let waitingFor = sources.length;
    /** Those that are still in the race. */
    const held = new Set<Share>();
    let latest: Share | undefined;
    const settle = (outcome: T | Problem[]): void => {
      resolve(outcome);
      latest = undefined;
      for (const source of held) source.leave();
      held.clear();
    };
    const askNext = async (): Promise<void> => {
      const url = sources.shift();
      if (!url) return;
      const source = (latest = share(url, (whole ? 8 : 2) * 2 ** 20, cache));
      held.add(source);
      // One that is behind another has handed on already.
      const handOn = (): void => void (latest === source && askNext());
      void silence(source).then(handOn);
      const answer = Promise.race([source.bytes, wait(timeout, problem('timeout', timeout))]);
      const outcome = await examine(answer, request, parse, url);
      if (!held.delete(source)) return;
      if (Array.isArray(outcome)) {
        source.leave();
        problems.push(...outcome);
        handOn();
        // When a page is left, Chromium fails its requests just before it says so.
        if (!--waitingFor) setTimeout(settle, 0, problems);
      } else {
        settle(outcome);
        if (whole) held.add(source);
        else source.leave();
      }
    };
    signal.addEventListener('abort', () => settle([]));
    if (waitingFor) void askNext();
    else settle(problems);
  });
}

/** Lasts until nothing was heard for a while. */
async function silence(source: Share): Promise<void> {
  for (let left = headStart; left > 0; left = source.heard + headStart - Date.now()) await wait(left);
}
