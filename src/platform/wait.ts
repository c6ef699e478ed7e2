/** About the longest a timer can wait, in milliseconds (HTML keeps it in a signed 32-bit integer; a longer one fires at once). */
const longestWait = 2e9;

/** Comes to a value after so many milliseconds, or after the 23 days that a timer can wait. */
export const wait = <T = void>(milliseconds?: number, value?: T): Promise<T> =>
  new Promise((done) => setTimeout(done, Math.min(milliseconds!, longestWait), value));
