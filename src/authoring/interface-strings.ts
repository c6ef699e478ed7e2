import { lookUpLanguage } from '../localization/language.js';
import ar from '../localization/strings/ar.js';
import de from '../localization/strings/de.js';
import en, { type Strings } from '../localization/strings/en.js';
import es from '../localization/strings/es.js';
import fa from '../localization/strings/fa.js';
import fr from '../localization/strings/fr.js';
import hi from '../localization/strings/hi.js';
import it from '../localization/strings/it.js';
import ja from '../localization/strings/ja.js';
import ko from '../localization/strings/ko.js';
import nl from '../localization/strings/nl.js';
import pl from '../localization/strings/pl.js';
import pt from '../localization/strings/pt.js';
import ru from '../localization/strings/ru.js';
import tr from '../localization/strings/tr.js';
import uk from '../localization/strings/uk.js';
import zhHans from '../localization/strings/zh-Hans.js';
import zhHant from '../localization/strings/zh-Hant.js';
import { isObject } from './is-object.js';

/** The interface’s words by language, the UN’s six languages first. */
export const languages: Readonly<Record<string, Strings>> = {
  en,
  ar,
  es,
  fr,
  ru,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  de,
  fa,
  hi,
  it,
  ja,
  ko,
  nl,
  pl,
  pt,
  tr,
  uk,
};

/** The interface’s words in a language, by RFC 4647 lookup: `fr-CH` finds French; `undefined` where there are none. */
export function interfaceStrings(lang: string): Strings | undefined {
  const found = lookUpLanguage(lang, Object.keys(languages));
  return found === undefined ? undefined : languages[found];
}

/** Is this English, whose words are in the script and in no bundle? */
export const isEnglish = (strings: Strings): boolean => strings === en;

/** The language’s own words, as far as an editor has not put them otherwise. */
export function withOwnStrings(words: Strings, own: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const merged = Object.entries(own).map(([key, value]) => {
    const forms = words[key as keyof Strings];
    // With “other” an editor’s forms do for every count; without it the rest would be English.
    const partial = isObject(value) && isObject(forms) && !('other' in value);
    return [key, partial ? { ...forms, ...value } : value] as const;
  });
  return { ...words, ...Object.fromEntries(merged) };
}
