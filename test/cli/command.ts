import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

/** The built command: these tests come after `npm run build`. */
const cli = process.env.OPEN_LETTER_CLI ?? fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** In milliseconds; longer than any command takes here. What hangs is killed, and has no exit code. */
const longest = 60_000;

/** Runs `open-letter` as a shell does. */
export function run(...args: string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'], timeout: longest });
    const outcome: Outcome = { code: null, out: '', err: '' };
    child.stdout.on('data', (data: Buffer) => (outcome.out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (outcome.err += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...outcome, code }));
  });
}

/** A folder of these files that is gone after the test. */
export async function folderOf(context: TestContext, files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'open-letter-'));
  context.after(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** The smallest letter. */
export const small = { 'letter.yaml': 'id: pond\nlang: en\ntitle: Save the Pond\n', 'letter.md': 'Leave the pond alone.\n' };
