import type { Local, Names } from './locals.js';
import { TextModel, type Context } from './text-model.js';

/** A new name for a variable, and the variables that swap names with it so that none clashes. */
export interface Move {
  group: Local[];
  from: string;
  to: string;
  /** The bits that it saves by the model. */
  gain: number;
}

/** What a variable is called that few see; what many see may be called as it is or as another one of these is. */
const briefNames = [...'teirsnaolhucdpgmbfkxvwyjqzSTCA$_'];

/** More names than these, or in more places, are not swapped at once. */
const most = { names: 8, places: 200 };

/** Gives the variables of a script other names, by a model of what the text then costs. */
export class NameSearch {
  readonly #names: Names;
  readonly #text: Int32Array;
  readonly #model: TextModel;
  /** Where each variable stands in the text of the model. */
  readonly #placesOf = new Map<Local, number[]>();
  readonly #long: string[] = [];

  constructor(code: string, names: Names, contexts: readonly Context[]) {
    this.#names = names;
    for (const local of names.locals) this.#placesOf.set(local, []);
    this.#text = this.#textOf(code);
    this.#model = new TextModel(this.#text, contexts);
  }

  /** The script as symbols: a character is one, and so is a variable; what is written short is spelt out. */
  #textOf(code: string): Int32Array {
    const text: number[] = [];
    const write = (words: string): void => {
      for (let at = 0; at < words.length; at++) text.push(words.charCodeAt(at));
    };
    let from = 0;
    for (const [place, local] of this.#names.at) {
      write(code.slice(from, place));
      const key = this.#names.keys.get(place);
      if (key?.shorthand) write(`${key.name}:`);
      this.#placesOf.get(local)!.push(text.length);
      text.push(this.#symbolOf(local.name));
      from = place + local.name.length;
    }
    write(code.slice(from));
    return Int32Array.from(text);
  }

  #symbolOf(name: string): number {
    if (name.length === 1) return name.charCodeAt(0);
    if (!this.#long.includes(name)) this.#long.push(name);
    return 0x100 + this.#long.indexOf(name);
  }

  /** Goes once through all variables, and gives each the name that is best for it; whether any has a new one. */
  sweep(): boolean {
    let moved = false;
    for (const local of this.#names.locals) moved = this.improve(local) || moved;
    return moved;
  }

  /** Gives a variable the name that is best for it; whether that is a new one. */
  improve(local: Local): boolean {
    const [best] = this.movesOf(local).sort((a, b) => b.gain - a.gain);
    if (!best || best.gain < 1e-6) return false;
    this.apply(best);
    return true;
  }

  /**
   * What else a variable can be called.
   * @param spare more names for those that the whole script sees
   */
  movesOf(local: Local, spare: readonly string[] = []): Move[] {
    const { locals, globals } = this.#names;
    const outermost = local.outermost ? [...locals.filter((other) => other.outermost).map(({ name }) => name), ...spare] : [];
    return [...new Set([...briefNames, ...outermost])].flatMap((to) => {
      if (to === local.name || globals.has(to)) return [];
      const group = this.#groupOf(local, to);
      return group ? { group, from: local.name, to, gain: this.#gainOf(group, local.name, to) } : [];
    });
  }

  /** Gives a variable another name; done twice, it is as before. */
  apply({ group, from, to }: Move): void {
    const places = this.#concerned(group);
    for (const at of places) this.#model.count(at, -1);
    this.#swap(group, from, to);
    for (const at of places) this.#model.count(at, 1);
  }

  /** The variable and all that must swap names with it, with those that must swap with them in turn. */
  #groupOf(local: Local, to: string): Local[] | undefined {
    const group = new Set([local]);
    let places = 0;
    for (const member of group) {
      const wanted = member.name === to ? local.name : to;
      for (const rival of member.rivals) if (rival.name === wanted) group.add(rival);
      places += member.places.length;
      if (group.size > most.names || places > most.places) return undefined;
    }
    return [...group];
  }

  #swap(group: Local[], from: string, to: string): void {
    for (const local of group) {
      local.name = local.name === from ? to : from;
      const symbol = this.#symbolOf(local.name);
      for (const at of this.#placesOf.get(local)!) this.#text[at] = symbol;
    }
  }

  /** Where the text costs something else when variables have other names. */
  #concerned(group: Local[]): number[] {
    const places = group.flatMap((local) => this.#placesOf.get(local)!);
    if (group.length > 1) places.sort((a, b) => a - b);
    const found: number[] = [];
    let next = 0;
    for (const place of places) {
      for (next = Math.max(next, place); next <= place + this.#model.reach && next < this.#text.length; next++) found.push(next);
    }
    return found;
  }

  #gainOf(group: Local[], from: string, to: string): number {
    const places = this.#concerned(group);
    const cost = (): number => places.reduce((sum, at) => sum + this.#model.costOf(at), 0);
    for (const at of places) this.#model.count(at, -1);
    const before = cost();
    this.#swap(group, from, to);
    const after = cost();
    this.#swap(group, from, to);
    for (const at of places) this.#model.count(at, 1);
    return before - after;
  }
}
