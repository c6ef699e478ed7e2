/** Letters that carry their mark inside and so don’t decompose, each with what a reader without that letter types. */
const marked = 'łløođdðdıiħhßssæaeœoeþth';

/** A text as search compares it: without case, diacritics, width and the white space around it. */
export const fold = (text: string): string =>
  text
    .trim()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðıħßæœþ]/g, (letter) => /[a-z]+/.exec(marked.slice(marked.indexOf(letter)))![0]);

/** Makes a text searchable by the beginnings of its words, each of which stands after a space. */
export const searchable = (text: string): string =>
  ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;

/**
 * The test for a query: the beginnings of words in any order; in Chinese and Japanese, which put no spaces, any part.
 * @returns whether a `searchable` text matches; nothing for a query without letters and digits
 */
export function matcher(query: string): ((text: string) => boolean) | undefined {
  const parts = searchable(query).match(/\S+/g);
  const needles = parts?.map((part) => (/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(part) ? part : ` ${part}`));
  return needles && ((text) => needles.every((needle) => text.includes(needle)));
}
