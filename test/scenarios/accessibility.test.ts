import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type { AxeResults, RunOptions } from 'axe-core';
import type { OpenLetter } from '../../src/index.js';
import { all, everything, nameOf } from '../elements/helpers.js';
import { script } from './page.js';
import { show, states } from './states.js';
import { waitUntil } from '../wait-until.js';

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

const rules = {
  'target-size': { enabled: true },
  'label-content-name-mismatch': { enabled: true },
  region: { enabled: false },
};

/** What axe finds, by all of its rules or by some alone. */
async function violations(element: OpenLetter, ...some: string[]): Promise<string[]> {
  const { violations, passes } = await axe.run(element, {
    ...(some[0] ? { runOnly: some } : { rules }),
    resultTypes: ['violations', 'passes'],
  });
  if (!some[0]) expect(passes.length, 'rules that had something to look at').to.be.above(5);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
  );
}

const references = [
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-owns',
  'aria-details',
  'aria-activedescendant',
  'for',
];

/** References to ids that aren’t there, and ids that are there twice, in each tree by itself: none reaches from one into another. */
function wrongIds(element: OpenLetter): string[] {
  const inside = everything(element).filter((found) => found.getRootNode() !== document);
  const twice = inside.filter(
    ({ id }, index) =>
      id && inside.slice(0, index).some((other) => other.id === id && other.getRootNode() === inside[index]!.getRootNode()),
  );
  const dangling = inside.flatMap((found) =>
    references.flatMap((name) =>
      (found.getAttribute(name)?.split(/\s+/) ?? [])
        .filter((id) => !(found.getRootNode() as ShadowRoot).getElementById(id))
        .map((id) => `${found.localName} ${name}="${id}"`),
    ),
  );
  return [...dangling, ...twice.map(({ id }) => `id="${id}" twice`)];
}

/** The headings, each as deep as it stands: “2 Keep the tidal flats open”. */
const outline = (element: OpenLetter): string[] =>
  all(element, 'heading').map((heading) => `${heading.getAttribute('aria-level')} ${nameOf(heading)}`);

/** Headings that are more than one level deeper than what stands before them, or as high as the page’s own, which is above `level`. */
function gaps(element: OpenLetter, level: number): string[] {
  let before = level - 1;
  return outline(element).filter((heading) => {
    const [above, at] = [before, parseInt(heading)];
    before = at;
    return at < level || at > above + 1;
  });
}

describe('a reader of any kind finds nothing wrong', () => {
  for (const [name, state] of Object.entries(states)) {
    it(`in the letter ${name}`, async () => {
      const main = await fixture(html`<main><h1>Harbour news</h1></main>`);
      main.setAttribute('style', 'background: #fff; color: #222');
      const element = await show(state, main);
      expect(await violations(element)).to.deep.equal([]);
      expect(wrongIds(element)).to.deep.equal([]);
      expect(gaps(element, 2), 'headings').to.deep.equal([]);
      // What depends on the ground and on the width alone; the rest is as it was.
      main.setAttribute('style', 'background: #111; color: #ddd');
      expect(await violations(element, 'color-contrast', 'link-in-text-block'), 'on a dark page').to.deep.equal([]);
      main.setAttribute('style', 'background: #fff; color: #222; inline-size: 280px');
      expect(await violations(element, 'target-size'), 'in a narrow column').to.deep.equal([]);
      element.remove();
    });
  }
});

describe('the headings', () => {
  for (const level of [1, 2, 3, 4, 5]) {
    it(`leave no level out at heading-level="${level}", the list grouped by country`, async () => {
      const element = await show(states['expanded and grouped']!, await fixture(html`<main></main>`));
      element.setAttribute('heading-level', `${level}`);
      await element.updateComplete;
      for (const part of [
        /Why$/,
        /Why now$/,
        /To the council$/,
        // Rows are looked through in stretches of time, and a busy machine takes several.
        /30 signatories from 5 countries/,
        /Kenya \(6\)$/,
        /Press contacts$/,
      ])
        await waitUntil(() => outline(element).filter((heading) => part.test(heading)).length === 1, String(part));
      const [title, ...parts] = outline(element);
      expect(title).to.equal(`${level} Keep the tidal flats open`);
      expect(gaps(element, level)).to.deep.equal([]);
      expect(
        parts.filter((heading) => parseInt(heading) === level),
        'beside the title',
      ).to.deep.equal([]);
      // HTML has six levels, and no screen reader knows more.
      expect(
        parts.filter((heading) => parseInt(heading) > 6),
        'too deep',
      ).to.deep.equal([]);
    });
  }
});
