import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuthoringProblem } from '../authoring/report.js';
import { readPublicKey } from '../authoring/signatures/keys.js';
import { checkSignature } from '../authoring/signatures/signature.js';
import type { LetterBundle } from '../bundle/letter-bundle.js';
import { problem } from '../bundle/problem.js';
import { checkBundle } from './check-bundle.js';
import { checkPages, matches } from './check-pages.js';
import { Failure, onFile } from './failure.js';
import { hasError, printProblems, summaryOf } from './print.js';
import { besideSource, isAddress, largestSignature, readIfThere, readSource, signatureOf } from './read-source.js';

/** `open-letter verify`: returns the exit code, 1 if anything is not as it was signed. */
export async function verify(target: string, publicKey: string): Promise<number> {
  const key = await readPublicKey(publicKey);
  if ('code' in key) {
    printProblems([{ severity: 'error', message: key.message }]);
    return 1;
  }
  const source = await bundleOf(target);
  const { bundle, problems } = await verifyBundle(source, key);
  const checked = bundle ? [bundle.lang] : [];
  const unchecked: string[] = [];
  for (const { lang, src, integrity } of bundle?.translations ?? []) {
    if (src === undefined) continue;
    const found = await verifyTranslation(source, src, key, integrity);
    problems.push(...(found ?? [notChecked(source, src)]));
    (found ? checked : unchecked).push(lang);
  }
  printProblems(problems);
  const languages = [`in ${checked.join(', ')}`, ...(unchecked.length ? [`not checked: ${unchecked.join(', ')}`] : [])];
  const signed = `signed with this key${bundle ? `, ${languages.join('; ')}` : ''}`;
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
  const signature = await readIfThere(signatureOf(source), largestSignature);
  const fault =
    (await checkSignature(bytes, signature && Buffer.from(signature).toString(), key)) ??
    (integrity !== undefined && !(await matches(bytes, integrity)) ? problem('integrity-mismatch') : undefined);
  if (fault) return { problems: [{ severity: 'error', message: fault.message, file: source }] };
  const { bundle, problems } = checkBundle(source, bytes);
  return { bundle, problems: [...problems, ...(await checkPages(source, bundle?.signatories ?? {}))] };
}

/**
 * A translation that isn’t there is a problem of the letter like any other.
 * @returns nothing where it is not to be asked for from here
 */
async function verifyTranslation(
  source: string,
  src: string,
  key: CryptoKey,
  integrity: string | undefined,
): Promise<readonly AuthoringProblem[] | undefined> {
  let beside: string | undefined;
  try {
    beside = besideSource(source, src);
    return beside === undefined ? undefined : (await verifyBundle(beside, key, integrity)).problems;
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return [{ severity: 'error', message: `${problem('translation-failed', beside ?? src).message} ${failure.message}` }];
  }
}

function notChecked(file: string, src: string): AuthoringProblem {
  const some = 'https://host.invalid';
  const fromRoot = !isAddress(file) && URL.canParse(src, some) && new URL(src, some).origin === some;
  const why = fromRoot
    ? 'it is a path from the beginning of the host, which a file doesn’t know. Verify the letter by its address'
    : 'it lies on another host, where no reader’s browser asks for it';
  return { severity: 'warning', message: `The translation ${src} is not checked: ${why}.`, file };
}
