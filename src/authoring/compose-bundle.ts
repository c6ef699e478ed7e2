import { parseBundle } from '../bundle/parse-bundle.js';
import type { RichTextNode } from '../bundle/rich-text.js';
import { checkMissing, checkOwnStrings } from './check-strings.js';
import { decodeUtf8 } from './decode-text.js';
import { interfaceStrings, isEnglish, withOwnStrings } from './interface-strings.js';
import { isObject } from './is-object.js';
import type { LetterFolder } from './letter-folders.js';
import { readSettings } from './letter-settings.js';
import type { Places } from './places.js';
import { plainText, readMarkdown } from './read-markdown.js';
import { readQuotes } from './read-quotes.js';
import { readSignatories, type LeavesOut } from './read-signatories.js';
import type { Place, Report } from './report.js';

/** One language’s letter as its folder has it: a bundle not parsed yet, and what its list of languages says of it. */
export interface Composed {
  lang: string;
  /** Of its folder: empty for the original, or as `fr/`. */
  prefix: string;
  /** The name of its bundle, as `letter.fr.json`. */
  file: string;
  /** Of unchecked values, in the order of keys in which it is written. */
  bundle: Record<string, unknown>;
  /** `status`, `stale` and `translator`, as far as given. */
  standing: Record<string, unknown>;
  /** Translations that `letter.yaml` lists itself, as a PDF elsewhere. */
  elsewhere: unknown;
}

/**
 * Reads a folder into a bundle; `undefined` where its language isn’t known, without which nothing can be written.
 * @param asked by which columns earlier folders’ sheets leave people out
 */
export function composeBundle(folder: LetterFolder, asked: Set<LeavesOut>, places: Places, report: Report): Composed | undefined {
  const settings = readSettings(folder, places, report);
  if (!settings) return undefined;
  const lang = readLanguage(folder, settings, places, report);
  if (lang === undefined) return undefined;

  const { addressees, closing, embargo, status, stale, translator, translations, ...rest } = settings;
  const letter = readText(folder, 'letter.md', places, report);
  const statement = readText(folder, 'statement.md', places, report);
  const bundle = places.set({}, places.of(settings) ?? { file: folder.prefix });
  const put = (key: string, value: unknown): void => {
    if (value === undefined) return;
    Object.assign(bundle, { [key]: value });
    places.setKey(bundle, key, places.ofKey(settings, key));
  };

  put('version', 1);
  put('id', rest.id);
  put('lang', lang);
  for (const key of ['title', 'kicker', 'summary', 'published', 'updated', 'url', 'publishers', 'image']) put(key, rest[key]);
  put('statement', statement);
  if (letter) {
    const { title, body } = takeHeading(letter);
    if (title && JSON.stringify(letter[0]).includes('"footnoteReference"'))
      report.warn('A footnote’s number in the title is left out: the note stands at the end.', places.of(letter[0]!));
    const part = {
      ...(title && { title }),
      ...(addressees !== undefined && { addressees }),
      body,
      ...(closing !== undefined && { closing }),
    };
    places.set(part, { file: `${folder.prefix}letter.md` });
    for (const key of ['addressees', 'closing']) places.setKey(part, key, places.ofKey(settings, key));
    put('letter', part);
  } else {
    for (const key of ['addressees', 'closing']) {
      if (key in settings)
        report.warn(`“${key}” is left out: it belongs to a letter.md, and there is none.`, places.ofKey(settings, key));
    }
  }
  if (!letter && !statement) {
    const file = folder.prefix.replace(/\/$/, '') || 'letter.md';
    report.error('There is no letter.md and no statement.md with a text: one of them is needed.', { file });
  }
  put('quotes', readQuotes(folder, places, report));
  put('signatories', readSignatoryPart(folder, rest.signatories, lang, asked, places, report));
  for (const key of ['prevails', 'contacts', 'attachments', 'revisions', 'actions', 'show']) put(key, rest[key]);
  places.setKey(bundle, 'translations', places.ofKey(settings, 'translations'));
  put('strings', stringsFor(lang, rest.strings, folder, places, report));
  const standing = withPlaces({ status, stale, translator }, settings, places);
  checkEmbargo(embargo, places.ofKey(settings, 'embargo'), report);
  const { prefix } = folder;
  return { lang, prefix, file: prefix ? `letter.${lang}.json` : 'letter.json', bundle, standing, elsewhere: translations };
}

