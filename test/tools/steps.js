// @ts-check
// The steps of npm test. Each gives how many checks passed and failed; none depends on an earlier one having passed.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { Script } from 'node:vm';
import { glob } from 'tinyglobby';
import { engines, ensureBrowsers } from './browsers.js';
import { ensureBuilt } from './build.js';
import { root } from './install.js';

/** @typedef {import('./test.js').Counts} Counts */
/** @typedef {{ files?: string[], engine?: string[] }} Options */

const nodeTests = ['test/{authoring,bundle,cli,pages,structure}/**/*.test.ts'];
const browserTests = ['test/*.test.ts', 'test/{elements,loading,localization,scenarios}/**/*.test.ts'];

/** What failed, a line each, to be said once more at the end. @type {string[]} */
export const faults = [];

/** Longer than any step takes; what hangs must not hang the whole run. */
const longest = 15 * 60_000;

/** Node’s tests that open whole pages in Chromium. */
const inChromium = (/** @type {string} */ file) => file.startsWith('test/pages/');

/** Elsewhere a missing engine is the contributor’s business; in CI all three must run. */
const mustRun = /^(1|true)$/.test(process.env.CI ?? '');

/** @param {boolean} passed @returns {Counts} */
const one = (passed) => ({ passed: Number(passed), failed: Number(!passed), skipped: 0 });

/**
 * Runs a program of Node’s; what it says is printed where it fails, or where `loud`.
 * @param {string[]} args
 */
function node(args, loud = false) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: longest,
  });
  if (loud || status !== 0) process.stdout.write((stdout + stderr).trimEnd() + '\n');
  return status === 0;
}

/**
 * Where a package’s command lies.
 * @param {string} name
 * @param {string} command
 */
function bin(name, command = name) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** @param {string[]} patterns @param {Options} options */
async function testFiles(patterns, { files }) {
  const found = await glob(patterns, { cwd: root });
  const wanted = files && new Set(await glob(files, { cwd: root, expandDirectories: true }));
  return found.filter((file) => !wanted || wanted.has(file)).sort();
}

/**
 * Runs a test runner in a process of its own, which sends its counts before it ends.
 * @param {string} script
 * @param {string[]} args
 * @param {string[]} execArgv
 * @param {string} mark before each line
 * @returns {Promise<Counts>}
 */
async function runner(script, args, execArgv = [], mark = '') {
  const stdio = /** @type {const} */ (['ignore', 'pipe', 'inherit', 'ipc']);
  const child = fork(join(root, 'test/tools', script), args, { cwd: root, execArgv, timeout: longest, stdio: [...stdio] });
  // web-test-runner moves the cursor about even where there is none.
  const lines = createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdout) });
  lines.on('line', (line) => {
    const text = stripVTControlCharacters(line);
    if (text.trim()) console.log(mark + text);
    if (/^ *✗ (?!.*\(\d+\)$)/.test(text)) faults.push(`${mark}${text.trim()}`);
  });
  /** @type {Counts | undefined} */
  let counts;
  child.on('message', (message) => (counts = /** @type {Counts} */ (message)));
  await once(child, 'close');
  if (!counts) console.log(`  ${script} ended before it could say what passed.`);
  return counts ?? one(false);
}

/** @type {Record<string, (options: Options) => Counts | Promise<Counts>>} */
export const steps = {
  format: () => one(node([bin('prettier'), '--check', '--log-level=warn', '.'])),

  lint: () => one(node([bin('eslint'), '--max-warnings=0', '.'])),

  types: () => one(node([bin('typescript', 'tsc'), '--noEmit'])),

  build: () => one(node([bin('vite'), 'build'])),

  async syntax() {
    const files = await glob('dist/**/*.js', { cwd: root });
    const wrong = files.filter((file) => !node(['--check', file]));
    // The script is also run as a classic one.
    new Script(readFileSync(join(root, 'dist/open-letter.js'), 'utf8'));
    return one(files.length > 0 && !wrong.length);
  },

  budget: () => one(node(['bench/size.js'], true)),

  package: () => one(node([bin('publint'), '--strict', '--pack=npm'])),

  async node(options) {
    const files = await testFiles(nodeTests, options);
    if (!files.length) return { passed: 0, failed: 0, skipped: 0 };
    ensureBuilt();
    const sentence = files.some(inChromium) && ensureBrowsers(['chromium']).get('chromium');
    if (!sentence) return runner('node-tests.js', files, ['--import', 'tsx']);
    console.log(`   test/pages not run: ${sentence}`);
    const rest = files.filter((file) => !inChromium(file));
    const counts = rest.length ? await runner('node-tests.js', rest, ['--import', 'tsx']) : { passed: 0, failed: 0, skipped: 0 };
    return { ...counts, failed: counts.failed + Number(mustRun), skipped: counts.skipped + Number(!mustRun) };
  },

  async browser(options) {
    const files = await testFiles(browserTests, options);
    const total = { passed: 0, failed: 0, skipped: 0 };
    if (!files.length) return total;
    ensureBuilt();
    const wanted = engines.filter((engine) => options.engine?.includes(engine) ?? true);
    const missing = ensureBrowsers(wanted);
    const test = async (/** @type {import('./browsers.js').Engine} */ engine) => {
      const sentence = missing.get(engine);
      if (sentence) console.log(`   not run: ${sentence}`);
      const counts = sentence
        ? { passed: 0, failed: Number(mustRun), skipped: Number(!mustRun) }
        : await runner('browser-tests.js', [engine, ...files], [], `${engine.padEnd(8)} `);
      console.log(`   ${engine}: ${sentence ? 'not run' : `${counts.passed} passed, ${counts.failed} failed`}`);
      for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key];
    };
    // Tests wait more than they work. Chromium’s, which measure too, have the machine to themselves.
    for (const together of [['chromium'], ['firefox', 'webkit']])
      await Promise.all(wanted.filter((engine) => together.includes(engine)).map(test));
    return total;
  },
};
