import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { HashedFiles } from '../../src/authoring/list/hashed-files.js';
import { publishList } from '../../src/authoring/list/publish-list.js';
import { Localizer } from '../../src/localization/localizer.js';
import { json, letter, page as html, script, site, type File } from './host.js';

/** Another origin than the page’s and the letter’s, to which the bundle leads wherever it can. */
const tempting = 'http://elsewhere.example';
const image = { src: 'flats.svg', alt: 'The flats at dawn', width: 40, height: 20 };

const text = (value: string): object => ({ type: 'text', value });
const paragraph = (...children: object[]): object => ({ type: 'paragraph', children });

const bundle = {
  ...letter,
  url: `${tempting}/letter`,
  image,
  publishers: [{ name: 'Harbour Circles', url: `${tempting}/circles` }],
  statement: [
    paragraph(text('We ask you'), { type: 'footnoteReference', identifier: 'why' }),
    paragraph(text('and ask again: '), { type: 'link', url: `${tempting}/why`, children: [text('here')] }),
    { type: 'image', url: `${tempting}/pixel.gif`, alt: 'A pixel' },
    { type: 'html', value: `<img src="${tempting}/pixel.gif">` },
    { type: 'footnoteDefinition', identifier: 'why', children: [paragraph(text('The tide belongs to nobody.'))] },
  ],
  letter: { body: 'Dear members,\n\nlisten.\n\nYours' },
  quotes: [
    { text: 'So it is. '.repeat(90), speaker: 'Ada Brightwater', url: `${tempting}/ada` },
    { text: 'The flats are my home.', speaker: 'Cem Tidewell' },
  ],
  signatories: {
    items: Array.from({ length: 1_200 }, (_, index) => ({
      name: `Harbour ${index % 3 ? 'Circle' : 'League'} ${index + 1}`,
      country: ['CL', 'IS', 'KE'][index % 3]!,
      category: ['Fishers', 'Walkers'][index % 2]!,
      kind: index % 5 ? 'organization' : 'person',
      url: `${tempting}/${index}`,
    })),
  },
  translations: [
    { lang: 'fr', src: 'letter.fr.json' },
    { lang: 'es', src: `${tempting}/letter.es.json` },
    { lang: 'de', src: 'letter.de.json' },
  ],
  actions: [{ label: 'Add your name', url: `${tempting}/sign` }],
};

const french = {
  ...letter,
  lang: 'fr',
  title: 'Laissez l’estran ouvert',
  image: { src: `${tempting}/pixel.gif`, alt: 'Un pixel' },
  signatories: undefined,
};

/** What the letter’s host says with each answer: that the page may read it and send cookies, and here is one. */
const shared = {
  'Access-Control-Allow-Origin': '',
  'Access-Control-Allow-Credentials': 'true',
  'Set-Cookie': 'letter=1; Path=/',
};
const openly = (file: File): File => ({ ...file, headers: shared });

const files: Record<string, File> = {
  '/page': html('<h1>News</h1><main></main>'),
  '/control': html('<p>Control</p>'),
  '/left': html('<p>Left</p>'),
  '/letter.fr.json': openly(json(french)),
};
const host = site(files);
/** Of the page’s own site, to which cookies go most easily, but of another origin. */
let letterHost = '';

/** Whatever a script may keep something in, or send something by, noted when it is touched; from the page’s first line on. */
const traps = `globalThis.touched = [];
const trap = (object, name) => {
  const own = object && Object.getOwnPropertyDescriptor(object, name);
  if (!own?.configurable) return;
  const note = () => touched.push(name);
  Object.defineProperty(object, name, 'value' in own
    ? { ...own, value(...given) { note(); return own.value.apply(this, given); } }
    : { ...own, get() { note(); return own.get.call(this); }, set(value) { note(); own.set?.call(this, value); } });
};
for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore', 'sharedStorage', 'name', 'open', 'opener', 'postMessage', 'alert'])
  trap(globalThis, name);
for (const name of ['cookie', 'referrer', 'fonts']) trap(Document.prototype, name);
for (const name of ['sendBeacon', 'storage', 'serviceWorker', 'locks', 'userAgent', 'plugins', 'language', 'languages', 'geolocation', 'connection'])
  trap(Navigator.prototype, name);
for (const name of ['pushState', 'replaceState']) trap(History.prototype, name);`;

