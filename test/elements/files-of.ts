import type { Signatories, Signatory, SignatoryPage } from '../../src/index.js';
import { problem, type Problem } from '../../src/bundle/problem.js';
import { searchable, startsIn, tagsOf } from '../../src/localization/search.js';
import type { LoadPage } from '../../src/elements/open-letter-signatories/heap.js';

/** A long list in files that are small, and what asks for them. */
export interface FiledList {
  signatories: Signatories;
  loadPage: LoadPage;
  files: Map<string, Signatories>;
  /** The files that were asked for, in turn. */
  asked: string[];
  /** Those that can’t be had. */
  broken: Set<string>;
  /** Settles when a file may be had; a test puts another promise in its place to make a line slow. */
  line: Promise<unknown>;
}

const cut = (text: string): string => [...text].slice(0, 40).join('');

/** The shortest text that is greater than one and not greater than the other. */
const between = (before: string, after: string): string =>
  Array.from({ length: after.length + 1 }, (_, length) => after.slice(0, length)).find((text) => text > before) ?? after;

/** The keys under which an index files a row, which has this number in the alphabet. */
function keysOf(row: Signatory, number: number): string[] {
  const { id, name, affiliation, role, place } = row;
  const text = searchable([name, affiliation, role, place].filter(Boolean).join(' '));
  const words = [...startsIn(text)].map((at) => cut((text.slice(at) + text.slice(0, at)).trim()));
  const tags = [...tagsOf(row), 'order=', ...(id ? [`id=${id}`] : [])].map((tag) => `${cut(tag)} ${number + 10_000}`);
  return [...new Set([...words, ...tags])];
}

/**
 * Files a list as the format has it: so many rows at hand, the others in pages, all of them in an index.
 * @param size how many rows a file has, and how many files a node leads to
 * @param lang whose alphabet it has
 */
export function filed(rows: Signatory[], { atHand = 10, size = 10, indexed = true, lang = 'en' } = {}): FiledList {
  const files = new Map<string, Signatories>();
  const add = (name: string, content: Signatories, count: number, key?: string): SignatoryPage => {
    files.set(name, content);
    return { src: name, count, integrity: `sha256-${name}`, ...(key !== undefined && { key }) };
  };
  const chunks = <T>(list: readonly T[]): T[][] =>
    Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

  const pages = chunks(rows.slice(atHand)).map((items, at) => add(`page-${at}`, { items }, items.length));
  const { compare } = new Intl.Collator(lang);
  const entries = [...rows]
    .sort((a, b) => compare(a.name, b.name))
    .flatMap((row, number) => keysOf(row, number).map((key) => [key, row] as const))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  // No leaf has keys of two kinds, or the alphabet would begin with other rows.
  const kindOf = ([key]: readonly [string, Signatory]): string => /^\w+(?==)/.exec(key)?.[0] ?? '';
  const runs: (typeof entries)[] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run && kindOf(run[0]!) === kindOf(entry)) run.push(entry);
    else runs.push([entry]);
  }
  const leaves = runs.flatMap(chunks);
  let level = leaves.map((leaf, at) => {
    const items = [...new Set(leaf.map(([, row]) => row))];
    return add(`leaf-${at}`, { items }, leaf.length, at ? between(leaves[at - 1]!.at(-1)![0], leaf[0]![0]) : '');
  });
  for (let depth = 0; level.length > 1; depth++) {
    level = chunks(level).map((children, at) =>
      add(
        `node-${depth}-${at}`,
        { pages: children },
        Math.min(
          rows.length,
          children.reduce((sum, { count }) => sum + count, 0),
        ),
        children[0]!.key,
      ),
    );
  }
  const tags: Record<string, number> = {};
  for (const tag of rows.flatMap(tagsOf)) tags[tag] = (tags[tag] ?? 0) + 1;

  const list: FiledList = {
    files,
    signatories: { items: rows.slice(0, atHand), pages, ...(indexed && { search: { ...level[0]!, tags } }) },
    asked: [],
    broken: new Set(),
    line: Promise.resolve(),
    async loadPage({ src }): Promise<Signatories | Problem> {
      list.asked.push(src);
      await list.line;
      return list.broken.has(src) ? problem('page-failed', src) : files.get(src)!;
    },
  };
  return list;
}
