import type { LetterBundle, Signatory } from './letter-bundle.js';
import { problem, type Problem } from './problem.js';
import { isObject, list, Log, record, rows, table, types } from './readers.js';
import { richText } from './rich-text.js';

/** A letter with what was wrong in parts of it; or a placeholder until `embargo` (a date-time); or why it can’t be shown. */
export type ParseResult =
  | { kind: 'letter'; bundle: LetterBundle; warnings: Problem[] }
  | { kind: 'embargo'; embargo: string }
  | { kind: 'invalid'; problems: Problem[] };

const signatory = record<Signatory>('name:words! id kind category country place affiliation role url:link lang');

const forms = table(types.line!);

Object.assign(types, {
  richText,
  strings: table((value, path, log) => (isObject(value) ? forms : types.line!)(value, path, log)),
  publishers: rows(record('name:words! url:link')),
  image: record('src:words! alt! credit width:count height:count'),
  lines: list(types.line!),
  letter: record('title addressees:lines body:richText! closing:passage'),
  quotes: rows(record('text:quotation! speaker:words! role organization url:link lang:tag')),
  items: rows(
    (value, path, log) => signatory(typeof value === 'string' ? { name: value } : value, path, log),
    'invalid-signatory',
  ),
  pages: rows(record('src:words! count:count! integrity:words!')),
  signatories: record('total:count countries:count items:items pages:pages updated:date'),
  translations: rows(record('lang:tag! src:words url:link title status stale:flag translator integrity')),
  tags: list(types.tag!),
  contacts: rows(record('name:words! organization langs:tags email phone url:link')),
  attachments: rows(record('label:words! url:link! type size:count')),
  revisions: rows(record('date:date! note:words!')),
  actions: rows(record('label:words! url:link!')),
});

const placeholder = record<{ embargo: string }>('lang:tag! embargo:time!');

const letter = record<LetterBundle>(
  'id:slug revision:count lang:tag! title:words! kicker summary published:date updated:date url:link ' +
    'publishers:publishers image:image statement:richText letter:letter quotes:quotes signatories:signatories ' +
    'translations:translations prevails:tag contacts:contacts attachments:attachments revisions:revisions actions:actions ' +
    'show strings:strings',
);

/**
 * Parses what `JSON.parse` gave. Only known keys of the right type get into the bundle, each copied into a fresh object; a bad row
 * of a list is left out with a warning, anything else that is wrong is a problem.
 */
export function parseBundle(value: unknown): ParseResult {
  const log = new Log();
  const has = (key: string): boolean => isObject(value) && Object.hasOwn(value, key);
  const text = has('statement') || has('letter');
  const embargoed = has('embargo') && !has('title') && !text;
  const read = (embargoed ? placeholder : letter)(value, '', log);
  const version = has('version') && (value as { version: unknown }).version;
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