/** A session in which every control is used once. */
async function session(page: Page): Promise<void> {
  const button = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const rows = page.getByRole('listitem').filter({ hasText: /^\s*Harbour/ });

  // The letter isn’t there at first.
  await page.getByText('Read the letter.').waitFor();
  await button('Try again');
  await page.getByRole('status').filter({ hasText: 'can’t be loaded' }).waitFor();
  files['/letter.json'] = published.get('/letter.json')!;
  await button('Try again');
  await page.getByRole('article', { name: bundle.title }).waitFor();
  await page.getByRole('img', { name: image.alt }).waitFor();

  // The statement, and then the letter.
  for (let fold = 0; fold < 2; fold++) await page.getByRole('button', { name: 'Read the whole letter' }).first().click();
  await page.getByLabel('Footnote 1').click();
  await page.getByLabel('Back to the text').click();

  await button('Next quote');
  await button('Previous quote');
  await page.getByRole('region', { name: 'Quotes' }).getByRole('button', { name: 'Read the whole text' }).click();
  await button('Next quote');
  await page.keyboard.press('ArrowRight');
  await button('Copy quote');
  await page.getByText('Copied').waitFor();

  await button('Show signatories');
  await page.getByText('Harbour Circle 80', { exact: true }).waitFor();
  for (let shown = 100; shown < 1_000; shown += 100) {
    await page.waitForFunction(`document.querySelector('open-letter').shadowRoot.querySelector('open-letter-signatories')
      .shadowRoot.querySelectorAll('[role=listitem]').length >= ${shown}`);
    await button('Show 100 more');
  }
  // The page of the list isn’t there at first either.
  await button('Show 100 more');
  await page.getByText('can’t be loaded').waitFor();
  for (const [path, file] of published) files[path] = file;
  await rows.first().waitFor();
  await button('Try again');
  await page.getByText('Harbour League 1099').waitFor();
  await button('Show fewer');

  await page.getByRole('searchbox').fill('league 1151');
  await page.getByText('No signatory matches').waitFor();
  await button('Clear search');
  await page.getByRole('searchbox').fill('circle 1151');
  await page.getByText('1 signatory matches').waitFor();
  await page.getByRole('searchbox').fill('');
  for (const order of ['Alphabetical', 'By country', 'As published'])
    await page.getByRole('combobox', { name: 'Order' }).selectOption(order);
  for (const filter of ['country=IS', 'category=Walkers', 'kind=person', ''])
    await page.getByRole('combobox', { name: 'Filter' }).selectOption(filter);

  await page.getByRole('link', { name: 'Deutsch' }).click();
  await page.getByText('This language can’t be loaded at the moment.').waitFor();
  await page.getByRole('link', { name: 'Español' }).click();
  await page.getByText('This language can’t be loaded at the moment.').waitFor();
  await page.getByRole('link', { name: 'Français' }).click();
  await page.getByRole('article', { name: french.title }).waitFor();
  await page.evaluate(`location.hash = '#letter-tidal-flats-lang-en'`);
  await page.getByRole('article', { name: bundle.title }).waitFor();
  await page.evaluate(`location.hash = '#letter-tidal-flats-quote-2'`);
  await page.getByRole('group', { name: '2 of 2' }).waitFor();

  await page.emulateMedia({ media: 'print' });
  await page.pdf();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(`document.querySelector('open-letter').reload()`);
  await page.getByRole('article', { name: bundle.title }).waitFor();
  // A move and a removal.
  await page.evaluate(`document.body.prepend(document.querySelector('open-letter'))`);
  await page.evaluate(`document.querySelector('open-letter').remove()`);
}

/** The files that the command has written, by path. */
const published = new Map<string, File>();

