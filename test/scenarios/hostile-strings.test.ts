import { expect } from '@open-wc/testing';
import type { OpenLetter } from '../../src/index.js';
import en from '../../src/localization/strings/en.js';
import { all, everything, textOf, the } from '../elements/helpers.js';
import { serve } from '../loading/hosts.js';
import { pixel } from '../loading/letters.js';
import { addresses, texts } from './hostile-strings.js';
import { embedTag, openPage, scriptTag, type Page } from './page.js';
import { waitUntil } from '../wait-until.js';

/** Takes note where something runs, and of every request. */
const watch = `<script>
  globalThis.alert = () => noted.uncaught.push('something ran');
  performance.setResourceTimingBufferSize(5_000);
</script>`;

const harmless = ['We ask.', 'We ask. '.repeat(200), 'We ask.\n\nAgain.'];
/** Words whose place is taken by what they say. */
const wrapping = ['textUpdated', 'updated', 'partnerSigned', 'partnerAndOthers'];

/** A letter of which every string is one text and every address one address. */
function letterOf(text: string, url: string, src = 'pixel'): string {
  const one = { type: 'text', value: text };
  const paragraph = { type: 'paragraph', children: [one] };
  const link = { type: 'link', url, children: [one] };
  const strings = Object.entries(en).map(([key, value]): [string, unknown] => [
    key,
    typeof value === 'string' ? text : { one: text, other: text, [text]: text },
  ]);
  return JSON.stringify({
    version: 1,
    lang: 'en',
    title: text,
    kicker: text,
    summary: text,
    published: '2020-09-09',
    url,
    publishers: [{ name: text, url }],
    image: { src, alt: text, credit: text },
    statement: [
      paragraph,
      link,
      { type: 'heading', depth: 2, children: [one] },
      { type: 'blockquote', children: [paragraph] },
      { type: 'list', ordered: true, children: [{ type: 'listItem', children: [paragraph] }] },
      { type: 'paragraph', children: ['emphasis', 'strong', 'delete'].map((type) => ({ type, children: [one] })) },
      {
        type: 'paragraph',
        children: [
          { type: 'footnoteReference', identifier: text },
          { type: 'footnoteReference', identifier: `${text}?` },
        ],
      },
      { type: 'image', url, alt: text },
      { type: `${text}!`, value: text },
      { type: 'html', value: `<img src="${src}" onerror="alert(1)">` },
      { type: 'footnoteDefinition', identifier: text, children: [paragraph] },
    ],
    letter: { title: text, addressees: [text], body: text, closing: text },
    quotes: [
      { text, speaker: text, role: text, organization: text, url, lang: 'fr' },
      { text, speaker: text },
    ],
    signatories: {
      items: [
        { name: text, id: text, kind: text, category: text, place: text, affiliation: text, role: text, url, lang: text },
        `${text} too`,
      ],
    },
    translations: [
      { lang: 'fr', url, title: text, status: text, translator: text },
      { lang: 'es', src: url, integrity: text },
    ],
    contacts: [{ name: text, organization: text, email: text, phone: text, url }],
    attachments: [{ label: text, url, type: text }],
    revisions: [{ date: '2020-09-09', note: text }],
    actions: [{ label: text, url }],
    show: text,
    strings: Object.fromEntries([...strings.filter(([key]) => !wrapping.includes(key)), [text, text], [`country.${text}`, text]]),
    [text === 'version' || text === 'lang' ? 'later' : `later ${text}`]: text,
  });
}

/** A text as it must stand on the screen, white space and direction controls aside. */
const wordsOf = (text: string): string => text.replace(/[\s\u202A-\u202E\u2066-\u2069]/g, '');

/** Where a text stands, and how often. */
const places: Record<string, number> = {
  '[part=kicker]': 1,
  '[part=title]': 1,
  '[part=date]': 1,
  '[part=summary]': 1,
  '[part=credit]': 1,
  'open-letter-statement[part=statement]': 11,
  'open-letter-statement[part=letter]': 4,
  'open-letter-quotes': 6,
  '[part=count]': 1,
  '[role=listitem]': 4,
  'article > [part=actions]': 7,
};

