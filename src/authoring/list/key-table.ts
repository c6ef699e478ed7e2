import type { Signatory } from '../../bundle/letter-bundle.js';
import { english, type Localizer } from '../../localization/localizer.js';
import { tagsOf } from '../../localization/search.js';
import { placesInAlphabet, rotation, rotationsOf, tagKey, wordsOfRow } from './keys.js';
import { PackedTexts } from './packed-texts.js';

/** A key and the row that is filed under it. */
export interface Entry {
  key: string;
  row: number;
}

/** A number holds a row and which of its keys is meant: the place of a word below `tagBase`, above it a tag’s number. */
const tagBase = 2 ** 21;
const perRow = 2 ** 22;

/** Tags that say nothing where all have the same. */
const maybeSame = ['kind', 'category'] as const;

/**
 * The keys of all rows in order. They are made a few at a time: together they take many times the memory of the list, and so do
 * objects that say which row each belongs to.
 */
export class KeyTable {
  /** How many rows have each tag. */
  readonly tags = new Map<string, number>();
  /** How many keys there are. */
  size = 0;
  /** Of each row, as search compares them. */
  readonly #words = new PackedTexts();
  /** Of each row, by its name. */
  readonly #places: Uint32Array;
  readonly #tagNames: string[] = [];
  readonly #tagNumbers = new Map<string, number>();
  /** Numbers of keys by the beginning that they share. */
  readonly #buckets = new Map<string, number[]>();
  readonly #left: string[];
  readonly #languages: readonly Localizer[];

  /**
   * @param languages in which the list is read, the first of which has the alphabet that counts; countries beside places are known by
   *   what all of them and English call them
   */
  constructor(rows: readonly Signatory[], languages: readonly Localizer[]) {
    this.#languages = [...languages, english];
    this.#places = placesInAlphabet(rows, this.#languages[0]!.tag);
    this.#left = maybeSame.filter((field) => !differ(rows, field)).map((field) => `${field}=`);
  }

  add(signatory: Signatory): void {
    const words = wordsOfRow(signatory, this.#languages);
    const row = this.#words.add(words);
    for (const [key, at] of rotationsOf(words)) this.#file(beginningOf(key), row, at);
    for (const tag of tagsOf(signatory)) {
      if (this.#left.some((beginning) => tag.startsWith(beginning))) continue;
      this.tags.set(tag, (this.tags.get(tag) ?? 0) + 1);
      this.#fileTag(tag, row);
    }
    // By which the whole list is read in its order: letters, as tags have them, are put together without their marks.
    this.#fileTag('order=', row);
    if (signatory.id) this.#fileTag(`id=${signatory.id}`, row);
  }

  /** Every key once, with its row; of the same key, rows in their order. */
  *inOrder(): Generator<Entry> {
    for (const beginning of [...this.#buckets.keys()].sort()) {
      const bucket = this.#buckets.get(beginning)!;
      this.#buckets.delete(beginning);
      const entries = bucket.map((number) => this.#entryOf(number));
      yield* entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row - b.row));
    }
  }

  #fileTag(tag: string, row: number): void {
    let number = this.#tagNumbers.get(tag);
    if (number === undefined) this.#tagNumbers.set(tag, (number = this.#tagNames.push(tag) - 1));
    // A tag is in lower case up to its =, and no word is.
    this.#file(tagKey(tag, this.#places[row]!).slice(0, tag.indexOf('=') + 7), row, tagBase + number);
  }

  #file(beginning: string, row: number, what: number): void {
    const bucket = this.#buckets.get(beginning);
    const number = row * perRow + what;
    if (bucket) bucket.push(number);
    else this.#buckets.set(beginning, [number]);
    this.size++;
  }

  #entryOf(number: number): Entry {
    const row = Math.floor(number / perRow);
    const what = number % perRow;
    const key =
      what < tagBase ? rotation(this.#words.textAt(row), what) : tagKey(this.#tagNames[what - tagBase]!, this.#places[row]!);
    return { key, row };
  }
}

/** So many letters that few rows share them: fewer of those scripts that have thousands. */
const beginningOf = (key: string): string => key.slice(0, key.charCodeAt(0) < 0x2e80 ? 3 : 2);

function differ(rows: readonly Signatory[], field: (typeof maybeSame)[number]): boolean {
  let one: string | undefined;
  return rows.some(({ [field]: value }) => value && value !== (one ??= value));
}
