import type { Signatory } from '../bundle/letter-bundle.js';
import { safeLink } from '../bundle/safe-link.js';
import { fold, saysNo, saysYes, seemsToAsk, signatoryColumns } from './columns.js';
import { countryFinder } from './country-code.js';
import type { PlaceOfRow, Places } from './places.js';
import { readTable, type Row, type Table } from './read-table.js';
import type { Place, Report } from './report.js';

type Field = keyof typeof signatoryColumns;

/** A column by which people are left out. */
export type LeavesOut = (typeof leavesOut)[number];
const leavesOut = ['public', 'withdrawn'] as const;

/** Headings of a part of a name. */
const partOfName =
  /^((first|given|last|family|middle|fore|sur) ?names?|prenoms?|apellidos?|vorname|nachname|фамилия|отчество|姓氏|اللقب|اسم العائلة)$/;

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
 * @param asked learns by which columns people are left out; a sheet that lacks one which an earlier one had would name them after all
 */
export function readSignatories(
  file: string,
  bytes: Uint8Array,
  lang: string,
  places: Places,
  report: Report,
  asked = new Set<LeavesOut>(),
): Signatory[] | undefined {
  const table = readTable(file, bytes, signatoryColumns, ['name', 'organization'], report);
  if (!table) return undefined;
  // Nobody may be named because a column is headed otherwise than we know.
  for (const heading of table.unread.filter(seemsToAsk)) {
    report.error(
      `“${heading.slice(0, 100)}” seems to say who may be named, and is not read: head it “public” (a clear yes is published), ` +
        'or “withdrawn”, or take the column out.',
      table.head,
    );
  }
  for (const heading of table.unread.filter((heading) => partOfName.test(fold(heading)))) {
    report.error(`“${heading}” is a part of a name: join the parts in one column, headed “name”.`, table.head);
  }
  for (const field of leavesOut) {
    if (table.headings.has(field)) asked.add(field);
    else if (asked.has(field))
      report.error(`The original’s sheet has a column “${field}”, and this one would name whom that leaves out.`, table.head);
  }
  const consent = table.headings.get('public');
  const reader = new RowReader(table, lang, report);
  const signatories: Signatory[] = [];
  // Numbers alone: a list may have a million rows, and few of them are ever looked for.
  const offsets: number[] = [];
  const lines: number[] = [];
  let withdrew = 0;
  let unasked = 0;
  table.forEachRow((row) => {
    const stays = saysNo(row.cells.withdrawn);
    const agrees = consent === undefined || saysYes(row.cells.public);
    if (!stays) withdrew++;
    else if (!agrees) unasked++;
    const signatory = stays && agrees && reader.read(row);
    if (!signatory) return;
    signatories.push(signatory);
    offsets.push(row.offset);
    lines.push(row.line);
  });
  const why = [
    ...(withdrew ? [`${withdrew} withdrew`] : []),
    ...(unasked ? [`${unasked} without a clear yes under “${consent}”`] : []),
  ];
  if (why.length) report.warn(`Signatories that are not published: ${why.join(', ')}.`, { file });
  reader.close(file);
  const placeOf = (index: number, key?: string): Place =>
    table.placeOf({ offset: offsets[index] ?? 0, line: lines[index] ?? 1 }, ...(key === undefined ? [] : reader.sourcesOf(key)));
  warnOfDuplicates(signatories, placeOf, report);
  return places.setRows(signatories, placeOf);
}

/** In characters (code points); in a longer one a closing quotation mark is missing. */
const longestCell = 2_000;

/** Turns rows into signatories, and remembers what it could not read as it was meant. */
class RowReader {
  readonly #findCountry: (name: string) => string | undefined;
  readonly #nameField: Field;
  readonly #affiliationField: Field;
  /** How often each was met. */
  readonly #places = new Map<string, number>();
  readonly #kinds = new Map<string, number>();

  constructor(
    readonly table: Table<Field>,
    lang: string,
    readonly report: Report,
  ) {
    const { headings } = table;
    this.#findCountry = countryFinder(lang);
    this.#nameField = headings.has('name') ? 'name' : 'organization';
    // Sign-on forms ask for a person’s name and the organisation they belong to.
    this.#affiliationField = headings.has('affiliation') || this.#nameField === 'organization' ? 'affiliation' : 'organization';
  }

