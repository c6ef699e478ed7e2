import { access, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeKeyPair, writePrivateKey } from '../authoring/signatures/keys.js';
import { Failure, onFile } from './failure.js';

/**
 * `open-letter keygen`: returns the exit code. The public key alone goes to the output, so that a script can take it.
 * @param file takes the private key, readable by its owner alone; one that is there is never overwritten, since what it has signed
 * could never be signed anew
 */
export async function keygen(file: string): Promise<number> {
  if (await isThere(join(dirname(file), 'letter.json')))
    throw new Failure(`${file} would lie beside a letter.json, where files are for everybody: keep the private key elsewhere.`);
  const pair = await makeKeyPair();
  const pem = await writePrivateKey(pair);
  try {
    await writeFile(file, pem, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') await onFile(file, Promise.reject(cause as Error));
    throw new Failure(`${file} is there already, and a key is never overwritten: give another name.`, { cause });
  }
  const { publicKey } = pair;
  process.stdout.write(`${publicKey}\n`);
  process.stderr.write(
    [
      `The private key is in ${file}. Keep it secret, off every web host, with a copy in a safe place: nobody can make it again.`,
      `Sign after each build:            open-letter sign OUT --key ${file}`,
      'Partners put the public key into:',
      `  <open-letter … public-key="${publicKey}">`,
      '',
    ].join('\n'),
  );
  return 0;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
