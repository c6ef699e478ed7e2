import { expect } from '@open-wc/testing';
import { fold, matcher, searchable } from '../../src/elements/open-letter-signatories/fold.js';

describe('folding a text for comparison', () => {
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
  ];
  for (const [one, other] of same) {
    it(`makes ${one} and ${other} one`, () => expect(fold(one)).to.equal(fold(other)));
  }
  it('keeps different letters apart', () => expect(fold('tide')).not.to.equal(fold('tidf')));
});

describe('a query', () => {
  const matches = (query: string, text: string): boolean | undefined => matcher(query)?.(searchable(text));

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
    for (const query of ['', '  ', '-', '()', '.*']) expect(matcher(query), query).to.be.undefined;
  });
});
