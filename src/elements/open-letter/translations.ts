import type { LetterBundle, Translation } from '../../bundle/letter-bundle.js';
import { lookUpLanguage } from '../../localization/language.js';

/** The translations that can be shown or linked to; where one text is pinned by its hash, only those with their own. */
export const offered = ({ translations = [] }: LetterBundle, pinned: boolean): Translation[] =>
  translations
    .map((translation) => (pinned && !translation.integrity ? { ...translation, src: '' } : translation))
    .filter(({ src, url }) => src || url);

/**
 * The translation to show, if not the original: the one that was asked for by name, else the reader’s language among the full ones.
 * @param named what the reader chose, or the page’s address says
 * @param around the language in which the element stands
 */
export function choose(
  original: LetterBundle,
  translations: readonly Translation[],
  named: string | undefined,
  around: string,
): Translation | undefined {
  const readable = translations.filter(({ src }) => src);
  const full = readable.filter(({ status }) => status !== 'excerpt').map(({ lang }) => lang);
  const known = [original.lang, ...readable.map(({ lang }) => lang)];
  const wanted = named && known.includes(named) ? named : lookUpLanguage(around, [original.lang, ...full]);
  return wanted === original.lang ? undefined : readable.find(({ lang }) => lang === wanted);
}
