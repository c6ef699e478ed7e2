import type { Signatories, Signatory, SignatoryIndex, SignatoryPage } from '../../src/bundle/letter-bundle.js';
import { Localizer } from '../../src/localization/localizer.js';
import { HashedFiles } from '../../src/authoring/list/hashed-files.js';
import { ListIndex, type IndexSizes } from '../../src/authoring/list/list-index.js';

/** Files as a host has them. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

export const jsonOf = (files: Files, { src }: SignatoryPage): unknown => {
  const content = files.get(src);
  if (content === undefined) throw new Error(`${src} was not written.`);
  return JSON.parse(typeof content === 'string' ? content : new TextDecoder().decode(content)) as unknown;
};

/** The files under a node or leaf, level by level; leaves last. */
export function levelsOf(files: Files, root: SignatoryPage): SignatoryPage[][] {
  const levels = [[root]];
  for (;;) {
    const children = levels.at(-1)!.map((page) => jsonOf(files, page));
    if (children.every(Array.isArray)) return levels;
    levels.push(children.flatMap((node) => (node as Signatories).pages ?? []));
  }
}

/** The rows that a widget is led to by the beginning of a key. */
export function rowsBy(files: Files, page: SignatoryPage, prefix: string): Signatory[] {
  const value = jsonOf(files, page) as Signatory[] | { pages: SignatoryPage[] };
  if (Array.isArray(value)) return value;
  return value.pages
    .filter(({ key = '' }, index) => key <= `${prefix}\uffff` && (value.pages[index + 1]?.key ?? prefix) >= prefix)
    .flatMap((child) => rowsBy(files, child, prefix));
}

/** An index of these rows alone, by default of the smallest files. */
export async function indexOf(
  rows: readonly Signatory[],
  sizes: IndexSizes = { leaf: 200, node: 3 },
  languages = [new Localizer('en')],
): Promise<{ files: Map<string, Uint8Array>; root: SignatoryIndex }> {
  const files = new Map<string, Uint8Array>();
  const hashed = new HashedFiles((path, content) => void files.set(path, content));
  const root = await new ListIndex(rows, languages, () => undefined).write(hashed, () => undefined, sizes);
  return { files, root };
}
