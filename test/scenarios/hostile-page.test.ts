import { expect, fixture, html } from '@open-wc/testing';
import { all, isShown, nameOf, the } from '../elements/helpers.js';
import { serve } from '../loading/hosts.js';
import { fullLetter, letter, signatories } from '../loading/letters.js';
import { embedTag, fallback, openPage, scriptTag, type Page } from './page.js';
import { waitUntil } from '../wait-until.js';

const title = 'Keep the tidal flats open';

const ready = (page: Page, count = 1): Promise<void> =>
  waitUntil(() => page.events.filter((name) => name === 'load').length === count, 'the letter is ready');

/** The letter is whole and works: the next quote comes, the list is searched and expanded. */
async function works(root: ParentNode, page: Page): Promise<void> {
  the(root, 'article', title);
  the(root, 'button', 'Next quote').click();
  await waitUntil(() => all(root, 'group', '2 of 4').length === 1, 'the next quote');
  expect(all(root, 'group', /of 4$/).map(nameOf), 'styled').to.deep.equal(['2 of 4']);
  const box = the(root, 'searchbox') as HTMLInputElement;
  const rows = (): HTMLElement[] => all(root, 'listitem').filter((row) => row.part.contains('signatory'));
  const search = (words: string): void => {
    box.value = words;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  search('circle 20');
  await waitUntil(() => rows().length === 1, 'the row that is looked for');
  search('');
  await waitUntil(() => rows().length === 12, 'the first rows');
  the(root, 'button', 'Show all 20 signatories').click();
  await waitUntil(() => rows().length === 20, 'all rows');
  expect(page.uncaught).to.deep.equal([]);
}

describe('a page that names things like the browser’s own', () => {
  const forms = (...names: string[]): string =>
    names.map((name) => `<form name="${name}" id="${name}"></form><img name="${name}" alt="">`).join('');
  for (const [name, around] of [
    [
      'properties of the document',
      [
        'currentScript',
        'baseURI',
        'host',
        'body',
        'head',
        'documentElement',
        'activeElement',
        'defaultView',
        'cookie',
        'readyState',
        'createElement',
        'createTreeWalker',
        'importNode',
      ],
    ],
    [
      'properties of the window',
      [
        'customElements',
        'trustedTypes',
        'ShadowRoot',
        'AbortController',
        'fetch',
        'navigator',
        'litHtmlVersions',
        'Intl',
        'innerHeight',
      ],
    ],
    [
      'parts of the letter',
      ['open-letter', 'openLetter', 'content', 'expand', 'note-1', 'letter-tidal-flats-quote-1', 'bundle', 'state'],
    ],
  ] as const) {
    it(`as ${name} shows the letter`, async () => {
      const { url } = await serve(fullLetter());
      const page = await openPage(forms(...around) + embedTag(url) + scriptTag);
      await ready(page);
      await works(page.document, page);
    });
  }

  it('in a form around the letter shows it, in the language of the page', async () => {
    const folder = crypto.randomUUID();
    await serve(fullLetter(), { name: `${folder}/en.json` });
    const { url } = await serve(fullLetter({ lang: 'fr', title: 'x', translations: [{ lang: 'en', src: 'en.json' }] }), {
      name: `${folder}/letter.json`,
    });
    const names =
      'lang dir parentNode getRootNode closest matches getAttribute attributes isConnected shadowRoot ownerDocument host nodeType children style';
    const inputs = names.split(' ').map((name) => `<input name="${name}">`);
    const page = await openPage(`<form>${inputs.join('')}${embedTag(url)}</form>${scriptTag}`);
    await ready(page);
    await works(page.letters[0]!.shadowRoot!, page);
  });
});

describe('a page that breaks the element before it is one', () => {
  it('has the fallback, whatever else it hasn’t', async () => {
    const { url } = await serve(fullLetter());
    const fixed = `<script>Object.defineProperty(document.querySelector('open-letter'), 'src', { value: 'x' })</script>`;
    const page = await openPage(embedTag(url) + fixed + scriptTag);
    expect(page.letters[0]!.shadowRoot!.querySelector('slot')).not.to.equal(null);
    expect(isShown(page.document.querySelector('open-letter > p')!)).to.be.true;
  });
});

describe('a letter that isn’t seen at first', () => {
  it('is whole when its box is shown', async () => {
    const { url } = await serve(fullLetter());
    const page = await openPage(`<div id="box" style="display: none">${embedTag(url)}</div>${scriptTag}`);
    await ready(page);
    expect(all(page.document, 'article')).to.have.length(0);
    page.document.querySelector<HTMLElement>('#box')!.style.display = '';
    await works(page.document, page);
    expect(isShown(page.document.querySelector('open-letter > p')!)).to.be.false;
  });

  it('is asked for when its box is shown, where it is lazy', async () => {
    const { url, requests } = await serve(fullLetter());
    const page = await openPage(`<div id="box" style="display: none">${embedTag(url, 'loading="lazy"')}</div>${scriptTag}`);
    await new Promise((done) => page.window.requestAnimationFrame(() => page.window.requestAnimationFrame(done)));
    expect(await requests()).to.equal(0);
    page.document.querySelector<HTMLElement>('#box')!.style.display = '';
    await ready(page);
    await works(page.document, page);
  });
});

describe('a letter in another component', () => {
  for (const mode of ['open', 'closed'] as const) {
    it(`whose shadow root is ${mode} is whole, in that component’s language, and heard outside`, async () => {
      const folder = crypto.randomUUID();
      await serve(fullLetter(), { name: `${folder}/en.json` });
      const { url } = await serve(fullLetter({ lang: 'fr', title: 'x', translations: [{ lang: 'en', src: 'en.json' }] }), {
        name: `${folder}/letter.json`,
      });
      const page = await openPage(`<site-card lang="en"><p slot="after">After</p></site-card>${scriptTag}`, '', 'lang="fr"');
      const root = page.document.querySelector('site-card')!.attachShadow({ mode });
      root.innerHTML = `<style>* { all: revert }</style>${embedTag(url)}<slot name="after"></slot>`;
      await ready(page);
      await works(root, page);
      expect(page.events).to.include.members(['quote', 'expand']);
      expect(isShown(root.querySelector('open-letter > p')!)).to.be.false;
    });
  }
});

describe('a page that gives what looks like a template', () => {
  const lookalikes: unknown[] = [
    { strings: { raw: ['<b>bold</b>'] }, values: [] },
    { strings: ['<img src=x onerror="alert(1)">'], values: [] },
    { nodeType: 1 },
  ];

  it('sees it as text, and what comes next', async () => {
    const { url } = await serve(fullLetter());
    const page = await openPage(embedTag('about:blank') + scriptTag);
    await waitUntil(() => page.events.includes('error'), 'a notice');
    const element = page.letters[0]!;
    for (const lookalike of lookalikes) {
      Object.assign(element, { errorText: lookalike });
      await element.updateComplete;
      expect(all(element, 'status').map(({ textContent }) => textContent)).to.deep.equal(['[object Object]']);
    }
    element.src = url;
    await ready(page);
    const part = element.shadowRoot!.querySelector('open-letter-statement')!;
    for (const lookalike of lookalikes) {
      part.text = { body: [{ type: 'text', value: lookalike as string }] };
      await part.updateComplete;
      expect(part.shadowRoot!.querySelector('[part=body]')!.textContent.trim()).to.equal('[object Object]');
      part.text = { body: 'Hear us.' };
      await part.updateComplete;
      expect(part.shadowRoot!.querySelector('[part=body]')!.textContent.trim()).to.equal('Hear us.');
    }
    await works(page.document, page);
  });
});

describe('a letter that is moved to another document', () => {
  const inner = (page: Page): Document => {
    const frame = page.document.createElement('iframe');
    frame.style.width = '800px';
    page.document.body.append(frame);
    return frame.contentDocument!;
  };

  it('is whole there, style and all, without another request', async () => {
    const { url, requests } = await serve(fullLetter());
    const page = await openPage(embedTag(url) + scriptTag);
    await ready(page);
    const element = page.letters[0]!;
    const other = inner(page);
    other.body.append(element);
    await element.updateComplete;
    await works(other, page);
    expect(await requests()).to.equal(1);
  });

  it('and back is whole', async () => {
    const { url } = await serve(fullLetter());
    const page = await openPage(embedTag(url) + scriptTag);
    await ready(page);
    const element = page.letters[0]!;
    inner(page).body.append(element);
    await element.updateComplete;
    page.document.body.append(element);
    await element.updateComplete;
    await works(page.document, page);
  });

  it('that has no window, and back is whole, and nothing is thrown', async () => {
    const { url } = await serve(fullLetter());
    const page = await openPage(embedTag(url) + scriptTag);
    await ready(page);
    const element = page.letters[0]!;
    page.document.implementation.createHTMLDocument().body.append(element);
    await element.updateComplete;
    page.document.body.append(element);
    await element.updateComplete;
    await works(page.document, page);
  });

  it('while it loads comes there', async () => {
    const { url } = await serve(fullLetter(), { ms: '200' });
    const page = await openPage(embedTag(url) + scriptTag);
    const element = page.letters[0]!;
    const other = inner(page);
    const loaded = new Promise((done) => element.addEventListener('open-letter-load', done));
    other.body.append(element);
    await loaded;
    the(other, 'article', title);
    expect(page.uncaught).to.deep.equal([]);
  });
});

describe('a page that is printed while the letter comes', () => {
  it('has the fallback on paper, and the letter afterwards', async () => {
    const { url } = await serve(fullLetter(), { ms: '300' });
    const page = await openPage(embedTag(url) + scriptTag);
    page.window.dispatchEvent(new page.window.Event('beforeprint'));
    expect(isShown(page.document.querySelector('open-letter > p')!)).to.be.true;
    page.window.dispatchEvent(new page.window.Event('afterprint'));
    await ready(page);
    await works(page.document, page);
  });

  it('has the whole of a long list on paper where the letter has come before the paper', async () => {
    const { url } = await serve(letter({ signatories: { items: signatories(1_100) } }), { ms: '300' });
    const page = await openPage(embedTag(url) + scriptTag);
    page.window.dispatchEvent(new page.window.Event('beforeprint'));
    page.window.dispatchEvent(new page.window.Event('afterprint'));
    await ready(page);
    const rows = (): number => all(page.document, 'listitem').length;
    expect(rows()).to.equal(12);
    page.window.dispatchEvent(new page.window.Event('beforeprint'));
    await waitUntil(() => rows() === 1_100, 'all rows');
    page.window.dispatchEvent(new page.window.Event('afterprint'));
    await waitUntil(() => rows() === 12, 'the first rows');
    expect(page.uncaught).to.deep.equal([]);
  });
});

describe('a frame without an origin', () => {
  const told = (frame: HTMLIFrameElement): Promise<{ title: string; shown: string; uncaught: string[]; origin: string }> =>
    new Promise((done) =>
      addEventListener('message', ({ source, data }) => {
        if (source === frame.contentWindow) done(data);
      }),
    );

  for (const [name, host, expected] of [
    ['shows the letter of a host that shares it', (): Promise<{ url: string }> => serve(fullLetter(), { cors: '' }), title],
    ['has the fallback and “Try again” where the host doesn’t', (): Promise<{ url: string }> => serve(fullLetter()), 'Try again'],
  ] as const) {
    it(name, async () => {
      const { url } = await host();
      const script = `<script>
        const uncaught = [];
        addEventListener('error', ({ message }) => uncaught.push(message));
        addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)));
        for (const name of ['load', 'error']) addEventListener('open-letter-' + name, ({ target }) => requestAnimationFrame(() => parent.postMessage({
          shown: (target.shadowRoot.querySelector('[part=title]') ?? target.shadowRoot.querySelector('button')).textContent,
          title: document.title, uncaught, origin: self.origin }, '*')));
      </script>`;
      const { url: page } = await serve(
        `<!doctype html><html lang="en"><title>News</title>${script}${embedTag(url)}<script src="/dist/open-letter.js"></script>`,
        { type: 'text/html' },
      );
      const frame = await fixture<HTMLIFrameElement>(html`<iframe title="News" sandbox="allow-scripts"></iframe>`);
      const answer = told(frame);
      frame.src = page;
      expect(await answer).to.deep.equal({ title: 'News', shown: expected, uncaught: [], origin: 'null' });
    }).timeout(15_000);
  }
});

describe('what stands around a letter', () => {
  it('is as it was: no attribute, no style, no element is added to the page', async () => {
    const { url } = await serve(fullLetter());
    const page = await openPage(`<main>${embedTag(url)}</main>${scriptTag}`);
    const { head, body, documentElement } = page.document;
    await ready(page);
    await works(page.document, page);
    expect(documentElement.getAttributeNames()).to.deep.equal(['lang']);
    expect(body.getAttributeNames().concat(head.getAttributeNames())).to.deep.equal([]);
    expect(body.querySelector('main')!.innerHTML.replace(/ (hidden|style)="[^"]*"/g, '')).to.equal(
      `<open-letter src="${url}">${fallback}</open-letter>`,
    );
    expect(page.document.adoptedStyleSheets).to.have.length(0);
  });
});
