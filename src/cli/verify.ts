import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkSignature, readPublicKey, type AuthoringProblem } from '../authoring/index.js';
import type { LetterBundle } from '../bundle/letter-bundle.js';
import { problem } from '../bundle/problem.js';
import { checkBundle } from './check-bundle.js';
import { checkPages, matches } from './check-pages.js';
import { Failure, onFile } from './failure.js';
import { hasError, printProblems, summaryOf } from './print.js';
import { besideSource, isAddress, readIfThere, readSource, signatureOf } from './read-source.js';

/** `open-letter verify`: returns the exit code, 1 if anything is not as it was signed. */
export async function verify(target: string, publicKey: string): Promise<number> {
  const key = await readPublicKey(publicKey);
  if ('code' in key) {
    printProblems([{ severity: 'error', message: key.message }]);
    return 1;
  }
  const source = await bundleOf(target);
  const { bundle, problems } = await verifyBundle(source, key);
  const languages = [bundle?.lang];
  for (const { lang, src, integrity } of bundle?.translations ?? []) {
    if (src === undefined) continue;
    const beside = besideSource(source, src);
    const found = beside === undefined ? elsewhere(source, src) : await verifyTranslation(beside, key, integrity);
    problems.push(...found);
    languages.push(lang);
  }
  printProblems(problems);
  const signed = `signed with this key, in ${languages.join(', ')}`;
  process.stdout.write(`${source}: ${hasError(problems) ? summaryOf(problems) : signed}.\n`);
  return hasError(problems) ? 1 : 0;
}

/** A folder is what `build` wrote, wherever it lies now. */
async function bundleOf(target: string): Promise<string> {
  if (!isAddress(target)) return (await onFile(target, stat(target))).isDirectory() ? join(target, 'letter.json') : target;
  if (!URL.canParse(target)) throw new Failure(`“${target}” is not an address.`);
  const { href, pathname } = new URL(target);
  return pathname.endsWith('/') ? new URL('letter.json', href).href : href;
}

/** Everything that is wrong with a bundle; of one that the key didn’t sign, nothing is read. */
async function verifyBundle(
  source: string,
  key: CryptoKey,
  integrity?: string,
): Promise<{ bundle?: LetterBundle | undefined; problems: AuthoringProblem[] }> {
  const bytes = await readSource(source);
  const signature = await readIfThere(signatureOf(source));
  const fault =
    (await checkSignature(bytes, signature && Buffer.from(signature).toString(), key)) ??
    (integrity !== undefined && !(await matches(bytes, integrity)) ? problem('integrity-mismatch') : undefined);
  if (fault) return { problems: [{ severity: 'error', message: fault.message, file: source }] };
  const { bundle, problems } = checkBundle(source, bytes);
  return { bundle, problems: [...problems, ...(await checkPages(source, bundle?.signatories ?? {}))] };
}

/** A translation that isn’t there is a problem of the letter like any other. */
async function verifyTranslation(
  source: string,
  key: CryptoKey,
  integrity: string | undefined,
): Promise<readonly AuthoringProblem[]> {
  try {
    return (await verifyBundle(source, key, integrity)).problems;
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return [{ severity: 'error', message: `${problem('translation-failed', source).message} ${failure.message}` }];
  }
}

const elsewhere = (file: string, src: string): AuthoringProblem[] => [
  { severity: 'warning', message: `The translation ${src} lies on another host, where no reader’s browser asks for it.`, file },
];
