import type { Report } from './report.js';

const utf16: [encoding: string, first: number, second: number][] = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/** Every line ends in `\n`, as YAML and Markdown read them too, so that lines count alike everywhere. */
const unixLines = (text: string): string => text.replace(/\r\n?/g, '\n');

const utf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return unixLines(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

/** What Windows-1252 has at 0x80 to 0x9F; five places are empty. Some versions of Node decode it as Latin-1, which has no ’ and no €. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const decodeWindows1252 = (bytes: Uint8Array): string =>
  unixLines(
    new TextDecoder('windows-1252').decode(bytes).replace(/[\x80-\x9f]/g, (char) => windows1252[char.charCodeAt(0) - 0x80]!),
  );

/** Decodes YAML and Markdown, which must be UTF-8; a byte order mark is dropped. */
export function decodeUtf8(file: string, bytes: Uint8Array, report: Report): string | undefined {
  return utf8(bytes) ?? report.error('The file is not UTF-8: save it with the encoding UTF-8.', { file });
}

/** Decodes a spreadsheet as it comes: UTF-8, UTF-16 with a byte order mark, else Windows-1252. */
export function decodeSheet(file: string, bytes: Uint8Array, report: Report): string {
  const wide = utf16.find(([, first, second]) => bytes[0] === first && bytes[1] === second);
  if (wide) return unixLines(new TextDecoder(wide[0]).decode(bytes));
  const text = utf8(bytes);
  if (text !== undefined) return text;
  report.warn('The file is not UTF-8 and is read as Windows-1252: check its accented letters.', { file });
  return decodeWindows1252(bytes);
}
