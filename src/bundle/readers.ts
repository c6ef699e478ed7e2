import { problem, type Problem, type ProblemCode } from './problem.js';
import { safeLink } from './safe-link.js';

/** Takes a value of unknown shape and gives a clean copy; says in the log what is wrong with it. */
export type Reader<T = unknown> = (value: unknown, path: string, log: Log) => T | undefined;

/** More of them help nobody, and a hostile bundle could hold millions. */
const mostListed = 100;

/** What a parser found: problems stop the letter, warnings don't. */
export class Log {
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];
  /** How many levels of rich text are being read. */
  depth = 0;
  #more = 0;

  /** @param expected what must stand at `path`, as “a string” */
  fail(path: string, expected: string): undefined {
    if (this.problems.length < mostListed)
      this.problems.push(problem('invalid-bundle', `${path || 'The bundle'} must be ${expected}`, { path }));
  }

  warn(code: ProblemCode, detail: string | number, path: string): undefined {
    if (this.warnings.length < mostListed) this.warnings.push(problem(code, detail, { path }));
    else this.warnings.at(-1)!.message = `And ${++this.#more + 1} more.`;
  }
}

/** Is this a JSON object? */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an object has itself under a key, not what it inherits. */
export const own = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** Takes what passes a test as it is. */
const check =
  (expected: string, test: (value: unknown) => boolean): Reader =>
  (value, path, log) =>
    test(value) ? value : log.fail(path, expected);

/**
 * A string, without the direction controls that can make it read as another one; joiners stay.
 * @param max in characters (code points), as JSON Schema counts `maxLength`
 */
const text =
  (expected: string, pattern = /^/, max = 2_000): Reader<string> =>
  (value, path, log) =>
    typeof value !== 'string' || !pattern.test(value)
      ? log.fail(path, expected)
      : value.length > max && [...value].length > max
        ? log.fail(path, `at most ${max} characters long`)
        : value.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');

/** A string that shows something. */
const shown = /[^\s\u202A-\u202E\u2066-\u2069]/;

const line = text('a string');

/**
 * The types that the keys of a record are declared with, by name; a key may be the name. Most are strings; of a `url` that may not
 * become a link its words stand as plain text, with a warning.
 */
export const types: Record<string, Reader> = {
  line,
  url(value, path, log) {
    const url = line(value, path, log);
    return url === undefined || safeLink(url, 'https://a') ? url : log.warn('unsafe-link', url, path);
  },
  words: text('a text', shown),
  passage: text('a string', undefined, 1e6),
  text: text('a text', shown, 1e6),
  slug: text('a slug', /^[A-Za-z0-9][\w.~-]*$/),
  lang: text('a language tag', /^[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*$/),
  date: text('a date as 2020-09-09', /^\d{4}(-(0\d|1[0-2])(-[0-3]\d(T\d\d:\d\d\S*)?)?)?$/),
  time: text('a time as 2020-09-09T08:00:00Z', /^\d{4}-\d\d-\d\dT\d\d:\d\d\S*(Z|[+-]\d\d:\d\d)$/),
  count: check('a whole number, 0 or more', (value) => Number.isInteger(value) && (value as number) >= 0),
  depth: check('a whole number, 1 to 6', (value) => [1, 2, 3, 4, 5, 6].includes(value as number)),
  flag: check('true or false', (value) => typeof value === 'boolean'),
};

/**
 * An object with known keys, copied into a fresh one; other keys are ignored.
 * @param shape the keys, each with `!` where it must be there, and its type after a colon. Without one the type has the name of the
 * key; where there is none it is `line`, or `words` of a key that must be there
 * @param nullable whether `null` stands for nothing, as in mdast
 */
export const record = <T>(shape: string, nullable = false): Reader<T> => {
  const keys = shape.split(' ').map((key) => /(\w+)(!?):?(\w*)/.exec(key)!);
  return (value, path, log) => {
    if (!isObject(value)) return log.fail(path, 'an object');
    const copy: Record<string, unknown> = {};
    for (const [, key = '', required, type] of keys) {
      const at = path ? `${path}.${key}` : key;
      const given = own(value, key);
      if (given !== undefined && !(nullable && given === null)) {
        const read = (types[type || key] ?? types[required ? 'words' : 'line']!)(given, at, log);
        if (read !== undefined) copy[key] = read;
      } else if (required) log.fail(at, 'given');
    }
    return copy as T;
  };
};

/** An object with any keys, copied into one that inherits nothing. */
export const table =
  (member: Reader): Reader =>
  (value, path, log) => {
    if (!isObject(value)) return log.fail(path, 'an object');
    const copy = Object.create(null) as Record<string, unknown>;
    for (const key of Object.keys(value)) copy[key] = member(value[key], `${path}.${key}`, log);
    return copy;
  };

/** An array of which every member must be right. */
export const list =
  (member: Reader): Reader<unknown[]> =>
  (value, path, log) =>
    Array.isArray(value)
      ? value.map((item, index) => member(item, `${path}[${index}]`, log)).filter((item) => item !== undefined)
      : log.fail(path, 'an array');

/** An array of which bad members are left out one by one, each with a warning. */
export const rows = (row: Reader, code: ProblemCode = 'invalid-bundle'): Reader<unknown[]> =>
  list((value, path, log) => {
    const before = log.problems.length;
    const read = row(value, path, log);
    const [fault] = log.problems.splice(before);
    return fault ? log.warn(code, `${fault.message.slice(0, -1)}, so ${path} is left out`, fault.path!) : read;
  });
