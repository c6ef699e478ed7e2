import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import type { OpenLetter } from '../../src/index.js';
import { elsewhere, fault, serve } from '../loading/hosts.js';
import { fullLetter, letter, pixel, signatories } from '../loading/letters.js';
import {
  all,
  collect,
  embed,
  everything,
  focused,
  isSame,
  isShown,
  make,
  nameOf,
  nextFrame,
  none,
  settled,
  textOf,
  the,
  uncaughtDuring,
} from './helpers.js';
import { waitUntil } from '../wait-until.js';

const fallbackOf = (element: Element): HTMLElement => element.querySelector('p')!;
const level = (element: Element): number => Number(element.getAttribute('aria-level'));

describe('an embed', () => {
  it('is idle without an address, and shows the fallback', async () => {
    const box = await fixture(html`<div></div>`);
    const element = make({});
    box.append(element);
    await element.updateComplete;
    expect(element.state).to.equal('idle');
    expect(isShown(fallbackOf(element))).to.be.true;
    none(element, 'button');
  });

  it('shows the fallback while it loads, and the letter in its place when it is ready', async () => {
    const { url } = await serve(letter());
    const box = await fixture(html`<div></div>`);
    const element = make({ src: url });
    const loaded = oneEvent(element, 'open-letter-load');
    box.append(element);
    await element.updateComplete;
    expect(element.state).to.equal('loading');
    expect(isShown(fallbackOf(element))).to.be.true;
    await loaded;
    expect(element.state).to.equal('ready');
    expect(isShown(fallbackOf(element))).to.be.false;
    expect(fallbackOf(element).isConnected).to.be.true;
    the(element, 'article', 'Keep the tidal flats open');
  });

  it('says in an event what is on screen, everywhere above it', async () => {
    const { url } = await serve(letter({ signatories: { items: ['A', 'A'] } }));
    const host = await fixture(html`<div></div>`);
    const box = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    const heard = oneEvent(document, 'open-letter-load') as unknown as Promise<HTMLElementEventMap['open-letter-load']>;
    const element = await settled(make({ src: url }), box);
    const event = await heard;
    expect(event).to.include({ url, verified: 'none', bubbles: true, composed: true });
    expect(textOf(the(element, 'article'))).not.to.contain('Checked');
    expect(event.bundle.title).to.equal('Keep the tidal flats open');
    expect(event.warnings.map(({ code }) => code)).to.deep.equal(['duplicate-signatory']);
    expect(element.problems).to.deep.equal([]);
  });

  it('resolves its address against the page’s base', async () => {
    const { url } = await serve(letter());
    const element = await settled(make({ src: new URL(url).pathname }));
    expect(element.state).to.equal('ready');
  });

  it('has a property for each attribute', () => {
    const element = make({
      src: 'a',
      mirrors: 'b c',
      integrity: 'sha384-x',
      'public-key': 'k',
      'letter-id': 'i',
      show: 'quotes',
      partner: 'p',
      'heading-level': '4',
      'visible-signatories': '5',
      'visible-paragraphs': '2',
      images: 'none',
      loading: 'lazy',
      timeout: '900',
      'error-text': 'Oh.',
      'retry-text': 'Again',
    });
    expect(element).to.include({
      src: 'a',
      mirrors: 'b c',
      integrity: 'sha384-x',
      publicKey: 'k',
      letterId: 'i',
      show: 'quotes',
      partner: 'p',
      headingLevel: 4,
      visibleSignatories: 5,
      visibleParagraphs: 2,
      images: 'none',
      loading: 'lazy',
      timeout: 900,
      errorText: 'Oh.',
      retryText: 'Again',
    });
  });

  it('has the defaults of the contract', () => {
    expect(document.createElement('open-letter')).to.include({
      headingLevel: 2,
      visibleSignatories: 12,
      images: 'same-origin',
      loading: 'eager',
      timeout: 10_000,
      state: 'idle',
    });
  });

  it('loads what is set on it by property', async () => {
    const { url } = await serve(letter());
    const element = make({});
    element.src = url;
    expect((await settled(element)).state).to.equal('ready');
  });

  it('takes a letter from a mirror', async () => {
    const mirror = await serve(letter());
    const loads = collect('open-letter-load');
    const element = await settled(make({ src: fault('status/404').url, mirrors: ` ${fault('html').url}\n${mirror.url} ` }));
    expect(element.state).to.equal('ready');
    expect(loads.at(-1)?.url).to.equal(mirror.url);
  });

  it('asks the host again on reload', async () => {
    const { url, replace, requests } = await serve(letter());
    const element = await settled(make({ src: url }));
    await replace(letter({ title: 'The flats stay open' }));
    await element.reload();
    the(element, 'article', 'The flats stay open');
    expect(await requests()).to.equal(2);
  });

  it('announces nothing and takes no focus when the letter comes', async () => {
    const box = await fixture(html`<div><button>Menu</button></div>`);
    box.querySelector('button')!.focus();
    const element = await embed(letter(), {}, undefined, box);
    isSame(box.querySelector('button'));
    expect(all(element, 'status').map(textOf).join('')).to.equal('');
  });
});

