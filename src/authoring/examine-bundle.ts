import type { LetterBundle } from '../bundle/letter-bundle.js';
import { parseBundle } from '../bundle/parse-bundle.js';
import type { Places } from './places.js';
import type { Report } from './report.js';

/**
 * Parses a bundle as readers’ browsers will, and says what is wrong where it was written. What a browser would leave out with a
 * warning is an error here, where somebody can mend it.
 * @returns the parsed bundle, if nothing keeps it from being published
 */
export function examineBundle(bundle: Record<string, unknown>, places: Places, report: Report): LetterBundle | undefined {
  const result = parseBundle(bundle);
  let sound = result.kind === 'letter';
  if (result.kind === 'embargo') return undefined;
  const problems = result.kind === 'invalid' ? result.problems : [];
  const warnings = result.kind === 'letter' ? result.warnings : [];
  for (const { message, path = '' } of problems) report.error(message, places.find(bundle, path), path);
  for (const { code, message, path = '' } of warnings) {
    const place = places.find(bundle, path);
    if (code === 'invalid-bundle' || code === 'invalid-signatory') {
      sound = false;
      // Here nothing is left out: there is somebody who can mend it.
      report.error(message.replace(/, so \S+ is left out/, ''), place, path);
    }
    // Duplicates are reported with both their lines when the sheet is read.
    else if (code !== 'duplicate-signatory') report.warn(message, place, path);
  }
  if (result.kind === 'letter' && !checkDays(result.bundle, bundle, places, report)) sound = false;
  return sound && result.kind === 'letter' ? result.bundle : undefined;
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
