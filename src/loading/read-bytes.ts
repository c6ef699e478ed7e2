import { problem, type Problem } from '../bundle/problem.js';

/** How one address is read. */
export interface ReadOptions {
  /** The most bytes that are taken, decompressed. */
  cap: number;
  signal: AbortSignal;
  /** Called at every sign of life: the headers, each piece of the body. */
  heard: () => void;
  /** Ask the host again even where the browser has an answer. */
  fresh?: boolean | undefined;
}

/** Reads an address to its end or to the first fault; never throws. */
export async function readBytes(
  url: string,
  { cap, signal, heard, fresh }: ReadOptions,
): Promise<Uint8Array<ArrayBuffer> | Problem> {
  try {
    const response = await fetch(url, {
      signal,
      // With `omit`, Chromium leaves a preload unused and asks twice. Across origins no cookie goes either way.
      credentials: 'same-origin',
      referrerPolicy: 'no-referrer',
      cache: fresh ? 'no-cache' : 'default',
    });
    heard();
    if (!response.ok) {
      void response.body?.cancel();
      return problem('http-status', response.status);
    }
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    const reader = response.body?.getReader();
    for (let piece; reader && !(piece = await reader.read()).done;) {
      heard();
      size += piece.value.length;
      if (size > cap) {
        void reader.cancel();
        return problem('too-large', cap);
      }
      pieces.push(piece.value);
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  } catch (cause) {
    return problem('network', '', { cause });
  }
}
