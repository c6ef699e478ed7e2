// @ts-check
// A letter of very many names, built by the command: what the build takes, what a reader’s first view and searches ask of a slow line.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage, speeds } from './browser.js';
import { measureNode } from './child.js';
import { queries, writeLetterFolder } from './letter-folder.js';
import { serve } from './server.js';
import { median } from './statistics.js';

/** @typedef {import('playwright-core').Browser} Browser */

/** So many names on the page are an answer. */
const enough = 20;

const speed = { title: '1.6 Mbit/s, 150 ms', cpu: 1, network: speeds.slow?.network };

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const wait = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));
const kB = (/** @type {number} */ value) => `${(value / 1e3).toFixed(1)} kB`;

/** The first view on a page that nothing is cached for. @param {Browser} browser @param {string} origin */
async function firstView(browser, origin) {
  const page = await openPage(browser, speed);
  await page.goTo(`${origin}/bench.html`);
  await page.until('bench.hasNames()');
  const result = /** @type {{ first: number }} */ (await page.evaluate('bench.result(500)'));
  return { page, time: result.first };
}

/** Waits until nothing has been asked for a while. @param {Awaited<ReturnType<typeof openPage>>} page */
async function silence({ traffic }) {
  for (let quiet = 0; quiet < 1_000; quiet += 50) {
    const { requests } = traffic;
    await wait(50);
    if (traffic.pending || traffic.requests > requests) quiet = 0;
  }
}

/**
 * A reader opens the page and types a query; the time is from its last key to `enough` names that match, else to the last change.
 * @param {Browser} browser
 * @param {string} origin
 * @param {string} text
 */
async function search(browser, origin, text) {
  const { page } = await firstView(browser, origin);
  try {
    const before = { ...page.traffic };
    if (!(await page.click('input[type=search]'))) throw new Error('The page has no search.');
    await page.evaluate(`bench.expect(${JSON.stringify(text)}, ${enough})`);
    for (const letter of text) {
      await page.press(letter);
      // As fast as people type.
      await wait(120);
    }
    await silence(page);
    const result = /** @type {{ last: number, enough: number }} */ (await page.evaluate('bench.result(500)'));
    return {
      bytes: page.traffic.bytes - before.bytes,
      requests: page.traffic.requests - before.requests,
      time: result.enough || result.last,
      rows: Number(await page.evaluate('bench.matching()')),
    };
  } finally {
    await page.close();
  }
}

/**
 * @param {Browser} browser
 * @param {{ count: number, runs: number }} options
 * @returns {Promise<string>} what was measured, as Markdown
 */
export async function million(browser, { count, runs }) {
  const folder = mkdtempSync(join(tmpdir(), 'open-letter-bench-'));
  const lines = [`## ${count.toLocaleString('en')} names, built by the command; ${speed.title}`, ''];
  try {
    await writeLetterFolder(join(folder, 'letter'), count);
    const out = join(folder, 'out');
    const build = await measureNode([at('../dist/cli.js'), 'build', join(folder, 'letter'), '--out', out]);
    if (build.status !== 0) throw new Error(`open-letter build ended with ${build.status}.\n${build.said.slice(-2_000)}`);
    lines.push(`- \`open-letter build\`: ${build.seconds.toFixed(1)} s, ${Math.round(build.megabytes)} MB at most`);

    const page = readFileSync(at('pages/open-letter.html'));
    const site = await serve((path) =>
      path === '/bench.html' ? page : readFileSync(path === '/page.css' ? at('pages/page.css') : join(out, path)),
    );
    try {
      const { page, time } = await firstView(browser, site.origin);
      await silence(page);
      const names = page.traffic.urls.map((url) => new URL(url).pathname.slice(1));
      await page.close();
      const again = await firstView(browser, site.origin);
      await again.page.close();
      lines.push(
        `- first view: ${kB(page.traffic.bytes)}, first names after ${Math.round(again.time || time)} ms (${names.join(', ')})`,
      );

      lines.push('', '| query | bytes | requests | time | rows |', '| --- | --: | --: | --: | --: |');
      for (const { title, text } of queries(count)) {
        /** @type {Awaited<ReturnType<typeof search>>[]} */
        const samples = [];
        // The first one has the server compress what is asked for.
        for (let round = 0; round <= runs; round++) samples.push(await search(browser, site.origin, text));
        const counted = samples.slice(1);
        const middle = (/** @type {'bytes' | 'requests' | 'time' | 'rows'} */ key) =>
          median(counted.map((sample) => sample[key]));
        const cells = [kB(middle('bytes')), middle('requests'), `${Math.round(middle('time'))} ms`, middle('rows')];
        lines.push(`| ${title}: ${text} | ${cells.join(' | ')} |`);
      }
    } finally {
      site.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return lines.join('\n');
}
