import { expect } from '@open-wc/testing';
import type { OpenLetter } from '../../src/index.js';
import { all, isSame, isShown, nameOf, textOf, the } from '../elements/helpers.js';
import { fault, serve } from '../loading/hosts.js';
import { fullLetter, letter, signatories } from '../loading/letters.js';
import { embedTag, fallback, openPage, script, scriptTag, type Page } from './page.js';
import { waitUntil } from '../wait-until.js';

const ready = (page: Page, count = 1): Promise<void> =>
  waitUntil(() => page.events.filter((name) => name === 'load').length === count, 'the letter is ready');

const title = 'Keep the tidal flats open';

describe('the published script', () => {
  for (const [name, tags] of [
    ['as a classic script', scriptTag],
    ['as a module', `<script type="module" src="${script}"></script>`],
    ['deferred', `<script defer src="${script}"></script>`],
    ['asynchronously', `<script async src="${script}"></script>`],
    ['twice', scriptTag + scriptTag],
    ['classic and as a module', `${scriptTag}<script type="module" src="${script}?again"></script>`],
    ['before the embed', ''],
  ] as const) {
    it(`loaded ${name} shows the letter, once`, async () => {
      const { url, requests } = await serve(fullLetter());
      const page = await openPage(tags ? embedTag(url) + tags : scriptTag + embedTag(url));
      await ready(page);
      the(page.letters[0]!, 'article', title);
      expect(page.uncaught).to.deep.equal([]);
      expect(page.events).to.deep.equal(['load']);
      expect(await requests()).to.equal(1);
    });
  }

  it('adds no name to the page’s window', async () => {
    const { url } = await serve(fullLetter());
    const page = await openPage(embedTag(url), '<script>globalThis.before = Object.getOwnPropertyNames(globalThis)</script>');
    const { before } = page.window as unknown as { before: string[] };
    const tag = page.document.createElement('script');
    tag.src = script;
    page.document.body.append(tag);
    await ready(page);
    const added = Object.getOwnPropertyNames(page.window).filter((name) => !before.includes(name) && !/^\d+$/.test(name));
    expect(added.filter((name) => name !== 'before')).to.deep.equal([]);
  });

  it('leaves the page’s prototypes and storage as they were', async () => {
    const { url } = await serve(fullLetter());
    const own = (page: Page): string[] =>
      (['Object', 'Array', 'String', 'Element', 'Document', 'Node', 'Promise', 'Symbol'] as const).flatMap((name) => [
        ...Reflect.ownKeys(page.window[name]).map(String),
        ...Reflect.ownKeys(page.window[name].prototype as object).map(String),
      ]);
    const page = await openPage(embedTag(url));
    const before = own(page);
    const stored = page.window.localStorage.length + page.window.sessionStorage.length;
    const cookie = page.document.cookie;
    const tag = page.document.createElement('script');
    tag.src = script;
    page.document.body.append(tag);
    await ready(page);
    expect(own(page)).to.deep.equal(before);
    expect(page.window.localStorage.length + page.window.sessionStorage.length).to.equal(stored);
    expect(page.document.cookie).to.equal(cookie);
  });

  it('that comes late takes what was set on the element before', async () => {
    const { url } = await serve(fullLetter());
    const page = await openPage(embedTag('', 'heading-level="3"'));
    Object.assign(page.letters[0]!, { src: url, visibleSignatories: 3 });
    const tag = page.document.createElement('script');
    tag.src = script;
    page.document.body.append(tag);
    await ready(page);
    expect(page.letters[0]!.visibleSignatories).to.equal(3);
    expect(all(page.letters[0]!, 'listitem').filter((row) => row.part.contains('signatory'))).to.have.length(3);
  });

  it('that comes late leaves the focus and the selection that are in the fallback', async () => {
    const { url } = await serve(letter());
    const page = await openPage(embedTag(url));
    const link = page.document.querySelector<HTMLElement>('open-letter a')!;
    link.focus();
    const tag = page.document.createElement('script');
    tag.src = script;
    page.document.body.append(tag);
    await ready(page);
    isSame(link, page.document.activeElement);
    expect(isShown(link)).to.be.true;
  });

  it('speaks as the contract says with the events’ own fields', async () => {
    const { url } = await serve(fullLetter());
    const page = await openPage(
      embedTag(url) + scriptTag,
      `<script>addEventListener('open-letter-load', ({ url, verified, warnings, bundle }) => {
        document.documentElement.dataset.told = JSON.stringify({ url, verified, warnings, title: bundle.title });
      })</script>`,
    );
    await ready(page);
    expect(JSON.parse(page.document.documentElement.dataset.told!)).to.deep.equal({ url, verified: 'none', warnings: [], title });
  });
});

