// @ts-check
// npm run reproduce: builds dist twice and says whether both have the same bytes, and the hashes by which others can compare theirs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ensureInstalled, root } from './install.js';

ensureInstalled();
const dist = join(root, 'dist');

/** Each file’s SHA-384 as an `integrity` has it. */
function build() {
  rmSync(dist, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel=warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const hash = createHash('sha384').update(readFileSync(path)).digest('base64');
      return [path.slice(dist.length + 1), `sha384-${hash}`];
    }),
  );
}

const [first, second] = [build(), build()];
const names = new Set([...first.keys(), ...second.keys()]);
const different = [...names].filter((name) => first.get(name) !== second.get(name));
for (const name of different) console.log(`${name} differs`);
console.log(`open-letter.js ${second.get('open-letter.js')}`);
console.log(`${names.size - different.length} files the same, ${different.length} different`);
process.exit(different.length ? 1 : 0);
