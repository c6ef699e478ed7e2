/** An object that has nothing but its own: a page’s `Object.prototype` may have been given an `integrity`, a `body` or a `once`. */
export const own = <T extends object>(options?: T): T => ({ __proto__: null, ...options }) as T;

/** Which of several kinds an object is, by a key that it has itself: a page’s `Object.prototype` may have one of that name. */
export const has = <T extends object, Key extends string>(object: T, key: Key): object is Extract<T, Record<Key, unknown>> =>
  Object.hasOwn(object, key);