describe('a letter that can’t be loaded', () => {
  it('leaves the fallback, says a sentence in a status and offers to try again', async () => {
    const { url } = fault('status/404');
    const errors = collect('open-letter-error');
    const element = await settled(make({ src: url }));
    expect(element.state).to.equal('error');
    expect(isShown(fallbackOf(element))).to.be.true;
    expect(textOf(the(element, 'status'))).to.equal('The letter can’t be loaded at the moment.');
    the(element, 'button', 'Try again');
    none(element, 'article');
    expect(errors).to.have.length(1);
    expect(errors[0]).to.include({ bubbles: true, composed: true });
    expect(errors[0]?.problems).to.deep.equal(element.problems);
    expect(element.problems.map((problem) => [problem.code, problem.url])).to.deep.equal([['http-status', url]]);
  });

  it('says it in the page’s own words', async () => {
    const element = await settled(
      make({ src: fault('empty').url, 'error-text': 'La lettre manque.', 'retry-text': 'Réessayer' }),
    );
    expect(textOf(the(element, 'status'))).to.equal('La lettre manque.');
    the(element, 'button', 'Réessayer');
  });

  it('comes when it is tried again, the focus then on the letter', async () => {
    const host = await serve('<!doctype html>');
    const element = await settled(make({ src: host.url }));
    await host.replace(letter());
    the(element, 'button', 'Try again').focus();
    const loaded = oneEvent(element, 'open-letter-load');
    await sendKeys({ press: 'Enter' });
    await loaded;
    isSame(the(element, 'article'));
    none(element, 'button', 'Try again');
    expect(all(element, 'status').map(textOf).join('')).to.equal('');
  });

  it('comes without taking the focus from where the reader has gone meanwhile', async () => {
    const host = await serve('<!doctype html>', { ms: '150' });
    const box = await fixture(html`<div><input aria-label="Name" /></div>`);
    const element = await settled(make({ src: host.url }), box);
    await host.replace(letter());
    const loaded = oneEvent(element, 'open-letter-load');
    const button = the(element, 'button', 'Try again');
    button.focus();
    button.click();
    box.querySelector('input')!.focus();
    await loaded;
    the(element, 'article');
    isSame(box.querySelector('input'));
  });

  it('offers nothing to press where it turns out to be under embargo', async () => {
    const host = await serve('<!doctype html>');
    const element = await settled(make({ src: host.url }));
    await host.replace({ version: 1, lang: 'en', embargo: '2999-01-01T00:00:00Z' });
    the(element, 'button', 'Try again').click();
    await waitUntil(() => element.state === 'idle');
    await element.updateComplete;
    none(element, 'button');
    expect(textOf(the(element, 'status'))).to.equal('');
    expect(isShown(fallbackOf(element))).to.be.true;
  });

  it('that fails again keeps the focus on its button, all the while', async () => {
    const host = fault('slow', { ms: '100', type: 'text/html' });
    const element = await settled(make({ src: host.url, 'letter-id': 'other' }));
    the(element, 'button', 'Try again').focus();
    const lost = collect('focusout' as never, element);
    const failed = oneEvent(element, 'open-letter-error');
    await sendKeys({ press: 'Enter' });
    await failed;
    expect(await host.requests()).to.equal(2);
    isSame(the(element, 'button', 'Try again'));
    expect(lost.length).to.equal(0);
    expect(textOf(the(element, 'status'))).to.equal('The letter can’t be loaded at the moment.');
  });

  it('names every source’s problem', async () => {
    const element = await settled(make({ src: fault('status/404').url, mirrors: fault('truncated').url }));
    expect(element.problems.map(({ code }) => code)).to.deep.equal(['http-status', 'not-json']);
  });

  it('is not verifiable with a key or an integrity of unknown form, and not another letter than the wanted one', async () => {
    const { url } = await serve(letter());
    const codeWith = async (name: string, value: string): Promise<string | undefined> =>
      (await settled(make({ src: url, [name]: value }))).problems[0]?.code;
    expect(await codeWith('public-key', 'x')).to.be.oneOf(['not-verifiable', 'bad-key', 'signature-missing']);
    expect(await codeWith('integrity', '')).to.equal('not-verifiable');
    expect(await codeWith('letter-id', 'other')).to.equal('wrong-letter');
  });

  it('gives up after the time that it was given', async () => {
    const element = await settled(make({ src: fault('stall').url, timeout: '200' }));
    expect(element.problems[0]?.code).to.equal('timeout');
  });
});

describe('what a framework sets as properties', () => {
  it('may be a URL, a list or a number where an attribute would be text', async () => {
    const { url } = await serve(fullLetter());
    const element = make({});
    const uncaught = await uncaughtDuring(async () => {
      Object.assign(element, {
        src: new URL(fault('status/404').url),
        mirrors: [url],
        show: ['quotes'],
        partner: 3,
        visibleSignatories: '4',
        headingLevel: {},
      });
      await settled(element);
    });
    expect(uncaught).to.deep.equal([]);
    expect(element.state).to.equal('ready');
    the(element, 'region', 'Quotes');
    none(element, 'region', 'Signatories');
  });
});

