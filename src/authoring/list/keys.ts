import type { Signatory } from '../../bundle/letter-bundle.js';
import type { Localizer } from '../../localization/localizer.js';
import { searchable, startsIn } from '../../localization/search.js';

/** In characters; what follows tells few rows apart. */
const longest = 40;

/** Of a place in the alphabet: enough for 60 million, and always as many, so that they sort as the numbers do. */
const digits = 5;

/** The first characters of a text, of which none is cut in two. */
export function firstCharacters(text: string, count: number): string {
  if (text.length <= count) return text;
  const head = text.slice(0, count);
  if (!/[\ud800-\udbff]/.test(head)) return head;
  let end = 0;
  for (let left = count; left && end < text.length; left--) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  return text.slice(0, end);
}

/**
 * What a row can be found by: all its words as search compares them. A country that stands alone is a tag, whose name the reader’s
 * browser knows; beside a place it is words, in these languages.
 */
export function wordsOfRow({ name, affiliation, role, place, country }: Signatory, languages: readonly Localizer[]): string {
  const countries = place && country ? languages.flatMap((l10n) => [l10n.country(country), l10n.country(country, 'long')]) : [];
  return searchable([name, affiliation, role, place, ...new Set(countries)].filter(Boolean).join(' '));
}

/** The place of each row, from 0, where they are put in order by their names; of the same name, in their order. */
export function placesInAlphabet(rows: readonly Signatory[], tag: string): Uint32Array {
  const { compare } = new Intl.Collator(tag);
  const inOrder = Uint32Array.from(rows.keys()).sort((a, b) => compare(rows[a]!.name, rows[b]!.name) || a - b);
  const places = new Uint32Array(rows.length);
  inOrder.forEach((row, place) => (places[row] = place));
  return places;
}

/** A row’s words from one of them on, then those before it: so that any two of them, in any order, can be looked up as one text. */
export const rotation = (words: string, at: number): string =>
  firstCharacters((words.slice(at) + words.slice(0, at)).trim(), longest);

/** The rotations of a row’s words, each once, and where they begin. */
export function rotationsOf(words: string): Map<string, number> {
  const rotations = new Map<string, number>();
  for (const at of startsIn(words)) {
    const key = rotation(words, at);
    if (!rotations.has(key)) rotations.set(key, at);
  }
  return rotations;
}

/** @param place its row’s, in the alphabet: so what has the tag stands in the order in which it is shown */
export const tagKey = (tag: string, place: number): string =>
  `${firstCharacters(tag, longest)} ${place.toString(36).padStart(digits, '0')}`;

/** The shortest text that sorts behind the last key of one file and not behind the first of the next; the key itself where both are the same. */
export function separator(last: string, first: string): string {
  let same = 0;
  while (same < last.length && last[same] === first[same]) same++;
  const half = /[\ud800-\udbff]/.test(first[same] ?? '');
  return first.slice(0, same + (half ? 2 : 1));
}

/** The row without the direction controls that readers’ browsers take out of it: its keys are of what they see. */
export function asRead(row: Signatory): Signatory {
  const entries = Object.entries(row) as [keyof Signatory, string][];
  return entries.some(([, value]) => controls.test(value))
    ? (Object.fromEntries(entries.map(([key, value]) => [key, value.replaceAll(everyControl, '')])) as unknown as Signatory)
    : row;
}
const controls = /[\u202A-\u202E\u2066-\u2069]/;
const everyControl = /[\u202A-\u202E\u2066-\u2069]/g;
