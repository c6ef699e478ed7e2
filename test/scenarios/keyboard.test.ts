import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { OpenLetter } from '../../src/index.js';
import { all, everything, focused, isShown, make, nameOf, nextFrame, roleOf, settled } from '../elements/helpers.js';
import { script } from './page.js';
import { waitUntil } from '../wait-until.js';

/** The sample letter, walked through with the keyboard alone, from the page’s button before it to the one behind it. */

interface Stop {
  element: Element;
  /** What a reader is told, for the message where something is wrong. */
  told: string;
  /** Where it stands on the page. */
  rect: DOMRect;
  /** What is wrong with it. */
  faults: string[];
}

const keys = 'a[href], button, input, select, summary';

before(async () => {
  const tag = document.createElement('script');
  tag.src = script;
  document.head.append(tag);
  await customElements.whenDefined('open-letter');
});

/** Whether the Tab key goes to links: in some browsers that is a setting, off by default. */
async function tabGoesToLinks(): Promise<boolean> {
  const box = await fixture(html`<div><button>Before</button><a href="#link">Link</a><button>After</button></div>`);
  box.querySelector('button')!.focus();
  await sendKeys({ press: 'Tab' });
  const { localName } = focused()!;
  box.remove();
  return localName === 'a';
}

/** The element that is painted at a point, through shadow roots. */
function at(x: number, y: number): Element | null {
  let found = document.elementFromPoint(x, y);
  for (let inner = found; inner;) {
    found = inner;
    inner = inner.shadowRoot?.elementFromPoint(x, y) ?? null;
    if (inner === found) break;
  }
  return found;
}

const light = (color: string): number => {
  const [red, green, blue] = color
    .match(/[\d.]+/g)!
    .map((value) => Number(value) / 255)
    .map((value) => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG’s contrast of two colours, each an rgb() without transparency. */
const contrast = (a: string, b: string): number => {
  const [darker, lighter] = [light(a), light(b)].sort((one, other) => one - other) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
};

/** Whatever around an element cuts off what is painted outside of it. */
function clippers(element: Element): Element[] {
  const parent = element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host;
  if (!parent || parent === document.documentElement) return [];
  const { overflowX, overflowY, contain, contentVisibility } = getComputedStyle(parent);
  const clips = [overflowX, overflowY].some((value) => value !== 'visible') || /paint|strict|content/.test(contain);
  return [...(clips || contentVisibility === 'auto' ? [parent] : []), ...clippers(parent)];
}

/** What a reader who sees it finds at the focused element. */
function look(element: Element): Stop {
  // Firefox doesn’t scroll where an edge of the line is in view already, even if no letter of it is.
  const { top, bottom } = element.getBoundingClientRect();
  const edge = 24;
  if (top >= innerHeight && top < innerHeight + edge) scrollBy({ top: edge, behavior: 'instant' });
  if (bottom <= 0 && bottom > -edge) scrollBy({ top: -edge, behavior: 'instant' });
  const rect = element.getBoundingClientRect();
  // A link may go on in the next line.
  const [begin = rect] = element.getClientRects();
  const name = nameOf(element);
  const faults: string[] = [];
  if (!name) faults.push('has no name');
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
  if (!element.matches(':focus-visible') || outlineStyle === 'none' || parseFloat(outlineWidth) < 2)
    faults.push('has no focus ring');
  else if (contrast(outlineColor, 'rgb(255, 255, 255)') < 3) faults.push(`has a ring that is hardly seen: ${outlineColor}`);
  const reach = parseFloat(outlineWidth) + parseFloat(outlineOffset);
  for (const around of clippers(element)) {
    const { left, right, top, bottom } = around.getBoundingClientRect();
    if (rect.left - reach < left || rect.right + reach > right || rect.top - reach < top || rect.bottom + reach > bottom)
      faults.push(`has its ring cut off by ${around.localName}`);
  }
  // Down the page browsers scroll as they like; sideways nothing scrolls.
  const sideways = rect.left < 0 || rect.right > innerWidth;
  if (sideways || rect.bottom <= 0 || rect.top >= innerHeight) faults.push(`is out of view: ${JSON.stringify(rect)}`);
  // A link that goes over several lines has nothing in the middle of all.
  const lines = [...element.getClientRects()].filter(({ top, bottom }) => bottom > 0 && top < innerHeight);
  const covers = lines.map(({ left, width, top, bottom }) =>
    at(left + width / 2, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2),
  );
  if (!covers.some((cover) => cover && element.contains(cover)))
    faults.push(`is covered by ${covers[0]?.localName ?? 'nothing'}`);
  return {
    element,
    told: `${roleOf(element)} “${name}”`,
    rect: new DOMRect(begin.x + scrollX, begin.y + scrollY, begin.width, begin.height),
    faults,
  };
}

const forwards = (): Promise<void> => sendKeys({ press: 'Tab' });

async function backwards(): Promise<void> {
  // WebKit’s driver holds no key between two commands; of one command it holds all keys until its end.
  if (!navigator.userAgent.includes('Chrome') && !('mozInnerScreenX' in window)) return sendKeys({ type: '\uE008\uE004' });
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'Tab' });
  await sendKeys({ up: 'Shift' });
}

