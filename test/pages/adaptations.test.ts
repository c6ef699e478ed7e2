import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { builtSample } from '../tools/sample.js';
import { json, page as html, site } from './host.js';

/** The sample letter as readers set their browsers: enlarged, with more space, in colours of their own, without motion. */

const bundle = (name: string): ReturnType<typeof json> => json(JSON.parse(readFileSync(join(builtSample(), name), 'utf8')));
const langs = { en: 'ltr', ar: 'rtl', 'zh-Hans': 'ltr' };
const host = site({
  '/letter.json': bundle('letter.json'),
  ...Object.fromEntries(
    Object.entries(langs).flatMap(([lang, dir]) => [
      [`/letter.${lang}.json`, bundle(lang === 'en' ? 'letter.json' : `letter.${lang}.json`)],
      [
        `/${lang}`,
        html(`<main lang="${lang}" dir="${dir}"><open-letter src="letter.json"></open-letter></main>
          <script src="open-letter.js"></script><style>body { margin: 0 } main { padding: 16px }</style>`),
      ],
    ]),
  ),
});

/** What is seen: its words, and what is wrong with where they stand. */
interface Seen {
  texts: string[];
  faults: string[];
}

/** As the browser runs it. */
const look = `(() => {
  const all = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      all.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document.querySelector('open-letter').shadowRoot);
  const shown = all.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('select'));
  const clip = (rect, element) => {
    let { left, right, top, bottom } = rect;
    for (let around = element; around; around = around.parentElement ?? around.getRootNode().host) {
      if (!/hidden|clip/.test(getComputedStyle(around).overflow)) continue;
      const box = around.getBoundingClientRect();
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    return { left, right, top, bottom };
  };
  const texts = [];
  const boxes = [];
  const faults = [];
  for (const element of shown) {
    if (element.matches('button, input, select')) boxes.push({ element, what: element.localName, rect: element.getBoundingClientRect() });
    // What a long quote folds can be unfolded; nothing else may be cut off.
    if (/hidden|clip/.test(getComputedStyle(element).overflow) && !element.matches('.long, input') && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1))
      faults.push('cut off: ' + element.textContent.trim().slice(0, 40));
    for (const node of element.childNodes) {
      if (node.nodeType !== 3 || !node.data.trim()) continue;
      const text = node.data.trim().replace(/\\s+/g, ' ');
      texts.push(text);
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        const rect = clip(line, element);
        if (rect.right - rect.left < 1 || rect.bottom - rect.top < 4) continue;
        boxes.push({ node, element, what: text.slice(0, 40), rect });
        if (rect.left < -1 || rect.right > innerWidth + 1) faults.push('out of the window: ' + text.slice(0, 40));
      }
    }
  }
  for (const [at, one] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      if (one.node && one.node === other.node) continue;
      if (one.element.contains(other.element) && !one.node || other.element.contains(one.element) && !other.node) continue;
      const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
      const height = Math.min(one.rect.bottom - one.rect.top, other.rect.bottom - other.rect.top);
      // The boxes of lines that stand close overlap a little, their letters don’t.
      if (across > 1 && down > height * 0.35) faults.push(one.what + ' and ' + other.what + ' overlap');
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is ' + document.documentElement.scrollWidth + ' px wide');
  return { texts, faults };
})()`;

/** Runs on every element of the letter, through shadow roots. */
const each = (found: string): string => `(() => {
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      if (element.checkVisibility({ visibilityProperty: true })) found.push(${found});
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document.querySelector('open-letter').shadowRoot);
  return found.filter(Boolean);
})()`;

/** The least that a reader may set (WCAG 1.4.12), in every tree, as her browser’s own style sheet. */
const spacing = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
  const roots = [document];
  for (const root of roots) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
  }
})()`;

for (const lang of Object.keys(langs)) {
  describe(`the sample letter in ${lang}, as its reader sets her browser`, () => {
    let page: Page;
    let usual: Seen;
    before(async () => {
      page = await host.open(`/${lang}`, { viewport: { width: 1280, height: 1024 } });
      await page.waitForFunction(() => {
        const list = document.querySelector('open-letter')?.shadowRoot?.querySelector('open-letter-signatories')?.shadowRoot;
        return list?.querySelector('optgroup');
      });
      // A long quote, folded, and the list as long as it gets.
      for (let quote = 0; quote < 2; quote++) await page.locator('[part=next]').click();
      await page.locator('[part=expand]').click();
      await page.locator('[part=order]').selectOption('2');
      usual = await page.evaluate(look);
    });

    it('is whole, and nothing stands on anything else', () => {
      assert.deepEqual(usual.faults, []);
      assert.ok(usual.texts.length > 300, `${usual.texts.length} texts`);
    });

    it('loses nothing at 400 %', async () => {
      await page.setViewportSize({ width: 320, height: 256 });
      const seen: Seen = await page.evaluate(look);
      assert.deepEqual(seen.faults, []);
      assert.deepEqual(seen.texts, usual.texts);
    });

    it('has every colour from the reader’s where she forces them, and every control an edge, a line or a ring', async () => {
      await page.setViewportSize({ width: 1280, height: 1024 });
      await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
      const seen: Seen = await page.evaluate(look);
      assert.deepEqual(seen, usual);
      const edges = each(`element.matches('a, button, input, select') && !element.matches('[aria-current]') &&
        style.borderTopStyle === 'none' && style.textDecorationLine === 'none' && !/^[‹›]$/.test(element.textContent.trim()) && element.outerHTML`);
      assert.deepEqual(await page.evaluate(edges), []);
      const signs: string[] = await page.evaluate(each(`element.matches('[part=previous], [part=next]') && style.color`));
      const ground = await page.evaluate(() => {
        document.body.style.background = 'Canvas';
        return getComputedStyle(document.body).backgroundColor;
      });
      assert.deepEqual([signs.length, signs.includes(ground)], [2, false], `${signs.join()} on ${ground}`);
      await page.locator('[part=next]').focus();
      await page.keyboard.press('Tab');
      const rings: string[] = await page.evaluate(
        each(`element.matches(':focus-visible') && style.outlineStyle + ' ' + style.outlineWidth`),
      );
      assert.ok(rings.includes('solid 2px'), rings.join());
      await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
    });

    it('never moves, whether or not its reader would have it', async () => {
      for (const reducedMotion of ['no-preference', 'reduce'] as const) {
        await page.emulateMedia({ reducedMotion });
        await page.locator('[part=next]').click();
        await page.locator('[part=previous]').click();
        const moving =
          each(`(element.getAnimations().length || style.animationName !== 'none' || style.transitionDuration !== '0s' ||
          style.scrollBehavior !== 'auto') && element.outerHTML`);
        assert.deepEqual(await page.evaluate(moving), []);
        assert.deepEqual(await page.evaluate(look), usual);
      }
    });

    it('loses nothing with more space between lines, words and letters', async () => {
      await page.evaluate(spacing);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 1024 });
        const seen: Seen = await page.evaluate(look);
        assert.deepEqual(seen.faults, [], `at ${width} px`);
        assert.deepEqual(seen.texts, usual.texts);
      }
    });
  });
}
