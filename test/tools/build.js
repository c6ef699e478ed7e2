// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './install.js';

/** Whether dist is missing or older than anything it is built from. */
export function distIsStale() {
  const built = join(root, 'dist/letter.schema.json');
  if (!existsSync(built) || !existsSync(join(root, 'dist/open-letter.js'))) return true;
  const sources = ['src', 'test/tools/vite'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const newest = Math.max(...[...sources, 'vite.config.ts', 'package.json'].map((file) => statSync(join(root, file)).mtimeMs));
  return statSync(built).mtimeMs < newest;
}

/** Builds dist where it is stale; says why it can’t be built, and whether it is there now. */
export function ensureBuilt() {
  if (!distIsStale()) return true;
  console.log('Building dist …');
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) console.error(stdout + stderr);
  return status === 0;
}
