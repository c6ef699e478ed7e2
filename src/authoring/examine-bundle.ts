import type { LetterBundle, Signatory, SignatoryPage } from '../bundle/letter-bundle.js';
import { parseBundle } from '../bundle/parse-bundle.js';
import type { Problem } from '../bundle/problem.js';
import { mostItems } from './list/pages.js';
import { rowsOf } from './list/publish-list.js';
import type { Places } from './places.js';
import type { Report } from './report.js';

/**
 * Parses a bundle as readers’ browsers will, and says what is wrong where it was written. What a browser would leave out with a
 * warning is an error here, where somebody can mend it.
 * @returns the parsed bundle, if nothing keeps it from being published
 */
export function examineBundle(bundle: Record<string, unknown>, places: Places, report: Report): LetterBundle | undefined {
  const rows = rowsOf(bundle);
  const result = parseBundle(rows.length > mostItems ? withoutRest(bundle, rows) : bundle);
  if ('embargo' in result) return undefined;
  if ('problems' in result) {
    // That there is no text is said where the folder is read.
    const faults = result.problems.filter(({ path }) => path !== 'letter' || 'letter' in bundle);
    for (const { message, path = '' } of faults) report.error(message, places.find(bundle, path), path);
    return undefined;
  }
  const sound = [
    sayWarnings(result.warnings, bundle, places, report),
    examineRest(rows, bundle, places, report),
    checkDays(result.bundle, bundle, places, report),
  ];
  return sound.every(Boolean) ? result.bundle : undefined;
}

/** Says what a browser would warn of; gives whether the bundle can be published. */
function sayWarnings(warnings: readonly Problem[], bundle: object, places: Places, report: Report): boolean {
  let sound = true;
  for (const { code, message, path = '' } of warnings) {
    const place = places.find(bundle, path);
    if (code === 'invalid-bundle' || code === 'invalid-signatory') {
      sound = false;
      // Here nothing is left out: there is somebody who can mend it.
      report.error(message, place, path);
    }
    // Duplicates are reported with both their lines when the sheet is read.
    else if (code !== 'duplicate-signatory') report.warn(message, place, path);
  }
  return sound;
}

/** What a long list’s bundle will hold itself; of its pages it is known how many rows they have. */
function withoutRest(bundle: Record<string, unknown>, rows: readonly Signatory[]): Record<string, unknown> {
  const pages: SignatoryPage[] = [{ src: 'pages', count: rows.length - mostItems, integrity: 'to be known' }];
  // Cut out of the sheet’s text, they would keep all of it in memory.
  const items = structuredClone(rows.slice(0, mostItems));
  return { ...bundle, signatories: { ...(bundle.signatories as object), items, pages } };
}

/** The rows that go into pages, some at a time so that not all of them are there twice. */
function examineRest(rows: readonly Signatory[], bundle: object, places: Places, report: Report): boolean {
  let sound = true;
  for (let start = mostItems; start < rows.length; start += mostItems) {
    const signatories = { items: rows.slice(start, start + mostItems) };
    const result = parseBundle({ version: 1, lang: 'en', title: 'Some rows', statement: '', signatories });
    const inList = (text = ''): string =>
      text.replace(/^(signatories\.items\[)(\d+)/, (_, before: string, index) => `${before}${start + Number(index)}`);
    const warnings = 'bundle' in result ? result.warnings : [];
    const found = warnings.map(({ code, message, path }) => ({ code, message: inList(message), path: inList(path) }));
    if (!sayWarnings(found, bundle, places, report)) sound = false;
  }
  return sound;
}

/** Dates that no calendar has, as 31 February: the parser looks at their form alone. */
function checkDays(letter: LetterBundle, bundle: object, places: Places, report: Report): boolean {
  const dates: [path: string, date: string | undefined][] = [
    ['published', letter.published],
    ['updated', letter.updated],
    ['signatories.updated', letter.signatories?.updated],
    ...(letter.revisions ?? []).map(({ date }, index): [string, string] => [`revisions[${index}].date`, date]),
  ];
  const wrong = dates.filter(([, date]) => {
    const day = date?.slice(0, 10) ?? '';
    const time = Date.parse(day);
    return day && (isNaN(time) || !new Date(time).toISOString().startsWith(day));
  });
  for (const [path, date] of wrong) report.error(`“${date}” is no day of the calendar.`, places.find(bundle, path), path);
  return !wrong.length;
}
