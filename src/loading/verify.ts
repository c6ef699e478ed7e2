import { problem, type Problem, type ProblemCode } from '../bundle/problem.js';
import { has, own } from '../platform/own.js';
import type { Bytes } from './read-bytes.js';

/** How a bundle was verified. */
export type Verified = 'none' | 'integrity' | 'signature';

/** What an element demands of the bytes; an attribute that is there but empty demands the impossible and fails closed. */
export interface Demands {
  /** SRI string: `sha256-`, `sha384-` or `sha512-` and base64 or base64url; of several, one of the strongest must match. */
  integrity?: string | null | undefined;
  /** Ed25519 public key (RFC 8032): base64url of its 32 bytes. */
  publicKey?: string | null | undefined;
  /** A bundle that is at hand, which no demand can be proved of: it has no bytes. */
  bundle?: unknown;
}

/**
 * Checks bytes against what the element demands of them; whatever can’t be checked fails.
 * @param signature what stands beside the bytes: base64, white space ignored
 */
export async function verify(
  bytes: Bytes | undefined,
  { integrity, publicKey }: Demands,
  signature?: Promise<Bytes | Problem>,
): Promise<Verified | Problem> {
  let code: ProblemCode = 'not-verifiable';
  try {
    if (integrity != null) {
      // Base64url and base64, with padding or without, are made one; the longest hash is the strongest, and sorts last.
      const hashes = integrity.replace(/-/g, '+').replace(/_/g, '/').replace(/=/g, '').match(/\S+/g)!.sort();
      if (!hashes.every((hash) => /^sha(256|384|512)\+[\w+/]+$/.test(hash))) return problem(code);
      const bits = hashes.at(-1)!.slice(3, 6);
      const digest = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest(`sha-${bits}`, bytes!))));
      if (!hashes.includes(`sha${bits}+${digest.replace(/=/g, '')}`)) return problem('integrity-mismatch');
      if (publicKey == null) return 'integrity';
    }
    if (publicKey == null) return 'none';
    // With a key of small order, which its first 30 bits tell, whoever likes can sign.
    if (!/^(?!A[AQ]AAA|7[Pfv]___|JuiVj|xxdqc)[\w-]{43}$/.test(publicKey)) return problem(bytes ? 'bad-key' : code);
    const key = await crypto.subtle.importKey('jwk', own({ kty: 'OKP', crv: 'Ed25519', x: publicKey }), 'Ed25519', false, [
      'verify',
    ]);
    const given = (await signature)!;
    if (has(given, 'code')) return problem('signature-missing', '', { cause: given.cause });
    code = 'signature-invalid';
    const raw = Uint8Array.from(atob(new TextDecoder().decode(given)), (byte) => byte.charCodeAt(0));
    if (await crypto.subtle.verify('Ed25519', key, raw, bytes!)) return 'signature';
  } catch {
    // The code says what can’t be done: a page that came without HTTPS has no cryptography, a bundle at hand no bytes.
  }
  return problem(code);
}