  read(row: Row<Field>): Signatory | undefined {
    const { cells } = row;
    for (const field of Object.keys(cells) as Field[]) {
      if (cells[field].length > longestCell && [...cells[field]].length > longestCell)
        this.report.error(`“${field}” must be at most ${longestCell} characters long.`, this.table.placeOf(row, field));
    }
    const name = cells[this.#nameField] || cells.organization;
    if (!name) return this.report.warn('The row has no name and is left out.', this.table.placeOf(row, this.#nameField));
    const signatory: Signatory = { name };
    if (cells.kind) this.#addKind(signatory, cells.kind);
    for (const field of plain) {
      const value = cells[field === 'affiliation' ? this.#affiliationField : field];
      if (value && value !== name) signatory[field] = value;
    }
    if (cells.country) this.#addCountry(signatory, cells.country);
    if (cells.url) this.#addAddress(signatory, row);
    return signatory;
  }

  /** The fields that a signatory’s key may have been read from, first the one that counts before the other. */
  sourcesOf(key: string): Field[] {
    if (key === 'name') return [this.#nameField, 'organization'];
    if (key === 'place') return ['place', 'country'];
    return key === 'affiliation' ? [this.#affiliationField] : [key as Field];
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

  #addKind(signatory: Signatory, cell: string): void {
    const kind = kindByWord.get(fold(cell));
    if (kind) signatory.kind = kind;
    else countUp(this.#kinds, cell);
  }

  #addCountry(signatory: Signatory, cell: string): void {
    const code = this.#findCountry(cell);
    if (code) signatory.country = code;
    else {
      countUp(this.#places, cell);
      signatory.place ??= cell;
    }
  }

  #addAddress(signatory: Signatory, row: Row<Field>): void {
    const { url } = row.cells;
    const warn = (what: string): void => this.report.warn(`“${url.slice(0, 100)}” ${what}.`, this.table.placeOf(row, 'url'));
    // Sheets often hold `www.example.org`, which would lead to a page of the letter’s own site.
    const bare = /^(www\.|[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(\/|$))/iu.test(url);
    if (bare) warn('has no “https://” and is given it');
    const address = bare ? `https://${url}` : url;
    // Else “n/a” would be a page of the letter’s site.
    if (/^([a-z][a-z\d+.-]*:|\.{0,2}\/)/i.test(address) && safeLink(address, 'https://base.invalid/')) signatory.url = address;
    else warn('can’t be a link and is left out');
  }
}

const countUp = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const mostListed = 20;
function list(counts: Map<string, number>): string {
  const words = [...counts].map(([word, count]) => `“${word.slice(0, 100)}” (${count})`);
  return words.slice(0, mostListed).join(', ') + (words.length > mostListed ? ` and ${words.length - mostListed} more` : '');
}

/** Only an editor knows whether two rows are one signatory, so both stay. */
function warnOfDuplicates(signatories: readonly Signatory[], placeOf: PlaceOfRow, report: Report): void {
  const firstByName = new Map<string, number>();
  // Most names stand alone: only what shares one is looked at more closely.
  const firstByAll = new Map<string, number>();
  const everything = ({ name, affiliation, country, place }: Signatory): string =>
    JSON.stringify([name.toLowerCase(), affiliation, country, place]);
  signatories.forEach((signatory, index) => {
    const name = signatory.name.toLowerCase();
    const namesake = firstByName.get(name);
    if (namesake === undefined) return void firstByName.set(name, index);
    const first = everything(signatories[namesake]!);
    if (!firstByAll.has(first)) firstByAll.set(first, namesake);
    const key = everything(signatory);
    const same = firstByAll.get(key);
    if (same === undefined) return void firstByAll.set(key, index);
    const { line } = placeOf(same);
    report.warn(`“${signatory.name.slice(0, 100)}” already stands on line ${line}; both are kept.`, placeOf(index));
  });
}
