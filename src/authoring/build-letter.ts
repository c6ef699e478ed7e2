import type { LetterBundle } from '../bundle/letter-bundle.js';
import { Localizer } from '../localization/localizer.js';
import { checkLists } from './check-lists.js';
import { composeBundle, type Composed } from './compose-bundle.js';
import type { LeavesOut } from './read-signatories.js';
import { copyFiles } from './copy-files.js';
import { integrityOf, nameHash } from './digest.js';
import { examineBundle } from './examine-bundle.js';
import { letterPage } from './html/page.js';
import { fullSnippet, shortSnippet } from './html/snippet.js';
import { joinTranslations } from './join-translations.js';
import { findFolders } from './letter-folders.js';
import { HashedFiles, type WriteFile } from './list/hashed-files.js';
import { publishList } from './list/publish-list.js';
import { Places } from './places.js';
import { Report, type AuthoringProblem } from './report.js';
import { withRevision } from './revision.js';

/** A folder’s files by their paths inside it, with `/`. */
export type SourceFiles = ReadonlyMap<string, Uint8Array>;

export interface BuildOptions {
  /** The bytes of `dist/open-letter.js`. */
  script: Uint8Array;
  /** Where the files will be: an absolute `https:` or `http:` URL. Without it addresses are relative. */
  baseUrl?: string | undefined;
  /** Where else the same files will be, each as an absolute URL: snippets take script and letter from there too. */
  mirrors?: readonly string[] | undefined;
  /** The name of the letter’s folder: its `id`, if it gives none itself. */
  name?: string | undefined;
  /** What stands now where the files are to go, so that `revision` can be counted on. */
  previous?: ReadonlyMap<string, string | Uint8Array> | undefined;
  /**
   * Takes the files of a long list as they are made, which together may be larger than memory; without it they are among the result’s.
   * Nothing names them until the result’s files are written, and where there is an error nothing ever does.
   */
  write?: WriteFile | undefined;
  /** Told what is being done and how much of it is, from 0 to 1. */
  progress?: ((step: BuildStep, done: number) => void) | undefined;
}

/** What takes time with a long list. */
export type BuildStep = 'read' | 'check' | 'list';

export interface BuildResult {
  /** What to write, by path; nothing where there is an error. */
  files: Map<string, string | Uint8Array>;
  problems: AuthoringProblem[];
}

/** In bytes; the widget takes no larger one. */
const largestBundle = 8 * 1024 * 1024;

