import type { Place } from './report.js';

/** Remembers from which line of which file each value of a bundle came. */
export class Places {
  readonly #objects = new WeakMap<object, Place>();
  readonly #keys = new WeakMap<object, Map<string, Place>>();

  set<T extends object>(object: T, place: Place): T {
    this.#objects.set(object, place);
    return object;
  }

  setKey(object: object, key: string, place: Place | undefined): void {
    if (!place) return;
    const keys = this.#keys.get(object) ?? new Map<string, Place>();
    this.#keys.set(object, keys.set(key, place));
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
    for (const [key] of path.matchAll(/[^.[\]]+/g)) {
      if (typeof at !== 'object' || at === null) break;
      const keyPlace = this.ofKey(at, key);
      at = Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined;
      place = keyPlace ?? (typeof at === 'object' && at !== null ? this.of(at) : undefined) ?? place;
    }
    return place;
  }
}
