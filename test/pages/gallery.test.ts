import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { before, describe, it } from 'node:test';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { hostPage, hosts } from '../../demo/gallery.js';
import { json, letter, page as html, site, type File } from './host.js';

/** Something of everything, and words that no column is wide enough for. */
const everything = {
  ...letter,
  url: 'https://harbour.example/flats/',
  kicker: 'Open letter',
  summary: 'Those who live by the flats ask that they stay open.',
  published: '2026-05-12',
  publishers: [{ name: 'Harbour Circle', url: 'https://harbour.example/' }],
  statement: 'The flats are open.\n\nThey must stay so: https://harbour.example/a-very-long-address-without-any-space-in-it/',
  letter: { addressees: ['The Harbour Council'], body: 'We ask you.\n\nWe ask again.', closing: 'Yours' },
  actions: [{ label: 'Add your name', url: 'https://harbour.example/sign/' }],
  contacts: [{ name: 'Ada Brightwater', langs: ['en', 'fr'], email: 'press-office-of-the-harbour@harbour.example' }],
  signatories: {
    items: letter.signatories.items.slice(0, 14).map((item, at) => ({
      ...item,
      name: at ? item.name : 'Donaudampfschifffahrtsgesellschaftskapitän',
    })),
  },
};

const snippet =
  '<script async src="/open-letter.js"></script>\n<open-letter lang="en" src="/everything.json"><p>Read the letter.</p></open-letter>';
const pages = Object.keys(hosts).map((name): [string, File] => [
  `/${name}`,
  { body: hostPage(name, snippet)!, type: 'text/html; charset=utf-8' },
]);

const host = site({ '/everything.json': json(everything), '/blank': html(''), ...Object.fromEntries(pages) });
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Everything that a page’s letters have in their shadow trees, and what is seen of it. */
const look = `(() => {
  const seen = [];
  const walk = (root, letter) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot, letter);
      const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
      if (!texts.length || element.matches('option, optgroup') || !element.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      const rects = texts.flatMap((text) => (range.selectNodeContents(text), [...range.getClientRects()]));
      const { left, right } = letter.getBoundingClientRect();
      const { fontSize, lineHeight, textTransform, letterSpacing, wordSpacing, textIndent, whiteSpace } = getComputedStyle(element);
      seen.push({
        text: texts[0].data.trim().slice(0, 40),
        paragraph: Boolean(element.closest('p')),
        out: Math.max(0, left - Math.min(...rects.map((rect) => rect.left)), Math.max(...rects.map((rect) => rect.right)) - right, -left, right - innerWidth),
        tight: parseFloat(lineHeight) / parseFloat(fontSize) < 1.2,
        set: [textTransform, letterSpacing, wordSpacing, textIndent, whiteSpace.replace('pre-line', 'normal')].join(' '),
      });
    }
  };
  for (const letter of document.querySelectorAll('open-letter')) walk(letter.shadowRoot, letter);
  return seen;
})()`;

type Seen = { text: string; paragraph: boolean; out: number; set: string; tight: boolean }[];

/** One for all: a context for each would take as long as the tests. */
let only: Page | undefined;

async function opened(name: string): Promise<Page> {
  const page = (only ??= await host.open('/blank'));
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`${host.origin}/${name}`);
  // The options of a filter come last of all.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('open-letter')].every((letter) => {
      const list = letter.shadowRoot?.querySelector('open-letter-signatories')?.shadowRoot;
      return (letter as unknown as { state?: string }).state === 'ready' && (!list || list.querySelector('optgroup'));
    }),
  );
  return page;
}

for (const [name, { about }] of Object.entries(hosts).filter(([name]) => name !== 'hidden')) {
  describe(`on the page “${name}” (${about})`, () => {
    let page: Page;
    before(async () => {
      page = await opened(name);
    });

    it('no text leaves the widget, nor the widget the window, at 240, 320 and 1280 px', async () => {
      for (const width of [240, 320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const seen: Seen = await page.evaluate(look);
        const out = seen.filter(({ out }) => out > 1);
        assert.deepEqual(out, [], `at ${width} px`);
        assert.ok(seen.length > 2);
      }
    });

    it('text has its own case, spacing, lines and line breaks, and every paragraph is there', async () => {
      const seen: Seen = await page.evaluate(look);
      assert.deepEqual([...new Set(seen.map(({ set }) => set))], ['none normal 0px 0px normal']);
      assert.deepEqual(
        seen.filter(({ tight }) => tight),
        [],
      );
      assert.ok(seen.some(({ paragraph }) => paragraph));
      const words = seen.map(({ text }) => text).join('\n');
      const shown =
        name === 'sidebar' ? ['So says Ada'] : ['They must stay so', 'Add your name'].slice(0, name === 'two' ? 1 : 2);
      for (const text of shown) assert.ok(words.includes(text), `${text} in ${words}`);
      await page.getByRole('button', { name: 'Next quote', exact: true }).waitFor();
    });

    // Its rules are about colours, sizes and order, which the other pages leave as they are.
    if (!/components|theme|tiny|huge|right|dark|grey|sidebar/.test(name)) return;

    it('axe finds nothing, target sizes included', async () => {
      await page.setViewportSize({ width: 320, height: 800 });
      await page.addScriptTag({ path: axePath });
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run: (where: string, options: RunOptions) => Promise<AxeResults> } };
        const options = {
          rules: { 'target-size': { enabled: true }, region: { enabled: false } },
          resultTypes: ['violations' as const],
        };
        const found = await axe.run('open-letter', options);
        return found.violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary}`),
        );
      });
      assert.deepEqual(violations, []);
    });
  });
}

describe('an element with the hidden attribute', () => {
  it('isn’t there, whatever the page’s style sheet says', async () => {
    const page = await opened('hidden');
    assert.deepEqual(await page.evaluate(look), []);
    assert.equal(await page.locator('open-letter').isVisible(), false);
    assert.equal(await page.getByRole('article').count(), 0);
    await page.evaluate(() => document.querySelector('open-letter')!.removeAttribute('hidden'));
    await page.getByRole('article', { name: everything.title }).waitFor();
  });
});

describe('two widgets with parts of one bundle', () => {
  it('ask for it once', async () => {
    const before = host.requests.get('/everything.json') ?? 0;
    await opened('two');
    assert.equal(host.requests.get('/everything.json'), before + 1);
  });
});
