import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { builtSample } from '../tools/sample.js';
import { page as html, site, type File } from './host.js';
import { focusOf, heard, linesOf, readTree, type Thing } from './accessibility-tree.js';

/**
 * The sample letter as a screen reader meets it, from Chromium’s accessibility tree, compared with walk-through.txt beside this file.
 * Where what is read has changed and is right,
 *
 *   UPDATE=1 npm test -- --only=node --files=test/pages/walk-through.test.ts
 *
 * writes the file anew; read the difference before you commit it.
 */
const kept = 'test/pages/walk-through.txt';

const sample = builtSample();
const types: Record<string, string> = { json: 'application/json', js: 'text/javascript', html: 'text/html' };
const files = readdirSync(sample, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name }): [string, File] => [
    `/${name}`,
    { body: readFileSync(join(sample, name)), type: types[name.split('.').at(-1)!] ?? 'text/plain' },
  ]);
const snippet = readFileSync(join(sample, 'snippet.html'), 'utf8');
const host = site({ ...Object.fromEntries(files), '/news': html(`<h1>Harbour news</h1>${snippet}<p>The weather.</p>`) });

/** Until what an update has changed is on screen, and with it in the tree. */
const frames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** How many new lines of a step stand in the file. */
const most = 8;

describe('the sample letter, read from start to end', () => {
  let page: Page;
  const written: string[] = [
    `What a screen reader meets in the sample letter on a page, and what it is told, as Chromium’s accessibility tree has it.
A line is a thing: its role, its “name”, its level and states, then what it says. Long texts are cut with …; [fr] is the language that
a text is marked with, where it is another than that of what stands around it. [link: …] is a link within a text.
Written by test/pages/walk-through.test.ts, which says how to write it anew.`,
  ];
  const chapter = (title: string, lines: string[]): void => void written.push(`\n\n# ${title}\n`, ...lines);

  before(async () => {
    page = await host.open('/news', { permissions: ['clipboard-read', 'clipboard-write'], locale: 'en' });
    await settled('Water in Every Square');
  });

  /** Until the letter is there to its last part, the options of the filter. */
  const settled = (title: string): Promise<unknown> =>
    page.waitForFunction((title) => {
      const root = document.querySelector('open-letter')?.shadowRoot;
      const list = root?.querySelector('open-letter-signatories')?.shadowRoot;
      return root?.querySelector('[part=title]')?.textContent.startsWith(title) && list?.querySelector('optgroup');
    }, title);

  /** The page as it is once it has come to rest. */
  async function rested(): Promise<Thing[]> {
    for (let before = ''; ;) {
      const tree = await readTree(page);
      const now = JSON.stringify(tree);
      if (now === before) return tree;
      before = now;
      await page.evaluate(frames);
    }
  }

  /** One thing that the reader does, and everything that she hears and meets by it. */
  async function step(
    what: string,
    act: () => Promise<unknown>,
    done: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<void> {
    const earlier = await rested();
    await act();
    await done();
    const now = await rested();
    const lines = linesOf(now);
    const known = new Set(linesOf(earlier).map((line) => line.trim()));
    const fresh = lines.map((line) => line.trim()).filter((line) => !known.has(line));
    written.push(
      `\n- ${what}`,
      ...heard(earlier, now).map((words) => `    is told: ${words}`),
      `    is at: ${focusOf(now) ?? 'nothing'}`,
      ...fresh.slice(0, most).map((line) => `    meets: ${line}`),
      ...(fresh.length > most ? [`    and ${fresh.length - most} lines more`] : []),
    );
  }

  it('is as it was when somebody last judged it', async () => {
    chapter('In English, from start to end', linesOf(await rested()));

    chapter('A reader with a keyboard', []);
    const button =
      (name: string): (() => Promise<void>) =>
      () =>
        page.getByRole('button', { name }).press('Enter');
    const says =
      (words: string): (() => Promise<unknown>) =>
      () =>
        page.getByText(words).first().waitFor();
    await step('goes to the next quote', button('Next quote'));
    await step('copies the quote', button('Copy quote'), says('Copied'));
    await step('follows the footnote', () => page.locator('[role=doc-noteref]').press('Enter'));
    await step('follows it back', () => page.locator('[role=doc-backlink]').press('Enter'));
    const search = page.getByRole('searchbox');
    await step('searches “fountain”', () => search.pressSequentially('fountain'), says('signatories match'));
    await step('searches “fountain of ink”', () => search.pressSequentially(' of ink'), says('No signatory matches'));
    await step('clears the search', button('Clear search'), () =>
      page.getByText('No signatory matches').waitFor({ state: 'detached' }),
    );
    const order = page.getByRole('combobox', { name: 'Order' });
    await order.focus();
    await step('orders by country', () => order.selectOption('By country'));
    await step('orders as published again', () => order.selectOption('As published'));
    await step('expands the list', button('Show all 122 signatories'));
    await step('collapses it', button('Show fewer'));
    const arabic = page.getByRole('link', { name: 'العربية' });
    await step(
      'switches to Arabic',
      () => arabic.press('Enter'),
      () => settled('ماء'),
    );

    chapter('In Arabic, from start to end', linesOf(await rested()));

    const text = `${written.join('\n')}\n`;
    if (process.env.UPDATE) writeFileSync(kept, text);
    const [was, is] = [readFileSync(kept, 'utf8'), text].map((text) => text.split('\n')) as [string[], string[]];
    const differences = [
      ...was.filter((line) => !is.includes(line)).map((line) => `- ${line}`),
      ...is.filter((line) => !was.includes(line)).map((line) => `+ ${line}`),
    ];
    assert.equal(differences.join('\n'), '', `${differences.join('\n')}\n\nWhere that is right, UPDATE=1 writes ${kept} anew.`);
    assert.deepEqual(is, was);
  });
});
