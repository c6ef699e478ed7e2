import { quoteColumns } from './columns.js';
import { giveScheme } from './give-scheme.js';
import { isObject } from './is-object.js';
import { keys, pickKnown } from './known-keys.js';
import type { LetterFolder } from './letter-folders.js';
import type { Places } from './places.js';
import { readTable } from './read-table.js';
import { readYaml } from './read-yaml.js';
import type { Report } from './report.js';

const shape = keys('text speaker role organization url lang');

/** Reads a folder’s `quotes.yaml`, else its `quotes.csv`; whether each quote is whole is the bundle’s parser to say. */
export function readQuotes({ prefix, files }: LetterFolder, places: Places, report: Report): unknown[] | undefined {
  const yaml = files.get('quotes.yaml');
  const csv = files.get('quotes.csv');
  if (yaml && csv) report.warn('quotes.yaml is read and this file is not.', { file: `${prefix}quotes.csv` });
  const quotes = yaml
    ? fromYaml(`${prefix}quotes.yaml`, yaml, places, report)
    : csv && fromCsv(`${prefix}quotes.csv`, csv, places, report);
  for (const quote of quotes ?? []) if (isObject(quote)) giveScheme(quote, places, report);
  return quotes;
}

function fromYaml(file: string, bytes: Uint8Array, places: Places, report: Report): unknown[] | undefined {
  const value = readYaml(file, bytes, places, report);
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) return report.error('The file must hold a list of quotes, each as “- text: …”.', { file, line: 1 });
  const quotes = value.map((quote: unknown) => (isObject(quote) ? pickKnown(quote, shape, places, report) : quote));
  quotes.forEach((_, index) => places.setKey(quotes, String(index), places.ofKey(value, String(index))));
  return quotes;
}

function fromCsv(file: string, bytes: Uint8Array, places: Places, report: Report): unknown[] | undefined {
  const table = readTable(file, bytes, quoteColumns, ['text'], report);
  if (!table) return undefined;
  const quotes: unknown[] = [];
  table.forEachRow((row) => {
    const { cells } = row;
    const quote = Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell));
    for (const field of Object.keys(cells) as (keyof typeof cells)[]) places.setKey(quote, field, table.placeOf(row, field));
    quotes.push(places.set(quote, table.placeOf(row)));
  });
  return quotes;
}
