import type { LetterBundle, Signatories } from './letter-bundle.js';
import { problem, type Problem } from './problem.js';
import { isObject, list, Log, record, rows, string, table, types } from './readers.js';
import { richText } from './rich-text.js';

/** A letter with what was wrong in parts of it; or a placeholder until `embargo` (a date-time); or why it can’t be shown. */
export type ParseResult = { bundle: LetterBundle; warnings: Problem[] } | { embargo: string } | { problems: Problem[] };

/** Format 1, what is used before what uses it: a name, `*` where it is a list of such rows, and the keys as `record` takes them. */
const format = `publishers* name! url
image src! alt!:string credit width:count height:count
letter title addressees body! closing
quotes* text! speaker! role organization url lang:tag
items* name! id kind category country place affiliation role url lang
pages* src! count! integrity! key
search src! count! integrity! key tags
signatories total:count countries:count items pages search updated:date
translations* lang!:tag src url title status stale:flag translator integrity
contacts* name! organization langs email phone url
attachments* label! url! type size:count
revisions* date! note!
actions* label! url!
placeholder version! lang!:tag embargo!:time
bundle version! id:tag revision:count lang!:tag title! kicker summary published:date updated:date url publishers image statement letter quotes signatories translations prevails:tag contacts attachments revisions actions show strings`;

const forms = table(string);

Object.assign(types, {
  statement: richText,
  body: richText,
  strings: table((value, log) => (isObject(value) ? forms : string)(value, log)),
  addressees: list(string),
  tags: table(types.count!),
  langs: list(types.tag!),
});

for (const entry of format.split('\n')) {
  const [, name = '', many, shape = ''] = /(\w+)(\*?) (.+)/.exec(entry)!;
  const read = record(shape);
  types[name] = many
    ? name === 'items'
      ? rows((value, log) => read(typeof value === 'string' ? { name: value } : value, log), 'invalid-signatory')
      : rows(read)
    : read;
}

/**
 * Parses what `JSON.parse` gave. Only known keys of the right type get into the bundle, each copied into a fresh object; a bad row
 * of a list is left out with a warning, anything else that is wrong is a problem.
 */
export function parseBundle(value: unknown): ParseResult {
  const log = new Log();
  const { version, embargo, title, statement, letter } = Object(value) as Record<string, unknown>;
  const embargoed = embargo !== undefined && title === undefined;
  let read: unknown;
  try {
    read = types[embargoed ? 'placeholder' : 'bundle']!(value, log);
  } catch {
    // What is too deep has said so.
  }
  if (!embargoed) log.at('letter', statement ?? letter, Boolean);
  const problems =
    // An object must not be asked which number it is: its own toString may be hostile, or deeper than the stack.
    typeof version === 'number' && version > 1 ? [problem('unsupported-version', version, { path: 'version' })] : log.faults;
  if (problems.length) return { problems };
  if (embargoed) return read as { embargo: string };
  const bundle = read as LetterBundle;
  checkList(bundle, log);
  return { bundle, warnings: log.excused };
}

/** Parses what stands in a page of a list: rows, or in an index what leads to further pages. Rows that can’t be read are left out. */
export function parsePage(value: unknown): Signatories | Problem[] {
  const log = new Log();
  const read = types.signatories!(Array.isArray(value) ? { items: value } : value, log) as Signatories;
  return log.faults.length ? log.faults : read;
}

/**
 * Warns of names that stand twice (never merged: only an editor knows) and of a total below the list. An index that lacks some of it, as
 * one of an earlier build does, would say that they didn’t sign: it is left out, and the pages are searched.
 */
function checkList({ signatories = {} }: LetterBundle, log: Log): void {
  const { items = [], pages = [], search, total = Infinity } = signatories;
  const seen = new Set<string>();
  items.forEach(({ name, affiliation, country, place }, index) => {
    const key = [name.trim().toLowerCase(), affiliation, country, place].join('\n');
    if (seen.has(key)) log.warn(problem('duplicate-signatory', name, { path: `signatories.items[${index}]` }));
    seen.add(key);
  });
  const listed = pages.reduce((sum, { count }) => sum + count, items.length);
  if (total < listed) log.warn(problem('count-mismatch', listed, { path: 'signatories.total' }));
  if (search && search.count < listed) delete signatories.search;
}
