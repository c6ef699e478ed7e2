import { expect, fixture, html } from '@open-wc/testing';
import { directionOf, intlTag, languageAround, lookUpLanguage } from '../../src/localization/language.js';

const oddTags = [
  '',
  ' ',
  'x',
  'i-klingon',
  'en_US',
  'EN-us',
  'zh_Hant_TW',
  'english',
  '-',
  'a-',
  'fr-',
  'fr-1',
  '🙂',
  'en-US-u-ca-buddhist',
  'ï',
  '12',
];

describe('looking up a reader’s language', () => {
  const cases: [wanted: string, available: string[], found: string | undefined][] = [
    ['fr-CH', ['en', 'fr'], 'fr'],
    ['fr', ['en', 'fr-CA'], 'fr-CA'],
    ['zh-TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh-HK', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['zh-CN', ['zh-Hant'], undefined],
    ['zh-SG', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['pt-BR', ['en', 'pt'], 'pt'],
    ['pt-BR', ['pt-PT', 'pt-BR'], 'pt-BR'],
    ['pt-PT', ['pt', 'pt-PT'], 'pt-PT'],
    ['sr', ['sr-Latn', 'sr-Cyrl'], 'sr-Cyrl'],
    ['sr-Latn', ['sr', 'sr-Latn'], 'sr-Latn'],
    ['sr-Latn-RS', ['sr'], undefined],
    ['en-GB', ['en-US', 'en'], 'en-US'],
    ['en_GB', ['en-US', 'en-GB'], 'en-GB'],
    ['no', ['en', 'nb'], 'nb'],
    ['nb-NO', ['en', 'no'], 'no'],
    ['nn', ['nb', 'nn'], 'nn'],
    ['AR', ['ar', 'en'], 'ar'],
    ['it', ['en', 'fr'], undefined],
    ['it', [], undefined],
  ];
  for (const [wanted, available, found] of cases) {
    it(`${wanted} among ${available.join(' ') || 'none'} finds ${found ?? 'nothing'}`, () => {
      expect(lookUpLanguage(wanted, available)).to.equal(found);
    });
  }

  it('gives a tag as it was written', () => {
    expect(lookUpLanguage('zh-tw', ['ZH-hant'])).to.equal('ZH-hant');
  });

  it('finds nothing for a language that is unknown', () => {
    for (const wanted of ['', 'x', 'und']) expect(lookUpLanguage(wanted, ['fr', 'en']), wanted).to.equal(undefined);
  });

  it('never throws for an odd tag, wanted or available, nor takes it for a language that it isn’t', () => {
    for (const odd of oddTags) expect(lookUpLanguage(odd, ['de', ...oddTags]), odd).not.to.equal('de');
    for (const odd of oddTags) expect(lookUpLanguage('de', [odd]), odd).to.equal(undefined);
  });
});

describe('a tag for Intl', () => {
  it('is taken by every constructor, however odd the tag was', () => {
    for (const odd of oddTags) {
      const tag = intlTag(odd);
      expect(
        () => [new Intl.PluralRules(tag), new Intl.NumberFormat(tag), new Intl.DateTimeFormat(tag), new Intl.Collator(tag)],
        odd,
      ).not.to.throw();
      expect(() => new Intl.DisplayNames(tag, { type: 'region' }), odd).not.to.throw();
    }
  });

  it('leaves a reader’s calendar and digits out of a text’s language', () => {
    expect(intlTag('ar-EG-u-ca-islamic-nu-arab')).to.equal('ar-EG');
  });
});

describe('the direction of a language', () => {
  for (const [tag, direction] of [
    ['ar', 'rtl'],
    ['fa-IR', 'rtl'],
    ['he', 'rtl'],
    ['ur', 'rtl'],
    ['ckb', 'rtl'],
    ['dv', 'rtl'],
    ['en', 'ltr'],
    ['zh-Hant', 'ltr'],
    ['az-Arab', 'rtl'],
    ['az', 'ltr'],
    ['ar-Latn', 'ltr'],
    ['pa-PK', 'rtl'],
    ['', 'ltr'],
    ['12', 'ltr'],
  ] as const) {
    it(`${tag || 'none'} is written ${direction}`, () => expect(directionOf(tag)).to.equal(direction));
  }
});

describe('the language an element stands in', () => {
  it('is its own, before an ancestor’s', async () => {
    const outer = await fixture(html`<div lang="fr"><p lang="ar"></p></div>`);
    expect(languageAround(outer.querySelector('p')!)).to.equal('ar');
  });

  it('is the nearest ancestor’s', async () => {
    const outer = await fixture(
      html`<div lang="fr">
        <section lang="es"><p></p></section>
      </div>`,
    );
    expect(languageAround(outer.querySelector('p')!)).to.equal('es');
  });

  it('is the shadow host’s inside a shadow root, through any number of them', async () => {
    const host = await fixture(html`<div lang="fr"><div></div></div>`);
    const outer = host.firstElementChild!.attachShadow({ mode: 'closed' });
    const inner = outer.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const paragraph = inner.appendChild(document.createElement('p'));
    expect(languageAround(paragraph)).to.equal('fr');
  });

  it('is that of an element inside the shadow root, before the host’s', async () => {
    const host = await fixture(html`<div lang="fr"></div>`);
    const section = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('section'));
    section.lang = 'ar';
    expect(languageAround(section.appendChild(document.createElement('p')))).to.equal('ar');
  });

  it('is empty where lang="" says that it is unknown', async () => {
    const outer = await fixture(html`<div lang="fr"><p lang=""></p></div>`);
    expect(languageAround(outer.querySelector('p')!)).to.equal('');
  });

  it('is empty outside every document', () => {
    expect(languageAround(document.createElement('p'))).to.equal('');
  });
});
