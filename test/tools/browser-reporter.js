// @ts-check
import { relative } from 'node:path';
import process from 'node:process';

/**
 * `started`: did any test page answer?
 * @typedef {{ passed: number, failed: number, skipped: number, started: boolean }} Counts
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
 * Prints a line for each file, the failures in full, and hands over the counts.
 * @param {(counts: Counts) => void} done
 * @returns {import('@web/test-runner').Reporter}
 */
export function reporter(done) {
  /** @param {import('@web/test-runner').TestSession} session */
  const results = (session) => flatten(session.testResults);
  return {
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      for (const session of sessionsForTestFile) {
        const tests = results(session);
        const failures = tests.filter(({ test }) => !test.passed && !test.skipped);
        const passed = tests.filter(({ test }) => test.passed && !test.skipped).length;
        logger.log(`  ${session.passed && tests.length ? '✓' : '✗'} ${relative(process.cwd(), testFile)} (${passed})`);
        for (const { name, test } of failures) logger.log(`    ✗ ${name}\n${describe(test.error)}`);
        for (const error of session.errors) logger.log(describe(error));
        if (!tests.length && !session.errors.length) logger.log('      has no tests');
        if (session.request404s.length) logger.log(`      not found: ${session.request404s.join(' ')}`);
        // What the page wrote to its console explains a failure and is noise otherwise.
        if (!session.passed) for (const line of session.logs) logger.log('      console:', ...line);
      }
    },
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0, started: false };
      for (const session of sessions) {
        const tests = results(session).map(({ test }) => test);
        if (session.testResults) counts.started = true;
        const failed = tests.filter((test) => !test.passed && !test.skipped).length;
        counts.skipped += tests.filter((test) => test.skipped).length;
        counts.passed += tests.filter((test) => test.passed && !test.skipped).length;
        // A file that can’t be loaded, or that tests nothing, is a failure too.
        counts.failed += failed || (session.passed && tests.length ? 0 : 1);
      }
      done(counts);
    },
  };
}
