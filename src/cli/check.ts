import { stat } from 'node:fs/promises';
import { buildLetter, type AuthoringProblem } from '../authoring/index.js';
import { checkBundle } from './check-bundle.js';
import { checkPages } from './check-pages.js';
import { onFile } from './failure.js';
import { nameOf, readFolder } from './folder.js';
import { hasError, printProblems, summaryOf } from './print.js';
import { ProgressBar } from './progress.js';
import { isAddress, readSource } from './read-source.js';

/** `open-letter check`: returns the exit code, 1 if there is an error. */
export async function check(target: string): Promise<number> {
  const problems = await problemsOf(target);
  process.stdout.write(`${target}: ${problems.length ? summaryOf(problems) : 'no problem'}.\n`);
  return hasError(problems) ? 1 : 0;
}

/** Says the problems and returns them. */
async function problemsOf(target: string): Promise<AuthoringProblem[]> {
  if (isAddress(target) || !(await onFile(target, stat(target))).isDirectory()) {
    const { problems, bundle } = checkBundle(target, await readSource(target));
    return said([...problems, ...(await checkPages(target, bundle?.signatories ?? {}))]);
  }
  const bar = new ProgressBar();
  const { problems } = await buildLetter(await readFolder(target), {
    script: new Uint8Array(),
    name: nameOf(target),
    write: () => undefined,
    progress: bar.show,
  }).finally(() => bar.clear());
  return said(problems, target);
}

function said(problems: AuthoringProblem[], folder?: string): AuthoringProblem[] {
  printProblems(problems, folder);
  return problems;
}
