import { Failure } from './failure.js';

/** In milliseconds, for the whole answer. */
const timeout = 30_000;

/** Asks an address for its bytes, and for no more than so many. */
export async function fetchBytes(url: string, largest: number): Promise<Uint8Array> {
  if (!URL.canParse(url)) throw new Failure(`“${url}” is not an address.`);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeout) });
    const { ok, status } = response;
    if (!ok) throw new Failure(`${url} answers with status ${status}.`, { missing: status === 404 || status === 410 });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += (chunk as Uint8Array).length;
      if (size > largest) throw new Failure(`${url} answers with more than ${largest} bytes.`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    const { name, message, cause: inner } = cause as Error & { cause?: { message?: string } };
    const why = name === 'TimeoutError' ? `no complete answer came within ${timeout / 1000} s` : inner?.message || message;
    throw new Failure(`${url} can’t be reached: ${why}.`, { cause });
  }
}
