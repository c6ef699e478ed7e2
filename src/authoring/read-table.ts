import Papa from 'papaparse';
import { fold, type Columns } from './columns.js';
import { decodeSheet } from './decode-text.js';
import type { Place, Report } from './report.js';

/** Where a row begins. */
export interface RowStart {
  /** In the sheet’s text, in UTF-16 code units. */
  offset: number;
  line: number;
}

/** A row’s cells by field, blank ones empty, and where it begins. */
export interface Row<Field extends string> extends RowStart {
  cells: Record<Field, string>;
}

export interface Table<Field extends string> {
  /** The fields that have a column, with its heading. */
  headings: Map<Field, string>;
  /** Headings of columns that nobody asked for and that have something in them. */
  unread: string[];
  /** Where the headings stand. */
  head: Place;
  /** Reads one row after the other, without blank ones; a sheet may have too many to hold them all. */
  forEachRow: (take: (row: Row<Field>) => void) => void;
  /** Where a row stands, or the first of these fields that it fills. */
  placeOf: (row: RowStart, ...fields: Field[]) => Place;
}

const delimiters = [',', ';', '\t'];

/** In UTF-16 code units: more of a sheet is not read to find out what parts its cells. */
const longestHeadings = 100_000;

/**
 * Reads a sheet as spreadsheets write them: any of three delimiters, headings in any case and in several languages. Warns of columns
 * that nobody asked for.
 * @param columns the headings by which each field is known
 * @param required the field that a sheet can’t do without
 */
export function readTable<Field extends string>(
  file: string,
  bytes: Uint8Array,
  columns: Columns<Field>,
  required: readonly NoInfer<Field>[],
  report: Report,
): Table<Field> | undefined {
  // Papa Parse passes over one more byte order mark, and its places would be off by it.
  const decoded = decodeSheet(file, bytes, report).replace(/^\uFEFF+/, '');
  // Excel writes its delimiter into a first line of its own.
  const [, own] = /^sep=(.)\n/.exec(decoded) ?? [];
  const text = decoded.replace(/^sep=.\n/, '\n');
  if (!/\S/.test(text)) return report.error('The sheet is empty: its first row holds the headings, as “name”.', { file });

  const known = new Map(
    Object.entries<readonly string[]>(columns).flatMap(([field, names]) => names.map((name) => [name, field as Field])),
  );
  const delimiter = own ?? guessDelimiter(text, known);
  const survey = surveyOf(text, delimiter, file, report);
  if (!survey) return undefined;

  const { headings, fields } = readHeadings(survey.head, known);
  const head = { file, line: survey.line, column: 1 };
  if (!required.some((field) => headings.has(field))) {
    return report.error(`No column is headed “${required[0]}”: the first row must hold the headings.`, head);
  }
  const unread = survey.head.flatMap((cell, column) =>
    fields[column] || !survey.filled.has(column) ? [] : { heading: cell.trim(), column: column + 1 },
  );
  const named = unread.map(({ heading, column }) =>
    heading ? `“${heading.slice(0, 100)}”` : `column ${column}, which has no heading`,
  );
  if (unread.length) report.warn(`Columns that are not read: ${named.join(', ')}.`, head);

  const placeOf = ({ offset, line }: RowStart, ...wanted: Field[]): Place => {
    const cells = wanted.length ? cellsAt(text, delimiter, offset, line) : [];
    const found = wanted.flatMap((field) => cells[fields.indexOf(field)] ?? []);
    const cell = found.find(({ blank }) => !blank) ?? found[0];
    return { file, line: cell?.line ?? line, column: cell?.column ?? 1 };
  };
  const empty = Object.fromEntries(Object.keys(columns).map((field) => [field, ''])) as Record<Field, string>;
  const forEachRow = (take: (row: Row<Field>) => void): void =>
    eachLine(text, delimiter, (values, { offset, line }) => {
      if (line <= survey.line || !values.some(isFilled)) return;
      if (values.length > fields.length && values.slice(fields.length).some(isFilled)) {
        report.error(
          `The row has more cells than the headings: text with “${delimiter}” in it must stand in quotation marks.`,
          placeOf({ offset, line }),
        );
      }
      const cells = { ...empty };
      fields.forEach((field, column) => field && (cells[field] = values[column]?.trim() ?? ''));
      take({ cells, offset, line });
    });
  return { headings, unread: unread.map(({ heading }) => heading), head, forEachRow, placeOf };
}

