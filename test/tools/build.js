// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './install.js';

/** Whether dist is missing or older than anything it is built from. */
export function distIsStale() {
  const built = join(root, 'dist/letter.schema.json');
  // The last file that a build writes.
  const last = join(root, 'dist/open-letter-files.js');
  if (!existsSync(built) || !existsSync(last)) return true;
  const sources = ['src', 'test/tools/vite'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const newest = Math.max(...[...sources, 'vite.config.ts', 'package.json'].map((file) => statSync(join(root, file)).mtimeMs));
  return statSync(last).mtimeMs < newest;
}

/**
 * Builds all of dist.
 * @returns {string} what went wrong, if anything
 */
export function buildAll() {
  for (const mode of ['production', 'files']) {
    const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--mode', mode];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) return stdout + stderr;
  }
  return '';
}

/** Builds dist where it is stale; says why it can’t be built, and whether it is there now. */
export function ensureBuilt() {
  if (!distIsStale()) return true;
  console.log('Building dist …');
  const fault = buildAll();
  if (fault) console.error(fault);
  return !fault;
}
