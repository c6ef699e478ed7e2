import { expect } from '@open-wc/testing';
import { the } from '../elements/helpers.js';
import { serve } from '../loading/hosts.js';
import { fullLetter } from '../loading/letters.js';
import { embedTag, openPage, scriptTag, type Page } from './page.js';
import { waitUntil } from '../wait-until.js';

/**
 * Pages whose scripts, by mistake or not, have put properties on the prototype of all objects: every bag of options that the widget
 * hands to the browser has them then.
 */
const polluted = (values: Record<string, unknown>): string => `<script>
  const { fetch: original, Request } = globalThis;
  globalThis.asked = [];
  globalThis.fetch = (url, init) => {
    const { method, mode, credentials, redirect, keepalive, integrity, referrerPolicy, headers } = new Request(url, init);
    asked.push(JSON.stringify([method, mode, credentials, redirect, keepalive, integrity, referrerPolicy, [...headers]]));
    return original(url, init);
  };
  for (const [name, value] of Object.entries(${JSON.stringify(values)}))
    Object.defineProperty(Object.prototype, name, { __proto__: null, value, configurable: true, writable: true });
</script>`;

const ready = (page: Page): Promise<void> =>
  waitUntil(() => page.events.includes('load') || page.events.includes('error'), 'an end');

describe('a page where every object inherits', () => {
  for (const values of [
    { integrity: `sha256-${'A'.repeat(43)}=` },
    { mode: 'no-cors' },
    { mode: 'same-origin' },
    { body: 'x' },
    { method: 'POST' },
    { headers: { 'X-Polluted': '1' } },
    { cache: 'only-if-cached' },
    { credentials: 'include' },
    { redirect: 'error' },
    { keepalive: true },
    { signal: 'x' },
    { once: true },
    { capture: true },
    { passive: true },
    { bubbles: false, composed: false },
    { fatal: false, ignoreBOM: false },
    { publicKey: 'x', letterId: 'x', bundle: {}, timeout: 1 },
    { count: 5, zero: 'x', other: 'x', one: 'x' },
    { page: {}, key: 'x', tag: 'x', rows: [] },
    { get: 'x', set: 'x' },
    { value: 'x' },
    { writable: true },
    { slotAssignment: 'manual' },
    { weekday: 'x', timeStyle: 'short', hourCycle: 'x', localeMatcher: 'x' },
    { problems: [], code: 'x', embargo: '2020-01-01T00:00:00Z' },
    { title: 'x', name: 'x', text: 'x', src: 'x' },
    { attributes: false, root: 'x', threshold: 'x' },
    { strings: 'x', nodeType: 'x', raw: 'x', values: 'x' },
  ] as Record<string, unknown>[]) {
    it(`${JSON.stringify(values)} the letter is whole and works`, async () => {
      const { url, requests } = await serve(fullLetter(), { cors: '' });
      const page = await openPage(embedTag(url.replace('127.0.0.1', 'localhost')) + scriptTag, polluted(values));
      await ready(page);
      const element = page.letters[0]!;
      expect(page.events).to.deep.equal(['load']);
      the(element, 'article', 'Keep the tidal flats open');
      const next = (): void => the(element, 'button', 'Next quote').click();
      for (const position of ['2 of 4', '3 of 4']) {
        next();
        await element.updateComplete;
        the(element, 'group', position);
      }
      // Listeners on the window and the document are still there after the first call.
      page.window.location.hash = '#letter-tidal-flats-quote-1';
      await waitUntil(() => page.events.filter((name) => name === 'quote').length === 3, 'the first quote');
      page.window.location.hash = '#letter-tidal-flats-quote-4';
      await waitUntil(() => page.events.filter((name) => name === 'quote').length === 4, 'the fourth quote');
      expect(page.uncaught).to.deep.equal([]);
      expect(await requests()).to.equal(1);
      const { asked } = page.window as unknown as { asked: string[] };
      expect(asked).to.deep.equal([JSON.stringify(['GET', 'cors', 'same-origin', 'follow', false, '', 'no-referrer', []])]);
    });
  }

  it('options of observers loads a letter that is near', async () => {
    const { url } = await serve(fullLetter());
    const page = await openPage(embedTag(url, 'loading="lazy"') + scriptTag, polluted({ root: 'x', threshold: 'x', delay: 'x' }));
    await ready(page);
    expect(page.events).to.deep.equal(['load']);
    expect(page.uncaught).to.deep.equal([]);
  });

  it('an `integrity` shows a translation that has none', async () => {
    const folder = crypto.randomUUID();
    await serve(fullLetter({ lang: 'fr', title: 'Laissez l’estran ouvert' }), { name: `${folder}/fr.json` });
    const translations = [{ lang: 'fr', src: 'fr.json' }];
    const { url } = await serve(fullLetter({ translations }), { name: `${folder}/letter.json` });
    const page = await openPage(embedTag(url, 'lang="fr"') + scriptTag, polluted({ integrity: `sha256-${'A'.repeat(43)}=` }));
    await ready(page);
    the(page.letters[0]!, 'article', 'Laissez l’estran ouvert');
  });
});