const isFilled = (cell: string): boolean => /\S/.test(cell);

/** The one by which the most headings are known. */
function guessDelimiter(text: string, known: ReadonlyMap<string, string>): string {
  const first = text.trimStart().slice(0, longestHeadings);
  const countKnown = (delimiter: string): number => {
    let count = 0;
    eachLine(first, delimiter, (cells) => {
      count = cells.filter((cell) => known.has(fold(cell))).length;
      // A row without a letter is blank, whatever parts its cells.
      return cells.some((cell) => /\p{L}/u.test(cell));
    });
    return count;
  };
  return delimiters.reduce((best, next) => (countKnown(next) > countKnown(best) ? next : best));
}

/** Goes once over a sheet: its headings and where they stand, and which columns anything stands in; nothing where it is broken. */
function surveyOf(
  text: string,
  delimiter: string,
  file: string,
  report: Report,
): { head: string[]; line: number; filled: ReadonlySet<number> } | undefined {
  let head: string[] | undefined;
  let headLine = 0;
  let broken = false;
  const filled = new Set<number>();
  eachLine(text, delimiter, (cells, { offset, line }, errors) => {
    for (const { message, index = offset + 1 } of errors) {
      // The parser says where the broken cell’s text begins, behind its quotation mark.
      const before = text.slice(offset, index).split('\n');
      const column = before.at(-1)!.length;
      report.error(`${message}.`, { file, line: line + before.length - 1, column });
      broken = true;
    }
    cells.forEach((cell, column) => !filled.has(column) && isFilled(cell) && filled.add(column));
    if (!head && cells.some(isFilled)) [head, headLine] = [cells, line];
  });
  return head && !broken ? { head, line: headLine, filled } : undefined;
}

/** Calls with the cells of each row until it is told that it’s enough, so that no more than a row is held. */
function eachLine(
  text: string,
  delimiter: string,
  take: (cells: string[], start: RowStart, errors: Papa.ParseError[]) => unknown,
): void {
  let [offset, line] = [0, 1];
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step({ data, errors, meta }, parser) {
      const start = { offset, line };
      for (let end = text.indexOf('\n', offset); end >= 0 && end < meta.cursor; end = text.indexOf('\n', end + 1)) line++;
      offset = meta.cursor;
      if (take(data, start, errors) === true) parser.abort();
    },
  });
}

/** Where each cell of a row begins: a cell in quotation marks may hold delimiters and lines of its own (RFC 4180). */
function cellsAt(
  text: string,
  delimiter: string,
  offset: number,
  line: number,
): (Required<Omit<Place, 'file'>> & { blank: boolean })[] {
  let [column, cellStart, lineStart] = [1, offset, offset];
  let cellLine = line;
  let quoted = false;
  const cells = [];
  for (let index = offset; index <= text.length; index++) {
    const character = text[index] ?? '\n';
    if (character === '"' && (quoted || index === cellStart)) quoted = !quoted;
    // A doubled quotation mark inside a cell stands for itself.
    else if (character === '"' && text[index - 1] === '"' && text[cellStart] === '"') quoted = true;
    if (quoted && character === '\n') {
      line++;
      lineStart = index + 1;
    }
    if (quoted || (character !== delimiter && character !== '\n')) continue;
    cells.push({ line: cellLine, column, blank: !/[^\s"]/.test(text.slice(cellStart, index)) });
    if (character === '\n') break;
    cellStart = index + 1;
    [cellLine, column] = [line, cellStart - lineStart + 1];
  }
  return cells;
}

/** Which field each column fills; the first of two columns for one field counts. */
function readHeadings<Field extends string>(
  cells: readonly string[],
  known: ReadonlyMap<string, Field>,
): { headings: Map<Field, string>; fields: (Field | undefined)[] } {
  const headings = new Map<Field, string>();
  const fields = cells.map((cell) => {
    const field = known.get(fold(cell));
    if (!field || headings.has(field)) return undefined;
    headings.set(field, cell.trim());
    return field;
  });
  return { headings, fields };
}
