import { problem, type Problem } from '../bundle/problem.js';
import { own } from '../platform/own.js';

/** What an address holds. */
export type Bytes = ArrayBuffer;

interface Readable {
  getReader(options: unknown): ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
}

/**
 * Reads an address to its end or to the first fault.
 * @param cap the most bytes that are taken, decompressed
 * @param heard called at every sign of life: the headers, each piece of the body
 * @param init has the signal by which whoever reads must end what came to a problem
 * @throws whatever `fetch` does where there is no answer, or only a part of one
 */
export async function readBytes(url: string, cap: number, heard: () => void, init: RequestInit): Promise<Bytes | Problem> {
  // Credentials go as they do by default, to the page’s own origin: with `omit`, Chromium leaves a preload unused and asks twice.
  const response = await fetch(url, own<RequestInit>({ ...init, referrerPolicy: 'no-referrer' }));
  heard();
  if (!response.ok) return problem('http-status', response.status, { cause: response.status });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  // WebKit reads `mode` from options that aren’t given, too.
  const reader = (response.body as Readable).getReader(own());
  for (let piece; !(piece = await reader.read()).done;) {
    heard();
    size += piece.value.length;
    if (size > cap) return problem('too-large', `more than ${cap} bytes`);
    pieces.push(piece.value);
  }
  return new Blob(pieces).arrayBuffer();
}
