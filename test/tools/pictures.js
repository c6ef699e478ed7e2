// @ts-check
// npm run screenshots -- --pictures: what README shows of custom properties and parts, in demo/pictures/.
/* global document */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.js';

const out = join(root, 'demo/pictures');

/** README is read on any screen. */
const largest = 60_000;

/**
 * @typedef {object} Picture
 * @property {Record<string, string>} attributes of the element
 * @property {Record<string, string>} [properties] custom ones
 * @property {number} height how much of the page is seen, at most
 * @property {boolean} [labels] whether each part has its name beside it
 */

const header = { show: 'header', 'heading-level': '2' };
const list = { show: 'signatories', 'visible-signatories': '6' };

/** @type {Record<string, Picture>} */
const pictures = {
  default: { attributes: { show: 'header signatories', 'visible-signatories': '6' }, height: 1100 },
  accent: { attributes: header, properties: { '--open-letter-accent': '#b3261e' }, height: 330 },
  measure: { attributes: header, properties: { '--open-letter-measure': '20em' }, height: 540 },
  gap: { attributes: { show: 'quotes actions' }, properties: { '--open-letter-gap': '6em' }, height: 1200 },
  radius: { attributes: list, properties: { '--open-letter-radius': '2em' }, height: 420 },
  'heading-font': { attributes: header, properties: { '--open-letter-heading-font': 'sans-serif' }, height: 330 },
  muted: { attributes: list, properties: { '--open-letter-muted': '#6a6a6a' }, height: 420 },
  line: { attributes: { show: 'quotes' }, properties: { '--open-letter-line': '#b3261e' }, height: 700 },
  'parts-of-the-text': { attributes: { show: 'header quotes' }, height: 1400, labels: true },
  'parts-of-the-list': { attributes: { ...list, show: 'signatories actions' }, height: 1400, labels: true },
};

/** Draws a frame round each part that is seen, with its name. */
function label() {
  /** @type {Element[]} */
  const parts = [];
  /** @param {Document | ShadowRoot} root */
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.hasAttribute('part')) parts.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  const named = new Set();
  for (const part of parts) {
    const name = part.getAttribute('part') ?? '';
    const { left, top, width, height } = part.getBoundingClientRect();
    // Of parts that there are many of the first one is enough.
    if (named.has(name) || !height || !width || !part.checkVisibility({ visibilityProperty: true })) continue;
    named.add(name);
    const frame = document.createElement('div');
    frame.style.cssText = `position: absolute; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px;
      box-sizing: border-box; border: 1px solid #1d4fa3`;
    const tag = frame.appendChild(document.createElement('span'));
    tag.textContent = name;
    // What holds others has its name at its lower end.
    const end = ['header', 'quotes', 'signatories', 'actions', 'quote'].includes(name) ? 'bottom: 0' : 'top: 0';
    tag.style.cssText = `position: absolute; right: 0; ${end}; padding: 0 4px; font: 11px/15px sans-serif; color: #fff; background: #1d4fa3`;
    document.body.append(frame);
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url of a page with the whole letter
 * @param {(page: import('playwright-core').Page) => Promise<unknown>} settled
 */
export async function takePictures(browser, url, settled) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 560, height: 900 } });
  const client = await page.context().newCDPSession(page);
  for (const [name, { attributes, properties = {}, height, labels }] of Object.entries(pictures)) {
    await page.goto(url);
    await page.locator('open-letter').evaluate((letter, [attributes, properties]) => {
      for (const [name, value] of Object.entries(attributes)) letter.setAttribute(name, value);
      for (const [name, value] of Object.entries(properties)) /** @type {HTMLElement} */ (letter).style.setProperty(name, value);
    }, /** @type {const} */ ([attributes, properties]));
    await settled(page);
    if (labels) await page.evaluate(label);
    const whole = await page.evaluate(() => document.documentElement.getBoundingClientRect().bottom);
    const clip = { x: 0, y: 0, width: 560, height: Math.min(height, Math.ceil(whole)), scale: 1 };
    const shot = await client.send('Page.captureScreenshot', { format: 'webp', quality: 55, clip, captureBeyondViewport: true });
    const data = Buffer.from(shot.data, 'base64');
    if (data.length > largest) throw new Error(`${name}.webp has ${data.length} bytes; at most ${largest}.`);
    writeFileSync(join(out, `${name}.webp`), data);
    console.log(`demo/pictures/${name}.webp: ${data.length} bytes`);
  }
  await page.close();
}
