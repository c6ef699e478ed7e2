import { toBase64 } from './base64.js';

/** Bytes that WebCrypto takes. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** The `integrity` value of these bytes, `sha384-…`. */
export async function integrityOf(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', own(bytes)));
  return `sha384-${toBase64(hash)}`;
}

/** The first 16 hexadecimal digits of the bytes’ SHA-256: the HASH in a file’s name. */
export async function nameHash(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', own(bytes)));
  return [...hash.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes’ SHA-256 in base64url, which may stand in a file’s name and in an `integrity` alike. */
export async function urlHash(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', own(bytes)));
  return toBase64(hash).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
