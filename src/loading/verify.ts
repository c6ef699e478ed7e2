import { problem, type Problem } from '../bundle/problem.js';

/** How a bundle was verified. */
export type Verified = 'none' | 'integrity' | 'signature';

/** What an element demands of the bytes; an attribute that is there but empty demands the impossible and fails closed. */
export interface Demands {
  /** SRI string: `sha256-`, `sha384-` or `sha512-` and base64 or base64url; of several, one of the strongest must match. */
  integrity?: string | null | undefined;
  publicKey?: string | null | undefined;
}

/** Checks bytes against what the element demands of them; whatever can’t be checked fails. */
export async function verify(bytes: Uint8Array<ArrayBuffer>, { integrity, publicKey }: Demands): Promise<Verified | Problem> {
  if (publicKey != null) return problem('not-verifiable', 'signatures can’t be checked yet');
  if (integrity == null) return 'none';
  const hashes = integrity.trim().split(/\s+/);
  if (!hashes.every((hash) => /^sha(256|384|512)-[\w+/-]+={0,2}$/.test(hash)))
    return problem('not-verifiable', 'unknown integrity');
  // Only where the page itself came over HTTPS does a browser lend its cryptography; types say it always does.
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (!subtle) return problem('not-verifiable', 'no WebCrypto here');
  // The longest is the strongest, and sorts last.
  const [algorithm] = hashes.sort().at(-1)!.split('-');
  const digest = await subtle.digest(algorithm!.replace('sha', 'SHA-'), bytes);
  const right = plain(`${algorithm}-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`);
  return hashes.some((hash) => plain(hash) === right) ? 'integrity' : problem('integrity-mismatch');
}

/** A hash written in one way of several: as base64 or base64url, with padding or without. */
const plain = (hash: string): string => hash.replace(/-/g, '+').replace(/_/g, '/').replace(/=/g, '');
