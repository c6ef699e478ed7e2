import { edited, type Edit } from './edits.js';
import { localsOf, type Local, type Names } from './locals.js';
import { check, editsOf, namesIn, searchFor, sweeps } from './rename-locals.js';

/** So much of the text on either side of a variable tells where it stands; the less, the more places look alike. */
const reaches = [60, 30, 15];

/** What a variable is called whose own name another one has. */
const letters = [...'teirsnaolhucdpgmbfkxvwyjqzSTCA$_'];
const spareNames = [...letters, ...letters.flatMap((first) => letters.map((second) => first + second))];

/** The places of variables by the text around them, in which each variable is a blank. */
function placesByText(code: string, { at }: Names, reach: number): Map<string, Local[]> {
  let blanked = '';
  let from = 0;
  const places: [number, Local][] = [];
  for (const [start, local] of at) {
    blanked += code.slice(from, start);
    places.push([blanked.length, local]);
    blanked += '\0';
    from = start + local.name.length;
  }
  blanked += code.slice(from);
  const found = new Map<string, Local[]>();
  for (const [start, local] of places) {
    const text = blanked.slice(Math.max(0, start - reach), start + reach);
    found.set(text, [...(found.get(text) ?? []), local]);
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
  const earlierNames = localsOf(earlier);
  for (const reach of reaches) {
    const before = placesByText(earlier, earlierNames, reach);
    for (const [text, locals] of placesByText(code, names, reach)) {
      const alike = before.get(text) ?? [];
      locals.forEach((local, index) => {
        const old = alike[index];
        if (!old) return;
        const counts = votes.get(local)!;
        counts.set(old.name, (counts.get(old.name) ?? 0) + reach);
      });
    }
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
  // For what is new the model looks for names that go with those that were carried over.
  const carried = edited(code, editsOf(names, oldNames));
  const renamed = localsOf(carried);
  const search = searchFor(carried, renamed);
  const strange = names.locals.flatMap((local, index) => (votes.get(local)!.size ? [] : [renamed.locals[index]!]));
  for (let sweep = 0; sweep < sweeps; sweep++) for (const local of strange) search.improve(local);
  names.locals.forEach((local, index) => (local.name = renamed.locals[index]!.name));
  const edits = editsOf(names, oldNames);
  check(code, edits);
  return edits;
}
