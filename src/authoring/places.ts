import type { Place } from './report.js';

/** Says where a row of a list stands, or what it has under a key. */
export type PlaceOfRow = (index: number, key?: string) => Place;

/** Remembers from which line of which file each value of a bundle came. */
export class Places {
  readonly #objects = new WeakMap<object, Place>();
  readonly #keys = new WeakMap<object, Map<string, Place>>();
  readonly #lists = new WeakMap<object, PlaceOfRow>();

  set<T extends object>(object: T, place: Place): T {
    this.#objects.set(object, place);
    return object;
  }

  setKey(object: object, key: string, place: Place | undefined): void {
    if (!place) return;
    const keys = this.#keys.get(object) ?? new Map<string, Place>();
    this.#keys.set(object, keys.set(key, place));
  }

  /** For a list too long for a place a row: it is asked when one is needed. */
  setRows<T extends object>(list: T, placeOf: PlaceOfRow): T {
    this.#lists.set(list, placeOf);
    return list;
  }

  of(object: object): Place | undefined {
    return this.#objects.get(object);
  }

  ofKey(object: object, key: string): Place | undefined {
    return this.#keys.get(object)?.get(key);
  }

  /**
   * The place nearest to a path.
   * @param root the bundle
   * @param path as in a problem, `quotes[2].text`
   */
  find(root: object, path: string): Place | undefined {
    let place = this.of(root);
    let at: unknown = root;
    const keys = path.match(/[^.[\]]+/g) ?? [];
    for (const [depth, key] of keys.entries()) {
      if (typeof at !== 'object' || at === null) break;
      const placeOfRow = this.#lists.get(at);
      // What a row holds are texts.
      if (placeOfRow) return placeOfRow(Number(key), keys[depth + 1]);
      const keyPlace = this.ofKey(at, key);
      at = Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined;
      place = keyPlace ?? (typeof at === 'object' && at !== null ? this.of(at) : undefined) ?? place;
    }
    return place;
  }
}