describe('an element whose rendering threw', () => {
  it('has the fallback, says why in the console alone, and has the letter once it can be rendered', async () => {
    const { url } = await serve(letter());
    const element = make({ src: url });
    const said: unknown[] = [];
    const { error } = console;
    console.error = (...words): unknown => said.push(...words);
    const thrown = await uncaughtDuring(async () => {
      Object.assign(element, { headingLevel: { valueOf: () => Symbol('no number') } });
      document.body.append(element);
      await waitUntil(() => element.state === 'ready');
      await nextFrame();
    });
    console.error = error;
    expect(thrown).to.deep.equal([]);
    expect(said[0]).to.be.instanceOf(TypeError);
    expect(isShown(element.querySelector('p')!)).to.be.true;
    element.headingLevel = 2;
    await element.updateComplete;
    the(element, 'article', 'Keep the tidal flats open');
    element.remove();
  });
});

describe('a bundle that is set as a property', () => {
  const withBundle = (bundle: unknown, attributes = {}): Promise<OpenLetter> => {
    const element = make(attributes);
    element.bundle = bundle;
    return settled(element);
  };

  it('stands without any request', async () => {
    const element = await withBundle(letter());
    expect(element.state).to.equal('ready');
    the(element, 'article', 'Keep the tidal flats open');
  });

  it('is checked like any other', async () => {
    expect((await withBundle({ version: 1 })).problems.map(({ code }) => code)).to.include('invalid-bundle');
    expect((await withBundle('{}')).problems[0]?.code).to.equal('invalid-bundle');
    expect((await withBundle(letter(), { 'letter-id': 'other' })).problems[0]?.code).to.equal('wrong-letter');
  });

  for (const name of ['integrity', 'public-key']) {
    it(`is not verifiable with ${name}`, async () => {
      expect((await withBundle(letter(), { [name]: 'sha384-x' })).problems[0]?.code).to.equal('not-verifiable');
    });
  }

  it('goes before src, which comes when it is taken away', async () => {
    const { url } = await serve(letter({ title: 'From the host' }));
    const element = await withBundle(letter(), { src: url });
    the(element, 'article', 'Keep the tidal flats open');
    const loaded = oneEvent(element, 'open-letter-load');
    element.bundle = undefined;
    await loaded;
    the(element, 'article', 'From the host');
  });
});

describe('the letter’s article', () => {
  it('is named by its title, a heading of level 2', async () => {
    const element = await embed(fullLetter());
    the(element, 'article', 'Keep the tidal flats open');
    expect(level(the(element, 'heading', 'Keep the tidal flats open'))).to.equal(2);
  });

  for (const [given, expected] of [
    ['1', 1],
    ['4', 4],
    ['5', 5],
    ['9', 5],
    ['0', 2],
    ['x', 2],
  ] as const) {
    it(`with heading-level="${given}" has its title at ${expected} and its parts one deeper`, async () => {
      const element = await embed(fullLetter(), { 'heading-level': given });
      expect(level(the(element, 'heading', 'Keep the tidal flats open'))).to.equal(expected);
      expect(level(the(element, 'heading', 'To the council'))).to.equal(expected + 1);
      expect(level(the(element, 'heading', /^20 signatories/))).to.equal(expected + 1);
    });
  }

  it('without a header is named all the same, and links to the canonical page', async () => {
    const element = await embed(fullLetter({ url: 'https://flats.example/' }), { show: 'quotes' });
    the(element, 'article', 'Keep the tidal flats open');
    none(element, 'heading');
    expect(the(element, 'link', 'Keep the tidal flats open')).to.include({
      href: 'https://flats.example/',
      rel: 'noopener noreferrer',
    });
  });

  it('has the language and the direction of its text', async () => {
    const element = await embed(letter({ lang: 'ar', title: 'أبقوا السواحل مفتوحة' }));
    expect(the(element, 'article')).to.include({ lang: 'ar', dir: 'rtl' });
  });

  it('shows what the bundle says: kicker, dates, publishers, summary, contacts, downloads, changes', async () => {
    const element = await embed(fullLetter());
    const words = textOf(element.shadowRoot!.querySelector('article'));
    expect(words).to.contain('Open letter').and.contain('Forty harbours ask for one thing.').and.contain('A name was corrected.');
    expect(all(element, 'time').map((time) => [textOf(time), (time as HTMLTimeElement).dateTime])).to.deep.equal([
      ['September 9, 2020', '2020-09-09'],
      ['Updated October 2020', '2020-10'],
    ]);
    expect(the(element, 'link', 'Harbour Circles')).to.have.property('href', 'https://circles.example/');
    expect(the(element, 'link', 'ada@circles.example')).to.have.property('href', 'mailto:ada@circles.example');
    expect(the(element, 'link', '+00 (1) 23')).to.have.property('href', 'tel:+00123');
    the(element, 'link', 'The letter as PDF');
    the(element, 'link', 'Add your organisation');
  });

  it('links no telephone in words, and dials no zero that is for callers at home', async () => {
    const contact = { name: 'Ada Brightwater', email: 'ada@circles.example', phone: 'call the office' };
    const element = await embed(letter({ contacts: [contact, { name: 'Cem Tidewell', phone: '+41 (0)22 555 01 02' }] }));
    expect(
      all(the(element, 'article').querySelector('ul')!, 'link').map((link) => [nameOf(link), (link as HTMLAnchorElement).href]),
    ).to.deep.equal([
      ['ada@circles.example', 'mailto:ada@circles.example'],
      ['+41 (0)22 555 01 02', 'tel:+41225550102'],
    ]);
    expect(textOf(element.shadowRoot!.querySelector('article')))
      .to.contain(contact.email)
      .and.contain(contact.phone);
  });

  it('shows a country where the bundle’s word for it has plural forms', async () => {
    const strings = { 'country.Foo': { other: 'x' } };
    const items = [{ name: 'Harbour Circle 1', country: 'Foo' }];
    const broken = await uncaughtDuring(async () => {
      const element = await embed(letter({ strings, signatories: { items } }));
      expect(textOf(the(element, 'listitem'))).to.match(/^Harbour Circle 1 ?x$/);
    });
    expect(broken).to.deep.equal([]);
  });

  it('resolves relative addresses against where the bundle came from', async () => {
    const element = await embed(fullLetter());
    expect(the(element, 'link', 'The letter as PDF')).to.have.property('href', new URL('letter.pdf', element.src!).href);
  });

  it('has links at least 24 pixels high, but for those within lines of text', async () => {
    const bundle = fullLetter({ publishers: [{ name: 'Harbour Circles', url: 'https://circles.example/' }] });
    const element = await embed(bundle);
    const links = all(element, 'link').filter((link) => !link.closest('[part=body], [role=doc-endnotes], [role=listitem]'));
    expect(links.map(nameOf)).to.include.members(['Harbour Circles', 'The letter as PDF']);
    for (const link of links) expect(link.getBoundingClientRect().height, nameOf(link)).to.be.at.least(24);
  });

  it('lays its parts out in the order that is asked for', async () => {
    const order = (element: OpenLetter): (string | null)[] =>
      [...element.shadowRoot!.querySelectorAll('article > [part]')].map((part) => part.getAttribute('part'));
    const element = await embed(fullLetter({ show: 'quotes header' }));
    expect(order(element)).to.deep.equal(['quotes', 'header']);
    element.show = 'signatories nonsense letter';
    await element.updateComplete;
    expect(order(element)).to.deep.equal(['signatories', 'letter']);
    element.show = null;
    await element.updateComplete;
    expect(order(element)).to.deep.equal(['quotes', 'header']);
    expect(order(await embed(fullLetter()))).to.deep.equal(['header', 'statement', 'quotes', 'letter', 'signatories', 'actions']);
  });

  it('folds statement and letter where asked to', async () => {
    const long = 'One.\n\nTwo.\n\nThree.';
    const element = await embed(fullLetter({ statement: long, letter: { body: long } }), { 'visible-paragraphs': '2' });
    expect(all(element, 'paragraph').map(textOf)).not.to.include('Three.');
    const [first, second] = all(element, 'button', /^Read the whole/);
    first!.click();
    second!.click();
    await waitUntil(() => all(element, 'paragraph').filter((paragraph) => textOf(paragraph) === 'Three.').length === 2);
  });

  it('speaks the bundle’s own words', async () => {
    const strings = { count: { one: '{count} signataire', other: '{count} signataires' }, 'next-quote': 'Suivante' };
    const element = await embed(fullLetter({ lang: 'fr', strings, signatories: { items: ['A', 'B'] } }));
    the(element, 'heading', '2 signataires');
    the(element, 'button', 'Suivante');
    the(element, 'button', 'Previous quote');
  });

  it('takes direction overrides out of every string', async () => {
    const element = await embed(letter({ title: 'Keep\u202E the\u2066 flats' }));
    the(element, 'article', 'Keep the flats');
  });
});

