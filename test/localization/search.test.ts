import { expect } from '@open-wc/testing';
import { needleOf, searchable, startsIn, wordsOf } from '../../src/localization/search.js';

describe('a text as search compares it', () => {
  const same: [string, string][] = [
    ['ÉCOLE', 'ecole'],
    ['e\u0301cole', '\u00e9cole'],
    ['ＴＩＤＥ', 'tide'],
    ['Łódka', 'lodka'],
    ['SMØRHAVN', 'smorhavn'],
    ['Straße', 'STRASSE'],
    ['İzmarit', 'izmarit'],
    ['ılık', 'ilik'],
    ['Æther', 'aether'],
    ['  tide ', 'tide'],
    ['ﬁn', 'fin'],
    ['ガイド', 'ｶﾞｲﾄﾞ'],
    ['Ёлка', 'елка'],
    // U+02BC is a letter to Unicode; keyboards have the other two.
    ['Здоровʼя', "Здоров'я"],
    ['Здоровʼя', 'Здоров’я'],
    ['ΠΑΎΛΟΣ', 'παυλος'],
    ['أحمد', 'احمد'],
    ['آدم', 'ادم'],
    ['ٱلنهر', 'النهر'],
    ['مؤسسة', 'موسسه'],
    ['كـتـاب', 'کتاب'],
    ['مُحَمَّد', 'محمد'],
    ['مصطفى', 'مصطفی'],
    ['می‌خواهم', 'میخواهم'],
    ['क़लम', 'कलम'],
    ['Tide  &  Watch!', 'tide watch'],
  ];
  for (const [one, other] of same) {
    it(`makes ${one} and ${other} one`, () => expect(searchable(one)).to.equal(searchable(other)));
  }
  it('keeps the vowel signs of Devanagari, which make other words', () => {
    expect(searchable('किताब')).not.to.equal(searchable('कताब'));
  });
  it('keeps different letters apart', () => expect(searchable('tide')).not.to.equal(searchable('tidf')));
});

describe('a query', () => {
  const matches = (query: string, text: string): boolean =>
    wordsOf(query).every((word) => searchable(text).includes(needleOf(word)));

  it('matches the beginnings of words, in any order', () => {
    expect(matches('wat tid', 'Tide Watch')).to.be.true;
    expect(matches('atch', 'Tide Watch')).to.be.false;
    expect(matches('tide north', 'Tide Watch')).to.be.false;
  });
  it('takes hyphens, apostrophes and dots for the ends of words', () => {
    expect(matches('friends', 'Marsh-Friends')).to.be.true;
    expect(matches('estuaire', 'L’Estuaire')).to.be.true;
    expect(matches('l’estuaire', 'L’Estuaire')).to.be.true;
    expect(matches('s.o.s', 'S.O.S. Flats')).to.be.true;
  });
  it('matches any part in Chinese and Japanese', () => {
    expect(matches('潮', '東の潮の会')).to.be.true;
    expect(matches('の会', '東の潮の会')).to.be.true;
    expect(matches('山', '東の潮の会')).to.be.false;
  });
  it('matches Arabic with and without vowel marks', () => expect(matches('دائرة', 'دَائِرَة المرفأ')).to.be.true);
  it('without a letter or digit is none', () => {
    for (const query of ['', '  ', '-', '()', '.*']) expect(wordsOf(query), query).to.be.empty;
  });
});

describe('where a needle may be found', () => {
  const starts = (text: string): string[] => [...startsIn(searchable(text))].map((at) => searchable(text).slice(at));

  it('is every word, whatever stands before it', () => expect(starts('Tide (Watch)')).to.deep.equal(['TIDE WATCH', 'WATCH']));
  it('is every letter in Chinese and Japanese', () => {
    expect(starts('潮の会 x')).to.deep.equal(['潮の会 X', 'の会 X', '会 X', 'X']);
    expect(starts('𠮷野 x')).to.deep.equal(['𠮷野 X', '野 X', 'X']);
  });
});
