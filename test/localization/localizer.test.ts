import { expect } from '@open-wc/testing';
import { Localizer } from '../../src/localization/localizer.js';

/** Words without the marks and kinds of space in which engines differ. */
const plain = (text: string): string => text.replace(/[\u200e\u200f\u061c]/g, '').replace(/\s/gu, ' ');

describe('a string', () => {
  it('is the bundle’s, else English', () => {
    const french = new Localizer('fr', { quotes: 'Citations' });
    expect(french.text('quotes')).to.equal('Citations');
    expect(french.text('signatories')).to.equal('Signatories');
  });

  it('has the plural form of its language', () => {
    const forms = { one: '{count} подпись', few: '{count} подписи', many: '{count} подписей', other: '{count} подписи' };
    const russian = new Localizer('ru', { count: forms });
    const of = (count: number): string => russian.text('count', { count });
    expect([of(1), of(3), of(5), of(21), of(112)]).to.deep.equal([
      '1 подпись',
      '3 подписи',
      '5 подписей',
      '21 подпись',
      '112 подписей',
    ]);
  });

  it('falls back to “other” where a bundle lacks a form', () => {
    const arabic = new Localizer('ar', { count: { other: 'ok' } });
    for (const count of [0, 1, 2, 3, 11, 100]) expect(arabic.text('count', { count })).to.equal('ok');
  });

  it('falls back to English, counted as English counts, where a bundle has no fitting form at all', () => {
    const polish = new Localizer('pl', { count: { few: 'podpisy' } });
    expect(polish.text('count', { count: 3 })).to.equal('podpisy');
    expect(polish.text('count', { count: 1 })).to.equal('1 signatory');
    expect(polish.text('count', { count: 5 })).to.equal('5 signatories');
  });

  it('may have a form for none, even in a language without that category', () => {
    expect(new Localizer('en').text('matches', { count: 0 })).to.equal('No signatory matches');
    expect(new Localizer('en').text('matches', { count: 1 })).to.equal('1 signatory matches');
  });

  it('takes a plain text where English has forms', () => {
    expect(new Localizer('ja', { count: '署名 {count}' }).text('count', { count: 3 })).to.equal('署名 3');
  });

  it('fills every place, numbers as the language writes them', () => {
    const german = new Localizer('de', { position: '{index} von {count}, {index}' });
    expect(german.text('position', { index: 1, count: 12_345 })).to.equal('1 von 12.345, 1');
  });

  it('keeps a place that it has no value for', () => {
    expect(new Localizer('en', { quotes: 'a {b} {constructor}' }).text('quotes')).to.equal('a {b} {constructor}');
  });

  it('puts a value in as it is, whatever it holds', () => {
    expect(new Localizer('en').text('others', { partner: '$& {count} $1', count: 0 })).to.equal('$& {count} $1 has signed');
  });
});

describe('a date', () => {
  const english = new Localizer('en-GB');

  it('is as exact as it was given', () => {
    expect(english.date('2020')).to.equal('2020');
    expect(english.date('2020-09')).to.equal('September 2020');
    expect(english.date('2020-09-09')).to.equal('9 September 2020');
  });

  it('is the same day wherever the reader is', () => {
    // The browsers of these tests stand at UTC−10.
    expect(new Date('2020-09-09T00:00:00Z').getDate()).to.equal(8);
    expect(english.date('2020-01-01')).to.equal('1 January 2020');
    expect(english.date('2020-12-31')).to.equal('31 December 2020');
    expect(english.date('2020-01')).to.equal('January 2020');
    expect(english.date('2020')).to.equal('2020');
  });

  it('with a time is in the reader’s own', () => {
    expect(plain(english.date('2020-09-09T05:30:00Z'))).to.match(/^8 September 2020.*19:30$/);
  });

  it('is Gregorian in languages that also count otherwise', () => {
    for (const lang of ['fa', 'th', 'ar-SA', 'he', 'fa-u-ca-persian']) {
      const digits = new Intl.NumberFormat(lang.split('-u-')[0], { useGrouping: false }).format(2020);
      expect(plain(new Localizer(lang).date('2020-09-09')), lang).to.contain(digits);
    }
  });

  it('that no calendar has stands as it was written', () => {
    for (const odd of ['2020-06-31', '2021-02-29', '2020-13', '2020-09-09T25:00Z', 'soon'])
      expect(english.date(odd)).to.equal(odd);
  });
});

describe('a country', () => {
  it('has its short name', () => {
    expect(new Localizer('en').country('HK')).to.equal('Hong Kong');
    expect(new Localizer('fr').country('DE')).to.equal('Allemagne');
  });

  it('has the name that the bundle gives it', () => {
    expect(new Localizer('en', { 'country.PS': 'State of Palestine' }).country('PS')).to.equal('State of Palestine');
  });

  it('that the bundle gives plural forms for shows the general one, if there is one', () => {
    const localizer = new Localizer('en', { 'country.Foo': { other: 'x' }, 'country.FR': { one: 'x' } });
    expect(localizer.country('Foo')).to.equal('x');
    expect(localizer.country('FR')).to.equal('France');
  });

  it('that doesn’t exist shows its code', () => {
    expect(new Localizer('en').country('QX')).to.equal('QX');
  });
});

describe('any language tag, however odd,', () => {
  for (const tag of ['', 'x', 'en_US', '🙂', '-', 'zh-Hant-u-nu-hanidec', 'xx-XX', 'root']) {
    it(`“${tag}” gives words, numbers, dates and names`, () => {
      const localizer = new Localizer(tag);
      expect(localizer.text('count', { count: 2 })).to.contain('signatories');
      expect(localizer.date('2020-09-09')).to.contain('2020');
      expect(localizer.country('FR')).not.to.equal('');
    });
  }
});

describe('the name of a language', () => {
  it('is its own, with the capital that a list asks for', () => {
    const localizer = new Localizer('en');
    expect(localizer.language('fr')).to.equal('Français');
    expect(localizer.language('ar')).to.equal('العربية');
    expect(localizer.language('zh-Hant')).to.contain('繁體');
  });

  it('of an unknown one is its tag', () => {
    expect(new Localizer('en').language('xqx').toLowerCase()).to.equal('xqx');
  });

  it('is the bundle’s where that has one: a browser doesn’t know every language', () => {
    expect(new Localizer('en', { 'language.bo': 'བོད་སྐད་' }).language('bo')).to.equal('བོད་སྐད་');
  });
});