describe('passing the letter on', () => {
  const set = (name: 'share' | 'clipboard', value: unknown): void => {
    Object.defineProperty(navigator, name, { value, configurable: true });
  };
  afterEach(() => {
    for (const name of ['share', 'clipboard']) delete (navigator as unknown as Record<string, unknown>)[name];
  });
  const bundle = fullLetter({ id: 'flats', url: 'https://flats.example/letter/' });
  const address = 'https://flats.example/letter/';

  it('is the device’s own way where there is one; a reader who thinks better of it is no error', async () => {
    const shared: unknown[] = [];
    set('share', (data: unknown) => {
      shared.push(data);
      return Promise.reject(new DOMException('No.', 'AbortError'));
    });
    const element = await embed(bundle);
    expect(await uncaughtDuring(() => the(element, 'button', 'Share').click())).to.deep.equal([]);
    expect(shared).to.deep.equal([{ title: bundle.title, url: address }]);
    none(element, 'button', 'Copy link');
  });

  it('says of every copy anew that it was made', async () => {
    const answers = [Promise.resolve(), new Promise<void>(() => undefined)];
    set('clipboard', { writeText: () => answers.shift() });
    const { share } = Navigator.prototype;
    delete (Navigator.prototype as { share?: unknown }).share;
    try {
      const element = await embed(bundle);
      const said = (): string[] => all(element, 'status').map(textOf);
      the(element, 'button', 'Copy link').click();
      await waitUntil(() => said().includes('Copied'));
      the(element, 'button', 'Copy link').click();
      await waitUntil(() => !said().includes('Copied'));
    } finally {
      if (share) Navigator.prototype.share = share;
    }
  });

  it('is else a link that is copied, which is said, or mailed', async () => {
    const copied: string[] = [];
    set('clipboard', { writeText: (text: string) => Promise.resolve(copied.push(text)) });
    const { share } = Navigator.prototype;
    delete (Navigator.prototype as { share?: unknown }).share;
    try {
      const element = await embed(bundle);
      the(element, 'button', 'Copy link').click();
      await waitUntil(() => all(element, 'status').map(textOf).includes('Copied'));
      expect(copied).to.deep.equal([address]);
      const { href } = the(element, 'link', 'Email') as HTMLAnchorElement;
      expect(decodeURIComponent(href)).to.equal(`mailto:?body=${address}`);
    } finally {
      if (share) Navigator.prototype.share = share;
    }
  });

  it('goes without the page’s query and fragment where the letter has no address', async () => {
    const shared: ShareData[] = [];
    set('share', (data: ShareData) => Promise.resolve(shared.push(data)));
    const { href } = location;
    history.replaceState(null, '', '?campaign=7#top');
    try {
      const element = await embed(fullLetter({ url: undefined }));
      the(element, 'button', 'Share').click();
      expect(shared[0]?.url).to.equal(location.origin + location.pathname);
    } finally {
      history.replaceState(null, '', href);
    }
  });

  it('is part of the actions', async () => {
    set('share', () => Promise.resolve());
    none(await embed(bundle, { show: 'quotes letter' }), 'button', 'Share');
  });
});

