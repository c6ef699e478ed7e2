// @ts-check
// Looks for brief names of the script’s own members by which it compresses better, and writes them where the build reads them:
//   npx vite build && npx tsx bench/member-names.js [seconds]
// A member that the file lacks has the name that Terser gives it; to have it tried too, put it there twice with any free letter.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { edited } from '../test/tools/vite/edits.js';
import { editsOfMembers, placesOfProperties } from '../test/tools/vite/rename-members.js';

const [seconds = '200'] = process.argv.slice(2);
const file = new URL('../test/tools/vite/member-names.json', import.meta.url);
const code = readFileSync(new URL('../dist/open-letter.js', import.meta.url), 'utf8');
/** By member, what it is called until all else is named, and what in the end. @type {Record<string, [string, string]>} */
const names = JSON.parse(readFileSync(file, 'utf8'));
const compress = promisify(brotliCompress);

const places = placesOfProperties(code);
const members = Object.values(names).map(([, brief]) => brief);
const others = new Set(places.map(({ name }) => name).filter((name) => !members.includes(name)));
const letters = [...'abcdefghijklmnopqrstvwzABCDEFGHIJKLMNOPQRSTUVWXYZ_$'].filter((letter) => !others.has(letter));

/** @param {Map<string, string>} renamed */
const sizeOf = async (renamed) => (await compress(edited(code, editsOfMembers(places, renamed)))).length;

let best = new Map(members.map((name) => [name, name]));
let smallest = await sizeOf(best);
console.log(`${smallest} bytes`);
const until = performance.now() + Number(seconds) * 1000;
search: for (let found = true; found;) {
  found = false;
  for (const name of [...best.keys()].sort(() => Math.random() - 0.5)) {
    for (let at = 0; at < letters.length; at += 3) {
      if (performance.now() > until) break search;
      const tries = letters.slice(at, at + 3).map((to) => {
        const [other] = [...best].find(([, brief]) => brief === to) ?? [];
        const next = new Map(best).set(name, to);
        return other === undefined || other === name ? next : next.set(other, best.get(name) ?? name);
      });
      const sizes = await Promise.all(tries.map(sizeOf));
      const least = Math.min(...sizes);
      if (least >= smallest) continue;
      smallest = least;
      best = tries[sizes.indexOf(least)] ?? best;
      found = true;
    }
  }
}
console.log(`${smallest} bytes`);
const renamed = Object.entries(names).map(([name, [first, brief]]) => [name, [first, best.get(brief) ?? brief]]);
writeFileSync(file, `${JSON.stringify(Object.fromEntries(renamed), null, 2)}\n`);
// By what stands around them the build carries over the names of variables: among it members.
writeFileSync(new URL('../test/tools/vite/earlier-script.txt', import.meta.url), edited(code, editsOfMembers(places, best)));
