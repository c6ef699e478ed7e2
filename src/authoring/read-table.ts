import Papa from 'papaparse';
import { fold, type Columns } from './columns.js';
import { decodeSheet } from './decode-text.js';
import type { Place, Report } from './report.js';

type Position = Required<Omit<Place, 'file'>>;

/** A row’s cells by field, blank ones empty, and where it and each of them stands. */
export interface Row<Field extends string> {
  cells: Record<Field, string>;
  place: Place;
  placeOf: (field: Field) => Place;
}

export interface Table<Field extends string> {
  /** The fields that have a column, with its heading. */
  headings: Map<Field, string>;
  /** Without blank rows. */
  rows: Row<Field>[];
}

const delimiters = [',', ';', '\t'];

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
  // Excel writes its delimiter into a first line of its own.
  const decoded = decodeSheet(file, bytes, report);
  const [, own] = /^sep=(.)\n/.exec(decoded) ?? [];
  const text = decoded.replace(/^sep=.\n/, '\n');
  if (!text.trim()) return report.error('The sheet is empty: its first row holds the headings, as “name”.', { file });

  const known = new Map(
    Object.entries<readonly string[]>(columns).flatMap(([field, names]) => names.map((name) => [name, field as Field])),
  );
  const countKnown = (delimiter: string): number =>
    Papa.parse<string[]>(text.trimStart(), { delimiter, newline: '\n', preview: 1 }).data[0]?.filter((cell) =>
      known.has(fold(cell)),
    ).length ?? 0;
  const delimiter = own ?? delimiters.reduce((best, next) => (countKnown(next) > countKnown(best) ? next : best));

  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  let line = 1;
  let lineStart = 0;
  let lineEnd = text.indexOf('\n');
  // The parser says where the broken cell’s text begins, behind its quotation mark.
  for (const { message, index = 1 } of errors) {
    for (; lineEnd >= 0 && lineEnd < index; lineEnd = text.indexOf('\n', lineStart)) {
      line++;
      lineStart = lineEnd + 1;
    }
    report.error(`${message}.`, { file, line, column: index - lineStart });
  }
  if (errors.length) return undefined;
  const starts = cellStarts(text, delimiter);

  const head = data.findIndex((cells) => cells.some((cell) => cell.trim()));
  const { headings, fields } = readHeadings(data[head]!, known);
  if (!required.some((field) => headings.has(field))) {
    return report.error(`No column is headed “${required[0]}”: the first row must hold the headings.`, {
      file,
      ...starts[head]?.[0],
    });
  }
  const unread = data[head]!.flatMap((cell, column) => {
    if (fields[column] || data.every((cells) => !cells[column]?.trim())) return [];
    return cell.trim() ? `“${cell.trim().slice(0, 100)}”` : `column ${column + 1}, which has no heading`;
  });
  if (unread.length) report.warn(`Columns that are not read: ${unread.join(', ')}.`, { file, ...starts[head]?.[0] });

  const rows = data.flatMap((cells, index): Row<Field>[] => {
    if (index <= head || cells.every((cell) => !cell.trim())) return [];
    const place = { file, ...starts[index]?.[0] };
    if (cells.slice(fields.length).some((cell) => cell.trim())) {
      report.error(
        `The row has more cells than the headings: text with “${delimiter}” in it must stand in quotation marks.`,
        place,
      );
    }
    const named = fields.flatMap((field, column) => (field ? [[field, cells[column]?.trim() ?? '']] : []));
    const blank = Object.keys(columns).map((field) => [field, '']);
    const placeOf = (field: Field): Place => ({ ...place, ...starts[index]?.[fields.indexOf(field)] });
    return [{ cells: Object.fromEntries([...blank, ...named]) as Record<Field, string>, place, placeOf }];
  });
  return { headings, rows };
}

/** Where each cell of each row begins: a cell in quotation marks may hold delimiters and lines of its own (RFC 4180). */
function cellStarts(text: string, delimiter: string): Position[][] {
  let line = 1;
  let lineStart = 0;
  let quoted = false;
  let cells: Position[] = [{ line, column: 1 }];
  const rows = [cells];
  let cellStart = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"' && (quoted || index === cellStart)) quoted = !quoted;
    // A doubled quotation mark inside a cell stands for itself.
    else if (character === '"' && text[index - 1] === '"' && text[cellStart] === '"') quoted = true;
    if (character === '\n') {
      line++;
      lineStart = index + 1;
    }
    if (quoted || (character !== delimiter && character !== '\n')) continue;
    if (character === '\n') rows.push((cells = []));
    cellStart = index + 1;
    cells.push({ line, column: cellStart - lineStart + 1 });
  }
  return rows;
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