/** Builds a letter: from the files of an editor’s folder to those of a static host. The same files give the same bytes. */
export async function buildLetter(source: SourceFiles, options: BuildOptions): Promise<BuildResult> {
  const { previous, progress } = options;
  const report = new Report();
  const files = new Map<string, string | Uint8Array>();
  const places = new Places();
  const base = readBase(options.baseUrl, report);
  const mirrors = readMirrors(options.mirrors, base, report);
  progress?.('read', 0);
  const letters = composeLetters(source, options.name, places, report);
  if (letters) await write(letters);
  if (report.failed) files.clear();
  return { files, problems: report.problems };

  async function write([original, ...translations]: readonly [Composed, ...Composed[]]): Promise<void> {
    const letters = [...translations, original];
    for (const { bundle, prefix } of [original, ...translations]) copyFiles(bundle, prefix, source, files, report, places, base);
    joinTranslations(original, translations, places);
    checkLists(original, translations, places, report);
    progress?.('check', 0);
    const parsed = new Map(letters.map((letter) => [letter, examineBundle(letter.bundle, places, report)]));
    const shown = parsed.get(original);
    // What was checked is what is shown, and nothing is written of what can’t be.
    if (report.failed || !shown) return;
    await publishLists(letters, parsed);
    const integrity = new Map<string, string>();
    for (const { file, bundle } of translations) integrity.set(file, await integrityOf(writeBundle(file, bundle)));
    // Only the original vouches for the others; were it mutual, neither could be hashed first.
    for (const entry of (original.bundle.translations ?? []) as Record<string, unknown>[]) {
      if (integrity.has(String(entry.src))) entry.integrity = integrity.get(String(entry.src));
    }
    writeBundle(original.file, original.bundle);

    const { script } = options;
    const hashed = { name: `open-letter.${await nameHash(script)}.js`, integrity: await integrityOf(script) };
    files.set('open-letter.js', script).set(hashed.name, script);
    files.set('index.html', letterPage(shown, hashed, base));
    files.set('snippet.html', shortSnippet(shown, hashed, { base, mirrors }));
    files.set('snippet-full.html', fullSnippet(shown, hashed, { base, mirrors }));
  }

  async function publishLists(
    letters: readonly Composed[],
    parsed: ReadonlyMap<Composed, LetterBundle | undefined>,
  ): Promise<void> {
    const hashed = new HashedFiles(options.write ?? ((path, content) => void files.set(path, content)));
    const original = letters.at(-1)!;
    for (const letter of letters) {
      // A translation without a list of its own is read with the original’s.
      const readers = letters.filter((other) => other !== letter && letter === original && !('signatories' in other.bundle));
      const languages = [letter, ...readers].map((each) => {
        const { lang = 'en', strings } = parsed.get(each) ?? {};
        return new Localizer(lang, strings);
      });
      const list = await publishList(letter.bundle, hashed, languages, (done) => progress?.('list', done));
      if (list) Object.assign(parsed.get(letter)!.signatories!, list);
    }
  }

  function writeBundle(file: string, bundle: Record<string, unknown>): Uint8Array {
    const text = withRevision(file, bundle, previous?.get(file), report);
    const bytes = new TextEncoder().encode(text);
    if (bytes.length > largestBundle) {
      report.error(`The bundle would be ${bytes.length} bytes long, and no reader loads more than ${largestBundle}.`, { file });
    }
    files.set(file, text);
    return bytes;
  }
}

/** The original first, then its translations; nothing where the original can’t be read. */
function composeLetters(
  source: SourceFiles,
  name: string | undefined,
  places: Places,
  report: Report,
): [Composed, ...Composed[]] | undefined {
  const folders = findFolders(source, report);
  if (!folders.original.files.has('letter.yaml')) {
    return report.error('There is no letter.yaml: it holds the title and the language, as “title: …” and “lang: en”.', {
      file: 'letter.yaml',
    });
  }
  const asked = new Set<LeavesOut>();
  const original = composeBundle(folders.original, asked, places, report);
  const translations = folders.translations.flatMap((folder) => composeBundle(folder, asked, places, report) ?? []);
  if (!original) return undefined;
  if (!('id' in original.bundle)) giveId(original.bundle, name, report);
  const seen = new Map([[original.lang, original]]);
  for (const translation of translations) {
    const other = seen.get(translation.lang);
    if (other) {
      const where = other.prefix ? `“${other.prefix}” is` : 'the letter itself is';
      report.error(`The translation is in “${translation.lang}”, and so ${where} already.`, {
        file: `${translation.prefix}letter.yaml`,
      });
    }
    seen.set(translation.lang, translation);
  }
  return [original, ...translations];
}

function giveId(bundle: Record<string, unknown>, name: string | undefined, report: Report): void {
  if (!name) return;
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._~-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, 100);
  if (slug) bundle.id = slug;
  if (slug !== name) {
    const instead = slug ? `the letter’s is “${slug}”` : 'the letter has none';
    report.warn(`The folder’s name can’t be an id, so ${instead}: give another as “id: …”.`, { file: 'letter.yaml' });
  }
}

/** Each host once: asked twice, it would fail twice. */
function readMirrors(urls: readonly string[] = [], base: string | undefined, report: Report): string[] {
  const mirrors = urls.flatMap((url) => readBase(url, report, 'mirror’s address') ?? []);
  return [...new Set(mirrors)].filter((mirror) => mirror !== base);
}

function readBase(baseUrl: string | undefined, report: Report, what = 'base URL'): string | undefined {
  if (baseUrl === undefined) return undefined;
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    return report.error(`The ${what} must be an address as https://example.org/letter/, not “${baseUrl}”.`);
  }
  return url.href.replace(/\/?$/, '/');
}
