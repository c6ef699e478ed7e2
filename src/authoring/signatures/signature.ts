import { fromBase64, toBase64 } from '../base64.js';
import type { KeyPair } from './keys.js';
import { problem, type Problem } from '../../bundle/problem.js';

/** What a `.sig` beside these bytes holds: base64 of their detached Ed25519 signature, and a line’s end. */
export async function sign(bytes: Uint8Array, { privateKey }: KeyPair): Promise<string> {
  return `${toBase64(new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, new Uint8Array(bytes))))}\n`;
}

/** What is wrong with the signature of these bytes; nothing where the key made it. */
export async function checkSignature(
  bytes: Uint8Array,
  signature: string | undefined,
  key: CryptoKey,
): Promise<Problem | undefined> {
  if (signature === undefined) return problem('signature-missing');
  const raw = fromBase64(signature);
  if (raw?.length !== 64) return problem('signature-invalid', 'it must be base64 of 64 bytes');
  const valid = await crypto.subtle.verify('Ed25519', key, raw, new Uint8Array(bytes));
  return valid ? undefined : problem('signature-invalid');
}
