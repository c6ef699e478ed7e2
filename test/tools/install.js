// @ts-check
// The setup step of `npm test` and `npm run demo`. It runs before anything is installed, so it uses Node’s own modules alone.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** When a file was last written; 0 where there is none. */
const written = (/** @type {string} */ file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Runs `npm ci` where node_modules is missing or older than the lock file; ends the process where that fails. */
export function ensureInstalled() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) fail(`Node 20 or later is needed; this is ${process.version}.`);
  // npm writes its own list last, when everything else is in place.
  if (written('node_modules/.package-lock.json') >= written('package-lock.json')) return;
  console.log('Installing the packages of package-lock.json (npm ci) …');
  const { status, stdout, stderr, error } = spawnSync('npm', ['ci', '--no-progress'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    // The caller’s own npm may ask to leave the development packages out; they are needed here.
    env: { ...process.env, NODE_ENV: '', npm_config_omit: '', npm_config_production: '' },
  });
  if (status !== 0) fail(`npm ci failed${error ? `: ${error.message}` : ''}\n${stdout ?? ''}${stderr ?? ''}`);
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
