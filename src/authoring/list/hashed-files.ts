import type { SignatoryPage } from '../../bundle/letter-bundle.js';
import { urlHash } from '../digest.js';

/** Takes a file that is ready. */
export type WriteFile = (path: string, content: Uint8Array) => void | Promise<void>;

/** In characters. They come again in the `integrity`, which compresses them away. */
const shortest = 16;

/**
 * A name for a file of this hash: its beginning. On many disks names that differ in case alone are one file, so the later of two
 * such gets a longer one.
 * @param taken hashes by their names in lower case
 */
export function nameOfHash(hash: string, taken: Map<string, string>): string {
  let length = shortest;
  const isTaken = (): boolean => (taken.get(hash.slice(0, length).toLowerCase()) ?? hash) !== hash;
  while (length < hash.length && isTaken()) length++;
  const name = hash.slice(0, length);
  taken.set(name.toLowerCase(), hash);
  return name;
}

/** Files of JSON whose names say what is in them: they never change, and the same content is the same file. */
export class HashedFiles {
  readonly #taken = new Map<string, string>();
  readonly #written = new Set<string>();

  constructor(readonly write: WriteFile) {}

  /**
   * Hands a file out.
   * @param bytes its JSON
   * @param count how many rows it leads to
   * @returns what the file that names it says of it
   */
  async add(bytes: Uint8Array, count: number): Promise<SignatoryPage> {
    const hash = await urlHash(bytes);
    const src = `signatories/${nameOfHash(hash, this.#taken)}.json`;
    if (!this.#written.has(src)) await this.write(src, bytes);
    this.#written.add(src);
    return { src, count, integrity: `sha256-${hash}` };
  }
}
