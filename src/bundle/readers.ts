import { problem, type Problem, type ProblemCode } from './problem.js';
import { safeLink } from './safe-link.js';

/** Takes a value of unknown shape and gives a clean copy; says in the log what is wrong with it. */
export type Reader = (value: unknown, log: Log) => unknown;

/** More problems, or warnings, are not listed: they help nobody, and a hostile bundle could hold millions. */
export const mostListed = 100;

/** What a parser found, and where it is: problems stop the letter, warnings don't. */
export class Log {
  readonly faults: Problem[] = [];
  readonly excused: Problem[] = [];
  /** Keys and indexes from the bundle to what is being read; made a text only where something is wrong. */
  readonly steps: (string | number)[] = [];

  /** Reads what stands at a key or an index of what is being read. */
  at(step: string | number, value: unknown, read: Reader): unknown {
    this.steps.push(step);
    const copy = value === undefined ? this.fail('given') : read(value, this);
    this.steps.pop();
    return copy;
  }

  /** @param expected what must stand here, as “a string” */
  fail(expected: string): undefined {
    const path = this.path();
    if (this.faults.length < mostListed)
      this.faults.push(problem('invalid-bundle', `${path || 'The bundle'} must be ${expected}`, { path }));
  }

  warn(fault: Problem): undefined {
    if (this.excused.length < mostListed) this.excused.push(fault);
  }

  /** Reads what costs itself alone where something is wrong: it is nothing then, and the first problem a warning. */
  part(value: unknown, read: Reader, code: ProblemCode): unknown {
    const before = this.faults.length;
    const copy = read(value, this);
    const [fault] = this.faults.splice(before);
    return fault ? this.warn({ ...fault, code }) : copy;
  }

  path(): string {
    return this.steps.join('.').replace(/\.(\d+)/g, '[$1]');
  }
}

/** Is this a JSON object? */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The types that the keys of a record are declared with, by names that say what must stand there; others join them. A key may be the
 * name of its type.
 */
export const types = { __proto__: null } as unknown as Record<string, Reader>;

/** Of the types that are strings, how they look. */
const patterns = {
  string: /^/,
  phrase: /\S/,
  tag: /^[\w.~-]+$/,
  date: /^\d{4}(-(0\d|1[0-2])(-[0-3]\d(T\d\d:\d\d\S*)?)?)?$/,
  time: /^\d{4}-\d\d-\d\dT\d\d:\d\d\S*(Z|[+-]\d\d:\d\d)$/,
};

for (const [name, pattern] of Object.entries(patterns)) {
  types[name] = (value, log) =>
    typeof value === 'string' &&
    // Direction controls can make it read as another one; joiners stay.
    pattern.test((value = value.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')))
      ? value
      : log.fail(`a ${name}`);
}

export const string = types.string!;

/** Takes what passes a test as it is. */
const check =
  (expected: string, test: (value: unknown) => boolean): Reader =>
  (value, log) =>
    test(value) ? value : log.fail(expected);

types.count = check('a whole number', (value) => Number.isInteger(value) && (value as number) >= 0);
types.flag = check('true or false', (value) => typeof value === 'boolean');
types.version = check('1', (value) => value === 1);

types.url = (value, log) => {
  const url = string(value, log) as string | undefined;
  return url === undefined || safeLink(url, 'https://a') ? url : log.warn(problem('unsafe-link', url, { path: log.path() }));
};

/**
 * An object with known keys, copied into a fresh one; other keys are ignored.
 * @param shape the keys, each with `!` where it must be there, and its type after a colon. Without one the type has the name of the
 * key; where there is none it is `string`, or `phrase` of a key that must be there
 * @param nothing what stands for a missing value, beside a missing key
 */
export const record = (shape: string, nothing?: null): Reader => {
  const keys = shape.split(' ').map((entry) => {
    const [, key = '', required, type] = /(\w+)(!?):?(\w*)/.exec(entry)!;
    return { key, required, read: types[type || key] ?? types[required ? 'phrase' : 'string']! };
  });
  return (value, log) => {
    if (!isObject(value)) return log.fail('an object');
    // Not one that inherits nothing: of those Chromium holds each in twice the memory, and a list has a hundred thousand.
    const copy: Record<string, unknown> = {};
    for (const { key, required, read } of keys) {
      // What it has itself, not what it inherits: a page may have altered what objects do.
      const given = Object.hasOwn(value, key) ? value[key] : undefined;
      if (required || (given !== undefined && given !== nothing)) {
        const clean = log.at(key, given, read);
        if (clean !== undefined) copy[key] = clean;
      }
    }
    return copy;
  };
};

/** An object with any keys, copied into one that inherits nothing. */
export const table =
  (member: Reader): Reader =>
  (value, log) => {
    if (!isObject(value)) return log.fail('an object');
    const copy = { __proto__: null } as Record<string, unknown>;
    for (const key of Object.keys(value)) copy[key] = log.at(key, value[key], member);
    return copy;
  };

/** An array of which every member must be right. */
export const list =
  (member: Reader) =>
  (value: unknown, log: Log): unknown[] | undefined =>
    Array.isArray(value)
      ? value.map((item, index) => log.at(index, item, member)).filter((item) => item !== undefined)
      : log.fail('a list');

/** An array of which bad members are left out one by one, each with a warning. */
export const rows = (row: Reader, code: ProblemCode = 'invalid-bundle'): Reader =>
  list((value, log) => log.part(value, row, code));
