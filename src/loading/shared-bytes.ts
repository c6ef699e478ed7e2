import type { Problem } from '../bundle/problem.js';
import { readBytes } from './read-bytes.js';

/** One request that several embeds wait for or have used. */
interface Entry {
  answer: Promise<Uint8Array<ArrayBuffer> | Problem>;
  /** Told at every sign of life. */
  listeners: Set<() => void>;
  abort: AbortController;
}

const entries = new Map<string, Entry>();

/** A share in a request. It lives as long as somebody holds it, and is aborted when the last one lets go. */
export interface Hold {
  answer: Promise<Uint8Array<ArrayBuffer> | Problem>;
  release: () => void;
}

/**
 * Joins the request for an address that is under way or was answered for another embed on this page, else makes one.
 * @param url absolute
 * @param cap the most bytes that are taken
 * @param heard called at every sign of life
 * @param fresh make a new request in any case
 */
export function holdBytes(url: string, cap: number, heard: () => void, fresh?: boolean): Hold {
  let entry = fresh ? undefined : entries.get(url);
  if (!entry) {
    const listeners = new Set<() => void>();
    const abort = new AbortController();
    const answer = readBytes(url, { cap, fresh, signal: abort.signal, heard: () => listeners.forEach((listener) => listener()) });
    entry = { answer, listeners, abort };
    entries.set(url, entry);
    const made = entry;
    // A failure is never kept: the next one who asks makes a new request.
    void answer.then((bytes) => bytes instanceof Uint8Array || forget(url, made));
  }
  const shared = entry;
  // Not `heard` itself, which two holds might have in common.
  const listener = (): void => heard();
  shared.listeners.add(listener);
  return {
    answer: shared.answer,
    release() {
      shared.listeners.delete(listener);
      if (shared.listeners.size) return;
      shared.abort.abort();
      forget(url, shared);
    },
  };
}

function forget(url: string, entry: Entry): void {
  if (entries.get(url) === entry) entries.delete(url);
}
