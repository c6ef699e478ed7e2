import { readFile } from 'node:fs/promises';
import { join, dirname } from 'node:path';
import { Failure, onFile } from './failure.js';
import { fetchBytes } from './fetch-bytes.js';

export const isAddress = (target: string): boolean => /^https?:/i.test(target);

/** Reads what an address or a path leads to. */
export const readSource = (target: string): Promise<Uint8Array> =>
  isAddress(target) ? fetchBytes(target) : onFile(target, readFile(target));

/** The same, or nothing where nothing is there. */
export async function readIfThere(target: string): Promise<Uint8Array | undefined> {
  try {
    return await readSource(target);
  } catch (failure) {
    if (failure instanceof Failure && failure.missing) return undefined;
    throw failure;
  }
}

/**
 * Where something that a bundle names lies, relative to the bundle.
 * @returns nothing where it is of another origin, which no widget asks
 */
export function besideSource(target: string, src: string): string | undefined {
  if (isAddress(target)) {
    const url = URL.canParse(src, target) ? new URL(src, target) : undefined;
    return url?.origin === new URL(target).origin ? url.href : undefined;
  }
  return /^[\w+.-]+:|^[\\/]/.test(src) ? undefined : join(dirname(target), src);
}

/** Where the signature of a bundle lies: an address’s query stays behind the name. */
export function signatureOf(target: string): string {
  if (!isAddress(target)) return `${target}.sig`;
  const url = new URL(target);
  url.pathname += '.sig';
  url.hash = '';
  return url.href;
}
