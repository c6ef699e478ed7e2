import { intlTag } from '../localization/language.js';
import en from '../localization/strings/en.js';
import { interfaceStrings, isEnglish } from './interface-strings.js';
import { isObject } from './is-object.js';

/** What is wrong with a letter’s interface strings, each at the key that it is about. */
export interface StringFault {
  /** Of the bundle’s `strings`; none where it is about all of them. */
  key?: string;
  message: string;
}

type Table = Readonly<Record<string, unknown>>;

/** What an editor has put in other words: keys that nobody asks for, places that nobody fills, plural forms that are missing. */
export function checkOwnStrings(lang: string, own: Table): StringFault[] {
  return Object.entries(own).flatMap(([key, value]) => {
    const messages = faultsOf(key, value, lang);
    return messages.map((message) => ({ key, message }));
  });
}

/** Says once which of a language’s words will be English, as far as there is anything but English in `strings`. */
export function checkMissing(lang: string, strings: Table): StringFault[] {
  const words = interfaceStrings(lang);
  if (words && isEnglish(words)) return [];
  const keys = Object.keys(en);
  const missing = keys.filter((key) => !Object.hasOwn(strings, key));
  if (!missing.length) return [];
  if (missing.length === keys.length)
    return [{ message: `There are no interface strings in “${lang}”${words ? '' : ' yet'}: the buttons are English.` }];
  return [{ message: `Interface strings are missing in “${lang}” and will be English: ${listed(missing)}.` }];
}

function faultsOf(key: string, value: unknown, lang: string): string[] {
  if (/^(country\.[A-Z]{2}|language\.[\w-]+)$/.test(key)) return [];
  if (!Object.hasOwn(en, key)) return [`“${key}” is not an interface string.`];
  const original = en[key as keyof typeof en];
  const known = placesIn(original);
  const strange = [...placesIn(value)].filter((place) => !known.has(place));
  const only = known.size ? `only ${[...known].join(', ')} is` : 'nothing is';
  const faults = strange.map((place) => `“${key}” has ${place}, where ${only} filled in.`);
  if (!isObject(value)) return faults;
  if (!isObject(original)) return [...faults, `“${key}” is not about a number: give one text, without plural forms.`];
  return [...faults, ...faultsOfForms(key, value, lang)];
}

function faultsOfForms(key: string, forms: Table, lang: string): string[] {
  const needed = pluralCategories(lang);
  const known = [...new Set([...new Intl.PluralRules(intlTag(lang)).resolvedOptions().pluralCategories, 'zero', 'other'])];
  const strange = Object.keys(forms).filter((form) => !known.includes(form));
  const missing = [...needed].filter(([category]) => !Object.hasOwn(forms, category));
  const faults = strange.map((form) => `“${form}” is no plural form in “${lang}”: “${key}” may have ${known.sort().join(', ')}.`);
  if (missing.length) {
    const counts = missing.map(([category, count]) => `“${category}” (as for ${count})`).join(', ');
    faults.push(`“${key}” lacks plural forms that “${lang}” needs: ${counts}.`);
  }
  return faults;
}

/** The plural forms that whole numbers take in a language, each with the first such number. */
export function pluralCategories(lang: string): Map<string, number> {
  const rules = new Intl.PluralRules(intlTag(lang));
  const found = new Map<string, number>();
  // Beyond a hundred no language makes a difference but between millions and the rest.
  for (const count of [...Array(201).keys(), 1_000_000]) {
    const category = rules.select(count);
    if (!found.has(category)) found.set(category, count);
  }
  return found;
}

/** The `{…}` of a text or of plural forms; what is neither is the parser’s to refuse. */
const placesIn = (value: unknown): Set<string> =>
  new Set(
    (isObject(value) ? Object.values(value) : [value]).flatMap((text) =>
      typeof text === 'string' ? (text.match(/\{\w+\}/g) ?? []) : [],
    ),
  );

const listed = (keys: readonly string[]): string =>
  keys.length > 8 ? `${keys.slice(0, 8).join(', ')} and ${keys.length - 8} more` : keys.join(', ');
