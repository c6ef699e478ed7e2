// @ts-check
// npm run screenshots [-- --only=quotes,print] [--width=240]: every state × width × theme × direction of the sample letter, as PNGs and
// one page that shows them side by side, in screenshots/. With --pictures instead those of README.
/* global document, innerWidth */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { findBrowser } from './browsers.js';
import { ensureBuilt } from './build.js';
import { ensureInstalled, root } from './install.js';
import { takePictures } from './pictures.js';

ensureInstalled();
const [{ chromium }, { default: sirv }] = await Promise.all([import('playwright-core'), import('sirv')]);

/** @typedef {import('playwright-core').Page} Page */

const out = join(root, 'screenshots');
const work = join(root, 'test/.cache/screenshots');

/** Of invented names as many as no page holds at once. */
const manyNames = 2_400;

/**
 * What is looked at: the element’s attributes, the reader’s steps, how wide it may get.
 * @type {Record<string, { attributes?: string, steps?: (page: Page) => Promise<unknown>, widest?: number, letter?: string, script?: boolean }>}
 */
const states = {
  whole: {},
  folded: { attributes: 'visible-paragraphs="2"' },
  statement: { attributes: 'show="statement"' },
  quotes: { attributes: 'show="quotes"', widest: 300 },
  expanded: { attributes: 'show="signatories"', steps: (page) => page.locator('[part=expand]').click() },
  grouped: { attributes: 'show="signatories"', steps: (page) => page.locator('[part=order]').selectOption('2') },
  found: { attributes: 'show="signatories" partner="Lantern & Ladle Society"', steps: (page) => search(page, 'so') },
  nothing: { attributes: 'show="signatories"', steps: (page) => search(page, 'zzz') },
  long: { attributes: 'show="signatories"', letter: 'long', steps: (page) => page.locator('[part=expand]').click() },
  error: { attributes: 'src="/missing.json"', steps: (page) => page.locator('[part=retry]').waitFor() },
  loading: { attributes: 'src="/held.json"' },
  'no-script': { script: false },
  print: { steps: (page) => page.emulateMedia({ media: 'print' }) },
};

const widths = [240, 320, 768, 1280];

/** @type {Record<string, { style: string, media?: Parameters<Page['emulateMedia']>[0] }>} */
const themes = {
  light: { style: 'background: #fff; color: #1b1b1b' },
  dark: { style: 'background: #121316; color: #e9e7e2; color-scheme: dark', media: { colorScheme: 'dark' } },
  grey: { style: 'background: #777; color: #000' },
  forced: { style: 'background: #fff; color: #1b1b1b', media: { forcedColors: 'active' } },
};

const directions = { en: 'ltr', ar: 'rtl' };

/** @param {Page} page @param {string} words */
async function search(page, words) {
  await page.getByRole('searchbox').fill(words);
  await page.waitForFunction(() => {
    const list = document.querySelector('open-letter')?.shadowRoot?.querySelector('open-letter-signatories');
    return list?.shadowRoot?.querySelector('[part=status]')?.textContent;
  });
}

/** Builds a letter folder into `work`. @param {string} folder @param {string} name */
function build(folder, name) {
  const args = ['dist/cli.js', 'build', folder, '--out', join(work, name)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout + stderr);
}

/** The sample with more names, all invented. */
function longFolder() {
  const folder = join(work, 'source');
  mkdirSync(folder, { recursive: true });
  const pick = (/** @type {string} */ words, /** @type {number} */ at) => words.split(' ')[at % words.split(' ').length];
  const rows = Array.from({ length: manyNames }, (_, at) => {
    const place = pick('Brightwater Ostrevale Millrace Harrowgate Undercliff Saltmarsh Quillbridge', at);
    const kind = pick('Circle Society Union Forum Guild Network', Math.floor(at / 7));
    return `${place} Fountain ${kind} ${at + 1},${pick('CL FR KE JP EG BR', Math.floor(at / 3))}`;
  });
  writeFileSync(join(folder, 'signatories.csv'), `name,country\n${rows.join('\n')}\n`);
  writeFileSync(join(folder, 'letter.yaml'), 'id: many-fountains\nlang: en\ntitle: Many fountains\n');
  writeFileSync(join(folder, 'statement.md'), 'A fountain in every square.\n');
  return folder;
}

