/** An object that has nothing but its own: a page’s `Object.prototype` may have been given an `integrity`, a `body` or a `once`. */
export const own = <T extends object>(options?: T): T => ({ __proto__: null, ...options }) as T;
