import { brotliCompressSync } from 'node:zlib';
import { edited, type Edit } from './edits.js';
import { localsOf, type Names } from './locals.js';
import { NameSearch } from './name-search.js';

/** More rounds save no more than chance does; it is a number, and not a time, so that one source gives one script. */
export const sweeps = 6;

/** By how many symbols a model foretells the next, and how much it doubts each; which model is best is chance. */
const contexts = [
  { length: 4, doubt: 24 },
  { length: 7, doubt: 211 },
  { length: 8, doubt: 11 },
];

/** The names that variables have, by where they stand. */
export const namesIn = ({ at }: Names): Map<number, string> => new Map([...at].map(([place, { name }]) => [place, name]));

/**
 * What writes the names that the variables have now.
 * @param oldNames those that they have in the text
 */
export function editsOf({ at, keys }: Names, oldNames: ReadonlyMap<number, string>): Edit[] {
  return [...at].flatMap(([place, { name }]) => {
    const old = oldNames.get(place)!;
    const key = keys.get(place);
    const end = place + old.length;
    if (name === old) return [];
    if (key?.shorthand) return { start: place, end, text: `${key.name}:${name}` };
    return key?.name === name ? { start: key.start, end, text: name } : { start: place, end, text: name };
  });
}

/** Throws where a name would mean another variable than before. */
export function check(code: string, edits: Edit[]): void {
  const before = localsOf(code);
  const after = localsOf(edited(code, edits));
  const groupsOf = ({ at }: Names): string => {
    const order = [...at.values()];
    const numbers = new Map([...new Set(order)].map((local, number) => [local, number]));
    return order.map((local) => numbers.get(local)).join();
  };
  if (groupsOf(before) !== groupsOf(after) || [...before.globals].sort().join() !== [...after.globals].sort().join())
    throw new Error('A name means another variable now.');
}

/** In bytes, as a host sends it. */
const sizeOf = (code: string): number => brotliCompressSync(code).length;

/** A search for better names, by a model of the text. */
export const searchFor = (code: string, names: Names): NameSearch => new NameSearch(code, names, contexts);

/**
 * Names the variables of a script so that it compresses better: what is said twice is said with the same names, as far as can be.
 * A model of the text finds them (`NameSearch`), and the compressor itself says which of what it found is best; Terser, which named
 * the variables before, goes by each scope alone.
 */
export function renameLocals(code: string): Edit[] {
  let best: Edit[] = [];
  let smallest = sizeOf(code);
  const names = localsOf(code);
  const oldNames = namesIn(names);
  const search = searchFor(code, names);
  for (let sweep = 0; sweep < sweeps && search.sweep(); sweep++) {
    const edits = editsOf(names, oldNames);
    const size = sizeOf(edited(code, edits));
    if (size < smallest) [best, smallest] = [edits, size];
  }
  check(code, best);
  return best;
}
