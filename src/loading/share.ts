import type { Problem } from '../bundle/problem.js';
import { readBytes, type Bytes } from './read-bytes.js';

/** One request that several embeds wait for or have used. */
export interface Share {
  bytes: Promise<Bytes | Problem>;
  /** When the host last gave a sign of life, as `Date.now()` has it. */
  heard: number;
  users: number;
  /** Ends one user’s part; the request lives as long as it has any. */
  leave(): void;
}

const shares = new Map<string, Share>();

/**
 * Joins the request for an address that is under way or was answered for another embed on this page, else makes one. A failure isn’t
 * kept, since everybody whom it fails leaves.
 * @param url absolute
 * @param cap the most bytes that are taken, decompressed
 * @param cache with `reload` the host is asked again, whatever the browser has kept
 */
export function share(url: string, cap: number, cache?: RequestCache): Share {
  let joined = cache ? undefined : shares.get(url);
  if (!joined) {
    const abort = new AbortController();
    const made: Share = {
      bytes: readBytes(url, cap, () => (made.heard = Date.now()), { signal: abort.signal, cache }),
      heard: 0,
      users: 0,
      leave: () => {
        if (--made.users) return;
        abort.abort();
        // One that was made afresh may have taken its place.
        if (shares.get(url) === made) shares.delete(url);
      },
    };
    shares.set(url, (joined = made));
  }
  joined.users++;
  return joined;
}