/** @param {URLSearchParams} wishes */
function host(wishes) {
  const state = states[wishes.get('state') ?? ''];
  const theme = themes[wishes.get('theme') ?? ''];
  const lang = /** @type {keyof typeof directions} */ (wishes.get('lang'));
  const folder = `/${state?.letter ?? 'sample'}`;
  const snippet = readFileSync(join(work, folder, 'snippet.html'), 'utf8');
  const fallback = /<open-letter[^>]*>([^]*)<\/open-letter>/.exec(snippet)?.[1] ?? '';
  return `<!doctype html><html lang="${lang}" dir="${directions[lang]}"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>${wishes}</title>
    <style>html { ${theme?.style} } body { margin: 16px; font: 17px/1.5 Georgia, serif }</style></head><body>
    <div style="max-width: ${state?.widest ?? 1080}px; margin: auto">
    <open-letter ${state?.attributes ?? ''} src="${folder}/letter.json">${fallback}</open-letter></div>
    ${state?.script === false ? '' : `<script async src="${folder}/open-letter.js"></script>`}</body></html>`;
}

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, width: { type: 'string' }, pictures: { type: 'boolean' } },
});
const wanted = options.pictures ? [] : (options.only?.split(',') ?? Object.keys(states));
const unknown = wanted.filter((name) => !(name in states));
if (unknown.length) throw new Error(`There is no state ${unknown.join(', ')}. There are: ${Object.keys(states).join(', ')}.`);

if (!ensureBuilt()) process.exit(1);
rmSync(work, { recursive: true, force: true });
if (!options.only && !options.pictures) rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
build('demo/sample', 'sample');
build(longFolder(), 'long');

const files = sirv(work, { dev: true });
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/held.json') return;
  const notFound = () => void response.writeHead(404).end();
  if (pathname === '/page') response.writeHead(200, { 'Content-Type': 'text/html' }).end(host(searchParams));
  else files(request, response, notFound);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

const executablePath = findBrowser('chromium')?.browser;
if (!executablePath) throw new Error('Chromium is missing.');
const container = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
const browser = await chromium.launch({ executablePath, args: container });

/** Until then the page isn’t what the state is about. @param {Page} page @param {string} state */
const settled = (page, state) =>
  page.waitForFunction((state) => {
    const letter = /** @type {any} */ (document.querySelector('open-letter'));
    if (state === 'no-script') return true;
    if (state === 'loading' || state === 'error') return letter.state === state;
    const list = letter.shadowRoot?.querySelector('open-letter-signatories')?.shadowRoot;
    // The options of the filter are the last that comes.
    return letter.state === 'ready' && (!list?.querySelector('select') || list.querySelector('optgroup'));
  }, state);

if (options.pictures) {
  const wishes = new URLSearchParams({ state: 'whole', theme: 'light', lang: 'en' });
  await takePictures(browser, `http://127.0.0.1:${port}/page?${wishes}`, (page) => settled(page, 'whole'));
  await browser.close();
  process.exit();
}

/** @type {string[]} */
const rows = [];
const problems = [];
for (const name of wanted) {
  const state = states[name];
  for (const [theme, { media }] of Object.entries(themes)) {
    for (const lang of Object.keys(directions)) {
      // A long list has no translation, and paper no theme.
      if ((state?.letter && lang !== 'en') || (name === 'print' && theme !== 'light')) continue;
      const page = await browser.newPage();
      page.setDefaultTimeout(15_000);
      if (media) await page.emulateMedia(media);
      await page.goto(`http://127.0.0.1:${port}/page?${new URLSearchParams({ state: name, theme, lang })}`);
      await settled(page, name);
      await state?.steps?.(page);
      const cells = [];
      for (const width of options.width ? [Number(options.width)] : widths) {
        await page.setViewportSize({ width, height: 900 });
        const file = `${name}-${theme}-${lang}-${width}.png`;
        await page.screenshot({ path: join(out, file), fullPage: true });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) problems.push(`${file}: ${over} px too wide`);
        cells.push(`<td><a href="${file}"><img src="${file}" width="${width / 2}" loading="lazy" alt="${file}"></a></td>`);
      }
      rows.push(`<tr><th>${name}<br>${theme}<br>${lang}</th>${cells.join('')}</tr>`);
      await page.close();
    }
  }
  console.log(name);
}
await browser.close();
server.closeAllConnections();
server.close();

const sheet = `<!doctype html><html lang="en"><meta charset="utf-8"><title>open-letter: contact sheet</title>
<style>body { font: 14px system-ui; background: #888 } th { text-align: start } td, th { vertical-align: top; padding: 8px }
th { position: sticky; left: 0; background: #888 } img { display: block; max-height: 900px; object-fit: cover; object-position: top }</style>
<table>${rows.join('\n')}</table></html>
`;
writeFileSync(join(out, 'index.html'), sheet);
for (const problem of problems) console.error(problem);
console.log(`screenshots/index.html: ${rows.length} rows`);
process.exitCode = problems.length ? 1 : 0;