describe('the fallback', () => {
  const withLink = '<p>Read <a href="/letter">the letter</a>.</p>';

  async function slowly(): Promise<{ element: OpenLetter; box: Element; ready: Promise<unknown> }> {
    const { url } = await serve(letter(), { ms: '150' });
    const box = await fixture(html`<div><button>After</button></div>`);
    const element = make({ src: url }, withLink);
    const ready = oneEvent(element, 'open-letter-load');
    box.prepend(element);
    return { element, box, ready };
  }

  it('stays while the focus is in it, beside the letter, and goes when the focus has left', async () => {
    const { element, box, ready } = await slowly();
    const link = element.querySelector('a')!;
    link.focus();
    await ready;
    isSame(link);
    expect(isShown(link)).to.be.true;
    the(element, 'article');
    box.querySelector('button')!.focus();
    await waitUntil(() => !isShown(link), 'the fallback goes');
    isSame(box.querySelector('button'));
  });

  it('stays while focus goes from one place in it to another', async () => {
    const { url } = await serve(letter());
    const element = make({ src: url }, '<p><a href="/a">a</a> <a href="/b">b</a></p>');
    const ready = oneEvent(element, 'open-letter-load');
    const box = await fixture(html`<div></div>`);
    box.append(element);
    await element.updateComplete;
    const [first, second] = element.querySelectorAll('a');
    first!.focus();
    await ready;
    second!.focus();
    await element.updateComplete;
    await waitUntil(() => focused() === second);
    expect(isShown(second!)).to.be.true;
  });

  it('stays while text in it is selected, and goes when the selection has left', async () => {
    const { element, ready } = await slowly();
    const selection = getSelection()!;
    selection.selectAllChildren(fallbackOf(element));
    await ready;
    expect(isShown(fallbackOf(element))).to.be.true;
    expect(selection.toString()).to.contain('the letter');
    selection.removeAllRanges();
    await waitUntil(() => !isShown(fallbackOf(element)), 'the fallback goes');
  });

  it('comes back with the notice when the next letter can’t be loaded', async () => {
    const element = await embed(letter());
    expect(isShown(fallbackOf(element))).to.be.false;
    const failed = oneEvent(element, 'open-letter-error');
    element.src = fault('status/404').url;
    await failed;
    expect(isShown(fallbackOf(element))).to.be.true;
    none(element, 'article');
  });

  it('that is the whole letter leaves the reader at the words she was reading', async () => {
    const words = Array.from({ length: 60 }, (_, index) =>
      `Paragraph ${index + 1}. ${'The tide comes in and goes out again. '.repeat(6)}`.trim(),
    );
    const { url } = await serve(letter({ kicker: 'K', summary: 'A long summary. '.repeat(30), statement: words.join('\n\n') }), {
      ms: '200',
    });
    const element = make({ src: url }, words.map((paragraph) => `<p>${paragraph}</p>`).join(''));
    const box = await fixture(html`<div></div>`);
    const ready = oneEvent(element, 'open-letter-load');
    box.append(element);
    await element.updateComplete;
    const reading = element.querySelectorAll('p')[30]!;
    scrollTo({ top: reading.getBoundingClientRect().top + scrollY + 10, behavior: 'instant' });
    const before = reading.getBoundingClientRect().top;
    await ready;
    const now = all(element, 'paragraph').find((paragraph) => textOf(paragraph).startsWith('Paragraph 31.'))!;
    expect(element.contains(now)).to.be.false;
    expect(now.getBoundingClientRect().top).to.be.closeTo(before, 2);
    scrollTo(0, 0);
  });

  it('begins where the fallback did, whose margin was the page’s', async () => {
    const { url } = await serve(letter(), { ms: '200' });
    const box = await fixture(html`<div><p style="margin-block: 10px">Above</p></div>`);
    const element = make({ src: url }, '<h2 style="margin-block: 37px 5px">Before</h2>');
    const ready = oneEvent(element, 'open-letter-load');
    box.append(element);
    await element.updateComplete;
    const { top } = element.querySelector('h2')!.getBoundingClientRect();
    await ready;
    expect(the(element, 'article').getBoundingClientRect().top).to.be.closeTo(top, 1);
    expect(element.getBoundingClientRect().top).to.be.closeTo(top, 1);
  });

  it('begins where the element does that has no fallback but a margin of its own', async () => {
    const { url } = await serve(letter(), { ms: '200' });
    const box = await fixture(html`<div style="display: flex"></div>`);
    const element = make({ src: url }, '');
    element.style.marginTop = '37px';
    await settled(element, box);
    expect(the(element, 'article').getBoundingClientRect().top).to.equal(element.getBoundingClientRect().top);
  });

  it('above the reader leaves her place below it alone', async () => {
    const { url } = await serve(letter({ statement: 'Long.\n\n'.repeat(80) }), { ms: '200' });
    const box = await fixture(html`<div><p id="below" style="margin-block: 50px 3000px">Below</p></div>`);
    const element = make({ src: url }, '<p style="block-size: 500px">Short</p>');
    const ready = oneEvent(element, 'open-letter-load');
    box.prepend(element);
    await element.updateComplete;
    const below = box.querySelector('#below')!;
    scrollTo({ top: below.getBoundingClientRect().top + scrollY - 20, behavior: 'instant' });
    const before = below.getBoundingClientRect().top;
    await ready;
    await waitUntil(() => Math.abs(below.getBoundingClientRect().top - before) < 2, 'her place is where it was');
    scrollTo(0, 0);
  });
});

