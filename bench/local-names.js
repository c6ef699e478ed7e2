// @ts-check
// Looks for names of the script’s variables by which it compresses better, and writes them where the build reads them:
//   npx tsx bench/local-names.js [seconds]
// They are of one script: after any change of it the build goes by its model alone, until this has run again.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { build } from 'vite';
import { edited } from '../test/tools/vite/edits.js';
import { localsOf } from '../test/tools/vite/locals.js';
import { editsOf, hashOf, namesIn, renameAsTried, searchFor } from '../test/tools/vite/rename-locals.js';

/** So many of the names that the model likes best are tried on a variable. */
const tries = 6;

const [seconds = '200'] = process.argv.slice(2);
const file = new URL('../test/tools/vite/local-names.json', import.meta.url);
const compress = promisify(brotliCompress);
const sizeOf = async (/** @type {string} */ code) => (await compress(code)).length;

/** The script as the build would have it without what was found. */
async function untried() {
  const kept = readFileSync(file, 'utf8');
  writeFileSync(file, JSON.stringify({ of: '', names: '' }));
  try {
    const built = await build({
      root: fileURLToPath(new URL('../', import.meta.url)),
      logLevel: 'error',
      build: { write: false },
    });
    const [output] = Array.isArray(built) ? built : [built];
    const chunk = output && 'output' in output ? output.output[0] : undefined;
    if (!chunk) throw new Error('The build gave no script.');
    return chunk.code;
  } finally {
    writeFileSync(file, kept);
  }
}

/** @type {{ of: string, names: string }} */
const last = JSON.parse(readFileSync(file, 'utf8'));
const code = await untried();
// What was found before is where this goes on.
const start = edited(code, renameAsTried(code, last));
const names = localsOf(start);
const oldNames = namesIn(names);
const search = searchFor(start, names);
let smallest = await sizeOf(start);
console.log(`${await sizeOf(code)} bytes, ${smallest} so far`);

const until = Date.now() + Number(seconds) * 1000;
search: for (let found = true; found;) {
  found = false;
  for (const local of [...names.locals].sort(() => Math.random() - 0.5)) {
    if (Date.now() > until) break search;
    const moves = search
      .movesOf(local)
      .sort((a, b) => b.gain - a.gain)
      .slice(0, tries);
    const sizes = await Promise.all(
      moves.map((move) => {
        search.apply(move);
        const tried = edited(start, editsOf(names, oldNames));
        search.apply(move);
        return sizeOf(tried);
      }),
    );
    const least = Math.min(...sizes);
    const best = moves[sizes.indexOf(least)];
    if (!best || least >= smallest) continue;
    smallest = least;
    search.apply(best);
    found = true;
  }
}
console.log(`${smallest} bytes`);
const found = { of: hashOf(code), names: names.locals.map(({ name }) => name).join(' ') };
// A build must be able to give them.
if ((await sizeOf(edited(code, renameAsTried(code, found)))) !== smallest) throw new Error('The names give another script.');
writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