/** What is lost of a text, or stands there that no harmless letter has. */
function faultsOf(letter: OpenLetter, text: string, allowed: Set<string>, image: string): string[] {
  const elements = everything(letter.shadowRoot!);
  const words = wordsOf(text);
  const lost = Object.entries(places).flatMap(([selector, times]) => {
    const place = elements.find((element) => element.matches(selector));
    const shown = wordsOf(
      place ? [place, ...everything(place)].map((element) => ownText(element.shadowRoot ?? element)).join('') : '',
    );
    const found = shown.split(words).length - 1;
    // Of interface strings places are filled.
    return found >= times || (selector === '[part=count]' && text.includes('{count}'))
      ? []
      : [`${selector} has it ${found} times`];
  });
  const added = elements.flatMap((element) => traitsOf(element).filter((trait) => !allowed.has(trait)));
  const links = elements.filter((element) => element.localName === 'a').flatMap((link) => faultOf(link as HTMLAnchorElement));
  const images = elements
    .filter((element): element is HTMLImageElement => element.localName === 'img')
    .filter(({ src, alt }) => src !== image || wordsOf(alt) !== words);
  return [...lost, ...added, ...links, ...images.map(({ outerHTML }) => outerHTML)];
}

/** The texts of an element itself, without those of elements in it. */
const ownText = (element: ParentNode & Node): string =>
  [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => (node as Text).data)
    .join('');

/** An element’s name and its attributes’. */
const traitsOf = (element: Element): string[] => [
  element.localName,
  ...element.getAttributeNames().map((name) => `${element.localName} ${name}`),
];

const faultOf = ({ protocol, username, password, href }: HTMLAnchorElement): string[] =>
  ['https:', 'http:', 'mailto:', 'tel:'].includes(protocol) && !username && !password ? [] : [`leads to ${href}`];

/** The letters on a page of their own, each with another bundle; when all are settled. */
async function open(bundles: string[], leak: string): Promise<{ page: Page; letters: OpenLetter[]; image: string }> {
  const folder = crypto.randomUUID();
  const { url: image } = await serve(pixel, { name: `${folder}/pixel` });
  const page = await openPage(scriptTag, watch);
  const letters: OpenLetter[] = [];
  for (const bundle of bundles) {
    const { url } = await serve(bundle.replaceAll('LEAK', leak), { name: `${folder}/${letters.length}.json` });
    const letter = page.document.createElement('open-letter');
    letter.src = url;
    // So many at once take their time.
    letter.timeout = 60_000;
    letters.push(letter);
  }
  page.document.body.append(...letters);
  await waitUntil(() => page.events.length >= letters.length, 'all are settled', { timeout: 40_000 });
  return { page, letters, image };
}

/** What the page has asked for beside the script, the bundles and what may be asked for. */
const beyond = ({ window }: Page, ...may: string[]): string[] =>
  window.performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => !/\/dist\/open-letter\.js$|\/faults\/store\/[\w-]+\/\d+\.json$/.test(name) && !may.includes(name));

