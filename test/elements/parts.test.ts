import { expect } from '@open-wc/testing';
import { addressOf, placeIn } from '../../src/elements/open-letter/address.js';
import { partsToShow } from '../../src/elements/open-letter/letter-article.js';
import type { LetterBundle } from '../../src/index.js';

describe('the parts to show', () => {
  const every = ['header', 'statement', 'quotes', 'letter', 'signatories', 'actions'];
  it('are all where nobody says', () => expect(partsToShow(every, null, undefined)).to.deep.equal(every));
  it('are the first wish', () =>
    expect(partsToShow(every, 'signatories  header', 'quotes')).to.deep.equal(['signatories', 'header']));
  it('are the second wish where there is no first', () => expect(partsToShow(every, null, 'quotes')).to.deep.equal(['quotes']));
  it('stand once each', () => expect(partsToShow(every, 'quotes quotes\tletter\nquotes')).to.deep.equal(['quotes', 'letter']));
  it('are all where a wish holds no known word', () => expect(partsToShow(every, '', 'Footer headers')).to.deep.equal(every));
  it('are no part of another word', () => expect(partsToShow(every, 'subheader quotes')).to.deep.equal(['quotes']));
});

describe('the address of a place in the letter', () => {
  const bundle = { id: 'tidal-flats', url: 'https://flats.example/2020/?from=mail#top' } as LetterBundle;
  const page = location.origin + location.pathname;
  const base = 'https://letters.example/2020/letter.json';

  it('is the canonical page’s with a fragment', () => {
    expect(addressOf(bundle, base, 'quote-2')).to.match(
      /^https:\/\/flats\.example\/2020\/(\?from=mail)?#letter-tidal-flats-quote-2$/,
    );
  });
  it('is this page’s without its query where the letter has none, or no safe one', () => {
    expect(addressOf({ ...bundle, url: '' }, base, 'quote-2')).to.equal(`${page}#letter-tidal-flats-quote-2`);
    expect(addressOf({ ...bundle, url: 'javascript:alert(1)' }, base, 'lang-fr')).to.equal(`${page}#letter-tidal-flats-lang-fr`);
  });
  it('is found from the bundle where it is relative', () => {
    expect(addressOf({ ...bundle, url: './' }, base, 'quote-2')).to.equal(
      'https://letters.example/2020/#letter-tidal-flats-quote-2',
    );
  });
  it('is the page’s own where the letter has no id', () => {
    expect(addressOf({ url: 'https://flats.example/' } as LetterBundle, base, 'quote-2')).to.equal('https://flats.example/');
  });

  it('is read from a fragment', () => {
    expect(placeIn('#letter-tidal-flats-quote-12', 'tidal-flats', 'quote')).to.equal('12');
    expect(placeIn('#letter-tidal-flats-lang-zh-Hans', 'tidal-flats', 'lang')).to.equal('zh-Hans');
  });
  for (const [fragment, id] of [
    ['#letter-other-quote-1', 'tidal-flats'],
    ['#letter-tidal-flats-note-1', 'tidal-flats'],
    ['#letter-tidal-flats-lang-fr', 'tidal-flats'],
    ['#letter-tidal-flats-quote-', 'tidal-flats'],
    ['#letter-tidal-flats', 'tidal-flats'],
    ['', 'tidal-flats'],
    ['#letter-undefined-quote-1', undefined],
  ] as const) {
    it(`isn’t a quote in “${fragment}” for ${id ?? 'a letter without id'}`, () => {
      expect(placeIn(fragment, id, 'quote') || undefined).to.equal(undefined);
    });
  }
});
