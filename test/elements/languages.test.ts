import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import type { OpenLetter } from '../../src/index.js';
import { elsewhere, fault, serve, sri, watchRequests, type Host } from '../loading/hosts.js';
import { fullLetter, letter, pixel, quotes, type Written } from '../loading/letters.js';
import {
  all,
  choose,
  collect,
  everything,
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

/** A letter in English with translations, each a bundle of its own beside it. */

const titles: Record<string, string> = {
  en: 'Keep the tidal flats open',
  fr: 'Laissez l’estran ouvert',
  ar: 'أبقوا السواحل مفتوحة',
  'zh-Hant': '讓潮間帶保持開放',
  es: 'Mantengan abierta la marisma',
};

type Offer = NonNullable<Written['translations']>[number];

async function written(
  offers: Offer[],
  parts: Written = {},
): Promise<{ original: Host & { name: string; replace: (file: unknown) => Promise<void> }; hosts: Map<string, Host> }> {
  const folder = crypto.randomUUID();
  const hosts = new Map<string, Host>();
  for (const { lang, src } of offers) {
    if (src)
      hosts.set(lang, await serve(letter({ lang, title: titles[lang]!, statement: `(${lang})` }), { name: `${folder}/${src}` }));
  }
  const original = await serve(letter({ id: `flats-${folder.slice(0, 8)}`, translations: offers, ...parts }), {
    name: `${folder}/letter.json`,
  });
  return { original, hosts };
}

/** The address of a letter in English with a French translation that says what is given; `query` is the host’s way with that one. */
async function withFrench(french: Written, parts: Written = {}, query = ''): Promise<string> {
  const folder = crypto.randomUUID();
  await serve(letter({ lang: 'fr', title: titles.fr!, ...french }), { name: `${folder}/fr.json` });
  const translations = [{ lang: 'fr', src: `fr.json${query}` }];
  return (await serve(letter({ translations, ...parts }), { name: `${folder}/letter.json` })).url;
}

const beside = (...langs: string[]): Offer[] => langs.map((lang) => ({ lang, src: `letter.${lang}.json` }));
const title = (element: OpenLetter): string => nameOf(the(element, 'article'));
const offered = (element: OpenLetter): string[] => all(the(element, 'group', 'Languages'), 'link').map(nameOf);
const shows = (element: OpenLetter, lang: string): Promise<void> =>
  waitUntil(() => title(element) === titles[lang], `the letter in ${lang}`);

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('the languages of a letter', () => {
  it('are a group of links, each named in its own language, the one that is shown marked', async () => {
    const { original } = await written(beside('fr', 'ar', 'zh-Hant'));
    const element = await settled(make({ src: original.url, lang: 'en' }));
    const links = all(the(element, 'group', 'Languages'), 'link') as HTMLAnchorElement[];
    expect(links.map((link) => [nameOf(link), link.lang, link.hreflang, link.getAttribute('aria-current')])).to.deep.equal([
      ['English', 'en', 'en', 'true'],
      ['Français', 'fr', 'fr', null],
      ['العربية', 'ar', 'ar', null],
      ['繁體中文', 'zh-Hant', 'zh-Hant', null],
    ]);
  });

  it('say what a translation is, and who made the one that is shown', async () => {
    const [fr, ar] = beside('fr', 'ar') as [Offer, Offer];
    const { original } = await written([
      { ...fr, status: 'unofficial', stale: true, translator: 'Odile Marais' },
      { ...ar, status: 'letter', translator: 'Nobody Yet' },
    ]);
    const element = await settled(make({ src: original.url, lang: 'en' }));
    const group = the(element, 'group', 'Languages');
    expect(textOf(group)).to.equal('EnglishFrançais (unofficial translation · of an earlier text)العربية');
    the(element, 'link', 'Français').click();
    await shows(element, 'fr');
    expect(textOf(group)).to.equal(
      'EnglishFrançais (unofficial translation · of an earlier text · translated by Odile Marais)العربية',
    );
  });

  it('say which text prevails', async () => {
    const { original } = await written(beside('fr'), { prevails: 'fr' });
    const element = await settled(make({ src: original.url, lang: 'en' }));
    expect(textOf(the(element, 'group', 'Languages'))).to.equal('EnglishFrançais The prevailing text: Français');
  });

  it('are not there where there is one', async () => {
    const element = await settled(make({ src: (await serve(letter())).url }));
    none(element, 'group', 'Languages');
  });

  it('are changed by the reader: the letter, its direction, the marked link, an event', async () => {
    const { original } = await written(beside('fr', 'ar'));
    const element = await settled(make({ src: original.url, lang: 'en' }));
    const events = collect('open-letter-language');
    const link = the(element, 'link', 'العربية');
    link.focus();
    await sendKeys({ press: 'Enter' });
    await shows(element, 'ar');
    expect(the(element, 'article')).to.include({ lang: 'ar', dir: 'rtl' });
    expect(the(element, 'link', 'العربية').getAttribute('aria-current')).to.equal('true');
    isSame(link);
    await waitUntil(() => events.length);
    expect(events.map(({ lang, bubbles, composed }) => [lang, bubbles, composed])).to.deep.equal([['ar', true, true]]);
    the(element, 'link', 'English').click();
    await shows(element, 'en');
    await waitUntil(() => events.length === 2);
    expect(events[1]?.lang).to.equal('en');
  });

  it('are fetched only when they are asked for, and once', async () => {
    const watch = watchRequests();
    const { original, hosts } = await written(beside('fr', 'ar'));
    const element = await settled(make({ src: original.url, lang: 'en' }));
    for (const lang of ['fr', 'en', 'fr']) {
      all(element, 'link')
        .find((link) => link.lang === lang)!
        .click();
      await shows(element, lang);
    }
    watch.stop();
    expect(watch.of(hosts.get('fr')!.url)).to.have.length(1);
    expect(watch.of(hosts.get('ar')!.url)).to.have.length(0);
  });

  it('have addresses of their own that open in a new tab as well', async () => {
    const { original } = await written(beside('fr'), { id: 'tidal', url: 'https://flats.example/' });
    const element = await settled(make({ src: original.url, lang: 'en' }));
    const link = the(element, 'link', 'Français') as HTMLAnchorElement;
    expect(link.href).to.equal('https://flats.example/#letter-tidal-lang-fr');
    for (const key of ['ctrlKey', 'metaKey', 'shiftKey']) {
      const click = new MouseEvent('click', { [key]: true, bubbles: true, composed: true, cancelable: true });
      let prevented: boolean | undefined;
      // The browser’s own way of following it is stopped only after the element had its say.
      window.addEventListener(
        'click',
        (event) => {
          prevented = event.defaultPrevented;
          event.preventDefault();
        },
        { once: true },
      );
      link.dispatchEvent(click);
      expect(prevented, key).to.be.false;
    }
    expect(title(element)).to.equal(titles.en);
  });

  it('have addresses that are found from the bundle where the canonical one is relative', async () => {
    const { original } = await written(beside('fr'), { id: 'tidal', url: '../2020/' });
    const element = await settled(make({ src: original.url, lang: 'en' }));
    const page = new URL('../2020/', original.url).href;
    expect(the(element, 'link', 'English')).to.have.property('href', `${page}#letter-tidal-lang-en`);
    expect(the(element, 'link', 'Français')).to.have.property('href', `${page}#letter-tidal-lang-fr`);
  });

  it('that are pages elsewhere are followed as links', async () => {
    const { original } = await written([{ lang: 'fr', url: 'https://flats.example/fr.pdf' }]);
    const element = await settled(make({ src: original.url, lang: 'fr' }));
    expect(title(element)).to.equal(titles.en);
    expect(the(element, 'link', 'Français')).to.include({
      href: 'https://flats.example/fr.pdf',
      rel: 'noopener noreferrer',
      hreflang: 'fr',
    });
  });

  it('say which are excerpts, unofficial or of an earlier text', async () => {
    const { original } = await written([
      { lang: 'fr', src: 'fr.json', status: 'excerpt' },
      { lang: 'ar', src: 'ar.json', status: 'unofficial' },
      { lang: 'es', src: 'es.json', stale: true },
    ]);
    const element = await settled(make({ src: original.url, lang: 'en' }));
    const words = textOf(the(element, 'group', 'Languages'));
    expect(words).to.match(/Français \(excerpt\).*العربية \(unofficial translation\).*Español \(of an earlier text\)/);
  });

  it('lend what they lack from the original, which keeps its own language', async () => {
    const { original } = await written(beside('ar'), { quotes: fullLetter().quotes!, signatories: { items: ['A', 'B'] } });
    const element = await settled(make({ src: original.url, lang: 'ar' }));
    await shows(element, 'ar');
    const quotation = the(element, 'region', 'Quotes');
    const host = (quotation.getRootNode() as ShadowRoot).host;
    expect(host).to.include({ lang: 'en', dir: 'ltr' });
    expect(textOf(host.previousElementSibling), 'what stands above them').to.equal('English');
    expect(host.previousElementSibling).to.have.attribute('lang', 'en');
    expect(
      all(element, 'paragraph').filter((found) => textOf(found) === 'English'),
      'no other part is in another language',
    ).to.have.length(1);
    the(element, 'region', 'Signatories');
    const langOf = (button: string): string | undefined => the(element, 'button', button).closest<HTMLElement>('[lang]')?.lang;
    expect(['Previous quote', 'Next quote', 'Copy quote'].map(langOf), 'the widget’s own words').to.deep.equal([
      'ar',
      'ar',
      'ar',
    ]);
  });

  for (const [whose, ownWords] of [
    ['of the original', false],
    ['of the translation', true],
  ] as const) {
    it(`say in which language contacts, downloads, actions and an image are ${whose}`, async () => {
      const { url: src } = await serve(pixel, { type: 'image/gif' });
      const words = {
        image: { src, alt: 'Flats' },
        contacts: [{ name: 'Reed Press Desk' }],
        attachments: [{ label: 'PDF', url: 'letter.pdf' }],
        actions: [{ label: 'Sign', url: 'https://circles.example/' }],
      };
      const url = await withFrench(ownWords ? words : {}, words);
      const element = await settled(make({ src: url, lang: 'fr' }));
      await shows(element, 'fr');
      const places = ['figure', '[part=action]', '[part=actions] ul'].flatMap((selector) => [
        ...element.renderRoot.querySelectorAll(selector),
      ]);
      expect(places.map((place) => place.closest('[lang]')!.getAttribute('lang'))).to.deep.equal(
        Array<string>(4).fill(ownWords ? 'fr' : 'en'),
      );
    });
  }

  it('of which one has fewer quotes shows one that it has, which can be copied', async () => {
    const french = quotes(2).map((quote, index) => ({ ...quote, text: `L’estran est ma ${index + 1}. maison.` }));
    const url = await withFrench({ quotes: french }, { quotes: quotes(4) });
    const element = await settled(make({ src: url, lang: 'en' }));
    element.showQuote(3);
    await element.updateComplete;
    the(element, 'group', '4 of 4');
    the(element, 'link', 'Français').click();
    await shows(element, 'fr');
    await element.updateComplete;
    expect(textOf(the(element, 'group', '1 of 2'))).to.contain('L’estran est ma 1. maison.');
    const copied: string[] = [];
    const { clipboard } = navigator;
    const value = { writeText: (text: string) => Promise.resolve(copied.push(text)) };
    Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
    try {
      expect(await uncaughtDuring(() => the(element, 'button', 'Copy quote').click())).to.deep.equal([]);
    } finally {
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    }
    expect(copied).to.have.length(1);
    expect(copied[0]).to.contain('L’estran est ma 1. maison.');
  });

  it('of which one has an image that can’t be had and another a good one shows that', async () => {
    const good = await serve(pixel, { type: 'image/gif' });
    const url = await withFrench(
      { image: { src: good.url, alt: 'L’estran à l’aube' } },
      { image: { src: fault('status/404').url, alt: 'The flats at dawn' } },
    );
    const element = await settled(make({ src: url, lang: 'en' }));
    await waitUntil(() => !all(element, 'img').length, 'the image goes');
    the(element, 'link', 'Français').click();
    await shows(element, 'fr');
    await waitUntil(() => all(element, 'img', 'L’estran à l’aube').length === 1, 'the good image is shown');
  });
});

describe('the language that is shown first', () => {
  async function shownFor(
    place: (element: OpenLetter) => Promise<Element>,
    offers = beside('fr', 'ar', 'zh-Hant'),
  ): Promise<string> {
    const { original } = await written(offers);
    const element = make({ src: original.url });
    return title(await settled(element, await place(element)));
  }
  const inside = (lang: string) => (): Promise<Element> => fixture(html`<div lang=${lang}></div>`);

  for (const [around, shown] of [
    ['fr', 'fr'],
    ['fr-CH', 'fr'],
    ['zh-TW', 'zh-Hant'],
    ['ar-EG', 'ar'],
    ['zh-CN', 'en'],
    ['de', 'en'],
    ['en-GB', 'en'],
    ['', 'en'],
    ['no such tag!', 'en'],
  ] as const) {
    it(`is ${shown} on a page in “${around}”`, async () => expect(await shownFor(inside(around))).to.equal(titles[shown]));
  }

  it('is the letter’s own where the page’s is unknown, also where there is an English translation', async () => {
    const { original } = await written(beside('en'), { lang: 'fr', title: titles.fr! });
    expect(title(await settled(make({ src: original.url }), await fixture(html`<div lang=""></div>`)))).to.equal(titles.fr);
  });

  it('is that of its own lang, before the page’s', async () => {
    expect(
      await shownFor(async (element) => {
        element.lang = 'ar';
        return fixture(html`<div lang="fr"></div>`);
      }),
    ).to.equal(titles.ar);
  });

  it('is that of the nearest ancestor across a shadow root', async () => {
    expect(
      await shownFor(async () => {
        const host = await fixture(html`<div lang="fr"></div>`);
        return host.attachShadow({ mode: 'open' }).appendChild(document.createElement('section'));
      }),
    ).to.equal(titles.fr);
  });

  it('is never an excerpt’s', async () => {
    const excerpt: Offer[] = [{ lang: 'fr', src: 'fr.json', status: 'excerpt' }];
    expect(await shownFor(inside('fr'), excerpt)).to.equal(titles.en);
  });

  it('is never an excerpt’s, nor a switch, where the address names what there isn’t', async () => {
    const { original } = await written([{ lang: 'fr', src: 'fr.json', status: 'excerpt' }], { id: 'by-address' });
    location.hash = '#letter-by-address-lang-zz';
    const events = collect('open-letter-language');
    expect(title(await settled(make({ src: original.url, lang: 'fr' })))).to.equal(titles.en);
    expect(events).to.have.length(0);
  });

  /** The titles that are seen, from the element’s coming into the page until a letter is on screen. */
  async function seenUntilReady(element: OpenLetter, meanwhile?: () => Promise<void>): Promise<(string | undefined)[]> {
    const box = await fixture(html`<div></div>`);
    const seen = new Set<string>();
    const loaded = oneEvent(element, 'open-letter-load');
    box.append(element);
    await element.updateComplete;
    const observer = new MutationObserver(() => all(element, 'article').forEach((article) => seen.add(nameOf(article))));
    observer.observe(element.shadowRoot!, { childList: true, subtree: true, attributes: true, characterData: true });
    await meanwhile?.();
    await loaded;
    await waitUntil(() => seen.size);
    observer.disconnect();
    return [...seen];
  }

  it('is seen first: no other one shows before it', async () => {
    const { original } = await written(beside('fr'));
    const element = make({ src: original.url, lang: 'fr' });
    const loads = collect('open-letter-load', element);
    expect(await seenUntilReady(element)).to.deep.equal([titles.fr]);
    expect(loads.map(({ bundle }) => bundle.lang)).to.deep.equal(['fr']);
  });

  for (const [cause, change] of [
    ['lang changes', (element: OpenLetter): void => void (element.lang = 'ar')],
    ['the fragment changes', (): void => void (location.hash = '#letter-first-lang-ar')],
  ] as const) {
    it(`is seen first also where ${cause} while the first translation is on its way`, async () => {
      const folder = crypto.randomUUID();
      await serve(letter({ id: 'first', lang: 'fr', title: titles.fr! }), { name: `${folder}/fr.json` });
      await serve(letter({ id: 'first', lang: 'ar', title: titles.ar! }), { name: `${folder}/ar.json` });
      const translations = [
        { lang: 'fr', src: 'fr.json?ms=500' },
        { lang: 'ar', src: 'ar.json?ms=100' },
      ];
      const { url } = await serve(letter({ id: 'first', translations }), { name: `${folder}/letter.json` });
      const element = make({ src: url, lang: 'fr' });
      const loads = collect('open-letter-load', element);
      const watch = watchRequests();
      try {
        const seen = await seenUntilReady(element, async () => {
          await waitUntil(() => watch.of(new URL('fr.json?ms=500', url).href).length);
          watch.stop();
          expect(element.state).to.equal('loading');
          change(element);
        });
        expect(seen).to.deep.equal([titles.ar]);
        expect(loads.map(({ bundle }) => bundle.lang)).to.deep.equal(['ar']);
      } finally {
        history.replaceState(null, '', location.pathname + location.search);
      }
    });
  }

  it('follows the lang attribute while the reader has chosen none', async () => {
    const { original } = await written(beside('fr', 'ar'));
    const element = await settled(make({ src: original.url, lang: 'en' }));
    element.lang = 'fr';
    await shows(element, 'fr');
    the(element, 'link', 'العربية').click();
    await shows(element, 'ar');
    element.lang = 'en';
    await element.updateComplete;
    expect(title(element)).to.equal(titles.ar);
  });

  for (const [where, place] of [
    ['an ancestor', (box: Element): Element => box],
    [
      'an ancestor of its shadow root’s host',
      (box: Element): Element =>
        box.appendChild(document.createElement('div')).attachShadow({ mode: 'open' }).appendChild(document.createElement('p')),
    ],
  ] as const) {
    it(`follows the language of ${where}, also after a move`, async () => {
      const { original } = await written(beside('fr', 'ar'));
      const box = await fixture<HTMLElement>(html`<div lang="en"></div>`);
      const other = await fixture<HTMLElement>(html`<div lang="fr"></div>`);
      const element = await settled(make({ src: original.url }), place(box));
      box.lang = 'fr';
      await shows(element, 'fr');
      box.lang = 'en';
      await shows(element, 'en');
      other.append(element);
      await shows(element, 'fr');
      other.lang = 'ar';
      await shows(element, 'ar');
      the(element, 'link', 'Français').click();
      await shows(element, 'fr');
      other.lang = 'en';
      await element.updateComplete;
      expect(title(element)).to.equal(titles.fr);
    });
  }

  it('is not asked for again where a language changes elsewhere', async () => {
    const { original } = await written(beside('fr'));
    const element = await settled(make({ src: original.url, lang: 'fr' }));
    const article = the(element, 'article');
    const watch = watchRequests();
    const changed = new MutationObserver(() => undefined);
    changed.observe(element.shadowRoot!, { childList: true, subtree: true, attributes: true });
    const lang = document.documentElement.lang;
    document.documentElement.lang = 'ar';
    await nextFrame();
    document.documentElement.lang = lang;
    await nextFrame();
    watch.stop();
    isSame(the(element, 'article'), article);
    expect(changed.takeRecords()).to.be.empty;
    expect(watch.of(original.url)).to.be.empty;
  });

  it('is the one that the page’s address names', async () => {
    const { original } = await written(beside('fr', 'ar'), { id: 'by-address' });
    location.hash = '#letter-by-address-lang-ar';
    const element = await settled(make({ src: original.url, lang: 'fr' }));
    expect(title(element)).to.equal(titles.ar);
    location.hash = '#letter-by-address-lang-fr';
    await shows(element, 'fr');
    location.hash = '#letter-by-address-lang-en';
    await shows(element, 'en');
  });

  it('is the reader’s where the address names one that the letter doesn’t have', async () => {
    const { original } = await written(beside('fr', 'ar'), { id: 'by-address' });
    location.hash = '#letter-by-address-lang-de';
    expect(title(await settled(make({ src: original.url, lang: 'fr' })))).to.equal(titles.fr);
  });

  it('may be an excerpt’s where the address names it', async () => {
    const { original } = await written([{ lang: 'fr', src: 'fr.json', status: 'excerpt' }], { id: 'by-address' });
    location.hash = '#letter-by-address-lang-fr';
    expect(title(await settled(make({ src: original.url })))).to.equal(titles.fr);
  });
});

describe('a translation that can’t be loaded', () => {
  it('leaves the language that is shown, and says so to the reader', async () => {
    const { original } = await written([]);
    await original.replace(letter({ translations: beside('fr') }));
    const element = await settled(make({ src: original.url, lang: 'en' }));
    const events = collect('open-letter-language', element);
    the(element, 'link', 'Français').click();
    await waitUntil(() => all(element, 'status').map(textOf).includes('This language can’t be loaded at the moment.'));
    expect(all(element, 'status')[0]!.lang).to.equal('en');
    expect(title(element)).to.equal(titles.en);
    expect(element.state).to.equal('ready');
    expect(events.length).to.equal(0);
    expect(isShown(element.querySelector('p')!)).to.be.false;
  });

  it('is a warning where it should have been shown first, and the reader is told, until it is there', async () => {
    const { original } = await written([]);
    await original.replace(letter({ translations: beside('fr') }));
    const loads = collect('open-letter-load');
    const element = await settled(make({ src: original.url, lang: 'fr' }));
    expect(title(element)).to.equal(titles.en);
    const [warning] = loads.at(-1)!.warnings;
    expect(warning).to.include({ code: 'translation-failed', url: new URL('letter.fr.json', original.url).href });
    expect(warning?.cause).to.include({ code: 'http-status' });
    const told = (): string[] => all(element, 'status').map(textOf);
    await waitUntil(() => told().includes('This language can’t be loaded at the moment.'));
    await serve(letter({ lang: 'fr', title: titles.fr! }), { name: original.name.replace('letter.json', 'letter.fr.json') });
    await element.reload();
    await waitUntil(() => title(element) === titles.fr);
    await waitUntil(() => !told().includes('This language can’t be loaded at the moment.'));
  });

  it('on another origin is not even asked for', async () => {
    const other = await serve(letter({ lang: 'fr', title: titles.fr! }), { cors: '' });
    const original = await serve(letter({ translations: [{ lang: 'fr', src: elsewhere(other.url) }] }));
    const element = await settled(make({ src: original.url, lang: 'fr' }));
    expect(title(element)).to.equal(titles.en);
    expect(await other.requests()).to.equal(0);
  });

  it('that is a later wish than another is the only one shown', async () => {
    const folder = crypto.randomUUID();
    await serve(letter({ lang: 'fr', title: titles.fr! }), { name: `${folder}/fr.json` });
    await serve(letter({ lang: 'ar', title: titles.ar! }), { name: `${folder}/ar.json` });
    const translations = [
      { lang: 'fr', src: 'fr.json?ms=400' },
      { lang: 'ar', src: 'ar.json' },
    ];
    const original = await serve(letter({ translations }), { name: `${folder}/letter.json` });
    const element = await settled(make({ src: original.url, lang: 'en' }));
    const events = collect('open-letter-language', element);
    the(element, 'link', 'Français').click();
    the(element, 'link', 'العربية').click();
    await shows(element, 'ar');
    await waitUntil(() => events.length === 1);
    expect(events[0]?.lang).to.equal('ar');
    expect(title(element)).to.equal(titles.ar);
  });
});

describe('a choice that is still on its way', () => {
  it('is taken back by choosing the language that is shown', async () => {
    const element = await settled(make({ src: await withFrench({}, {}, '?ms=400'), lang: 'en' }));
    const events = collect('open-letter-language', element);
    the(element, 'link', 'Français').click();
    the(element, 'link', 'English').click();
    // One that is slower still has come by then.
    await settled(make({ src: fault('slow', { ms: '600' }).url }));
    expect(title(element)).to.equal(titles.en);
    expect(events.length).to.equal(0);
    expect(all(element, 'status').map(textOf).join('')).to.equal('');
  });
});

describe('the translations of a letter whose text is pinned', () => {
  it('are offered only with a hash of their own', async () => {
    const folder = crypto.randomUUID();
    const french = JSON.stringify(letter({ lang: 'fr', title: titles.fr! }));
    await serve(french, { name: `${folder}/fr.json` });
    await serve(letter({ lang: 'ar', title: titles.ar! }), { name: `${folder}/ar.json` });
    const translations = [{ lang: 'fr', src: 'fr.json', integrity: await sri(french) }, ...[{ lang: 'ar', src: 'ar.json' }]];
    const text = JSON.stringify(letter({ translations }));
    const original = await serve(text, { name: `${folder}/letter.json` });
    const loads = collect('open-letter-load');
    const element = await settled(make({ src: original.url, integrity: await sri(text), lang: 'ar' }));
    expect(title(element)).to.equal(titles.en);
    expect(offered(element)).to.deep.equal(['English', 'Français']);
    expect(loads.at(-1)?.verified).to.equal('integrity');
    expect(textOf(the(element, 'article'))).to.contain('Checked: this text came unaltered.');
    the(element, 'link', 'Français').click();
    await shows(element, 'fr');
  });

  it('are vouched for by nothing where nothing vouches for the original', async () => {
    const folder = crypto.randomUUID();
    const french = JSON.stringify(letter({ lang: 'fr', title: titles.fr! }));
    await serve(french, { name: `${folder}/fr.json` });
    const translations = [{ lang: 'fr', src: 'fr.json', integrity: await sri(french) }];
    const { url } = await serve(letter({ translations }), { name: `${folder}/letter.json` });
    const loads = collect('open-letter-load');
    const element = await settled(make({ src: url, lang: 'fr' }));
    expect(title(element)).to.equal(titles.fr);
    expect(loads.at(-1)?.verified).to.equal('none');
    expect(textOf(the(element, 'article'))).not.to.contain('Checked');
  });

  it('are not shown where their hash is another one', async () => {
    const folder = crypto.randomUUID();
    await serve(letter({ lang: 'fr', title: 'Fermez l’estran' }), { name: `${folder}/fr.json` });
    const text = JSON.stringify(letter({ translations: [{ lang: 'fr', src: 'fr.json', integrity: await sri('other') }] }));
    const original = await serve(text, { name: `${folder}/letter.json` });
    const loads = collect('open-letter-load');
    const element = await settled(make({ src: original.url, integrity: await sri(text), lang: 'fr' }));
    expect(title(element)).to.equal(titles.en);
    expect(loads.at(-1)?.warnings[0]?.cause).to.include({ code: 'integrity-mismatch' });
  });
});

describe('words in another language', () => {
  it('say which: the languages that a contact speaks, the one that prevails, a change that the original tells', async () => {
    const src = await withFrench(
      { strings: { note: 'Texte mis à jour ({date}) : {note}', prevails: 'Texte faisant foi : {language}' } },
      {
        contacts: [{ name: 'Reed Press Desk', langs: ['en', 'ar'] }],
        prevails: 'en',
        revisions: [{ date: '2020-09-15', note: 'A date was put right.' }],
      },
    );
    const element = await settled(make({ src, lang: 'fr' }));
    const langOf = (words: string): string | undefined =>
      everything(element)
        .filter((found) => textOf(found) === words)
        .at(-1)
        ?.closest<HTMLElement>('[lang]')?.lang;
    expect(langOf('العربية')).to.equal('ar');
    expect(textOf(the(element, 'group', 'Languages'))).to.match(/Texte faisant foi : English$/);
    expect(the(element, 'group', 'Languages').querySelector<HTMLElement>('bdi')!.lang).to.equal('en');
    the(element, 'summary').click();
    expect(textOf(the(element, 'summary').parentElement)).to.match(
      /Texte mis à jour \(15 septembre 2020\) : A date was put right\.$/,
    );
    expect(langOf('A date was put right.')).to.equal('en');
  });
});

describe('a list that is in order, or narrowed, when the language changes', () => {
  const rows = ['CL', 'CL', 'IS'].map((country, at) => ({ name: `Reed ${at}`, country }));
  const both = async (): Promise<OpenLetter> => {
    const src = await withFrench({ signatories: { items: rows } }, { signatories: { items: rows } });
    return settled(make({ src, lang: 'en', 'visible-signatories': '1' }));
  };
  const toFrench = async (element: OpenLetter): Promise<void> => {
    the(element, 'link', 'Français').click();
    await shows(element, 'fr');
    await element.updateComplete;
    await nextFrame();
  };
  const chosen = (element: OpenLetter, at: number): string => {
    const select = all(element, 'combobox')[at] as HTMLSelectElement;
    return textOf(select.selectedOptions[0]);
  };

  it('stays so, and its select says so', async () => {
    const element = await both();
    const part = element.shadowRoot!.querySelector('open-letter-signatories')!;
    await choose(part, 'Order', 'By country');
    await toFrench(element);
    await waitUntil(() => chosen(element, 0) === 'By country');
    expect(all(element, 'heading', /^(Chili|Islande)/).map(nameOf)).to.include('Chili (2)');
    await choose(part, 'Order', 'As published');
    expect(all(element, 'heading', /^(Chili|Islande)/)).to.have.length(0);
    await choose(part, 'Filter', /^Islande/);
    the(element, 'link', 'English').click();
    await shows(element, 'en');
    await waitUntil(() => chosen(element, 1) === 'Iceland (1)');
    expect(all(element, 'listitem').map((row) => textOf(row.querySelector('bdi')))).to.deep.equal(['Reed 2']);
  });
});

describe('a partner named as another language’s list has it', () => {
  const rows = ['CL', 'IS', 'TO'].map((country) => ({ country }));
  const list = (...names: string[]): Written['signatories'] => ({ items: rows.map((row, at) => ({ ...row, name: names[at]! })) });

  async function three(): Promise<string> {
    const folder = crypto.randomUUID();
    const spanish = list('Amigos de la marisma', 'Círculo de juncos', 'Fondo de charcas');
    await serve(letter({ lang: 'es', title: titles.es!, signatories: spanish }), { name: `${folder}/letter.es.json` });
    const french = list('Amis du marais', 'Cercle des roseaux', 'Fonds de la mare');
    await serve(letter({ lang: 'fr', title: titles.fr!, signatories: french }), { name: `${folder}/letter.fr.json` });
    const english = list('Marsh Friends', 'Reed Circle', 'Pond Trust');
    return (await serve(letter({ translations: beside('fr', 'es'), signatories: english }), { name: `${folder}/letter.json` }))
      .url;
  }
  const marked = (element: OpenLetter): string[] =>
    all(element, 'listitem')
      .filter((row) => row.part.contains('partner'))
      .map((row) => textOf(row.querySelector('bdi')));

  it('is found before the letter is said to be there, and stays marked in every language', async () => {
    const loads = collect('open-letter-load');
    const element = await settled(make({ src: await three(), lang: 'en', partner: 'circulo de juncos' }));
    expect(marked(element)).to.deep.equal(['Reed Circle']);
    expect(loads.at(-1)?.warnings).to.deep.equal([]);
    the(element, 'link', 'Français').click();
    await shows(element, 'fr');
    await element.updateComplete;
    expect(marked(element)).to.deep.equal(['Cercle des roseaux']);
  });

  it('stays marked where the language that named it is left', async () => {
    const element = await settled(make({ src: await three(), lang: 'fr', partner: 'Cercle des roseaux' }));
    expect(marked(element)).to.deep.equal(['Cercle des roseaux']);
    the(element, 'link', 'English').click();
    await shows(element, 'en');
    await element.updateComplete;
    expect(marked(element)).to.deep.equal(['Reed Circle']);
  });

  it('is asked for in the other languages only where it is in none that is had, and then once', async () => {
    const letters = [await three(), await three()];
    const watch = watchRequests();
    await settled(make({ src: letters[0]!, lang: 'en', partner: 'Pond Trust' }));
    expect(watch.requests.filter(({ url }) => /letter\.\w\w\.json/.test(url))).to.have.length(0);
    const loads = collect('open-letter-load');
    await settled(make({ src: letters[1]!, lang: 'en', partner: 'Nobody' }));
    expect(loads.at(-1)?.warnings.map(({ code }) => code)).to.deep.equal(['partner-not-found']);
    expect(watch.requests.filter(({ url }) => /letter\.\w\w\.json/.test(url))).to.have.length(2);
    watch.stop();
  });
});

describe('the partner in a translation', () => {
  const given = [
    { name: 'Marsh Friends', country: 'KE', url: 'https://marsh.example/' },
    { name: 'Reed Circle', country: 'KE' },
    { name: 'Pond Trust', country: 'PE' },
  ];
  const [friends, circle, trust] = ['Amis du marais', 'Cercle des roseaux', 'Fonds de la mare'];

  /** Who is marked as “Reed Circle” where the French list has these rows. */
  async function marked(items: object[], originals: object[] = given): Promise<string[]> {
    const french = { signatories: { items } } as Written;
    const src = await withFrench(french, { signatories: { items: originals } } as Written);
    const element = await settled(make({ src, lang: 'fr', partner: 'Reed Circle' }));
    return all(element, 'listitem')
      .filter((row) => row.part.contains('partner'))
      .map(textOf);
  }

  it('is the row in its place, where the lists run side by side', async () => {
    const items = [
      { ...given[0], name: friends },
      { ...given[1], name: circle },
      { ...given[2], name: trust },
    ];
    const [row, ...others] = await marked(items);
    expect(row).to.contain(circle);
    expect(others).to.be.empty;
  });

  it('is the row with its id, wherever that stands', async () => {
    const items = [
      { id: 'reed', name: circle },
      { id: 'pond', name: trust },
      { id: 'marsh', name: friends },
    ];
    const originals = [
      { id: 'marsh', ...given[0] },
      { id: 'reed', ...given[1] },
      { id: 'pond', ...given[2] },
    ];
    const [row, ...others] = await marked(items, originals);
    expect(row).to.contain(circle);
    expect(others).to.be.empty;
  });

  it('is nobody rather than another, where one is left out or the order is another', async () => {
    expect(
      await marked([
        { ...given[0], name: friends },
        { ...given[2], name: trust },
      ]),
    ).to.be.empty;
    const reversed = [
      { ...given[2], name: trust },
      { ...given[0], name: friends },
      { ...given[1], name: circle },
    ];
    expect(await marked(reversed)).to.be.empty;
  });
});