describe('several embeds on one page', () => {
  it('of one letter make one request, and each is whole', async () => {
    const { url, requests } = await serve(fullLetter(), { ms: '50' });
    const page = await openPage(embedTag(url) + embedTag(url, 'show="signatories"') + scriptTag);
    await ready(page, 2);
    for (const element of page.letters) the(element, 'article', title);
    expect(await requests()).to.equal(1);
  });

  it('of which one comes later use what is at hand', async () => {
    const { url, requests } = await serve(fullLetter());
    const page = await openPage(embedTag(url) + scriptTag);
    await ready(page);
    page.document.body.insertAdjacentHTML('beforeend', embedTag(url));
    await ready(page, 2);
    expect(await requests()).to.equal(1);
  });

  it('of which one fails leave the other alone', async () => {
    const { url } = await serve(fullLetter());
    const page = await openPage(embedTag(fault('status/404').url) + embedTag(url) + scriptTag);
    await waitUntil(() => page.events.length === 2);
    expect(page.letters.map(({ state }) => state)).to.deep.equal(['error', 'ready']);
  });
});

describe('a letter that the page preloads', () => {
  it('is not asked for once more: the preload is used as by any other request', async () => {
    const preload = (url: string): string => `<link rel="preload" as="fetch" crossorigin href="${url}">`;
    const [host, plain] = [await serve(fullLetter()), await serve(fullLetter())];
    const page = await openPage(embedTag(host.url) + scriptTag, preload(host.url));
    await ready(page);
    // WebKitGTK under its driver uses no preload at all; the others make one request of two.
    const other = await openPage('', preload(plain.url));
    await (await other.window.fetch(plain.url)).text();
    expect(await host.requests()).to.equal(await plain.requests());
  });
});

describe('an embed that is moved in the page', () => {
  it('keeps its list, its quote and its language, and asks for nothing', async () => {
    const folder = crypto.randomUUID();
    const french = await serve(letter({ lang: 'fr', title: 'Laissez l’estran ouvert' }), { name: `${folder}/fr.json` });
    const { url, requests } = await serve(
      fullLetter({ translations: [{ lang: 'fr', src: 'fr.json' }], signatories: { items: signatories(30) } }),
      { name: `${folder}/letter.json` },
    );
    const page = await openPage(`<main>${embedTag(url)}</main><aside></aside>${scriptTag}`);
    await ready(page);
    const [element] = page.letters as [OpenLetter];
    the(element, 'link', 'Français').click();
    await waitUntil(() => page.events.includes('language'));
    the(element, 'button', 'Show all 30 signatories').click();
    the(element, 'button', 'Next quote').click();
    await waitUntil(() => page.events.includes('expand') && page.events.includes('quote'));
    const events = [...page.events];
    page.document.querySelector('aside')!.append(element);
    await element.updateComplete;
    expect(nameOf(the(element, 'article'))).to.equal('Laissez l’estran ouvert');
    the(element, 'button', 'Show fewer');
    the(element, 'group', '2 of 4');
    expect([await requests(), await french.requests()]).to.deep.equal([1, 1]);
    expect(page.events).to.deep.equal(events);
    expect(page.uncaught).to.deep.equal([]);
  });

  it('while it loads makes one request', async () => {
    const host = fault('slow', { ms: '200' });
    const page = await openPage(`<main>${embedTag(host.url)}</main><aside></aside>${scriptTag}`);
    page.document.querySelector('aside')!.append(page.letters[0]!);
    await ready(page);
    expect(await host.requests()).to.equal(1);
  });
});

describe('a page’s own styles', () => {
  it('leave the letter’s hidden things hidden and its text readable', async () => {
    const { url } = await serve(fullLetter());
    const opinions = `<style>
      * { text-transform: uppercase !important; white-space: nowrap !important }
      p, div, section, article, span, li { display: flex !important; visibility: visible !important; float: left }
      open-letter > * { display: block }
    </style>`;
    const page = await openPage(embedTag(url) + scriptTag, opinions);
    await ready(page);
    const [element] = page.letters as [OpenLetter];
    expect(isShown(element.querySelector('p')!)).to.be.false;
    the(element, 'group', '1 of 4');
    expect(all(element, 'listitem').filter((row) => row.part.contains('signatory'))).to.have.length(12);
  });
});

describe('a page that doesn’t say its language', () => {
  it('shows the letter in its own, also where a form is named “host”', async () => {
    const folder = crypto.randomUUID();
    await serve(letter(), { name: `${folder}/en.json` });
    const french = { lang: 'fr', title: 'Laissez l’estran ouvert', translations: [{ lang: 'en', src: 'en.json' }] };
    const { url } = await serve(letter(french), { name: `${folder}/letter.json` });
    const page = await openPage(`<form name="host"><input name="q"></form>${embedTag(url)}${scriptTag}`, '', '');
    await ready(page);
    the(page.letters[0]!, 'article', 'Laissez l’estran ouvert');
    expect(page.events).to.deep.equal(['load']);
    expect(page.uncaught).to.deep.equal([]);
  });
});

describe('a page without the script', () => {
  it('shows the fallback', async () => {
    const page = await openPage(embedTag('/faults/html'));
    expect(isShown(page.document.querySelector('open-letter p')!)).to.be.true;
    expect(textOf(page.document.querySelector('open-letter'))).to.equal(
      textOf(new DOMParser().parseFromString(fallback, 'text/html').body),
    );
  });
});
