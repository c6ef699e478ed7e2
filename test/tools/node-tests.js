// @ts-check
// Runs tests of Node’s own runner: node --import tsx test/tools/node-tests.js FILES…. Prints what fails, sends its counts to its parent.
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import process from 'node:process';
import { run } from 'node:test';
import { inspect } from 'node:util';

const files = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };
/** @type {Map<string, number>} */
const passedIn = new Map(files.map((file) => [file, 0]));

const stream = run({ files, concurrency: availableParallelism(), timeout: 300_000 });

/** @param {{ details: { type?: string }, file?: string, name: string }} event */
const isTest = ({ details, name }) => details.type !== 'suite' && !files.includes(name);

stream.on('test:pass', (event) => {
  if (!isTest(event)) return;
  if (event.skip !== undefined || event.todo !== undefined) {
    counts.skipped++;
    return;
  }
  counts.passed++;
  const file = event.file ?? '';
  passedIn.set(file, (passedIn.get(file) ?? 0) + 1);
});

stream.on('test:fail', (event) => {
  // A suite fails because a test in it did, which has been counted.
  const error = event.details.error;
  if (event.details.type === 'suite' && /subtests? failed/.test(error.message)) return;
  counts.failed++;
  const cause = /** @type {unknown} */ (error.cause ?? error);
  console.log(`  ✗ ${relative(process.cwd(), event.file ?? '')} › ${event.name}\n${inspect(cause).replace(/^/gm, '      ')}`);
});

stream.on('test:stderr', ({ message }) => process.stderr.write(message));

stream.on('end', () => {
  for (const [file, passed] of passedIn) {
    if (passed) console.log(`  ✓ ${relative(process.cwd(), file)} (${passed})`);
  }
  process.send?.(counts);
  process.exit(counts.failed ? 1 : 0);
});
stream.resume();
