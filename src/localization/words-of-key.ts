/** The words that a key is made of, as a sentence begins: `copy-link` is “Copy link”. */
export const wordsOfKey = (key: string): string => key.replace(/^.|-/g, (letter) => (letter > '-' ? letter.toUpperCase() : ' '));
