import type { LetterBundle, Signatories, Signatory } from './letter-bundle.js';
import { problem, type Problem } from './problem.js';
import { isObject, list, Log, own, record, rows, table, types } from './readers.js';
import { richText } from './rich-text.js';

/** A letter with what was wrong in parts of it; or a placeholder until `embargo` (a date-time); or why it can’t be shown. */
export type ParseResult =
  | { kind: 'letter'; bundle: LetterBundle; warnings: Problem[] }
  | { kind: 'embargo'; embargo: string }
  | { kind: 'invalid'; problems: Problem[] };

const signatory = record<Signatory>('name! id kind category country place affiliation role url lang:line');

const page = 'src! count! integrity! key';

const forms = table(types.line!);

Object.assign(types, {
  statement: richText,
  body: richText,
  strings: table((value, path, log) => (isObject(value) ? forms : types.line!)(value, path, log)),
  publishers: rows(record('name! url')),
  image: record('src! alt!:line credit width:count height:count'),
  addressees: list(types.line!),
  letter: record('title addressees body! closing:passage'),
  quotes: rows(record('text! speaker! role organization url lang')),
  items: rows(
    (value, path, log) => signatory(typeof value === 'string' ? { name: value } : value, path, log),
    'invalid-signatory',
  ),
  pages: rows(record(page)),
  tags: table(types.count!),
  search: record(`${page} tags`),
  signatories: record('total:count countries:count items pages search updated:date'),
  translations: rows(record('lang! src:words url title status stale:flag translator integrity')),
  langs: list(types.lang!),
  contacts: rows(record('name! organization langs email phone url')),
  attachments: rows(record('label! url! type size:count')),
  revisions: rows(record('date! note!')),
  actions: rows(record('label! url!')),
});

const placeholder = record<{ embargo: string }>('lang! embargo!:time');

const letter = record<LetterBundle>(
  'id:slug revision:count lang! title! kicker summary published:date updated:date url publishers image statement letter quotes ' +
    'signatories translations prevails:lang contacts attachments revisions actions show strings',
);

/**
 * Parses what `JSON.parse` gave. Only known keys of the right type get into the bundle, each copied into a fresh object; a bad row
 * of a list is left out with a warning, anything else that is wrong is a problem.
 */
export function parseBundle(value: unknown): ParseResult {
  const log = new Log();
  const has = (key: string): boolean => own(value, key) !== undefined;
  const text = has('statement') || has('letter');
  const embargoed = has('embargo') && !has('title') && !text;
  const read = (embargoed ? placeholder : letter)(value, '', log);
  const version = own(value, 'version');
  if (version !== 1) log.fail('version', '1');
  if (!embargoed && !text) log.fail('letter', 'given, or a statement');
  const problems =
    // An object must not be asked which number it is: its own toString may be hostile, or deeper than the stack.
    typeof version === 'number' && version > 1 ? [problem('unsupported-version', version, { path: 'version' })] : log.problems;
  if (problems.length) return { kind: 'invalid', problems };
  if (embargoed) return { kind: 'embargo', ...(read as { embargo: string }) };
  const bundle: LetterBundle = { ...(read as LetterBundle), version: 1 };
  checkList(bundle, log);
  return { kind: 'letter', bundle, warnings: log.warnings };
}

/** Parses what stands in a page of a list: rows, or in an index what leads to further pages. Rows that can’t be read are left out. */
export function parsePage(value: unknown): Signatories | Problem[] {
  const log = new Log();
  const read = types.signatories!(Array.isArray(value) ? { items: value } : value, '', log) as Signatories;
  return log.problems.length ? log.problems : read;
}

/** Warns of names that stand twice (never merged: only an editor knows) and of a total below the list. */
function checkList({ signatories: { items = [], pages = [], total = Infinity } = {} }: LetterBundle, log: Log): void {
  const seen = new Set<string>();
  items.forEach(({ name, affiliation, country, place }, index) => {
    const key = [name.trim().toLowerCase(), affiliation, country, place].join('\n');
    if (seen.has(key)) log.warn('duplicate-signatory', name, `signatories.items[${index}]`);
    seen.add(key);
  });
  const listed = pages.reduce((sum, { count }) => sum + count, items.length);
  if (total < listed) log.warn('count-mismatch', listed, 'signatories.total');
}