describe('a session with every control', () => {
  let context: BrowserContext;
  let page: Page;
  /** What the browser asked for, and whatever else it opened. */
  const asked: { url: string; type: string }[] = [];
  const opened: string[] = [];
  /** The names of the page’s window without the letter and with it, its document’s attributes and style sheets as well. */
  const globals: string[][] = [];
  let touched: string[] = [];
  let stored: unknown;
  let cookies: { name: string }[] = [];
  let arrived: typeof host.arrived = [];
  /** What a request is that keeps nothing to itself. */
  let control: (typeof host.arrived)[number];
  /** What the page’s origin keeps. */
  const keeps = `Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()]).then(([databases, caches, workers]) => ({
    local: localStorage.length, session: sessionStorage.length, databases: databases.length, caches: caches.length, workers: workers.length, name }))`;
  const look = `[...Reflect.ownKeys(globalThis), ...Reflect.ownKeys(document), ...document.documentElement.attributes, ...document.body.attributes,
    ...document.head.children, ...document.styleSheets, ...document.adoptedStyleSheets].map(String).filter((name) => !/^\\d+$/.test(name)).sort()`;

  before(async () => {
    letterHost = host.otherOrigin;
    shared['Access-Control-Allow-Origin'] = host.origin;
    const long = structuredClone(bundle);
    const output = new HashedFiles(
      (path, body) => void published.set(`/${path}`, openly({ body: Buffer.from(body), type: 'application/json' })),
    );
    await publishList(long, output, [new Localizer('en')], () => undefined);
    published.set('/letter.json', openly(json(long)));
    files['/open-letter.js'] = openly(script);

    page = await host.open('/page', { beforeScripts: traps, permissions: ['clipboard-write'] });
    context = page.context();
    await context.addCookies([{ name: 'known', value: '1', url: letterHost }]);
    globals.push(await page.evaluate(look));
    const note = (request: Request): unknown => asked.push({ url: request.url(), type: request.resourceType() });
    context.on('request', note);
    context.on('page', (other) => opened.push(other.url()));
    for (const kind of ['worker', 'websocket', 'popup', 'dialog', 'download', 'pageerror'] as const)
      page.on(kind as 'popup', () => opened.push(kind));
    host.arrived.length = 0;
    await page.evaluate(
      ([from]) => {
        const main = document.querySelector('main')!;
        const script = document.createElement('script');
        Object.assign(script, { async: true, src: `${from}/open-letter.js`, crossOrigin: '', referrerPolicy: 'no-referrer' });
        main.innerHTML = `<open-letter lang="en" src="${from}/letter.json" visible-paragraphs="1"><p>Read the letter.</p></open-letter>`;
        main.prepend(script);
      },
      [letterHost],
    );
    await session(page);
    touched = await page.evaluate('touched.splice(0)');
    globals.push(await page.evaluate(look));
    stored = await page.evaluate(keeps);
    cookies = await context.cookies();
    arrived = host.arrived.splice(0);
    context.off('request', note);
    await page.evaluate(
      `fetch('${letterHost}/control', { credentials: 'include', mode: 'no-cors', referrerPolicy: 'unsafe-url' })`,
    );
    control = host.arrived.splice(0)[0]!;
    // A page that is left may still send something.
    await page.goto(`${host.origin}/left`);
    assert.deepEqual(
      host.arrived.map(({ url }) => url),
      [page.url()],
    );
  });

  it('asks the letter’s host, for the script, the letter and what belongs to it, and nobody else', () => {
    const paths = ['/open-letter.js', '/letter.json', '/letter.de.json', '/letter.fr.json', '/flats.svg'];
    const others = asked.filter(({ url }) => {
      const { origin, pathname } = new URL(url);
      return origin !== letterHost || !(paths.includes(pathname) || pathname.startsWith('/signatories/'));
    });
    assert.deepEqual(others, []);
    const pathsAsked = new Set(asked.map(({ url }) => new URL(url).pathname));
    for (const path of paths) assert.ok(pathsAsked.has(path), path);
    // What the browser says it has asked for is what came.
    assert.deepEqual(new Set(arrived.map(({ url }) => new URL(url).pathname)), pathsAsked);
    assert.deepEqual(opened, []);
  });

  it('asks for no font, and for nothing but script, letter and image', () => {
    assert.deepEqual([...new Set(asked.map(({ type }) => type))].sort(), ['fetch', 'image', 'script']);
  });

  it('tells the host no referrer', () => {
    assert.ok(arrived.length > 10);
    assert.deepEqual(
      arrived.filter(({ headers }) => headers.referer !== undefined),
      [],
    );
    assert.equal(control.headers.referer, `${host.origin}/page`);
  });

  it('takes no cookie to the letter’s host, but with an image what it has set before', () => {
    const withCookie = arrived.filter(({ headers }) => headers.cookie !== undefined);
    assert.deepEqual(
      withCookie.filter(({ url }) => !url.endsWith('/flats.svg')),
      [],
    );
    assert.equal(control.headers.cookie, 'known=1');
  });

  it('keeps no cookie and stores nothing', () => {
    assert.deepEqual(touched, []);
    assert.deepEqual(
      cookies.map(({ name }) => name),
      ['known'],
    );
    assert.deepEqual(stored, { local: 0, session: 0, databases: 0, caches: 0, workers: 0, name: '' });
  });

  it('leaves no name on the window and nothing in the document', () => assert.deepEqual(globals[1], globals[0]));
});
