// @ts-check
// One reader’s visit to one page: it loads, the list is expanded, a word is typed letter by letter.
import { openPage } from './browser.js';
import { common } from './lists.js';
import { median } from './statistics.js';

/** @typedef {{ first: number, last: number, task: number, event: number, shift: number }} Result */

/** The measures of one run by name; milliseconds or bytes. @typedef {Record<string, number>} Sample */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {import('./browser.js').Speed} speed
 * @returns {Promise<Sample>}
 */
export async function run(browser, url, speed) {
  const page = await openPage(browser, speed);
  const result = async (rest = 300 * Math.sqrt(speed.cpu)) =>
    /** @type {Result} */ (await page.evaluate(`bench.result(${rest})`));
  try {
    await page.goTo(url);
    await page.until('bench.hasNames()');
    const load = await result();
    const { bytes, scriptBytes, requests } = page.traffic;
    /** @type {Sample} */
    const sample = { load: load.first, loadTask: load.task, shift: load.shift, bytes, scriptBytes, requests };

    if (await page.click('#expand, [part~=expand], summary')) {
      const expand = await result();
      Object.assign(sample, { expand: expand.first, expandTask: expand.task, expandEvent: expand.event });
    }

    if (await page.click('input[type=search]')) {
      await result();
      /** @type {Result[]} */
      const keys = [];
      for (const letter of common.surname.toLowerCase().slice(0, 6)) {
        await page.press(letter);
        keys.push(await result());
      }
      const firsts = keys.map(({ first }) => first);
      sample.key = median(firsts);
      sample.slowestKey = Math.max(...firsts);
      sample.finalKey = Math.max(...keys.map(({ last }) => last));
      sample.keyTask = Math.max(...keys.map(({ task }) => task));
      sample.keyEvent = Math.max(...keys.map(({ event }) => event));
    }

    const { js, all } = await page.heap();
    return { ...sample, heap: js, heapWithDom: all };
  } finally {
    await page.close();
  }
}
