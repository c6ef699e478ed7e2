import { checkMissing, checkOwnStrings } from '../authoring/check-strings.js';
import type { AuthoringProblem, Place } from '../authoring/report.js';
import type { LetterBundle } from '../bundle/letter-bundle.js';
import { parseBundle } from '../bundle/parse-bundle.js';
import { problem, type Problem } from '../bundle/problem.js';
import { mostListed } from '../bundle/readers.js';

/** What was found in a `letter.json`. */
export interface Checked {
  problems: AuthoringProblem[];
  /** Of a letter that can be shown. */
  bundle?: LetterBundle;
}

const andMore = `No more than ${mostListed} are listed: there may be others.`;

/** Every problem of a `letter.json`, as the widget will find it. */
export function checkBundle(file: string, bytes: Uint8Array): Checked {
  const notJson = (why: string, place: Partial<Place> = {}): Checked => ({
    problems: [{ severity: 'error', message: problem('not-json', why).message, file, ...place }],
  });
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return notJson('it begins with a byte order mark');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return notJson('it has bytes that are not UTF-8');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (!text.trim()) return notJson('it is empty');
    if (/^\s*</.test(text)) return notJson('it is a page of HTML');
    if (cause instanceof RangeError) return notJson('it is nested too deeply');
    const { message } = cause as Error;
    return notJson(message, placeIn(text, message));
  }
  const result = parseBundle(value);
  if ('embargo' in result) return { problems: [] };
  const rows = (problems: readonly Problem[], severity: AuthoringProblem['severity']): AuthoringProblem[] =>
    problems
      .map(({ message, path }): AuthoringProblem => ({ severity, message, file, ...(path && { path }) }))
      .concat(problems.length < mostListed ? [] : { severity, message: andMore, file });
  if ('problems' in result) return { problems: rows(result.problems, 'error') };
  const { bundle, warnings } = result;
  return { problems: [...rows(warnings, 'warning'), ...checkIndex(file, value, bundle), ...checkStrings(file, bundle)], bundle };
}

/** Whether the list’s index is of no use. */
function checkIndex(file: string, value: unknown, { signatories }: LetterBundle): AuthoringProblem[] {
  if (!(value as LetterBundle).signatories?.search || signatories?.search) return [];
  const message =
    'The search index lacks some of the list, as one of an earlier build does: readers’ browsers search without it.';
  return [{ severity: 'warning', message, file, path: 'signatories.search' }];
}

/** What readers will meet in English, or not at all, among the letter’s own words. */
function checkStrings(file: string, { lang, strings = {} }: LetterBundle): AuthoringProblem[] {
  return [...checkMissing(lang, strings), ...checkOwnStrings(lang, strings)].map(({ key, message }) => ({
    severity: 'warning',
    message,
    file,
    path: key === undefined ? 'strings' : `strings.${key}`,
  }));
}

/** Node says at which character JSON stops making sense, or that its end came too early. */
function placeIn(text: string, message: string): Pick<Place, 'line' | 'column'> {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined && !message.includes('end of JSON')) return {};
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
