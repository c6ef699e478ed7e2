import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildLetter, type AuthoringProblem } from '../authoring/index.js';
import { Failure } from './failure.js';
import { isBundle, nameOf, readBundles, readFolder, signedBundles, writeFile, writeFiles } from './folder.js';
import { hasError, printProblems, summaryOf } from './print.js';
import { ProgressBar } from './progress.js';
import { removeUnnamed } from './prune.js';

export interface BuildArguments {
  out: string;
  baseUrl?: string | undefined;
  mirrors?: readonly string[] | undefined;
  /** Whether what nothing names any more is removed. */
  prune?: boolean | undefined;
}

/** `open-letter build`: returns the exit code. Where there is an error, nothing is written that a reader would meet. */
export async function build(dir: string, { out, baseUrl, mirrors, prune }: BuildArguments): Promise<number> {
  const [source, script, previous] = await Promise.all([readFolder(dir), readScript(), readBundles(out)]);
  const bar = new ProgressBar();
  const lists = new Map<string, number>();
  const write = async (path: string, content: Uint8Array): Promise<void> => {
    await writeFile(out, path, content);
    lists.set(path, content.length);
  };
  const { files, problems } = await buildLetter(source, {
    script,
    baseUrl,
    mirrors,
    name: nameOf(dir),
    previous,
    write,
    progress: bar.show,
  }).finally(() => bar.clear());
  printProblems(problems, dir);
  if (hasError(problems)) {
    process.stderr.write(`Nothing was written: ${summaryOf(problems)}.\n`);
    return 1;
  }
  if (baseUrl === undefined) printProblems([relativeAddresses]);
  await writeFiles(out, files);
  for (const name of files.keys()) process.stdout.write(`${join(out, name)}\n`);
  if (lists.size) {
    const size = [...lists.values()].reduce((sum, next) => sum + next);
    process.stdout.write(`${join(out, 'signatories', '*.json')}: ${lists.size} files, ${(size / 1e6).toFixed(1)} MB\n`);
  }
  if (prune) await removeUnnamed(out, new Set([...files.keys(), ...lists.keys()]));
  await sayUnsigned(out, files, previous);
  return 0;
}

/** A signature of another text is as bad as none, and a reader’s browser then shows neither. */
async function sayUnsigned(
  out: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  previous: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  if (!(await signedBundles(out)).length) return;
  const changed = [...files].filter(
    ([name, content]) => isBundle(name) && Buffer.compare(Buffer.from(content), previous.get(name) ?? new Uint8Array()),
  );
  if (!changed.length) return;
  const names = changed.map(([name]) => name).join(', ');
  const message = `${names} changed, and the signatures are of what was there before: run \`open-letter sign ${out} --key FILE\` again.`;
  printProblems([{ severity: 'warning', message }]);
}

const relativeAddresses: AuthoringProblem = {
  severity: 'warning',
  message: 'Without --base-url the snippets’ addresses are relative: they work only on a page beside these files.',
};

async function readScript(): Promise<Uint8Array> {
  try {
    return await readFile(new URL('../open-letter.js', import.meta.url));
  } catch (cause) {
    throw new Failure('The script open-letter.js is missing from this copy of open-letter: run `npm run build` in it.', {
      cause,
    });
  }
}
