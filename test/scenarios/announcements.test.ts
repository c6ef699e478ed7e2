import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { all, everything, isShown, make, the } from '../elements/helpers.js';
import { serve } from '../loading/hosts.js';
import { letter } from '../loading/letters.js';
import { script } from './page.js';
import { waitUntil } from '../wait-until.js';

/** What a screen reader says unasked: what changes in live regions, written down as it happens, through shadow roots. */

before(async () => {
  const tag = document.createElement('script');
  tag.src = script;
  document.head.append(tag);
  await customElements.whenDefined('open-letter');
});

const isLive = (element: Element): boolean => element.matches('[role=status], [role=alert], [aria-live]:not([aria-live=off])');

/** What of a region is seen. */
function shownText(region: Element): string {
  const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) if (isShown(walker.currentNode.parentElement!)) texts.push((walker.currentNode as Text).data);
  return texts.join('').replace(/\s+/g, ' ').trim();
}

/** Whether words that are seen came or went. */
const isText = ({ type, target }: MutationRecord): boolean =>
  type !== 'attributes' && isShown(target instanceof Element ? target : target.parentElement!);

/**
 * Listens until `stop`.
 * @returns everything that was said, in its order; what could not be heard, because its region came with it, or was said twice, says so
 */
function listen(element: Element): { said: string[]; stop: () => void } {
  const said: string[] = [];
  const regions = new Map<Element, string>();
  const roots = new Set<Node>();
  const observer = new MutationObserver((records) => {
    // A quote that comes with the letter is read with it; a status that isn’t there yet says nothing.
    const late = watch().filter((region) => region.role === 'status' && shownText(region));
    said.push(...late.map((region) => `came with its region: ${shownText(region)}`));
    for (const [region, before] of regions) {
      const now = shownText(region);
      regions.set(region, now);
      if (!now) continue;
      if (now !== before) said.push(now);
      else if (records.some((record) => region.contains(record.target) && isText(record))) said.push(`said again: ${now}`);
    }
  });
  /** Whatever came since: trees, and regions in them, which are given back. */
  function watch(): Element[] {
    const found = [element, ...everything(element)];
    for (const { shadowRoot } of found) {
      if (!shadowRoot || roots.has(shadowRoot)) continue;
      roots.add(shadowRoot);
      observer.observe(shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
    }
    const fresh = found.filter((one) => isLive(one) && !regions.has(one));
    for (const region of fresh) regions.set(region, shownText(region));
    return fresh;
  }
  watch();
  return { said, stop: () => observer.disconnect() };
}

const press = async (control: HTMLElement): Promise<void> => {
  control.focus();
  await sendKeys({ press: 'Enter' });
};

describe('what is said unasked', () => {
  it('in a session with the sample letter is each thing once, in a region that was there before', async () => {
    // Not every browser under a driver has a clipboard.
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: () => Promise.resolve() } });
    const element = make({ src: '/sample/letter.json', lang: 'en' });
    (await fixture(html`<div></div>`)).append(element);
    await element.updateComplete;
    const { said, stop } = listen(element);
    const hear = (count: number): Promise<void> =>
      waitUntil(() => said.length >= count, `${count} of: ${said.join(' | ')}`, { timeout: 5_000 });
    const search = async (words: string): Promise<void> => {
      the(element, 'searchbox').focus();
      await sendKeys({ type: words });
    };

    await waitUntil(() => everything(element).some(({ localName }) => localName === 'optgroup'), 'the letter', {
      timeout: 10_000,
    });
    await press(the(element, 'button', 'Next quote'));
    await hear(1);
    await press(the(element, 'button', 'Copy quote'));
    await hear(2);
    await press(the(element, 'button', 'Previous quote'));
    await hear(3);
    await search('fount');
    await hear(4);
    await search('zqx');
    await hear(5);
    // Of these nothing is said but what the focused control is now; what they say too much would come before the next words.
    await press(the(element, 'button', 'Clear search'));
    await press(the(element, 'button', /^Show all/));
    await press(the(element, 'button', 'Show fewer'));
    await press(the(element, 'link', 'Français'));
    await hear(6);
    await search('zqx');
    await hear(7);
    stop();

    const beginnings = said.map((words) => words.split(' ').slice(0, 4).join(' '));
    expect(beginnings).to.deep.equal([
      'In our survey, the',
      'Copied',
      'A dry fountain is',
      '3 signatories match',
      'No signatory matches',
      'Une fontaine à sec',
      'Aucun signataire ne correspond',
    ]);
    // The quotes that are not shown are not read.
    expect(said[0])
      .to.match(/^In our survey.*Umoja wa Vibuyu Visivyokauka$/)
      .and.not.contain('A dry fountain');
  }).timeout(20_000);

  it('is a sentence for each time that something can’t be loaded', async () => {
    const { url, replace } = await serve('<!doctype html>');
    const element = make({ src: url, lang: 'en' });
    const box = await fixture(html`<div></div>`);
    box.append(element);
    const { said, stop } = listen(element);
    await waitUntil(() => element.state === 'error');
    await waitUntil(() => said.length === 1);
    await press(the(element, 'button', 'Try again'));
    await waitUntil(() => said.length === 2);
    await replace(letter({ translations: [{ lang: 'fr', src: 'missing.json' }] }));
    await press(the(element, 'button', 'Try again'));
    await waitUntil(() => all(element, 'article').length);
    for (const count of [3, 4]) {
      await press(the(element, 'link', 'Français'));
      await waitUntil(() => said.length === count);
    }
    stop();
    const [letterFailed, languageFailed] = ['The letter', 'This language'].map(
      (what) => `${what} can’t be loaded at the moment.`,
    );
    expect(said).to.deep.equal([letterFailed, letterFailed, languageFailed, languageFailed]);
  });
});
