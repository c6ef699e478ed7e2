// @ts-check
// npm run bench: the widget beside the same job done by hand, in one run; the medians are kept in RESULTS.md.
//   npm run bench -- --names=321,10000      some lengths of list, of 321, 10000 and 100000 or any other
//   npm run bench -- --speed=full           full, slow (CPU ÷4, 1.6 Mbit/s, 150 ms) or both
//   npm run bench -- --only=plain-dom,open-letter
//   npm run bench -- --runs=15              how many runs count (5); one more warms up
//   npm run bench -- --check                exits with 1 where a condition of conditions.js doesn’t hold
//   npm run bench -- --million              instead: a letter of 1,000,000 names, built by the command, on a slow line
//   npm run bench -- --million=20000        the same with fewer names
//   npm run bench -- --quotes               instead: from “Next quote” to the next one, among 265
// Only a run of everything is kept.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { ensureBuilt } from '../test/tools/build.js';
import { launch, speeds } from './browser.js';
import { judge } from './conditions.js';
import { million } from './million.js';
import { nextQuote } from './quotes.js';
import { run } from './run.js';
import { servePages } from './server.js';
import { reference, table } from './table.js';

const all = { names: '321,10000,100000', speed: 'full,slow', only: 'plain-html,plain-dom,open-letter', runs: '5' };

const { values: options } = parseArgs({
  args: process.argv.slice(2).map((arg) => (arg === '--million' ? '--million=1000000' : arg)),
  options: {
    names: { type: 'string', default: all.names },
    speed: { type: 'string', default: all.speed },
    only: { type: 'string', default: all.only },
    runs: { type: 'string', default: all.runs },
    check: { type: 'boolean' },
    million: { type: 'string' },
    quotes: { type: 'boolean' },
  },
});

const names = options.names.split(',').map(Number);
const runs = Number(options.runs);
const [wantedSpeeds, competitors] = [options.speed, options.only].map((list) => list.split(','));

/**
 * @param {string} kind
 * @param {string[]} given
 * @param {string[]} known
 */
function refuseUnknown(kind, given, known) {
  const unknown = given.filter((name) => !known.includes(name));
  if (!unknown.length) return;
  console.error(`There is no ${kind} ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(1);
}

refuseUnknown('speed', wantedSpeeds ?? [], Object.keys(speeds));
refuseUnknown('competitor', competitors ?? [], all.only.split(','));
if (![...names, runs, Number(options.million ?? 1)].every((number) => Number.isInteger(number) && number > 0)) {
  console.error('Lengths of lists and runs are whole numbers.');
  process.exit(1);
}
if (!ensureBuilt()) process.exit(1);

const browser = await launch();
if (options.quotes) {
  try {
    console.log(await nextQuote(browser, 200));
  } finally {
    await browser.close();
  }
  process.exit();
}
if (options.million) {
  try {
    console.log(await million(browser, { count: Number(options.million), runs }));
  } finally {
    await browser.close();
  }
  process.exit();
}

const site = await servePages();
/** @type {import('./table.js').Group[]} */
const groups = [];
try {
  for (const count of names) {
    for (const speed of wantedSpeeds ?? []) {
      const conditions = speeds[speed];
      if (!conditions) continue;
      /** @type {import('./table.js').Group} */
      const group = { names: count, speed, title: conditions.title, samples: new Map() };
      for (const competitor of competitors ?? []) group.samples.set(competitor, []);
      // In turn, so that whatever else the machine does meets all of them.
      for (let round = 0; round <= runs; round++) {
        for (const [competitor, samples] of group.samples) {
          console.error(`${count} names, ${speed}, ${round ? `run ${round}` : 'warm-up'}: ${competitor}`);
          const sample = await run(browser, `${site.origin}/${count}/${competitor}.html`, conditions);
          if (round) samples.push(sample);
        }
      }
      groups.push(group);
      console.log(`\n${table(group)}\n`);
    }
  }
} finally {
  await browser.close();
  site.close();
}

const verdicts = judge(groups);
for (const { text } of verdicts) console.log(text);

const complete = Object.entries(all).every(([key, value]) => key === 'runs' || options[/** @type {keyof all} */ (key)] === value);
if (complete) {
  const file = fileURLToPath(new URL('RESULTS.md', import.meta.url));
  const intro = `# Measured

\`npm run bench\` writes this file. Medians of ${runs} runs in Chromium ${browser.version().split('.')[0]} on ${availableParallelism()} shared
cores; in brackets the ratio to \`${reference}\`. The ratios of one run tell something and the milliseconds of two runs don’t: read nothing into a
difference of a tenth, or of one frame (17 ms).

- \`plain-html\`: every name in the page’s HTML, behind \`<details>\`; what is searched there is the browser’s own find.
- \`plain-dom\`: [what a developer writes by hand](pages/plain-dom.js) over the same JSON.
- \`open-letter\`: the built script.

A time ends with the main thread’s work for the first frame that has changed names.
`;
  const text = [intro, ...groups.map(table), '## Judged', verdicts.map(({ text }) => `- ${text}`).join('\n')].join('\n\n');
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
}
if (options.check && verdicts.some(({ passed }) => !passed)) process.exitCode = 1;