/** The tag in its usual case; a translation’s is its folder’s name where its `letter.yaml` gives none. */
function readLanguage(
  { prefix }: LetterFolder,
  settings: Record<string, unknown>,
  places: Places,
  report: Report,
): string | undefined {
  const { lang } = settings;
  const folder = prefix.replace(/\/$/, '');
  const place = places.ofKey(settings, 'lang') ?? { file: folder || 'letter.yaml' };
  if (lang === undefined && !folder) {
    return report.error('The file must say in which language the letter is, as “lang: en”.', place, 'lang');
  }
  const tag = lang ?? folder;
  try {
    const [usual] = Intl.getCanonicalLocales(typeof tag === 'string' ? tag.replaceAll('_', '-') : '-');
    const named = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(usual!);
    if (lang !== undefined || named) return usual;
    // Else a folder of drafts would be published as a translation.
    return report.error(
      `Is “${folder}” a language? A translation’s folder is named by its tag, as “fr”, or its letter.yaml gives “lang”.`,
      place,
    );
  } catch {
    const message = lang === undefined ? `The folder’s name “${folder}” is not a language tag` : 'lang must be a language tag';
    return report.error(`${message}, as “fr” or “zh-Hant”.`, place, 'lang');
  }
}

/** A text of Markdown, or nothing where it says nothing. */
function readText({ prefix, files }: LetterFolder, name: string, places: Places, report: Report): RichTextNode[] | undefined {
  const bytes = files.get(name);
  if (!bytes) return undefined;
  const file = prefix + name;
  const text = decodeUtf8(file, bytes, report);
  if (text === undefined) return undefined;
  const nodes = readMarkdown(file, text, places, report);
  if (!nodes.length) report.warn('The file has no text.', { file });
  return nodes.length ? places.set(nodes, { file, line: 1 }) : undefined;
}

/** A first heading of the first level is the letter’s own title. */
function takeHeading(nodes: RichTextNode[]): { title?: string; body: RichTextNode[] } {
  const [first, ...body] = nodes;
  if (first?.type !== 'heading' || first.depth !== 1 || !body.length) return { body: nodes };
  return { title: plainText(first.children), body };
}

/** Whether the time has come is not for a build to say: the same files give the same bytes. */
function checkEmbargo(embargo: unknown, place: Place | undefined, report: Report): void {
  if (embargo === undefined) return;
  const placeholder = parseBundle({ version: 1, lang: 'en', embargo });
  if (!('embargo' in placeholder)) {
    return report.error('embargo must be a time with its zone, as 2020-09-09T08:00:00Z.', place, 'embargo');
  }
  report.warn(
    `The files hold the whole letter: put them on no host before the embargo ends, ${placeholder.embargo}.`,
    place,
    'embargo',
  );
}

function readSignatoryPart(
  { prefix, files }: LetterFolder,
  given: unknown,
  lang: string,
  asked: Set<LeavesOut>,
  places: Places,
  report: Report,
): unknown {
  const bytes = files.get('signatories.csv');
  const items = bytes && readSignatories(`${prefix}signatories.csv`, bytes, lang, places, report, asked);
  if (given !== undefined && !isObject(given)) return given;
  if (prefix && given && !bytes) {
    // It would stand in the place of the original’s whole list.
    return report.warn(
      '“signatories” is left out: a translation without a signatories.csv has the original’s.',
      places.of(given),
    );
  }
  if (!items) return given;
  const { total, countries, updated } = given ?? {};
  const part: Record<string, unknown> = { total, countries: countries ?? countCountries(items, total), items, updated };
  for (const key in part) if (part[key] === undefined) delete part[key];
  return given ? withPlaces(part, given, places) : part;
}

/** Nobody can tell from some of the signatories how many countries all of them are from. */
function countCountries(items: readonly { country?: string }[], total: unknown): number | undefined {
  if (typeof total === 'number' && total > items.length) return undefined;
  return new Set(items.flatMap(({ country }) => country ?? [])).size || undefined;
}

/** The language’s own words, some of which an editor may have put otherwise. */
function stringsFor(lang: string, own: unknown, { prefix }: LetterFolder, places: Places, report: Report): unknown {
  if (own !== undefined && !isObject(own)) return own;
  const words = interfaceStrings(lang);
  const strings = words && !isEnglish(words) ? withOwnStrings(words, own) : own;
  for (const { message } of checkMissing(lang, strings ?? {})) report.warn(message, { file: `${prefix}letter.yaml` }, 'strings');
  for (const { key, message } of checkOwnStrings(lang, own ?? {}))
    report.warn(message, places.ofKey(own!, key!), `strings.${key}`);
  return strings;
}

function withPlaces(part: Record<string, unknown>, from: object, places: Places): Record<string, unknown> {
  const place = places.of(from);
  if (place) places.set(part, place);
  for (const key in part) {
    if (part[key] === undefined) delete part[key];
    else places.setKey(part, key, places.ofKey(from, key));
  }
  return part;
}
