import { lookUpLanguage } from '../localization/language.js';
import ar from '../localization/strings/ar.js';
import en, { type Strings } from '../localization/strings/en.js';
import es from '../localization/strings/es.js';
import fr from '../localization/strings/fr.js';
import ru from '../localization/strings/ru.js';
import zhHans from '../localization/strings/zh-Hans.js';
import zhHant from '../localization/strings/zh-Hant.js';

const languages: Readonly<Record<string, Strings>> = { en, ar, es, fr, ru, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/** The interface’s words in a language, by RFC 4647 lookup: `fr-CH` finds French; `undefined` where there are none. */
export function interfaceStrings(lang: string): Strings | undefined {
  const found = lookUpLanguage(lang, Object.keys(languages));
  return found === undefined ? undefined : languages[found];
}

/** Is this English, whose words are in the script and in no bundle? */
export const isEnglish = (strings: Strings): boolean => strings === en;
