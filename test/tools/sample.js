// @ts-check
// The sample letter as the command builds it, for tests that look at the whole of it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import process from 'node:process';
import { root } from './install.js';

/** @type {string | undefined} */
let out;

/** Where it lies, until the process ends. */
export function builtSample() {
  if (out) return out;
  const folder = (out = mkdtempSync(join(tmpdir(), 'open-letter-sample-')));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const args = ['dist/cli.js', 'build', 'demo/sample', '--out', folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout + stderr);
  return folder;
}

/** Its files under /sample/, as koa serves them. @returns {import('koa').Middleware} */
export const sample = () => async (context, next) => {
  if (!context.path.startsWith('/sample/')) return next();
  context.body = readFileSync(join(builtSample(), basename(context.path)));
  context.type = extname(context.path);
};
