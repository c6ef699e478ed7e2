/** What there is of several words, one after the other. */
export const listed = (...words: (string | false | undefined)[]): string => words.filter(Boolean).join('\xa0· ');
