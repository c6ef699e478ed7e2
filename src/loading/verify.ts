import { problem, type Problem } from '../bundle/problem.js';
import type { Bytes } from './read-bytes.js';

/** How a bundle was verified. */
export type Verified = 'none' | 'integrity' | 'signature';

/** What an element demands of the bytes; an attribute that is there but empty demands the impossible and fails closed. */
export interface Demands {
  /** SRI string: `sha256-`, `sha384-` or `sha512-` and base64 or base64url; of several, one of the strongest must match. */
  integrity?: string | null | undefined;
  publicKey?: string | null | undefined;
  /** A bundle that is at hand, which no demand can be proved of: it has no bytes. */
  bundle?: unknown;
}

/** Checks bytes against what the element demands of them; whatever can’t be checked fails. */
export async function verify(bytes: Bytes | undefined, { integrity, publicKey }: Demands): Promise<Verified | Problem> {
  if (publicKey != null) return problem('not-verifiable', 'no signatures yet');
  if (integrity == null) return 'none';
  // Base64url and base64, with padding or without, are made one; the longest hash is the strongest, and sorts last.
  const hashes = integrity.replace(/-/g, '+').replace(/_/g, '/').replace(/=/g, '').match(/\S+/g)?.sort();
  // Only where the page itself came over HTTPS does a browser lend its cryptography; types say it always does.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!bytes || !subtle || !hashes?.every((hash) => /^sha(256|384|512)\+[\w+/]+$/.test(hash)))
    return problem('not-verifiable', 'it needs bytes, HTTPS and a known hash');
  const bits = hashes.at(-1)!.slice(3, 6);
  const digest = btoa(String.fromCharCode(...new Uint8Array(await subtle.digest(`sha-${bits}`, bytes))));
  return hashes.includes(`sha${bits}+${digest.replace(/=/g, '')}`) ? 'integrity' : problem('integrity-mismatch');
}
