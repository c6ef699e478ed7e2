import type { LetterBundle, Translation } from '../../bundle/letter-bundle.js';
import { lookUpLanguage } from '../../localization/language.js';

/** The languages in which the letter can be shown or is linked to, the original’s first; where one text is pinned by its hash, only those with their own. */
export const offered = ({ lang, translations = [] }: LetterBundle, pinned: boolean): Translation[] => [
  { lang, src: '.' },
  ...translations.filter(({ src, url, integrity }) => (src ? !pinned || integrity : url)),
];

/**
 * The translation to show, if not the original: the one that was asked for by name, else the reader’s language among the full ones.
 * @param offers the original’s language first
 * @param named what the reader chose, or the page’s address says
 * @param around the language in which the element stands
 */
export function choose(offers: readonly Translation[], named: string | undefined, around: string): Translation | undefined {
  const readable = offers.filter(({ lang, src, status }) => src && (lang === named || status !== 'excerpt'));
  const tags = readable.map(({ lang }) => lang);
  // The original is none; nor is what an address names in vain.
  return readable[tags.indexOf((lookUpLanguage(named ?? '', tags) ?? lookUpLanguage(around, tags))!) || -1];
}
