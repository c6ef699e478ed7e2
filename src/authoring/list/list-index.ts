import type { Signatory, SignatoryIndex, SignatoryPage } from '../../bundle/letter-bundle.js';
import type { Localizer } from '../../localization/localizer.js';
import type { HashedFiles } from './hashed-files.js';
import { hashOf } from './hash-of.js';
import { packRows } from './index-rows.js';
import { JsonArray } from './json-array.js';
import { KeyTable } from './key-table.js';
import { asRead, separator } from './keys.js';
import type { PackedTexts } from './packed-texts.js';
import type { Progress } from './progress.js';

/** How large the files of an index are. */
export interface IndexSizes {
  /** In bytes of JSON, at most. */
  leaf: number;
  /** In files that it leads to. */
  node: number;
}

/** Some 14 kB as hosts compress them, both. */
const usual: IndexSizes = { leaf: 128_000, node: 256 };

/** From this part of its most on, a leaf ends before the next row that says so; one of so many does. */
const enough = 0.65;
const rowsBetweenEnds = 128;

/** More tags of a kind than this are too many for a reader to choose from, and for a bundle that all load. */
const mostTags = 300;

/** Where rows are grouped by place, one whose place isn’t among the tags would be in no group: some 20 kB are worth that. */
const mostPlaces = 2_000;

/** After so many rows it is said how far the work is. */
const often = 1_000;

/** The search index of a list; CONTRIBUTING.md has its format. */
export class ListIndex {
  readonly #rows: PackedTexts;
  readonly #keys: KeyTable;

  /**
   * Takes what it needs of the rows and doesn’t hold them.
   * @param languages in which the list is read, its own first
   */
  constructor(rows: readonly Signatory[], languages: readonly Localizer[], progress: Progress) {
    this.#rows = packRows(rows);
    this.#keys = new KeyTable(rows, languages);
    rows.forEach((row, index) => {
      this.#keys.add(asRead(row));
      if (index % often === 0) progress(index / rows.length);
    });
  }

  /** The id of a row; some are given one, to be told from those that are the same in all else. */
  idOf(row: number): string | undefined {
    return (JSON.parse(this.#rows.textAt(row)) as Signatory).id;
  }

  /** Writes the rows by their keys in files of a size, and nodes that lead to them; can be done once. */
  async write(files: HashedFiles, progress: Progress, { leaf, node } = usual): Promise<SignatoryIndex> {
    const leaves = await this.#writeLeaves(files, progress, leaf);
    return { ...(await writeNodes(leaves, files, node, this.#rows.length)), tags: chooseTags(this.#keys.tags) };
  }

  async #writeLeaves(files: HashedFiles, progress: Progress, largest: number): Promise<SignatoryPage[]> {
    const leaves: SignatoryPage[] = [];
    let leaf = new JsonArray();
    let done = 0;
    let firstKey = '';
    let last = { key: '', row: -1 };
    const close = async (): Promise<void> => {
      leaves.push({ key: firstKey, ...(await files.add(leaf.bytes(), leaf.length)) });
      leaf = new JsonArray();
      progress(done / this.#keys.size);
    };
    for (const entry of this.#keys.inOrder()) {
      done++;
      const row = this.#rows.bytesAt(entry.row);
      // A reader who asks for the alphabet must not meet rows first that a leaf has for another reason.
      const another = kindOf(entry.key) !== kindOf(last.key);
      // One row’s neighbouring keys are one reason to meet it.
      const repeated = !another && leaf.length && last.row === entry.row;
      const size = leaf.sizeWith(row);
      // Were leaves cut by their size alone, a row more would move all that follow, and an editor would upload the whole index.
      const isEnd =
        another || size > largest || (size > largest * enough && hashOf(this.#rows.textAt(entry.row)) % rowsBetweenEnds === 0);
      if (!repeated && leaf.length && isEnd) await close();
      if (!leaf.length && leaves.length) firstKey = separator(last.key, entry.key);
      if (!repeated) leaf.push(row);
      last = entry;
    }
    if (leaf.length) await close();
    return leaves;
  }
}

/** Whether a key is of words or of a kind of tag, and which. */
const kindOf = (key: string): string => /^[a-z]+=/.exec(key)?.[0] ?? '';

/** Writes what leads to these files, and what leads to those, until one is left: nodes as even and as few levels as can be. */
async function writeNodes(
  leaves: readonly SignatoryPage[],
  files: HashedFiles,
  widest: number,
  rows: number,
): Promise<SignatoryPage> {
  const encoder = new TextEncoder();
  const depth = Math.max(1, Math.ceil(Math.log(leaves.length) / Math.log(widest)));
  const width = Math.min(widest, Math.max(2, Math.ceil(leaves.length ** (1 / depth))));
  let level = leaves;
  do {
    const nodes: SignatoryPage[] = [];
    for (let at = 0; at < level.length; at += width) {
      const pages = level.slice(at, at + width);
      // Who can’t have it is told how many rows are missing: a row is there under several keys.
      const count = Math.min(
        rows,
        pages.reduce((sum, page) => sum + page.count, 0),
      );
      const { key } = pages[0]!;
      nodes.push({ key: key ?? '', ...(await files.add(encoder.encode(JSON.stringify({ pages })), count)) });
    }
    level = nodes;
  } while (level.length > 1);
  const { src, count, integrity } = level[0]!;
  return { src, count, integrity };
}

/** How many rows have each tag, in their order. Of first letters all or none; of others the most common. */
function chooseTags(counts: ReadonlyMap<string, number>): Record<string, number> {
  const kinds = new Map<string, [string, number][]>();
  for (const entry of counts) {
    const kind = entry[0].slice(0, entry[0].indexOf('='));
    const alike = kinds.get(kind);
    if (alike) alike.push(entry);
    else kinds.set(kind, [entry]);
  }
  const chosen = [...kinds].flatMap(([kind, entries]) => {
    const most = kind === 'place' ? mostPlaces : mostTags;
    if (entries.length <= most) return entries;
    return kind === 'name' ? [] : entries.sort(([, a], [, b]) => b - a).slice(0, most);
  });
  return Object.fromEntries(chosen.sort(([a], [b]) => (a < b ? -1 : 1)));
}
