import type { Edit } from './edits.js';
import { localsOf, type Local, type Names } from './locals.js';
import { check, editsOf, namesIn } from './rename-locals.js';

/** So much of the text before a variable, and behind it, tells where it stands. */
const reach = 14;

/** What a variable is called whose own name another one has. */
const spareNames = [...'teirsnaolhucdpgmbfkxvwyjqzSTCA$_'].flatMap((letter, _, all) => [
  letter,
  ...all.map((next) => letter + next),
]);

/** A place of a variable, with the text around it, up to the variables next to it. */
interface Place {
  local: Local;
  around: string;
}

function placesOf(code: string, { at }: Names): Place[] {
  const places = [...at];
  const endOf = ([start, { name }]: [number, Local]): number => start + name.length;
  return places.map((place, index) => {
    const [start, local] = place;
    const end = endOf(place);
    const before = Math.max(start - reach, index ? endOf(places[index - 1]!) : 0);
    const behind = Math.min(end + reach, places[index + 1]?.[0] ?? code.length);
    return { local, around: `${code.slice(before, start)} ${code.slice(end, behind)}` };
  });
}

/** Pairs of places that stand alike, in the order of both scripts: as many as can be (their longest common subsequence). */
function pairs(old: Place[], now: Place[]): [Place, Place][] {
  const width = now.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const at = i * width + j;
      longest[at] =
        old[i]!.around === now[j]!.around ? longest[at + width + 1]! + 1 : Math.max(longest[at + width]!, longest[at + 1]!);
    }
  }
  const found: [Place, Place][] = [];
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    const at = i * width + j;
    if (old[i]!.around === now[j]!.around) found.push([old[i++]!, now[j++]!]);
    else if (longest[at + width]! >= longest[at + 1]!) i++;
    else j++;
  }
  return found;
}

/**
 * Gives the variables of a script the names that they had in an earlier one, so that names that were found by trying outlast an edit.
 * A variable is the earlier one that most of its places stand like; what is new keeps its name, or gets a free one.
 */
export function carryNames(code: string, earlier: string): Edit[] {
  const names = localsOf(code);
  const oldNames = namesIn(names);
  const votes = new Map<Local, Map<string, number>>(names.locals.map((local) => [local, new Map()]));
  for (const [{ local: old }, { local }] of pairs(placesOf(earlier, localsOf(earlier)), placesOf(code, names))) {
    const counts = votes.get(local)!;
    counts.set(old.name, (counts.get(old.name) ?? 0) + 1);
  }
  const wished = (local: Local): string[] =>
    [...votes.get(local)!].sort(([, some], [, others]) => others - some).map(([name]) => name);
  const known = (local: Local): number => votes.get(local)!.size && local.places.length;
  const named = new Set<Local>();
  for (const local of [...names.locals].sort((a, b) => known(b) - known(a))) {
    const taken = new Set([...local.rivals].filter((rival) => named.has(rival)).map(({ name }) => name));
    const free = [...wished(local).slice(0, 1), local.name, ...spareNames].find(
      (name) => !taken.has(name) && !names.globals.has(name),
    );
    if (free === undefined) throw new Error(`No name is left for ${local.name}.`);
    local.name = free;
    named.add(local);
  }
  const edits = editsOf(names, oldNames);
  check(code, edits);
  return edits;
}
