import { problem, type Problem } from '../bundle/problem.js';
import { examine, type Parse } from './examine-bundle.js';
import { share, type Share } from './share.js';
import type { Demands } from './verify.js';
import { wait } from '../platform/wait.js';

const leave = (shares: readonly Share[]): void => shares.forEach((one) => one.leave());

/** Where something may be had, and what must hold for it. */
export interface Request extends Demands {
  /** Absolute addresses, the preferred one first. */
  sources: readonly string[];
  /** Milliseconds for each source, headers and body together. */
  timeout: number;
  /** Ends the loading; and until it is aborted, the bytes that were taken may stay shared with whoever else asks for them. */
  signal: AbortSignal;
  /** With `reload` the hosts are asked again, whatever the browser has kept. */
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
  const { timeout, signal, publicKey } = request;
  return new Promise((resolve) => {
    const problems: Problem[] = [];
    const sources = [...new Set(request.sources)];
    let waitingFor = sources.length;
    /** What is still in the race: each a file and, where one is demanded, its signature. */
    const held = new Set<readonly Share[]>();
    let latest: string | undefined;
    const settle = (outcome: T | Problem[]): void => {
      resolve(outcome);
      latest = undefined;
      waitingFor = 0;
      held.forEach(leave);
      held.clear();
    };
    const askNext = (): void => {
      latest = sources.shift();
      if (latest) void ask(latest, wait(timeout, problem('timeout', `${timeout} ms`)), request.cache);
    };
    const ask = async (url: string, late: Promise<Problem>, cache?: RequestCache, tried = 0): Promise<void> => {
      const file = share(url, (whole ? 8 : 2) * 2 ** 20, cache);
      const shares = publicKey == null ? [file] : [file, share(url.replace(/(?=[?#])|$/, '.sig'), 1_024, cache)];
      held.add(shares);
      // One that is behind another has handed on already.
      const handOn = (): void => {
        if (latest === url) askNext();
      };
      void silence(file).then(handOn);
      const [answer, signature] = shares.map(({ bytes }) =>
        Promise.race([bytes, late]).catch((cause: unknown) =>
          problem('network', (cause as Error | undefined)?.message, { cause }),
        ),
      );
      const outcome = await examine(answer, request, parse, url, signature);
      if (!held.delete(shares)) return;
      const failed = Array.isArray(outcome);
      if (!failed) settle(outcome);
      if (!failed && whole) return void held.add(shares);
      leave(shares);
      if (!failed) return;
      handOn();
      const pause = pauseAfter(outcome[0]!, tried, whole);
      // After its time a source isn’t asked again.
      if (pause && !(await Promise.race([wait(pause), late]))) {
        if (waitingFor) void ask(url, late, 'reload', tried + 1);
        return;
      }
      problems.push(...outcome);
      // When a page is left, Chromium fails its requests just before it says so.
      if (!--waitingFor) setTimeout(settle, 0, problems);
    };
    signal.addEventListener('abort', () => settle([]));
    if (waitingFor) askNext();
    else settle(problems);
  });
}

/**
 * Milliseconds until what may pass is tried again, if it is: a file and its signature don’t match while a host is being updated; a page of
 * the list isn’t what the letter says where a browser has kept a bad one; a network or a host fails now and then, for a file or its
 * signature, with an error or a status of 500 and more as the cause, and not everybody should come back at once.
 */
const pauseAfter = ({ code, cause }: Problem, tried: number, whole: boolean): number | false =>
  code === (whole ? 'signature-invalid' : 'integrity-mismatch')
    ? !tried && headStart
    : code !== 'not-json' && !!cause && !((cause as number) < 500) && tried < 2 && 300 * (1 + Math.random());

/** Lasts until nothing was heard for a while. */
async function silence(source: Share): Promise<void> {
  for (let left = headStart; left > 0; left = source.heard + headStart - Date.now()) await wait(left);
}
