// @ts-check
import { relative } from 'node:path';
import process from 'node:process';

/**
 * What the tests of a file came to; `answered`: did its page say so, and did the driver hold until then?
 * @typedef {{ file: string, passed: number, failed: number, skipped: number, answered: boolean }} FileCounts
 */

/**
 * Every test of a suite with the names of the suites around it.
 * @param {import('@web/test-runner').TestSuiteResult | undefined} suite
 * @param {string} path
 * @returns {{ name: string, test: import('@web/test-runner').TestResult }[]}
 */
function flatten(suite, path = '') {
  if (!suite) return [];
  const around = [path, suite.name].filter(Boolean).join(' › ');
  const own = suite.tests.map((test) => ({ name: [around, test.name].filter(Boolean).join(' › '), test }));
  return [...own, ...suite.suites.flatMap((inner) => flatten(inner, around))];
}

/** @param {import('@web/test-runner').TestSession['errors'][number] | undefined} error */
function describe(error) {
  if (!error) return '      failed without an error';
  const { name, message, stack, expected, actual } = error;
  const lines = [`${name ? `${name}: ` : ''}${message}`];
  if (expected !== undefined) lines.push(`expected ${expected}`, `actual   ${actual ?? ''}`);
  if (stack)
    lines.push(
      ...stack
        .split('\n')
        .filter((line) => line.includes('/test/') || line.includes('/src/'))
        .slice(0, 8),
    );
  return lines.map((line) => `      ${line.trim()}`).join('\n');
}

/**
 * Prints a line for each file, the failures in full, and hands over the counts of each as soon as they are known.
 * @param {(counts: FileCounts) => void} ended
 * @returns {import('@web/test-runner').Reporter}
 */
export const reporter = (ended) => ({
  reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
    const file = relative(process.cwd(), testFile);
    for (const session of sessionsForTestFile) {
      const tests = flatten(session.testResults);
      const failures = tests.filter(({ test }) => !test.passed && !test.skipped);
      const passed = tests.filter(({ test }) => test.passed && !test.skipped).length;
      const whole = session.passed && tests.length > 0;
      logger.log(`  ${whole ? '✓' : '✗'} ${file} (${passed})`);
      for (const { name, test } of failures) logger.log(`    ✗ ${name}\n${describe(test.error)}`);
      for (const error of session.errors) logger.log(describe(error));
      if (!tests.length && !session.errors.length) logger.log('      has no tests');
      if (session.request404s.length) logger.log(`      not found: ${session.request404s.join(' ')}`);
      // What the page wrote to its console explains a failure and is noise otherwise.
      if (!session.passed) for (const line of session.logs) logger.log('      console:', ...line);
      ended({
        file,
        passed,
        // A file that can’t be loaded, or that tests nothing, is a failure too.
        failed: failures.length || Number(!whole),
        skipped: tests.length - passed - failures.length,
        answered:
          session.testResults !== undefined && !session.errors.some(({ message }) => message.startsWith('WebDriverError')),
      });
    }
  },
});
