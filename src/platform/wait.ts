/** The longest a timer can wait, in milliseconds (a signed 32-bit integer; a longer one fires at once). */
const longestWait = 2 ** 31 - 1;

/** Comes to a value after so many milliseconds, or after the 24 days that a timer can wait. */
export const wait = <T = void>(milliseconds?: number, value?: T): Promise<T> =>
  new Promise((done) => setTimeout(done, Math.min(milliseconds!, longestWait), value));
