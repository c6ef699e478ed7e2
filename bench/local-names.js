// @ts-check
// Looks for names of the script’s variables by which it compresses better, from those that the build gives them, and keeps the script
// with them where the next builds carry them over from:
//   npx vite build && npx tsx bench/local-names.js [seconds] && npx vite build
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { edited } from '../test/tools/vite/edits.js';
import { localsOf } from '../test/tools/vite/locals.js';
import { check, editsOf, namesIn, searchFor } from '../test/tools/vite/rename-locals.js';

/** So many of the names that the model likes best are tried on a variable. */
const tries = 6;

/** What a variable that the whole script sees may be called where one letter is not to be had. */
const spare = [...'etirnsaolhudcpgmbfkxvwyjqz'].flatMap((first) => [...'ter'].map((second) => first + second));

const [seconds = '200'] = process.argv.slice(2);
const compress = promisify(brotliCompress);
const sizeOf = async (/** @type {string} */ code) => (await compress(code)).length;

const code = readFileSync(new URL('../dist/open-letter.js', import.meta.url), 'utf8');
const names = localsOf(code);
const oldNames = namesIn(names);
const search = searchFor(code, names);
let smallest = await sizeOf(code);
console.log(`${smallest} bytes`);

const until = Date.now() + Number(seconds) * 1000;
search: for (let found = true; found;) {
  found = false;
  for (const local of [...names.locals].sort(() => Math.random() - 0.5)) {
    if (Date.now() > until) break search;
    const moves = search
      .movesOf(local, spare)
      .sort((a, b) => b.gain - a.gain)
      .slice(0, tries);
    const sizes = await Promise.all(
      moves.map((move) => {
        search.apply(move);
        const tried = edited(code, editsOf(names, oldNames));
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
const edits = editsOf(names, oldNames);
check(code, edits);
writeFileSync(new URL('../test/tools/vite/earlier-script.txt', import.meta.url), edited(code, edits));