describe('a lazy embed', () => {
  it('asks for nothing until it is near the viewport', async () => {
    const { url, requests } = await serve(letter());
    const box = await fixture(html`<div style="padding-block-start: 9000px"></div>`);
    const element = make({ src: url, loading: 'lazy' });
    const ready = oneEvent(element, 'open-letter-load');
    box.append(element);
    // Another one that is near has been seen by the browser by then, so this one has been, too.
    const near = await serve(letter());
    await settled(make({ src: near.url, loading: 'lazy' }), await fixture(html`<div style="position: fixed; top: 0"></div>`));
    expect(element.state).to.equal('idle');
    expect(await requests()).to.equal(0);
    scrollTo({ top: 8_500, behavior: 'instant' });
    await ready;
    expect(await requests()).to.equal(1);
    scrollTo(0, 0);
  });

  it('loads when it is made eager', async () => {
    const { url } = await serve(letter());
    const box = await fixture(html`<div style="padding-block-start: 9000px"></div>`);
    const element = make({ src: url, loading: 'lazy' });
    const ready = oneEvent(element, 'open-letter-load');
    box.append(element);
    element.loading = 'eager';
    await ready;
  });

  it('that has shown a letter before it was lazy shows the next one when it is near', async () => {
    const box = await fixture(html`<div style="padding-block-start: 9000px"></div>`);
    const element = await embed(letter(), {}, undefined, box);
    const { url, requests } = await serve(letter({ title: 'The new one' }));
    element.loading = 'lazy';
    element.src = url;
    // Another one that is near has been seen by the browser by then, so this one has been, too.
    const near = await serve(letter());
    await settled(make({ src: near.url, loading: 'lazy' }), await fixture(html`<div style="position: fixed; top: 0"></div>`));
    expect(await requests()).to.equal(0);
    const ready = oneEvent(element, 'open-letter-load');
    scrollTo({ top: 8_500, behavior: 'instant' });
    await ready;
    the(element, 'article', 'The new one');
    scrollTo(0, 0);
  });
});

describe('an embed that is lazy by now', () => {
  /** One far below that has shown a letter. */
  async function farBelow(): Promise<OpenLetter> {
    const element = await embed(
      fullLetter({ signatories: { items: signatories(20) } }),
      {},
      undefined,
      await fixture(html`<div style="padding-block-start: 9000px"></div>`),
    );
    element.loading = 'lazy';
    return element;
  }

  it('lets go of the letter that it no longer stands for, wherever it is', async () => {
    const element = await farBelow();
    element.integrity = `sha256-${'A'.repeat(43)}=`;
    await element.updateComplete;
    none(element, 'article');
    expect(element.state).to.equal('idle');
    expect(isShown(fallbackOf(element))).to.be.true;
  });

  it('asks once, for the last of several addresses, when it comes near', async () => {
    const element = await farBelow();
    const [first, last] = await Promise.all([serve(letter({ title: 'The first' })), serve(letter({ title: 'The last' }))]);
    for (const { url } of [first, last]) {
      element.src = url;
      await element.updateComplete;
    }
    const ready = oneEvent(element, 'open-letter-load');
    element.scrollIntoView({ behavior: 'instant' });
    await ready;
    the(element, 'article', 'The last');
    expect(await first.requests()).to.equal(0);
    expect(await last.requests()).to.equal(1);
    scrollTo(0, 0);
  });

  it('reloads at once when it is told to, and not again when it comes near', async () => {
    const element = await farBelow();
    const { url, requests } = await serve(fullLetter());
    element.src = url;
    await element.updateComplete;
    await element.reload();
    element.expandSignatories();
    await element.updateComplete;
    element.scrollIntoView({ behavior: 'instant' });
    // Another one that is near has been seen by the browser by then, so this one has been, too.
    const near = await serve(letter());
    await settled(make({ src: near.url, loading: 'lazy' }), await fixture(html`<div style="position: fixed; top: 0"></div>`));
    the(element, 'button', 'Show fewer');
    expect(await requests()).to.equal(1);
    scrollTo(0, 0);
  });
});

