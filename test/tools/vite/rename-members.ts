import { parseSync, type ESTree } from 'vite';
import type { Edit } from './edits.js';
import { nodesOf } from './syntax.js';

/** Where a member’s name stands, with the variable behind its colon, as in `{ name: local }` or `{ name }`. */
export interface Place {
  start: number;
  end: number;
  name: string;
  local?: string | undefined;
}

/** Where properties are named in a script, from the first; what stands in brackets or quotes is none of ours. */
export function placesOfProperties(code: string): Place[] {
  const places: Place[] = [];
  for (const node of nodesOf(parseSync('script.js', code, { sourceType: 'script' }).program)) {
    let key: ESTree.Node | undefined;
    if (node.type === 'MemberExpression') key = node.property;
    else if (node.type === 'Property' || node.type === 'PropertyDefinition' || node.type === 'MethodDefinition') key = node.key;
    if (key?.type !== 'Identifier' || ('computed' in node && node.computed)) continue;
    const { start, end, name } = key;
    let bound: ESTree.Node | undefined;
    if (node.type === 'Property') bound = node.value.type === 'AssignmentPattern' ? node.value.left : node.value;
    if (bound?.type === 'Identifier') places.push({ start, end: bound.end, name, local: bound.name });
    else places.push({ start, end, name });
  }
  return places.sort((a, b) => a.start - b.start);
}

/** What names the members of a script otherwise. */
export const editsOfMembers = (places: readonly Place[], names: ReadonlyMap<string, string>): Edit[] =>
  places.flatMap(({ start, end, name, local }) => {
    const to = names.get(name);
    if (to === undefined || to === name) return [];
    return { start, end, text: local === undefined || local === to ? to : `${to}:${local}` };
  });

/** What a member is called whose name is another’s by now. */
const spareNames = [...'etirnsao'].flatMap((first) => [...'tern'].map((second) => first + second));

/**
 * Gives the members of a script the names that were found for them by trying, when all else is as it will be. A name that something new
 * has by now stays its own.
 * @param names by what they are called
 */
export function renameMembers(code: string, names: ReadonlyMap<string, string>): Edit[] {
  const places = placesOfProperties(code);
  const taken = new Set(places.map(({ name }) => name).filter((name) => !names.has(name)));
  const fitting = [...names].filter(([, wanted]) => !taken.has(wanted));
  const found = new Map(fitting);
  if (new Set(found.values()).size < found.size) throw new Error('Two members would have one name.');
  for (const [, wanted] of fitting) taken.add(wanted);
  for (const [name] of names) {
    if (found.has(name)) continue;
    const spare = spareNames.find((each) => !taken.has(each));
    if (spare === undefined) throw new Error(`No name is left for ${name}.`);
    taken.add(spare);
    found.set(name, spare);
  }
  return editsOfMembers(places, found);
}
