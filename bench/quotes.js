// @ts-check
// From “Next quote” to the painted quote: the carousel alone, with as many quotes as usual and with very many.
import { median } from './statistics.js';
import { openPage, speeds } from './browser.js';
import { serve } from './server.js';
import { readFileSync } from 'node:fs';

const quote = (/** @type {number} */ at) => ({
  text: `Quote ${at + 1}. ${'The tide comes in and goes out. '.repeat(1 + (at % 8))}`,
  speaker: `Speaker ${at + 1}`,
  role: 'Warden',
  organization: 'Harbour Circle',
});
const letter = (/** @type {number} */ count) => ({
  version: 1,
  lang: 'en',
  title: 'Keep the tidal flats open',
  statement: 'The flats are open.',
  quotes: Array.from({ length: count }, (_, at) => quote(at)),
});

/** @type {Record<string, string>} */
const pages = {
  '/quotes.html':
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Quotes</title><script async src="open-letter.js"></script>' +
    '<open-letter show="quotes"></open-letter>',
  '/few.json': JSON.stringify(letter(6)),
  '/many.json': JSON.stringify(letter(265)),
  '/open-letter.js': readFileSync(new URL('../dist/open-letter.js', import.meta.url), 'utf8'),
};

/** From the click to the end of the main thread’s work for the frame that shows the other quote, so many times. */
const clicks = (/** @type {number} */ count) => `(async () => {
  const quotes = document.querySelector('open-letter').shadowRoot.querySelector('open-letter-quotes').shadowRoot;
  const next = quotes.querySelector('[part=next]');
  const painted = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    requestAnimationFrame(() => port2.postMessage(0));
  });
  const times = [];
  for (let at = 0; at < ${count}; at++) {
    const before = quotes.querySelector('[part=position]').textContent;
    // Right behind a frame, so that what is measured is work and not the wait for the screen’s next turn.
    await painted();
    const started = performance.now();
    next.click();
    const work = new Promise((done) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => {
      quotes.host.getBoundingClientRect();
      done(performance.now());
    }))));
    times.push({ work: (await work) - started, painted: (await painted()) - started });
    if (quotes.querySelector('[part=position]').textContent === before) throw new Error('No other quote is shown.');
  }
  return times;
})()`;

/**
 * As Markdown.
 * @param {import('playwright-core').Browser} browser
 * @param {number} count how many clicks
 */
export async function nextQuote(browser, count) {
  const site = await serve((path) => {
    const page = pages[path];
    if (page === undefined) throw new Error(path);
    return page;
  });
  const rows = [];
  try {
    for (const name of ['few', 'many']) {
      for (const { title, cpu } of Object.values(speeds)) {
        const page = await openPage(browser, { title, cpu });
        await page.goTo(`${site.origin}/quotes.html`);
        await page.evaluate(`document.querySelector('open-letter').src = '${name}.json'`);
        await page.until(
          `document.querySelector('open-letter').shadowRoot?.querySelector('open-letter-quotes')?.shadowRoot.querySelector('[part=next]')`,
        );
        // The first ones are slower: nothing is compiled yet.
        await page.evaluate(clicks(20));
        const times = /** @type {{ work: number, painted: number }[]} */ (await page.evaluate(clicks(count)));
        const [work, painted] = /** @type {const} */ (['work', 'painted']).map((key) => median(times.map((time) => time[key])));
        const where = `${name === 'few' ? 6 : 265} quotes, ${title.replace(/,.*/, '')}`;
        rows.push(`| ${where} | ${work?.toFixed(1)} ms | ${painted?.toFixed(1)} ms |`);
        await page.close();
      }
    }
  } finally {
    site.close();
  }
  return `### Next quote; medians of ${count} clicks

|  | script, style and layout | → painted, the wait for the next frame included |
| --- | --: | --: |
${rows.join('\n')}`;
}