describe('an embed that is told something else while a letter comes', () => {
  const changes: [string, (element: OpenLetter) => unknown][] = [
    ['to reload', (element) => element.reload()],
    ['another letter', (element) => (element.bundle = letter({ title: 'Another' }))],
    ['no letter', (element) => (element.bundle = undefined)],
  ];
  for (const [name, change] of changes) {
    it(`(${name}) throws nothing, whenever that is`, async () => {
      const box = await fixture(html`<div></div>`);
      const errors = await uncaughtDuring(async () => {
        for (let turns = 0; turns < 60; turns++) {
          const element = make({});
          element.bundle = letter();
          box.append(element);
          for (let turn = 0; turn < turns; turn++) await Promise.resolve();
          change(element);
          await waitUntil(() => element.state === (name === 'no letter' ? 'idle' : 'ready'));
          element.remove();
        }
      });
      expect(errors).to.deep.equal([]);
    });
  }
});

describe('images', () => {
  async function withImage(
    attributes: Record<string, string>,
    change = (url: string): string => url,
  ): Promise<{ element: OpenLetter; codes: string[] }> {
    const image = await serve(pixel, { type: 'image/gif', cors: '' });
    const loads = collect('open-letter-load');
    const element = await embed(
      letter({ image: { src: change(image.url), alt: 'The flats at dawn', credit: 'Cem Tidewell' } }),
      attributes,
    );
    return { element, codes: loads.at(-1)!.warnings.map(({ code }) => code) };
  }

  it('of the bundle’s origin are shown, with their credit and without telling where', async () => {
    const { element, codes } = await withImage({});
    expect(the(element, 'img', 'The flats at dawn')).to.have.property('referrerPolicy', 'no-referrer');
    expect(textOf(element.shadowRoot!.querySelector('figcaption'))).to.equal('Cem Tidewell');
    expect(codes).to.deep.equal([]);
  });

  for (const [images, change] of [
    ['same-origin', elsewhere],
    ['none', undefined],
    ['nonsense', elsewhere],
  ] as const) {
    it(`are left out under ${images} where that forbids it, with a warning`, async () => {
      const { element, codes } = await withImage({ images }, change);
      none(element, 'img');
      expect(everything(element).some(({ localName }) => localName === 'img')).to.be.false;
      expect(codes).to.deep.equal(['image-blocked']);
    });
  }

  it('of another origin are shown where any is allowed', async () => {
    const { element } = await withImage({ images: 'any' }, elsewhere);
    the(element, 'img', 'The flats at dawn');
  });

  it('with an unsafe address are left out', async () => {
    const { element, codes } = await withImage({ images: 'any' }, () => 'javascript:alert(1)');
    none(element, 'img');
    expect(codes).to.include('image-blocked');
  });

  it('that can’t be had leave no hole', async () => {
    const { element } = await withImage({}, () => fault('status/404').url);
    const figure = element.shadowRoot!.querySelector('figure')!;
    await waitUntil(() => !isShown(figure), 'the figure goes');
    expect(figure.getBoundingClientRect().height).to.equal(0);
  });
});

describe('a partner', () => {
  const given = fullLetter({ signatories: { items: signatories(20) } });

  for (const partner of ['Harbour Circle 3', 'hàrbour CIRCLE 3']) {
    it(`“${partner}” has its name first and its spokesperson’s quote shown`, async () => {
      const element = await embed(given, { partner });
      the(element, 'heading', 'Harbour Circle 3 and 19 others have signed');
      expect(textOf(all(element, 'listitem').find((row) => row.part.contains('partner')))).to.contain('Harbour Circle 3');
      expect(textOf(the(element, 'group', '1 of 4'))).to.contain('Cem Tidewell');
    });
  }

  it('by its id is the right one of two with the same name', async () => {
    const items = [
      { id: 'north', name: 'Marsh Friends', place: 'In the north' },
      { id: 'south', name: 'Marsh Friends', place: 'In the south' },
    ];
    const element = await embed(letter({ signatories: { items } }), { partner: 'south' });
    const marked = all(element, 'listitem').filter((row) => row.part.contains('partner'));
    expect(marked.map(textOf)).to.have.length(1);
    expect(textOf(marked[0])).to.contain('In the south');
    isSame(all(element, 'listitem')[0], marked[0]);
  });

  it('that hasn’t signed changes nothing, with a warning', async () => {
    const loads = collect('open-letter-load');
    const element = await embed(given, { partner: 'Nobody' });
    the(element, 'heading', /^20 signatories/);
    expect(textOf(the(element, 'group', '1 of 4'))).to.contain('Ada Brightwater');
    expect(loads.at(-1)?.warnings.map(({ code }) => code)).to.deep.equal(['partner-not-found']);
  });
});

describe('the parts’ events and methods', () => {
  it('showQuote shows a quote by its index in the bundle’s order, and says so', async () => {
    const element = await embed(fullLetter(), { partner: 'Harbour Circle 3' });
    const events = collect('open-letter-quote', element);
    element.showQuote(1);
    await element.updateComplete;
    expect(textOf(the(element, 'group', /of 4/))).to.contain('Béla Sandström');
    expect(events.map(({ index }) => index)).to.deep.equal([1]);
    element.showQuote(99);
    element.showQuote(-1);
    expect(events).to.have.length(1);
  });

  it('expandSignatories expands and collapses', async () => {
    const element = await embed(fullLetter());
    const events = collect('open-letter-expand', element);
    element.expandSignatories();
    await element.updateComplete;
    the(element, 'button', 'Show fewer');
    element.expandSignatories(false);
    await element.updateComplete;
    the(element, 'button', 'Show all 20 signatories');
    expect(events.map(({ expanded }) => expanded)).to.deep.equal([true, false]);
  });

  it('do nothing where there is no letter, or no page yet', async () => {
    const element = make({});
    element.showQuote(1);
    element.expandSignatories();
    await settled(Object.assign(element, { src: fault('empty').url }));
    element.showQuote(1);
    element.expandSignatories();
    expect(element.state).to.equal('error');
  });
});