/** Every stop from the first element to the last one. */
async function walk(step: () => Promise<void>, from: HTMLElement, to: HTMLElement): Promise<Stop[]> {
  from.focus();
  const stops: Stop[] = [];
  for (;;) {
    await step();
    const element = focused()!;
    if (element === to) return stops;
    if (stops.at(-1)?.element === element || stops.length > 100)
      throw new Error(`The focus is trapped at ${stops.at(-1)?.told}.`);
    let stop = look(element);
    // Browsers scroll to what is focused when they come to it.
    for (let frame = 0; stop.faults.length && frame < 10; frame++) {
      await nextFrame();
      stop = look(element);
    }
    stops.push(stop);
  }
}

describe('the sample letter, walked through with the keyboard', () => {
  for (const [lang, title] of [
    ['en', /^Water in Every Square/],
    ['ar', /^ماءٌ في كل ساحة/],
  ] as const) {
    it(`has every control as a stop, named, in view, with a ring, in the order of the layout (${lang})`, async () => {
      const links = await tabGoesToLinks();
      const box = await fixture(
        html`<div>
          <button>Before</button>
          <div></div>
          <button>After</button>
        </div>`,
      );
      box.setAttribute(
        'style',
        'background: rgb(255, 255, 255); color: rgb(30, 30, 30); font: 16px/1.5 sans-serif; padding: 16px',
      );
      const [first, last] = box.querySelectorAll('button') as unknown as [HTMLElement, HTMLElement];
      const element: OpenLetter = make({ src: '/sample/letter.json', lang });
      await settled(element, box.querySelector('div')!);
      expect(all(element, 'article', title)).to.have.length(1);
      // The collapsed names and the options of the filter come last.
      await waitUntil(() => everything(element).some(({ localName }) => localName === 'optgroup'), 'the options', {
        timeout: 5_000,
      });

      const there = everything(element).filter((found) => found.matches(keys));
      const expected = there.filter((found) => isShown(found) && (links || found.localName !== 'a'));
      expect(there.length, 'what is hidden').to.be.above(there.filter(isShown).length);
      const stops = await walk(forwards, first, last);

      expect(stops.flatMap(({ told, faults }) => faults.map((fault) => `${told} ${fault}`))).to.deep.equal([]);
      expect(stops.map(({ told }) => told)).to.deep.equal(expected.map((found) => `${roleOf(found)} “${nameOf(found)}”`));
      const strangers = stops.filter((stop, index) => stop.element !== expected[index]);
      expect(strangers.map(({ told }) => told)).to.deep.equal([]);
      // One quote of six, twelve names of 122.
      expect(stops.filter((stop) => stop.element.closest('[part=quote]')).length).to.equal(Number(links));
      expect(stops.filter((stop) => stop.element.closest('[role=listitem]')).length).to.equal(links ? 12 : 0);

      // Below what came before, or beside it in the direction of reading.
      const forward = (one: DOMRect, next: DOMRect): boolean =>
        next.top >= one.bottom - 1 ||
        (next.bottom > one.top && (lang === 'ar' ? next.left <= one.left + 1 : next.left >= one.left - 1)) ||
        next.top > one.top + 4;
      const back = stops.slice(1).filter(({ rect }, index) => !forward(stops[index]!.rect, rect));
      expect(
        back.map(({ told }) => told),
        'before what came before',
      ).to.deep.equal([]);

      const returned = await walk(backwards, last, first);
      expect(returned.map(({ told }) => told).reverse()).to.deep.equal(stops.map(({ told }) => told));
      expect(returned.flatMap(({ told, faults }) => faults.map((fault) => `${told} ${fault}`))).to.deep.equal([]);
    }).timeout(30_000);
  }
});
