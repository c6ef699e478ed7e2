import { problem, type Problem } from '../bundle/problem.js';

/** How a bundle was verified. */
export type Verified = 'none' | 'integrity' | 'signature';

/** What an element demands of the bytes; an attribute that is there but empty demands the impossible and fails closed. */
export interface Demands {
  /** SRI string: `sha256-`, `sha384-` or `sha512-` and base64; of several, one of the strongest must match. */
  integrity?: string | null | undefined;
  publicKey?: string | null | undefined;
}

/** Checks bytes against what the element demands of them; whatever can’t be checked fails. */
export async function verify(
  bytes: Uint8Array<ArrayBuffer>,
  { integrity, publicKey }: Demands,
  url: string,
): Promise<Verified | Problem> {
  if (publicKey != null) return problem('not-verifiable', 'signatures can’t be checked yet', { url });
  if (integrity == null) return 'none';
  const hashes = integrity
    .trim()
    .split(/\s+/)
    .map((hash) => /^sha(256|384|512)-([A-Za-z0-9+/]+={0,2})$/.exec(hash) ?? []);
  if (hashes.some(([hash]) => !hash)) return problem('not-verifiable', 'unknown integrity', { url });
  // Only where the page itself came over HTTPS does a browser lend its cryptography; types say it always does.
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (!subtle) return problem('not-verifiable', 'no WebCrypto here', { url });
  const bits = hashes
    .map(([, length]) => length!)
    .sort()
    .at(-1);
  const digest = btoa(String.fromCharCode(...new Uint8Array(await subtle.digest(`SHA-${bits}`, bytes))));
  return hashes.some(([, length, hash]) => length === bits && hash === digest)
    ? 'integrity'
    : problem('integrity-mismatch', '', { url });
}