describe('an address that leads into the letter', () => {
  const id = (): string => `flats-${crypto.randomUUID().slice(0, 8)}`;
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('opens at a quote, counted from 1 in the bundle’s order', async () => {
    const name = id();
    location.hash = `#letter-${name}-quote-3`;
    const element = await embed(fullLetter({ id: name }), { partner: 'Harbour Circle 2' });
    await waitUntil(() => textOf(all(element, 'group', /of 4/)[0]).includes('Cem Tidewell'));
  });

  it('goes to another quote when it changes', async () => {
    const name = id();
    const element = await embed(fullLetter({ id: name }));
    location.hash = `#letter-${name}-quote-2`;
    await waitUntil(() => textOf(all(element, 'group', /of 4/)[0]).includes('Béla Sandström'));
  });

  it('is followed where it changes while the letter is on its way', async () => {
    const name = id();
    const { url } = await serve(fullLetter({ id: name }), { ms: '150' });
    const element = make({ src: url });
    const loaded = oneEvent(element, 'open-letter-load');
    (await fixture(html`<div></div>`)).append(element);
    await element.updateComplete;
    const heard = oneEvent(window, 'hashchange');
    location.hash = `#letter-${name}-quote-4`;
    await heard;
    expect(element.state).to.equal('loading');
    await loaded;
    await element.updateComplete;
    expect(textOf(the(element, 'group', '4 of 4'))).to.contain('Dalia Marsh');
  });

  for (const place of ['quote-0', 'quote-99', 'quote-x', 'nothing']) {
    it(`with ${place} changes nothing`, async () => {
      const name = id();
      location.hash = `#letter-${name}-${place}`;
      const element = await embed(fullLetter({ id: name }));
      expect(textOf(the(element, 'group', /of 4/))).to.contain('Ada Brightwater');
    });
  }

  it('of another letter changes nothing', async () => {
    location.hash = '#letter-other-quote-2';
    const element = await embed(fullLetter({ id: id() }));
    expect(textOf(the(element, 'group', /of 4/))).to.contain('Ada Brightwater');
  });

  it('stands in what is copied of a quote', async () => {
    const copied: string[] = [];
    const { clipboard } = navigator;
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (text: string) => Promise.resolve(copied.push(text)) },
      configurable: true,
    });
    try {
      const name = id();
      const element = await embed(fullLetter({ id: name, url: 'https://flats.example/2020' }), { partner: 'Harbour Circle 2' });
      the(element, 'button', 'Copy quote').click();
      await waitUntil(() => copied.length);
      expect(copied[0]).to.contain(`https://flats.example/2020#letter-${name}-quote-2`).and.contain('Béla Sandström');
    } finally {
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    }
  });
});

describe('the accessible names of a whole letter', () => {
  it('leave no button and no link without one', async () => {
    const element = await embed(fullLetter());
    for (const role of ['button', 'link', 'searchbox', 'combobox', 'region', 'group']) {
      for (const found of all(element, role)) expect(nameOf(found), `${role}: ${found.outerHTML}`).not.to.equal('');
    }
  });
});

describe('in a parent of 600 pixels', () => {
  const parents: Record<string, [css: string, least: number]> = {
    'that centres its column': ['display: flex; flex-direction: column; align-items: center', 600],
    'that centres the cells of its grid': ['display: grid; place-items: center', 600],
    'that shares its line out': ['display: flex; align-items: center; justify-content: center', 600],
    'that goes without an inside': ['display: block', 600],
    'that is a table': ['display: table', 600],
  };
  for (const [parent, [css, least]] of Object.entries(parents)) {
    it(`${parent} it has all the room`, async () => {
      const box = await fixture<HTMLElement>(html`<div style=${`${css}; width: 600px`}></div>`);
      const element = await embed(fullLetter(), {}, undefined, box);
      const { width } = element.getBoundingClientRect();
      expect(width).to.equal(least);
      expect(the(element, 'article').getBoundingClientRect().width).to.equal(width);
    });
  }

  for (const css of ['float: left', 'width: fit-content', 'display: table', 'display: inline-block', 'position: absolute']) {
    it(`a parent that is as wide as what is in it leaves it a line to read (${css})`, async () => {
      const box = await fixture<HTMLElement>(html`<div style=${css}></div>`);
      const element = await embed(fullLetter(), {}, undefined, box);
      expect(the(element, 'article').getBoundingClientRect().width).to.be.at.least(240);
    });
  }

  it('beside another child that has its width it takes what is left, and no more', async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="display: flex; width: 600px"><div style="width: 200px; flex: none"></div></div>`,
    );
    const element = await embed(fullLetter(), {}, undefined, box);
    expect(element.getBoundingClientRect().width).to.equal(400);
  });
});
