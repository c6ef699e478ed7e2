import { problem, type Problem } from '../bundle/problem.js';
import { shareBytes } from './shared-bytes.js';

/** Where something may be had, and how it is told whether it is right. */
export interface FirstOf<T> {
  /** Absolute addresses, the preferred one first. */
  sources: readonly string[];
  /** Milliseconds for each source, headers and body together. */
  timeout: number;
  /** Until it is aborted, the bytes that were taken stay shared with whoever else asks for them. */
  signal: AbortSignal;
  /** Ask the hosts again even where an answer is at hand. */
  fresh?: boolean | undefined;
  /** The most bytes of an answer, decompressed. */
  cap: number;
  /** What an answer’s bytes come to, or what is wrong with them. */
  examine(bytes: Uint8Array<ArrayBuffer>, url: string): Promise<T | Problem[]>;
}

/** How long a source may be silent, in milliseconds, before the next one is started beside it. */
const headStart = 2_000;

/**
 * Asks sources in turn: the next one when the one before it failed or is silent; the first whose answer passes every check wins, and
 * the others are let go.
 * @returns the answer, or every source’s problems in the order they came; nothing when aborted
 */
export function loadFirst<T extends object>(request: FirstOf<T>): Promise<T | Problem[] | undefined> {
  const { sources, timeout, signal, fresh, cap, examine } = request;
  return new Promise((resolve) => {
    const problems: Problem[] = [];
    const asked: AbortController[] = [];
    let waitingFor = sources.length;
    let settled = false;
    const settle = (outcome?: T | Problem[], winner?: AbortController): void => {
      settled = true;
      resolve(outcome);
      for (const source of asked) if (source !== winner) source.abort();
    };
    const askNext = async (): Promise<void> => {
      const url = sources[asked.length];
      if (settled || url === undefined) return;
      const source = new AbortController();
      asked.push(source);
      // One that is behind another has handed on already.
      const handOn = (): void => void (source === asked.at(-1) && askNext());
      let silence: ReturnType<typeof setTimeout> | undefined;
      const heard = (): void => {
        clearTimeout(silence);
        silence = setTimeout(handOn, headStart);
      };
      heard();
      const deadline = setTimeout(() => source.abort(problem('timeout', timeout)), timeout);
      const bytes = await shareBytes(url, { cap, fresh, heard, signal: source.signal });
      clearTimeout(deadline);
      const outcome = bytes instanceof Uint8Array ? await examine(bytes, url) : [bytes];
      if (settled) return;
      if (!Array.isArray(outcome)) return settle(outcome, source);
      source.abort();
      problems.push(...outcome.map((fault) => ({ ...fault, url })));
      handOn();
      if (!--waitingFor) settle(problems);
    };
    signal.addEventListener('abort', () => settle());
    if (signal.aborted) settle();
    else if (waitingFor) void askNext();
    else settle(problems);
  });
}
