import { giveScheme } from './give-scheme.js';
import { isObject } from './is-object.js';
import { keys, pickKnown, type Shape } from './known-keys.js';
import type { LetterFolder } from './letter-folders.js';
import type { Places } from './places.js';
import { readYaml } from './read-yaml.js';
import type { Report } from './report.js';

/** What `letter.yaml` holds in every language. */
const common: Shape = {
  ...keys('id lang title kicker summary published updated url addressees closing prevails show strings'),
  publishers: keys('name url'),
  image: keys('src alt credit width height'),
  contacts: keys('name organization langs email phone url'),
  attachments: keys('label url type size'),
  revisions: keys('date note'),
  actions: keys('label url'),
  signatories: keys('total countries updated'),
};
const original: Shape = {
  ...common,
  embargo: true,
  translations: keys('lang src url title status stale translator'),
};
const translation: Shape = { ...common, ...keys('status stale translator') };

const statuses = ['official', 'unofficial', 'excerpt'];
const parts = ['header', 'statement', 'quotes', 'letter', 'signatories', 'actions'];

/** Reads a folder’s `letter.yaml`: its known keys as they stand; `undefined` where it can’t be read. */
export function readSettings(
  { prefix, files }: LetterFolder,
  places: Places,
  report: Report,
): Record<string, unknown> | undefined {
  const file = `${prefix}letter.yaml`;
  const bytes = files.get('letter.yaml');
  if (!bytes) return places.set({}, { file: prefix || file });
  const value = readYaml(file, bytes, places, report);
  if (value === undefined) return undefined;
  if (value === null) return places.set({}, { file });
  if (!isObject(value)) return report.error('The file must hold keys and values, as “title: …”.', { file, line: 1 });
  const settings = pickKnown(value, prefix ? translation : original, places, report);
  places.set(settings, { file });
  checkShow(settings, places, report);
  checkImage(settings, places, report);
  checkTranslations(settings, places, report);
  checkAddresses(settings, places, report);
  checkLanguage(settings, places, report);
  return settings;
}

/** Mends addresses and says which are none. */
function checkAddresses(settings: Record<string, unknown>, places: Places, report: Report): void {
  const holders = [
    settings,
    ...['publishers', 'contacts', 'attachments', 'actions', 'translations'].flatMap((key) => settings[key]),
  ];
  for (const holder of holders) {
    if (!isObject(holder)) continue;
    const { email } = holder;
    giveScheme(holder, places, report);
    if (typeof email === 'string' && !/^\S+@\S+$/.test(email))
      report.warn(`“${email.slice(0, 100)}” is no e-mail address.`, places.ofKey(holder, 'email'));
  }
}

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** `english` looks like a language tag (BCP 47), and is none that anybody knows. */
function checkLanguage(settings: Record<string, unknown>, places: Places, report: Report): void {
  const { lang } = settings;
  if (typeof lang !== 'string' || !/^[a-z]{4,8}$/i.test(lang) || languages.of(lang)) return;
  report.warn(`“${lang}” is no language’s tag: English has “en”, French “fr”.`, places.ofKey(settings, 'lang'), 'lang');
}

function checkShow(settings: Record<string, unknown>, places: Places, report: Report): void {
  if (typeof settings.show !== 'string') return;
  for (const word of settings.show.split(/\s+/)) {
    if (word && !parts.includes(word)) {
      report.warn(`“${word}” is none of the parts ${parts.join(', ')}.`, places.ofKey(settings, 'show'), 'show');
    }
  }
}

/** A mistyped “excerpt” would pass for the whole text. */
function checkTranslations(settings: Record<string, unknown>, places: Places, report: Report): void {
  const { translations } = settings;
  const listed: unknown[] = Array.isArray(translations) ? translations : [];
  for (const entry of [settings, ...listed]) {
    if (!isObject(entry)) continue;
    if (entry.status !== undefined && !statuses.includes(entry.status as string)) {
      report.error(`status must be one of ${statuses.join(', ')}.`, places.ofKey(entry, 'status'));
    }
    if (entry !== settings && !('url' in entry) && !('src' in entry)) {
      report.error('A translation that is listed here must have a url: one with a text here has a folder.', places.of(entry));
    }
  }
}

/** The widget shows no image without an address and a text alternative; its credit alone is of no use. */
function checkImage(settings: Record<string, unknown>, places: Places, report: Report): void {
  const { image } = settings;
  if (!isObject(image)) return;
  const missing = ['src', 'alt'].filter((key) => !Object.hasOwn(image, key));
  if (!missing.length) return;
  report.warn(`The image has no ${missing.join(' and no ')} and is left out.`, places.ofKey(settings, 'image'), 'image');
  delete settings.image;
}
