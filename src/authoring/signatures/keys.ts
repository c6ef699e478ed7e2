import { problem, type Problem } from '../../bundle/problem.js';
import { fromBase64, toBase64 } from '../base64.js';
import { isSmallOrder } from './small-order.js';

/** A private key and the public one that belongs to it. */
export interface KeyPair {
  privateKey: CryptoKey;
  /** Base64url of its 32 bytes, as the attribute `public-key` takes it. */
  publicKey: string;
}

/** Makes a new pair of Ed25519 keys. */
export async function makeKeyPair(): Promise<KeyPair> {
  const { privateKey } = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  return { privateKey, publicKey: await publicHalf(privateKey) };
}

/** A private key as PKCS#8 in PEM, as `openssl genpkey -algorithm ed25519` writes it. */
export async function writePrivateKey({ privateKey }: KeyPair): Promise<string> {
  const lines = toBase64(new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))).replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`;
}

/**
 * Reads a private key.
 * @param pem the text of a file; what stands before and behind the key is ignored
 * @returns the pair, or a sentence that says why this is none
 */
export async function readPrivateKey(pem: string): Promise<KeyPair | string> {
  const [, kind = '', body = ''] = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/.exec(pem) ?? [];
  if (kind === 'ENCRYPTED PRIVATE KEY') return 'The key is encrypted: `openssl pkey -in FILE -out PLAIN` decrypts it.';
  if (kind === 'PUBLIC KEY') return 'This is a public key, and signing takes the private one.';
  const der = fromBase64(body);
  if (kind !== 'PRIVATE KEY' || !der) return 'This is no private key in PEM (PKCS#8), as `open-letter keygen` makes.';
  try {
    const privateKey = await crypto.subtle.importKey('pkcs8', der, 'Ed25519', true, ['sign']);
    return { privateKey, publicKey: await publicHalf(privateKey) };
  } catch {
    return 'This is no Ed25519 key, as `open-letter keygen` makes.';
  }
}

/** Reads a public key, base64url of its 32 bytes; refuses one under which anybody can sign. */
export async function readPublicKey(text: string): Promise<CryptoKey | Problem> {
  const bytes = /^[\w-]{43}$/.test(text) ? fromBase64(text.replaceAll('-', '+').replaceAll('_', '/')) : undefined;
  if (!bytes) return problem('bad-key', 'it must be base64url of 32 bytes, which is 43 characters');
  if (isSmallOrder(bytes)) return problem('bad-key', 'anybody can sign under it (small order)');
  try {
    return await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']);
  } catch (cause) {
    return problem('bad-key', (cause as Error).message);
  }
}

/** A private key’s JWK holds the public one. */
async function publicHalf(privateKey: CryptoKey): Promise<string> {
  const { x } = await crypto.subtle.exportKey('jwk', privateKey);
  return x!;
}