describe('a hostile text in every string of a letter', () => {
  it('is shown as text: nothing runs, nothing is asked for, nothing is lost', async () => {
    const name = crypto.randomUUID();
    const leak = `/faults/empty?name=${name}`;
    const { page, letters, image } = await open(
      [...harmless, ...texts].map((text) => letterOf(text, 'https://circles.example/')),
      leak,
    );
    expect(page.events.filter((event) => event === 'load')).to.have.length(letters.length);
    await waitUntil(
      () => letters.every((letter) => everything(letter.shadowRoot!).some((element) => element.matches('[role=listitem]'))),
      'every list is there',
      { timeout: 10_000 },
    );
    const allowed = new Set(
      letters.slice(0, harmless.length).flatMap((letter) => everything(letter.shadowRoot!).flatMap(traitsOf)),
    );
    const faults = [...harmless, ...texts].flatMap((text, at) => {
      const found = faultsOf(letters[at]!, text.replaceAll('LEAK', leak), allowed, image);
      return found.length ? [`${text.slice(0, 60)}: ${found.join('; ')}`] : [];
    });
    expect(faults).to.deep.equal([]);
    expect(page.uncaught).to.deep.equal([]);
    expect(beyond(page, image)).to.deep.equal([]);
    expect(await (await fetch(`/faults/count/${name}`)).text()).to.equal('0');
  }).timeout(60_000);

  it('is found in the list among all others, in every order, and chosen as a category', async () => {
    const items = texts.map((text) => ({ name: text, category: text, place: text, affiliation: text, role: text }));
    const { url } = await serve({ version: 1, lang: 'en', title: 'x', statement: 'x', signatories: { items } });
    const page = await openPage(embedTag(url, `visible-signatories="${texts.length - 1}"`) + scriptTag, watch);
    const { document } = page;
    const rows = (): HTMLElement[] => all(document, 'listitem');
    const has = (text: string): boolean => rows().some((row) => wordsOf(row.querySelector('bdi')!.textContent) === wordsOf(text));
    await waitUntil(() => rows().length >= texts.length - 1, 'the list is there', { timeout: 10_000 });
    const box = the(document, 'searchbox') as HTMLInputElement;
    const type = (words: string): void => {
      box.value = words;
      box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    };
    for (const text of texts) {
      type(text);
      await waitUntil(() => has(text), `“${text.slice(0, 60)}” is found`, { interval: 5 });
    }
    type('');
    const choose = async (part: string, value: string): Promise<void> => {
      const select = the(document, 'combobox', part) as HTMLSelectElement;
      select.value = value;
      expect(select.value).to.equal(value);
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await page.letters[0]!.updateComplete;
    };
    for (const order of ['1', '0']) {
      await choose('Order', order);
      await waitUntil(() => rows().length >= texts.length - 1);
    }
    for (const text of texts.slice(0, 20)) {
      await choose('Filter', `category=${text}`);
      await waitUntil(() => has(text) && rows().length === 1, `“${text}” is chosen`, { interval: 5 });
    }
    expect(textOf(document.querySelector('open-letter')!.shadowRoot!.querySelector('[part=notice]'))).to.equal('');
    expect(page.uncaught).to.deep.equal([]);
    expect(
      everything(document.body).filter((element) =>
        element.matches('script:not([src]), iframe, img, object, embed, style, link'),
      ),
    ).to.have.length(0);
  }).timeout(60_000);
});

describe('a hostile address in every address of a letter', () => {
  it('leads nowhere but to web, mail and telephone, and no other origin is asked', async () => {
    const { page, letters, image } = await open(
      addresses.map((url) => letterOf('We ask.', url, url)),
      '/faults/empty',
    );
    const { origin } = new URL(image);
    expect(page.events.filter((event) => event === 'load')).to.have.length(letters.length);
    const faults = letters.flatMap((letter, at) => {
      const elements = everything(letter.shadowRoot!);
      const links = elements.filter((element) => element.localName === 'a').flatMap((link) => faultOf(link as HTMLAnchorElement));
      const images = elements.filter((element) => element.localName === 'img').map((img) => (img as HTMLImageElement).src);
      const found = [...links, ...images.filter((src) => !src.startsWith(`${origin}/`))];
      return found.length ? [`${JSON.stringify(addresses[at])}: ${found.join('; ')}`] : [];
    });
    expect(faults).to.deep.equal([]);
    expect(page.uncaught).to.deep.equal([]);
    expect(beyond(page).filter((url) => !url.startsWith(`${origin}/`))).to.deep.equal([]);
  }).timeout(60_000);
});
