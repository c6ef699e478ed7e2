// @ts-check
// The steps of npm test. Each gives how many checks passed and failed; none depends on an earlier one having passed.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { Script } from 'node:vm';
import { glob } from 'tinyglobby';
import { ensureBrowsers } from './browsers.js';
import { ensureBuilt } from './build.js';
import { root } from './install.js';

/** @typedef {import('./test.js').Counts} Counts */
/** @typedef {{ files?: string[] }} Options */

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
async function node(args, loud = false) {
  const child = spawn(process.execPath, args, { cwd: root, timeout: longest, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const [status] = await once(child, 'close');
  if (loud || status !== 0) process.stdout.write(said.trimEnd() + '\n');
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
 * Runs a test runner in a process of its own, which sends what it counts.
 * @param {string} script
 * @param {string[]} args
 * @param {(counts: any) => void} counted
 * @param {object} [options]
 * @param {string[]} [options.execArgv]
 * @param {string} [options.mark] before each line
 */
async function runner(script, args, counted, { execArgv = [], mark = '' } = {}) {
  const stdio = /** @type {const} */ (['ignore', 'pipe', 'inherit', 'ipc']);
  const child = fork(join(root, 'test/tools', script), args, { cwd: root, execArgv, timeout: longest, stdio: [...stdio] });
  // web-test-runner moves the cursor about even where there is none.
  const lines = createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdout) });
  lines.on('line', (line) => {
    const text = stripVTControlCharacters(line);
    if (text.trim()) console.log(mark + text);
    if (/^ *✗ (?!.*\(\d+\)$)/.test(text)) faults.push(`${mark}${text.trim()}`);
  });
  child.on('message', counted);
  await once(child, 'close');
}

/** @param {Counts[]} all @returns {Counts} */
const sum = (all) =>
  all.reduce(
    (some, { passed, failed, skipped }) => ({
      passed: some.passed + passed,
      failed: some.failed + failed,
      skipped: some.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/** Runs tests of Node’s own runner. @param {string[]} files */
async function inNode(files) {
  /** @type {Counts | undefined} */
  let counts;
  await runner('node-tests.js', files, (told) => (counts = told), { execArgv: ['--import', 'tsx'] });
  if (!counts) console.log('  Node’s test runner ended before it could say what passed.');
  return counts ?? one(false);
}

/**
 * Runs tests in a browser. What no page answered for, as the browser didn’t start or its driver hung, says nothing about the code, and
 * has a second chance, in another browser; a test that fails has none.
 * @param {import('./browsers.js').Engine} engine
 * @param {string[]} files
 */
async function inBrowser(engine, files) {
  /** @type {Map<string, import('./browser-reporter.js').FileCounts>} */
  const counts = new Map();
  const mark = `${engine.padEnd(8)} `;
  const unanswered = () => files.filter((file) => !counts.get(file)?.answered);
  for (const chance of [1, 2]) {
    const left = unanswered();
    if (chance === 2 && left.length) console.log(`${mark}  no answer, so once more: ${left.join(' ')}`);
    if (left.length) await runner('browser-tests.js', [engine, ...left], (told) => counts.set(told.file, told), { mark });
  }
  for (const file of unanswered()) faults.push(`${mark}✗ no answer: ${file}`);
  return sum(files.map((file) => counts.get(file) ?? one(false)));
}

/**
 * The tests that run in a page of their own, in one engine.
 * @param {import('./browsers.js').Engine} engine
 */
const inBrowsers = (engine) => async (/** @type {Options} */ options) => {
  const files = await testFiles(browserTests, options);
  if (!files.length) return sum([]);
  ensureBuilt();
  const sentence = ensureBrowsers([engine]).get(engine);
  if (sentence) {
    console.log(`   not run: ${sentence}`);
    return { passed: 0, failed: Number(mustRun), skipped: Number(!mustRun) };
  }
  // Two browsers, each with every other file: a page must have its browser to itself, but leaves the machine idle most of the time.
  const halves = [0, 1].map((rest) => files.filter((_, at) => at % 2 === rest)).filter((half) => half.length);
  return sum(await Promise.all(halves.map((half) => inBrowser(engine, half))));
};

/**
 * What runs side by side, by the names of the steps. Tests wait more than they work.
 * @type {Record<string, (options: Options) => Promise<Counts>>[]}
 */
export const stages = [
  {
    format: async () => one(await node([bin('prettier'), '--check', '--log-level=warn', '.'])),

    lint: async () => one(await node([bin('eslint'), '--max-warnings=0', '.'])),

    types: async () => one(await node([bin('typescript', 'tsc'), '--noEmit'])),

    build: async () => one(await node([bin('vite'), 'build'])),
  },
  {
    async syntax() {
      const files = await glob('dist/**/*.js', { cwd: root });
      // The script is also run as a classic one.
      new Script(readFileSync(join(root, 'dist/open-letter.js'), 'utf8'));
      const check = ['--experimental-vm-modules', '--no-warnings', 'test/tools/check-syntax.js'];
      return one(files.length > 0 && (await node([...check, ...files])));
    },

    budget: async () => one(await node(['bench/size.js', '--total'], true)),

    package: async () => one(await node([bin('publint'), '--strict', '--pack=npm'])),
  },
  {
    async node(options) {
      const files = await testFiles(nodeTests, options);
      if (!files.length) return sum([]);
      ensureBuilt();
      const sentence = files.some(inChromium) && ensureBrowsers(['chromium']).get('chromium');
      if (!sentence) return inNode(files);
      console.log(`   test/pages not run: ${sentence}`);
      const rest = files.filter((file) => !inChromium(file));
      const counts = rest.length ? await inNode(rest) : sum([]);
      return { ...counts, failed: counts.failed + Number(mustRun), skipped: counts.skipped + Number(!mustRun) };
    },

    chromium: inBrowsers('chromium'),
  },
  {
    firefox: inBrowsers('firefox'),
    webkit: inBrowsers('webkit'),
  },
];
