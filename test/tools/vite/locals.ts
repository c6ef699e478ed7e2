import { analyze, type Scope, type Variable } from 'eslint-scope';
import { parseSync, type ESTree } from 'vite';
import { nodesOf } from './syntax.js';

/** A variable of a script that no other script sees. */
export interface Local {
  name: string;
  /** Where the name stands in the text, from the first. */
  places: number[];
  /** The variables that it can’t share a name with. */
  rivals: Set<Local>;
  /** Whether the whole script sees it. */
  outermost: boolean;
}

/** The property that a variable is the value of, as in `{ key: name }`, or in `{ key }`. */
export interface Key {
  name: string;
  start: number;
  shorthand: boolean;
}

export interface Names {
  locals: Local[];
  /** By where a variable stands, from the first. */
  at: Map<number, Local>;
  keys: Map<number, Key>;
  /** What the script calls by name and doesn’t declare. */
  globals: Set<string>;
}

/** The program with what the analysis asks for. */
function parse(code: string): ESTree.Program {
  const { program, errors } = parseSync('script.js', code, { preserveParens: false, sourceType: 'script' });
  if (errors.length) throw new Error(errors[0]!.message);
  for (const node of nodesOf(program)) Object.defineProperty(node, 'range', { value: [node.start, node.end] });
  return program;
}

function keysOf(program: ESTree.Program): Map<number, Key> {
  const keys = new Map<number, Key>();
  for (const node of nodesOf(program)) {
    if (node.type !== 'Property' || node.computed || node.key.type !== 'Identifier') continue;
    const value = node.value.type === 'AssignmentPattern' ? node.value.left : node.value;
    if (value.type === 'Identifier')
      keys.set(value.start, { name: node.key.name, start: node.key.start, shorthand: node.shorthand });
  }
  return keys;
}

const rangeOf = (node: object): [number, number] => (node as { range: [number, number] }).range;

/** A scope and those around it, up to another, which isn’t among them. */
function* between(from: Scope, outer: Scope): Generator<Scope> {
  for (let scope: Scope | null = from; scope && scope !== outer; scope = scope.upper) yield scope;
}

const within = (scope: Scope, outer: Scope): boolean => scope === outer || (!!scope.upper && within(scope.upper, outer));

/** The scopes in which another variable of the same name would change what is meant, or wouldn’t be allowed. */
function scopesOf(variable: Variable, scopes: Scope[]): Set<Scope> {
  const { scope } = variable;
  const found = new Set([scope]);
  for (const { from } of variable.references) for (const each of between(from, scope)) found.add(each);
  for (const { type, name, parent } of variable.defs) {
    const [start] = rangeOf(name);
    if (type === 'CatchClause') for (const body of scope.childScopes) found.add(body);
    // A `var` leaves the blocks around it, which may then declare no such name.
    if (type === 'Variable' && parent.kind === 'var') {
      for (const each of scopes) {
        const [from, to] = rangeOf(each.block);
        if (from <= start && start < to && within(each, scope)) found.add(each);
      }
    }
  }
  return found;
}

/** The variables of a script, and which of them may bear one name. */
export function localsOf(code: string): Names {
  const program = parse(code);
  const { scopes } = analyze(program as Parameters<typeof analyze>[0], { ecmaVersion: 2022, sourceType: 'script' });
  const locals: Local[] = [];
  const at = new Map<number, Local>();
  const globals = new Set<string>();
  const declared = new Map<Scope, Set<Local>>(scopes.map((scope) => [scope, new Set()]));
  const seen = new Map<Scope, Set<Local>>(scopes.map((scope) => [scope, new Set()]));
  for (const scope of scopes) {
    for (const { identifier, resolved } of scope.references) if (!resolved?.defs.length) globals.add(identifier.name);
    for (const variable of scope.variables) {
      if (!variable.defs.length) continue;
      if (scope.type === 'global') throw new Error(`The script declares ${variable.name} for the whole page.`);
      const identifiers = [...variable.identifiers, ...variable.references.map(({ identifier }) => identifier)];
      const places = [...new Set(identifiers.map((identifier) => rangeOf(identifier)[0]))];
      // A class that is declared is a variable inside itself, too: of one name.
      let local = places.map((place) => at.get(place)).find(Boolean);
      if (!local) {
        local = { name: variable.name, places: [], rivals: new Set(), outermost: scope.upper?.type === 'global' };
        locals.push(local);
      }
      for (const place of places) at.set(place, local);
      // A function that is declared in a block is a variable of the function around it, too.
      const outer = variable.defs.some(({ type }) => type === 'FunctionName') ? scope.variableScope : scope;
      for (const each of [...between(scope, outer), outer]) {
        declared.get(each)!.add(local);
        seen.get(each)!.add(local);
      }
      for (const each of scopesOf(variable, scopes)) seen.get(each)!.add(local);
    }
  }
  const inOrder = [...at].sort(([a], [b]) => a - b);
  for (const [place, local] of inOrder) local.places.push(place);
  for (const [scope, own] of declared) {
    for (const local of own) {
      for (const other of seen.get(scope)!) {
        if (other === local) continue;
        local.rivals.add(other);
        other.rivals.add(local);
      }
    }
  }
  return { locals, at: new Map(inOrder), keys: keysOf(program), globals };
}
