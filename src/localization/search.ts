/**
 * Letters that carry their mark inside and so don’t decompose, letters that Arabic and Persian keyboards have in two forms, and an
 * apostrophe that Unicode takes for a letter, and most keyboards have as a sign.
 */
const plainLetters: Partial<Record<string, string>> = {
  Ł: 'L',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ħ: 'H',
  Æ: 'AE',
  Œ: 'OE',
  Þ: 'TH',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ʼ: ' ',
};

/** What a row can be found by without typing. */
interface Tagged {
  name: string;
  kind?: string;
  category?: string;
  country?: string;
  place?: string;
}

/** Scripts that put no spaces between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;

/**
 * A text as search compares it: words in upper case, each after a space. Case, diacritics, width, joiners, tatweel and punctuation are
 * gone; the vowel signs of Devanagari, which are letters to their readers, stay.
 */
export const searchable = (text: string | number): string =>
  ` ${`${text}`
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\0-\x7f]/g, (letter) => plainLetters[letter] ?? letter)
    // Script `Zinh` has the marks that go with any script, among them harakat and hamza, and the joiners.
    .replace(/[\p{Dia}\p{sc=Zinh}ـ]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()}`;

/** The words of a query, none twice. */
export const wordsOf = (query: string): string[] => [...new Set(searchable(query).match(/\S+/g))];

/** How a word is looked for in a searchable text: as the beginning of a word; in Chinese and Japanese anywhere. */
export const needleOf = (word: string): string => (unspaced.test(word) ? word : ` ${word}`);

/** Where in a searchable text a needle may be found: every word’s first letter, and every letter of scripts without spaces. */
export function* startsIn(text: string): Generator<number> {
  for (let at = 1; at < text.length; at++)
    if (text[at - 1] === ' ' || unspaced.test(String.fromCodePoint(text.codePointAt(at)!))) yield at;
}

/**
 * The tags of a row, by which a list is narrowed and grouped and its index is made: the first letter of its name; the place, else
 * the country (`country=` where there is neither); kind and category, where given.
 */
export function tagsOf({ kind, category, country = '', place, name }: Tagged): string[] {
  const [sign = ''] = /[\p{L}\p{N}]/u.exec(name) ?? [];
  const [, letter = ''] = searchable(sign);
  const tags = [`name=${letter}`, place ? `place=${place}` : `country=${country}`];
  if (kind) tags.push(`kind=${kind === 'person' ? kind : 'organization'}`);
  if (category) tags.push(`category=${category}`);
  return tags;
}
