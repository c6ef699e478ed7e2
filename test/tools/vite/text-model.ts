/** A length of text before a symbol by which it is foretold, and how much what was foretold by less counts beside. */
export interface Context {
  length: number;
  doubt: number;
}

const symbols = 4096;

/** How often what follows what in a text of numbers, and so what a symbol costs where it stands: a stand-in for a compressor. */
export class TextModel {
  /** How far a symbol counts for those that follow. */
  readonly reach: number;
  readonly #text: Int32Array;
  readonly #contexts: readonly Context[];
  /** Counts by hash, in places that are looked through from where the hash says. */
  readonly #hashes = new Int32Array(1 << 21);
  readonly #counts = new Int32Array(1 << 21);
  readonly #alone = new Int32Array(symbols);
  #length = 0;
  /** By context, the hashes of what precedes the symbol that was last asked for, without it and with it. */
  readonly #before: Int32Array;
  readonly #with: Int32Array;

  /** @param contexts the shortest first */
  constructor(text: Int32Array, contexts: readonly Context[]) {
    this.#text = text;
    this.#contexts = contexts;
    this.reach = contexts.at(-1)!.length;
    this.#before = new Int32Array(contexts.length);
    this.#with = new Int32Array(contexts.length);
    for (let at = 0; at < text.length; at++) this.count(at, 1);
  }

  /** Counts the symbol at a place once more, or with -1 once less. */
  count(at: number, times: 1 | -1): void {
    this.#hash(at);
    for (let k = 0; k < this.#contexts.length; k++) {
      this.#countHash(this.#before[k]!, times);
      this.#countHash(this.#with[k]!, times);
    }
    this.#alone[this.#text[at]!]! += times;
    this.#length += times;
  }

  /** The bits that the symbol at a place costs, by what is counted. */
  costOf(at: number): number {
    this.#hash(at);
    let likely = (this.#alone[this.#text[at]!]! + 0.5) / (this.#length + 64);
    for (let k = 0; k < this.#contexts.length; k++) {
      const { doubt } = this.#contexts[k]!;
      const seen = this.#counts[this.#slot(this.#before[k]!)]!;
      if (!seen) break;
      likely = (this.#counts[this.#slot(this.#with[k]!)]! + doubt * likely) / (seen + doubt);
    }
    return -Math.log2(likely);
  }

  /** Where a hash is counted, or else the free place for it. */
  #slot(hash: number): number {
    const last = this.#hashes.length - 1;
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 11) & last;
    while (this.#hashes[slot] !== hash && this.#hashes[slot] !== 0) slot = (slot + 1) & last;
    return slot;
  }

  #countHash(hash: number, times: number): void {
    const slot = this.#slot(hash);
    this.#hashes[slot] = hash;
    this.#counts[slot]! += times;
  }

  #hash(at: number): void {
    const text = this.#text;
    let hash = 0x1234567;
    for (let back = 1, k = 0; k < this.#contexts.length; back++) {
      hash = Math.imul(hash ^ (at < back ? 0 : text[at - back]!), 0x2c1b3c6d);
      hash ^= hash >>> 15;
      if (back !== this.#contexts[k]!.length) continue;
      this.#before[k] = hash | 1;
      this.#with[k++] = (Math.imul(hash ^ Math.imul(text[at]! + 1, 0x9e3b5), 0x5bd1e995) | 2) & ~1;
    }
  }
}
