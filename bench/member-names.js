// @ts-check
// Looks for brief names of the script’s own members by which it compresses better, and writes them where the build reads them:
//   npx vite build && node bench/member-names.js [seconds]
// A member that the file lacks has the name that Terser gives it; to have it tried too, put it there with any free letter.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { parseSync } from 'vite';

const [seconds = '200'] = process.argv.slice(2);
const file = new URL('../test/tools/vite/member-names.json', import.meta.url);
const code = readFileSync(new URL('../dist/open-letter.js', import.meta.url), 'utf8');
/** @type {Record<string, string>} */
const names = JSON.parse(readFileSync(file, 'utf8'));
const letters = [...'abcdefghijklmnopqrstvwzABCDEFGHIJKLMNOPQRSTUVWXYZ_$'];
const compress = promisify(brotliCompress);

/** @typedef {{ start: number, end: number, name: string, local?: string }} Place a member’s name, with the variable behind its colon */

/**
 * Where the members stand in the script, from the first.
 * @returns {Place[]}
 */
function placesOf() {
  const members = new Set(Object.values(names));
  /** @type {Place[]} */
  const places = [];
  const visit = (/** @type {any} */ node) => {
    if (!node || typeof node !== 'object') return;
    const key = node.type === 'MemberExpression' ? node.property : node.key;
    const isName = !node.computed && key?.type === 'Identifier' && members.has(key.name);
    const bound = node.type === 'Property' && (node.value.type === 'AssignmentPattern' ? node.value.left : node.value);
    if (isName && bound?.type === 'Identifier')
      places.push({ start: key.start, end: bound.end, name: key.name, local: bound.name });
    else if (isName) places.push({ start: key.start, end: key.end, name: key.name });
    for (const [name, child] of Object.entries(node)) {
      if (name === 'key' && !node.computed) continue;
      if (name === 'property' && !node.computed) continue;
      visit(child);
    }
  };
  visit(parseSync('open-letter.js', code, { sourceType: 'script' }).program);
  return places.sort((a, b) => a.start - b.start);
}

const places = placesOf();

/**
 * The bytes of the script with other names of its members.
 * @param {Map<string, string>} renamed
 */
async function sizeOf(renamed) {
  let text = '';
  let from = 0;
  for (const { start, end, name, local } of places) {
    const to = renamed.get(name) ?? name;
    text += code.slice(from, start) + (local === undefined || local === to ? to : `${to}:${local}`);
    from = end;
  }
  return (await compress(text + code.slice(from))).length;
}

let best = new Map(Object.values(names).map((name) => [name, name]));
let smallest = await sizeOf(best);
console.log(`${smallest} bytes`);
const until = performance.now() + Number(seconds) * 1000;
search: for (let found = true; found;) {
  found = false;
  for (const name of [...best.keys()]) {
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
const renamed = Object.entries(names).map(([name, brief]) => [name, best.get(brief) ?? brief]);
writeFileSync(file, `${JSON.stringify(Object.fromEntries(renamed), null, 2)}\n`);
