import type { Problem } from '../bundle/problem.js';
import { readBytes, type ReadOptions } from './read-bytes.js';

/** One request that several embeds wait for or have used. */
interface Entry {
  answer: Promise<Uint8Array<ArrayBuffer> | Problem>;
  /** Of everybody who has a share in it: what is told at every sign of life. */
  listeners: Set<() => void>;
  abort: AbortController;
}

const entries = new Map<string, Entry>();

/**
 * Joins the request for an address that is under way or was answered for another embed on this page, else makes one. It lives as long
 * as somebody has a share in it, and is aborted when the last one lets go.
 * @param url absolute
 * @param options `signal` ends this share alone, with its reason; `fresh` makes a new request in any case
 */
export function shareBytes(url: string, { signal, heard, ...options }: ReadOptions): Promise<Uint8Array<ArrayBuffer> | Problem> {
  const known = options.fresh ? undefined : entries.get(url);
  const entry = known ?? request(url, options);
  // Not `heard` itself, which two shares might have in common.
  const listener = (): void => heard();
  entry.listeners.add(listener);
  return new Promise((resolve) => {
    void entry.answer.then(resolve);
    signal.addEventListener('abort', () => {
      resolve(signal.reason as Problem);
      entry.listeners.delete(listener);
      if (!entry.listeners.size) entry.abort.abort();
    });
  });
}

function request(url: string, options: Pick<ReadOptions, 'cap' | 'fresh'>): Entry {
  const listeners = new Set<() => void>();
  const abort = new AbortController();
  const { signal } = abort;
  const answer = readBytes(url, { ...options, signal, heard: () => listeners.forEach((listener) => listener()) });
  const entry = { answer, listeners, abort };
  entries.set(url, entry);
  // One that was made afresh may have taken its place.
  signal.addEventListener('abort', () => entries.get(url) === entry && entries.delete(url));
  // A failure is never kept: the next one who asks makes a new request.
  void answer.then((bytes) => bytes instanceof Uint8Array || abort.abort());
  return entry;
}
