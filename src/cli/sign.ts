import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { readPrivateKey } from '../authoring/signatures/keys.js';
import { sign as signBytes } from '../authoring/signatures/signature.js';
import { Failure, onFile } from './failure.js';
import { isInside, readBundles, writeFile } from './folder.js';

/** `open-letter sign`: returns the exit code. */
export async function sign(out: string, keyFile: string): Promise<number> {
  const pem = await onFile(keyFile, readFile(keyFile, 'utf8'));
  if (isInside(await onFile(out, realpath(out)), await onFile(keyFile, realpath(keyFile))))
    throw new Failure(`${keyFile} lies in ${out}, whose files are for everybody: keep the private key elsewhere.`);
  const pair = await readPrivateKey(pem);
  if (typeof pair === 'string') throw new Failure(`${keyFile} can’t sign. ${pair}`);
  const bundles = await readBundles(out);
  if (!bundles.has('letter.json')) throw new Failure(`${out} holds no letter.json: build the letter first.`);
  for (const [name, bytes] of bundles) {
    await writeFile(out, `${name}.sig`, await signBytes(bytes, pair));
    process.stdout.write(`${join(out, `${name}.sig`)}\n`);
  }
  process.stderr.write(`The public key is ${pair.publicKey}\n`);
  return 0;
}
