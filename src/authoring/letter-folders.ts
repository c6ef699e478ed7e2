import type { Report } from './report.js';

/** The files of one language: the letter folder itself, or one subfolder of it. */
export interface LetterFolder {
  /** Before each file’s name: empty, or as `fr/`. */
  prefix: string;
  /** By name, as `letter.yaml`. */
  files: Map<string, Uint8Array>;
}

const known = new Set(['letter.yaml', 'letter.md', 'statement.md', 'quotes.yaml', 'quotes.csv', 'signatories.csv']);

/** Any of these makes a subfolder a translation. */
const ofTranslation = ['letter.yaml', 'letter.md', 'statement.md', 'quotes.yaml', 'quotes.csv'];

const documents =
  /^(letter|statement|quotes|signatories)\.(docx?|odt|rtf|txt|pages|md|markdown|ya?ml|xlsx?|ods|tsv|csv|numbers)$/i;

/**
 * Finds the original and its translations among the files, by their paths; other files are left alone. Warns of files that look
 * meant but can’t be read, as `letter.docx`.
 */
export function findFolders(
  files: ReadonlyMap<string, Uint8Array>,
  report: Report,
): { original: LetterFolder; translations: LetterFolder[] } {
  const folders = new Map<string, LetterFolder>();
  for (const path of [...files.keys()].sort()) {
    const [, prefix = '', name = ''] = /^([^/]+\/)?([^/]+)$/.exec(path) ?? [];
    if (!name) continue;
    if (!folders.has(prefix)) folders.set(prefix, { prefix, files: new Map() });
    if (known.has(name)) folders.get(prefix)!.files.set(name, files.get(path)!);
    else if (documents.test(name)) report.warn(notRead(name), { file: path });
  }
  const original = folders.get('') ?? { prefix: '', files: new Map<string, Uint8Array>() };
  folders.delete('');
  const translations = [...folders.values()].filter((folder) => ofTranslation.some((name) => folder.files.has(name)));
  return { original, translations };
}

function notRead(name: string): string {
  const [stem = '', extension = ''] = name.toLowerCase().split('.');
  const sheet = stem === 'signatories' ? 'signatories.csv' : 'quotes.yaml or quotes.csv';
  const instead = stem === 'letter' || stem === 'statement' ? `${stem}.${/^ya?ml$/.test(extension) ? 'yaml' : 'md'}` : sheet;
  const why = /^(doc|xls)x?$/.test(extension) ? 'Word and Excel files are not read yet' : `“${name}” is not read`;
  return `${why}: save it as ${instead}.`;
}
