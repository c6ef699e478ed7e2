import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import type { Route } from 'playwright-core';
import { page as html, site } from './host.js';

const host = site({ '/blank': html('') });

/** Adds up what is shifted without the reader’s doing. */
const watch = `globalThis.shift = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) shift += value;
}).observe({ type: 'layout-shift', buffered: true });
document.addEventListener('open-letter-load', () => (globalThis.loaded = true));`;
/** Until what has changed is on screen, and what shifted is counted. */
const frames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))';

/** What a developer writes by hand: the letter comes, and is put where nothing was. */
const byHand = `addEventListener('DOMContentLoaded', async () => {
  const place = Object.assign(document.createElement('div'), { id: 'by-hand' });
  document.querySelector('open-letter').replaceWith(place);
  const make = (name, textContent) => Object.assign(document.createElement(name), { textContent });
  const textOf = ({ value, children = [] }) => value ?? children.map(textOf).join('');
  const { title, summary, image, statement, letter, signatories } = await (await fetch('../letter/letter.json')).json();
  const list = make('ul');
  list.append(...signatories.items.map((item) => make('li', item.name ?? item)));
  const texts = [...statement, ...letter.body].map((node) => make('p', textOf(node)));
  const img = Object.assign(make('img'), { src: '../letter/' + image.src });
  place.append(make('h2', title), make('p', summary), img, ...texts, list);
  globalThis.loaded = true;
});`;

/** Whatever measures: its letters are boxes, as wide as high. */
const lateFont = readFileSync('node_modules/playwright-core/lib/vite/recorder/assets/codicon-DCmgc-ay.ttf');

describe('the demo’s pages, whose font and image come late', () => {
  let demo: ChildProcess;
  let folder = '';
  let home = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'open-letter-'));
    cpSync('demo/sample', folder, { recursive: true });
    writeFileSync(join(folder, 'square.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="600"/>');
    appendFileSync(join(folder, 'letter.yaml'), 'image: { src: square.svg, alt: A square, width: 1200, height: 600 }\n');
    demo = spawn(process.execPath, ['demo/demo.js', folder], {
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: demo.stdout! })) {
      home = /http:\/\/localhost:\d+\//.exec(line)?.[0] ?? '';
      if (home) break;
    }
  });
  after(async () => {
    demo.kill();
    if (demo.exitCode === null && demo.signalCode === null) await once(demo, 'exit');
    rmSync(`demo/out/${new URL(home).port}`, { recursive: true, force: true });
    rmSync(folder, { recursive: true });
  });

  /** How much is shifted until everything has come; where there is no letter, by the page alone. */
  async function shiftOn(
    path: string,
    width: number,
    place: 'start' | 'middle' | 'end',
    letter: 'widget' | 'by hand' | 'none',
  ): Promise<number> {
    const beforeScripts = letter === 'by hand' ? watch + byHand : watch;
    const page = await host.open('/blank', { viewport: { width, height: 800 }, beforeScripts });
    const hold = async (files: string, answer?: Parameters<Route['fulfill']>[0]): Promise<() => void> => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      await page.route(files, async (route) => {
        await held;
        await (answer ? route.fulfill(answer) : route.continue());
      });
      return release;
    };
    const releases = [
      await hold('**/letter.json'),
      await hold('**/*.svg'),
      await hold('**/late.ttf', { body: lateFont, contentType: 'font/ttf' }),
    ];
    if (letter !== 'widget') await page.route('**/open-letter*.js', (route) => route.abort());
    await page.goto(home + path, { waitUntil: 'domcontentloaded' });
    await page.addStyleTag({
      content: '@font-face { font-family: Late; src: url(/late.ttf) } open-letter { font-family: Late, Georgia, serif }',
    });
    // The page isn’t loaded before its images are.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('link')].every(({ rel, sheet }) => rel !== 'stylesheet' || sheet),
    );
    // At its end a letter of another height would move what follows it.
    await page.locator('open-letter, #by-hand').evaluate((element, place) => {
      if (place === 'middle') scrollBy({ top: element.getBoundingClientRect().top - 200, behavior: 'instant' });
      else element.scrollIntoView({ block: place, behavior: 'instant' });
    }, place);
    await page.evaluate(frames);
    for (const [at, release] of releases.entries()) {
      release();
      if (at === 0 && letter === 'widget')
        await page.waitForFunction(`globalThis.loaded && (!document.querySelector('open-letter').shadowRoot
          .querySelector('open-letter-signatories') || document.querySelector('open-letter').shadowRoot
          .querySelector('open-letter-signatories').shadowRoot.querySelector('optgroup'))`);
      if (at === 0 && letter === 'by hand') await page.waitForFunction('globalThis.loaded');
      if (at === 2) await page.evaluate('document.fonts.load("16px Late").then(() => document.fonts.ready)');
      await page.evaluate(frames);
    }
    const shift: number = await page.evaluate('shift');
    await page.context().close();
    return shift;
  }

  for (const [path, width, place] of [
    ['news', 400, 'start'],
    ['news', 1280, 'start'],
    ['blog', 400, 'end'],
    ['blog', 1280, 'start'],
  ] as const) {
    it(`${path} at ${width} px, at the ${place} of the letter whose text is in the page: nothing is shifted`, async () => {
      const url = `${path}/?snippet=full`;
      const own = await shiftOn(url, width, place, 'none');
      const shift = await shiftOn(url, width, place, 'widget');
      assert.ok(shift - own <= 0.02, `${shift}, of which the page’s own ${own}`);
    });
  }

  for (const path of ['news', 'blog'] as const) {
    it(`${path}, whose snippet is short: less is shifted than where the letter is put there by hand`, async () => {
      const url = `${path}/?snippet=short`;
      const byHand = await shiftOn(url, 400, 'middle', 'by hand');
      const shift = await shiftOn(url, 400, 'middle', 'widget');
      assert.ok(shift < byHand, `${shift}, by hand ${byHand}`);
    });
  }
});
