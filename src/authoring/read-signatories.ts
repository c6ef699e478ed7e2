import type { Signatory } from '../bundle/letter-bundle.js';
import { safeLink } from '../bundle/safe-link.js';
import { fold, saysNo, saysYes, signatoryColumns } from './columns.js';
import { countryFinder } from './country-code.js';
import type { Places } from './places.js';
import { readTable, type Row, type Table } from './read-table.js';
import type { Report } from './report.js';

type Field = keyof typeof signatoryColumns;

/** Taken from the cells as they are, blank ones left out. */
const plain = ['id', 'category', 'place', 'affiliation', 'role', 'lang'] as const;

const kinds: readonly [NonNullable<Signatory['kind']>, string][] = [
  [
    'organization',
    'organization|organisation|organizations|organisations|org|ngo|group|coalition|network|institution|association|ong|organizacion|организация|нко|нпо|组织|機構|机构|組織|منظمة|مؤسسة',
  ],
  [
    'person',
    'person|individual|people|expert|personne|individu|particulier|persona|particular|человек|лицо|физическое лицо|个人|個人|فرد|شخص',
  ],
];
const kindByWord = new Map(kinds.flatMap(([kind, words]) => words.split('|').map((word) => [fold(word), kind])));

/**
 * Reads `signatories.csv`. Those who withdrew, or did not consent where the sheet asks, are left out and counted, never named.
 * @param lang the letter’s language, in which countries may be named
 * @param places learns where each signatory stands
 */
export function readSignatories(
  file: string,
  bytes: Uint8Array,
  lang: string,
  places: Places,
  report: Report,
): Signatory[] | undefined {
  const table = readTable(file, bytes, signatoryColumns, ['name', 'organization'], report);
  if (!table) return undefined;
  const toSignatory = new RowReader(table, lang, places, report);
  const published = publishedRows(table, file, report);
  const signatories = published.flatMap((row) => {
    const signatory = toSignatory.read(row);
    return signatory ? places.set(signatory, row.place) : [];
  });
  toSignatory.close(file);
  warnOfDuplicates(signatories, places, report);
  return signatories;
}

function publishedRows({ headings, rows }: Table<Field>, file: string, report: Report): Row<Field>[] {
  const staying = rows.filter(({ cells }) => saysNo(cells.withdrawn));
  const published = headings.has('public') ? staying.filter(({ cells }) => saysYes(cells.public)) : staying;
  const withdrew = rows.length - staying.length;
  const unasked = staying.length - published.length;
  const why = [
    ...(withdrew ? [`${withdrew} withdrew`] : []),
    ...(unasked ? [`${unasked} without a clear yes under “${headings.get('public')}”`] : []),
  ];
  if (why.length) report.warn(`Signatories that are not published: ${why.join(', ')}.`, { file });
  return published;
}

/** Turns rows into signatories, and remembers what it could not read as it was meant. */
class RowReader {
  readonly #findCountry: (name: string) => string | undefined;
  readonly #nameField: Field;
  readonly #affiliationField: Field;
  /** How often each was met. */
  readonly #places = new Map<string, number>();
  readonly #kinds = new Map<string, number>();

  constructor(
    { headings }: Table<Field>,
    lang: string,
    readonly places: Places,
    readonly report: Report,
  ) {
    this.#findCountry = countryFinder(lang);
    this.#nameField = headings.has('name') ? 'name' : 'organization';
    // Sign-on forms ask for a person’s name and the organisation they belong to.
    this.#affiliationField = headings.has('affiliation') || this.#nameField === 'organization' ? 'affiliation' : 'organization';
  }

  read(row: Row<Field>): Signatory | undefined {
    const { cells } = row;
    const nameField = cells[this.#nameField] ? this.#nameField : 'organization';
    const name = cells[nameField];
    if (!name) return this.report.warn('The row has no name and is left out.', row.placeOf(this.#nameField));
    const signatory: Signatory = { name };
    this.places.setKey(signatory, 'name', row.placeOf(nameField));
    const kind = kindByWord.get(fold(cells.kind));
    if (kind) signatory.kind = kind;
    else if (cells.kind) countUp(this.#kinds, cells.kind);
    for (const field of plain) {
      const source = field === 'affiliation' ? this.#affiliationField : field;
      const value = cells[source];
      if (!value || value === name) continue;
      signatory[field] = value;
      this.places.setKey(signatory, field, row.placeOf(source));
    }
    this.#addCountry(signatory, row);
    this.#addAddress(signatory, row);
    return signatory;
  }

  /** Says once what concerns many rows. */
  close(file: string): void {
    if (this.#places.size) {
      this.report.warn(`Under “country” stand names that are no country’s; they are shown as places: ${list(this.#places)}.`, {
        file,
      });
    }
    if (this.#kinds.size) {
      this.report.warn(`A kind is “organization” or “person”; others are ignored: ${list(this.#kinds)}.`, { file });
    }
  }

  #addCountry(signatory: Signatory, { cells: { country }, placeOf }: Row<Field>): void {
    if (!country) return;
    const code = this.#findCountry(country);
    if (code) signatory.country = code;
    else {
      countUp(this.#places, country);
      if (signatory.place === undefined) this.places.setKey(signatory, 'place', placeOf('country'));
      signatory.place ??= country;
    }
  }

  #addAddress(signatory: Signatory, { cells: { url }, placeOf }: Row<Field>): void {
    if (!url) return;
    // Sheets often hold `www.example.org`, which would lead to a page of the letter’s own site.
    const bare = /^(www\.|[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(\/|$))/iu.test(url);
    if (bare) this.report.warn(`“${url.slice(0, 100)}” has no “https://” and is given it.`, placeOf('url'));
    const address = bare ? `https://${url}` : url;
    this.places.setKey(signatory, 'url', placeOf('url'));
    if (safeLink(address, 'https://base.invalid/')) signatory.url = address;
    else this.report.warn(`“${url.slice(0, 100)}” can’t be a link and is left out.`, placeOf('url'));
  }
}

const countUp = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const mostListed = 20;
function list(counts: Map<string, number>): string {
  const words = [...counts].map(([word, count]) => `“${word.slice(0, 100)}” (${count})`);
  return words.slice(0, mostListed).join(', ') + (words.length > mostListed ? ` and ${words.length - mostListed} more` : '');
}

/** Only an editor knows whether two rows are one signatory, so both stay. */
function warnOfDuplicates(signatories: readonly Signatory[], places: Places, report: Report): void {
  const seen = new Map<string, Signatory>();
  for (const signatory of signatories) {
    const key = JSON.stringify([signatory.name.toLowerCase(), signatory.affiliation, signatory.country, signatory.place]);
    const first = seen.get(key);
    if (!first) seen.set(key, signatory);
    else {
      const line = places.of(first)?.line;
      report.warn(`“${signatory.name.slice(0, 100)}” already stands on line ${line}; both are kept.`, places.of(signatory));
    }
  }
}
