import { intlTag } from '../localization/language.js';
import { fold } from './columns.js';
import { countryAliases } from './country-aliases.js';

/** Codes with a name that are no country or territory: reserved, user-assigned (but XK), or groups such as the EU. */
const notCountries = /^(AA|AC|CP|CQ|DG|EA|EU|EZ|IC|Q[M-Z]|TA|UN|X[^K]|ZZ)$/;

/** Languages in which sheets name countries: the UN’s six and two more. */
const languages = ['en', 'fr', 'es', 'ar', 'ru', 'zh', 'zh-Hant', 'de', 'pt'];

const foldCountry = (name: string): string =>
  fold(name.replace(/&/g, ' and '))
    .replace(/\bst\b/g, 'saint')
    .replace(/\b(the|and|of)\b/g, '')
    .replace(/\s+/g, '');

const namesIn = (lang: string, style: 'long' | 'short'): Intl.DisplayNames =>
  new Intl.DisplayNames(intlTag(lang), { type: 'region', style, fallback: 'none' });

/** French calls the United States É.-U., which is how others write the European Union. */
const isAbbreviation = (name = ''): boolean => /^[a-z]{1,2}$/.test(foldCountry(name));

/** What a state calls itself, as “Republic of Kenya”; the Republic of China is another one than China. */
const stateForm = /^(the )?((federal|islamic) )?(republic|kingdom|state) of (?!china)/i;

/** What a country is called in the language that most people there speak. */
const nameAtHome = (code: string): string | undefined =>
  namesIn(new Intl.Locale(`und-${code}`).maximize().language, 'long').of(code);

let codes: Set<string> | undefined;

/** The 249 countries and territories of ISO 3166-1 by their codes of two letters, and Kosovo by the one that CLDR and the EU use. */
export function countryCodes(): ReadonlySet<string> {
  if (codes) return codes;
  codes = new Set();
  const english = namesIn('en', 'long');
  for (let index = 0; index < 26 * 26; index++) {
    const code = String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));
    // A code of the past, as SU, has another canonical form.
    const current = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
    if (current && english.of(code) && !notCountries.test(code)) codes.add(code);
  }
  return codes;
}

/**
 * Makes a function that finds a country’s code by its code or name.
 * @param lang the letter’s language: its names count before those in others
 */
export function countryFinder(lang: string): (name: string) => string | undefined {
  const byName = new Map<string, string>();
  const add = (name: string | undefined, code: string): void => {
    const key = foldCountry(name ?? '');
    if (key && !byName.has(key)) byName.set(key, code);
  };
  for (const tag of new Set([lang, ...languages])) {
    for (const style of ['long', 'short'] as const) {
      const names = namesIn(tag, style);
      for (const code of countryCodes()) if (!isAbbreviation(names.of(code))) add(names.of(code), code);
    }
  }
  for (const [code, aliases] of Object.entries(countryAliases)) for (const alias of aliases.split('|')) add(alias, code);
  for (const code of countryCodes()) add(nameAtHome(code), code);
  return (name) => {
    const code = name.toUpperCase();
    if (countryCodes().has(code)) return code;
    return byName.get(foldCountry(name)) ?? byName.get(foldCountry(name.replace(stateForm, '')));
  };
}
