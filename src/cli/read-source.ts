import { open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure, onFile } from './failure.js';
import { fetchBytes } from './fetch-bytes.js';
import { isInside } from './folder.js';

/** In bytes, as the widget has it. */
const largestBundle = 8 * 1024 * 1024;

/** In bytes, as the widget has it. */
export const largestPage = 2 * 1024 * 1024;

/** In bytes, as the widget has it. */
export const largestSignature = 1024;

export const isAddress = (target: string): boolean => /^https?:/i.test(target);

/** Reads what an address or a path leads to. */
export const readSource = (target: string, largest = largestBundle): Promise<Uint8Array> =>
  isAddress(target) ? fetchBytes(target, largest) : readRegularFile(target, largest);

/** The same, or nothing where nothing is there. */
export async function readIfThere(target: string, largest?: number): Promise<Uint8Array | undefined> {
  try {
    return await readSource(target, largest);
  } catch (failure) {
    if (failure instanceof Failure && failure.missing) return undefined;
    throw failure;
  }
}

/** Pipes would be waited for, and devices never end: neither is what a letter names. */
async function readRegularFile(path: string, largest: number): Promise<Uint8Array> {
  const found = await onFile(path, stat(path));
  if (!found.isFile()) throw new Failure(`${path} is ${found.isDirectory() ? 'a folder' : 'no regular file'}.`);
  const file = await onFile(path, open(path));
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    // What a system says of a file’s size need not be so.
    for (;;) {
      const { bytesRead, buffer } = await onFile(path, file.read({ buffer: Buffer.alloc(64 * 1024) }));
      if (!bytesRead) return Buffer.concat(chunks);
      size += bytesRead;
      if (size > largest) throw new Failure(`${path} has more than ${largest} bytes.`);
      chunks.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/**
 * Where something that a bundle names lies, relative to the bundle. Of a bundle in a file that is nothing outside its folder: whoever
 * wrote the bundle has no say in what else is read here.
 * @returns nothing where it is of another origin, which no widget asks, or at a path from the beginning of a host, which no file has
 */
export function besideSource(target: string, src: string): string | undefined {
  if (isAddress(target)) {
    const url = URL.canParse(src, target) ? new URL(src, target) : undefined;
    return url?.origin === new URL(target).origin ? url.href : undefined;
  }
  if (/^[\w+.-]+:|^[\\/]/.test(src)) return undefined;
  const path = join(dirname(target), src);
  if (!isInside(dirname(target), path)) throw new Failure('It lies outside the letter’s folder, and is not read.');
  return path;
}

/** Where the signature of a bundle lies: an address’s query stays behind the name. */
export function signatureOf(target: string): string {
  if (!isAddress(target)) return `${target}.sig`;
  const url = new URL(target);
  url.pathname += '.sig';
  url.hash = '';
  return url.href;
}
