import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type { AxeResults, RunOptions } from 'axe-core';
import type { OpenLetter } from '../../src/index.js';
import { all, make, settled, the } from '../elements/helpers.js';
import { fault, serve } from '../loading/hosts.js';
import { fullLetter, letter, signatories } from '../loading/letters.js';
import { script } from './page.js';

const { axe } = globalThis as unknown as { axe: { run: (element: Element, options: RunOptions) => Promise<AxeResults> } };

before(async () => {
  // The fallback’s links are the page’s own, and a page that is dark says how they look.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('open-letter > p > a { color: inherit }');
  document.adoptedStyleSheets.push(sheet);
  const tag = document.createElement('script');
  tag.src = script;
  document.head.append(tag);
  await customElements.whenDefined('open-letter');
});

/** On a page as sites have them: a heading above, a light or a dark ground, wide or narrow. */
async function check(element: OpenLetter): Promise<void> {
  const { violations, passes } = await axe.run(element, {
    rules: { 'target-size': { enabled: true }, region: { enabled: false } },
    resultTypes: ['violations', 'passes'],
  });
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
  );
  expect(told).to.deep.equal([]);
  expect(passes.length).to.be.above(5);
}

const whole = async (): Promise<string> => {
  const folder = crypto.randomUUID();
  await serve(letter({ lang: 'ar', title: 'أبقوا السواحل مفتوحة', statement: 'نطلب من المجلس.' }), { name: `${folder}/ar.json` });
  const long = Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ');
  const { url } = await serve(
    fullLetter({
      url: 'https://flats.example/',
      translations: [{ lang: 'ar', src: 'ar.json' }],
      signatories: { items: signatories(30) },
      quotes: [{ text: long, speaker: 'Ada Brightwater', url: 'https://ada.example/' }, ...fullLetter().quotes!],
      statement: [
        { type: 'heading', depth: 2, children: [{ type: 'text', value: 'Why' }] },
        {
          type: 'paragraph',
          children: [
            { type: 'text', value: 'See ' },
            { type: 'footnoteReference', identifier: 'a' },
          ],
        },
        {
          type: 'list',
          ordered: true,
          children: [{ type: 'listItem', children: [{ type: 'paragraph', children: [{ type: 'text', value: 'One' }] }] }],
        },
        {
          type: 'footnoteDefinition',
          identifier: 'a',
          children: [{ type: 'paragraph', children: [{ type: 'text', value: 'Note' }] }],
        },
      ] as never,
    }),
    { name: `${folder}/letter.json` },
  );
  return url;
};

for (const [ground, style] of [
  ['a light page', 'background: #fff; color: #222'],
  ['a dark page', 'background: #111; color: #ddd'],
  ['a narrow column', 'background: #fff; color: #222; inline-size: 280px'],
] as const) {
  describe(`axe finds nothing on ${ground}`, () => {
    let box: Element;
    beforeEach(async () => {
      box = await fixture(html`<main><h1>Harbour news</h1></main>`);
      box.setAttribute('style', style);
    });
    const open = async (attributes: Record<string, string> = {}): Promise<OpenLetter> =>
      settled(make({ src: await whole(), ...attributes }), box);

    it('in the letter as it comes', async () => check(await open()));

    it('in the letter with everything unfolded, expanded and grouped', async () => {
      const element = await open({ 'visible-paragraphs': '1' });
      for (const more of all(element, 'button', /^(Read the whole|Show all)/)) more.click();
      await element.updateComplete;
      const order = the(element, 'combobox', 'Order') as HTMLSelectElement;
      order.value = order.options[2]!.value;
      order.dispatchEvent(new Event('change', { bubbles: true }));
      await waitUntil(() => all(element, 'heading', /^Chile/).length);
      await check(element);
    });

    it('in a search, with matches and without', async () => {
      const element = await open();
      const box = the(element, 'searchbox') as HTMLInputElement;
      for (const [words, told] of [
        ['circle 29', '1 signatory matches'],
        ['nobody', 'No signatory matches'],
      ] as const) {
        box.value = words;
        box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        await waitUntil(() => all(element, 'status').some(({ textContent }) => textContent.includes(told)));
        await check(element);
      }
    });

    it('from right to left', async () => check(await open({ lang: 'ar' })));

    // The parts’ headings are then the first below the page’s own, which the page says with heading-level.
    it('without a header', async () => check(await open({ show: 'quotes signatories', 'heading-level': '1' })));

    it('in the notice', async () => {
      const element = await settled(make({ src: fault('status/404').url }), box);
      the(element, 'button', 'Try again');
      await check(element);
    });

    it('while it loads', async () => {
      const element = make({ src: fault('hang').url });
      box.append(element);
      await element.updateComplete;
      expect(element.state).to.equal('loading');
      await check(element);
      element.remove();
    });
  });
}
