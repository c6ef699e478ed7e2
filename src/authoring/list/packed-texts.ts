/** In bytes. */
const blockSize = 2 ** 20;

/** Texts in UTF-8, close together: a million strings take several times the memory and keep what they were cut from. */
export class PackedTexts {
  readonly #blocks: Uint8Array[] = [];
  /** Where each text begins in the blocks, if they were one. */
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  #free = 0;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** @returns which one it is, counted from 0 */
  add(text: string): number {
    // No UTF-16 code unit takes more than three bytes.
    const most = text.length * 3;
    if (most > blockSize) throw new RangeError(`A text of ${text.length} characters is too long.`);
    if (this.#free < most || !this.#blocks.length) {
      this.#blocks.push(new Uint8Array(blockSize));
      this.#free = blockSize;
    }
    const start = blockSize - this.#free;
    const block = this.#blocks.length - 1;
    const { written } = this.#encoder.encodeInto(text, this.#blocks[block]!.subarray(start));
    this.#free -= written;
    this.#lengths.push(written);
    return this.#starts.push(block * blockSize + start) - 1;
  }

  get length(): number {
    return this.#lengths.length;
  }

  bytesAt(index: number): Uint8Array {
    const start = this.#starts[index]! % blockSize;
    return this.#blocks[Math.floor(this.#starts[index]! / blockSize)]!.subarray(start, start + this.#lengths[index]!);
  }

  textAt(index: number): string {
    return this.#decoder.decode(this.bytesAt(index));
  }
}
