// @ts-check
// npm test: every check of this project, as the only command in a fresh clone. For those at work on one part:
//   npm test -- --only=lint,node            some steps: format lint types build syntax budget package node chromium firefox webkit
//   npm test -- --files='test/loading/**'   some test files, in Node or in browsers, whichever they are for
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.js';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    files: { type: 'string', multiple: true },
  },
});
ensureInstalled();

// Only now are the packages there that the steps need.
const { faults, stages } = await import('./steps.js');

const steps = stages.flatMap((stage) => Object.keys(stage));
const names =
  options.only?.flatMap((list) => list.split(',')) ?? (options.files ? ['node', 'chromium', 'firefox', 'webkit'] : steps);
const unknown = names.filter((name) => !steps.includes(name));
if (unknown.length) {
  console.error(`There is no step ${unknown.join(', ')}. There are: ${steps.join(', ')}.`);
  process.exit(1);
}

/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };
const started = performance.now();
const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

for (const stage of stages) {
  const wanted = Object.entries(stage).filter(([name]) => names.includes(name));
  if (wanted.length) console.log(`\n── ${wanted.map(([name]) => name).join(', ')}`);
  const ended = wanted.map(async ([name, step]) => {
    const start = performance.now();
    /** @type {Counts} */
    let counts;
    try {
      counts = await step(options);
    } catch (error) {
      console.error(error);
      counts = { passed: 0, failed: 1, skipped: 0 };
    }
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key];
    console.log(
      `${counts.failed ? 'FAILED' : 'ok'}: ${name}, ${counts.passed} passed, ${counts.failed} failed, ${seconds(start)}`,
    );
  });
  await Promise.all(ended);
}

if (!total.passed && !total.failed && !total.skipped) {
  console.error('No test file matches.');
  total.failed++;
}
if (faults.length) console.log(`\nFailed:\n${faults.join('\n')}`);
console.log(`\n${seconds(started)}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
// A test that leaves a handle open doesn’t keep the run from ending.
process.exit(total.failed ? 1 : 0);
