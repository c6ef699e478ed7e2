import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import type { PartContext } from '../../src/elements/letter-part.js';
import type { OpenLetterSignatories, Signatory } from '../../src/index.js';
import { problem } from '../../src/bundle/problem.js';
import { filed, type FiledList } from './files-of.js';
import { all, choose, focused, isSame, lookedThrough, nameOf, none, roleOf, search, textOf, the } from './helpers.js';
import { waitUntil } from '../wait-until.js';

/** More than are ever all in the page: so many that 1,000 are at hand and the others in files. */
const many = Array.from({ length: 1_400 }, (_, index): Signatory => ({
  name: `Reed ${index + 1}`,
  country: ['CL', 'IS', 'DE'][index % 3]!,
}));

const rare: Signatory[] = [
  ...many.slice(0, 1_200),
  { name: 'Łódź Harbour', country: 'PL' },
  { name: 'Marsh Otter Meadow', place: 'in exile', id: 'otter' },
  { name: '東の潮の会' },
  ...many.slice(1_200),
];

async function show(
  list: FiledList,
  given: { partner?: string; visibleSignatories?: number; context?: PartContext } = {},
): Promise<OpenLetterSignatories> {
  const element = await fixture<OpenLetterSignatories>(html`<open-letter-signatories></open-letter-signatories>`);
  const { signatories, loadPage } = list;
  Object.assign(element, { signatories, loadPage, ...given });
  await lookedThrough(element);
  return element;
}

const names = (element: ParentNode): string[] => all(element, 'listitem').map((row) => textOf(row.querySelector('bdi')));
const status = (element: ParentNode): string => textOf(the(element, 'status'));

async function expand(element: OpenLetterSignatories, steps: number): Promise<void> {
  the(element, 'button', 'Show signatories').click();
  await element.updateComplete;
  for (let step = 0; step < steps; step++) {
    the(element, 'button', 'Show 100 more').click();
    await element.updateComplete;
  }
}

describe('a list of which only the beginning is at hand', () => {
  it('says how many signed, and asks for nothing unasked', async () => {
    const list = filed(many, { atHand: 1_000, size: 100 });
    const element = await show(list);
    expect(nameOf(all(element, 'heading')[0]!)).to.equal('1,400 signatories from 3 countries and territories');
    await expand(element, 8);
    await waitUntil(() => names(element).length === 900);
    await choose(element, 'Filter', 'All');
    expect(list.asked).to.be.empty;
  });

  it('grows by its files, one as it is needed, the focus on the first new row', async () => {
    const list = filed(many, { atHand: 1_000, size: 200 });
    const element = await show(list);
    await expand(element, 9);
    the(element, 'button', 'Show 100 more').focus();
    the(element, 'button', 'Show 100 more').click();
    await waitUntil(() => names(element).length === 1_100);
    expect(list.asked).to.deep.equal(['page-0']);
    await waitUntil(() => roleOf(focused()!) === 'listitem');
    expect(textOf(focused()?.querySelector('bdi'))).to.equal('Reed 1001');
    for (const count of [1_200, 1_300, 1_400]) {
      the(element, 'button', 'Show 100 more').click();
      await waitUntil(() => names(element).length === count);
    }
    none(element, 'button', 'Show 100 more');
    expect(list.asked).to.deep.equal(['page-0', 'page-1']);
    expect(new Set(names(element))).to.have.length(1_400);
  });

  it('gives the first new row the focus where new rows stand among others', async () => {
    const element = await show(filed(many, { atHand: 1_000, size: 200 }));
    await choose(element, 'Order', 'By country');
    await search(element, 'reed');
    const steps = 10;
    for (let step = 1; step <= steps; step++) {
      await waitUntil(() => names(element).length === step * 100);
      const before = new Set(all(element, 'listitem'));
      the(element, 'button', 'Show 100 more').focus();
      the(element, 'button', 'Show 100 more').click();
      await waitUntil(() => names(element).length === step * 100 + 100);
      await waitUntil(() => focused()?.matches('[role=listitem]'));
      isSame(
        focused(),
        all(element, 'listitem').find((row) => !before.has(row)),
      );
    }
    expect(names(element).indexOf('Reed 1003'), 'in the first group').to.be.within(0, 400);
  });

  for (const [visibleSignatories, opened] of [
    [99, 100],
    [150, 200],
    [1_300, 1_400],
  ] as const) {
    it(`of which ${visibleSignatories} are shown already opens with ${opened}, and grows by 100`, async () => {
      const rows = [...many, ...many.map((row) => ({ ...row, name: `${row.name} North` }))];
      const element = await show(filed(rows, { atHand: 1_000, size: 200 }), { visibleSignatories });
      expect(names(element)).to.have.length(Math.min(visibleSignatories, 1_000));
      await expand(element, 0);
      await waitUntil(() => names(element).length === opened);
      the(element, 'button', 'Show 100 more').focus();
      the(element, 'button', 'Show 100 more').click();
      await waitUntil(() => names(element).length === opened + 100);
      await waitUntil(() => textOf(focused()?.querySelector('bdi')) === rows[opened]!.name);
    });
  }

  it('says anew how many match once it has looked further, and keeps the focus where there are no more', async () => {
    const otters = many.map((row, index) => (index < 100 ? { ...row, affiliation: 'Otter Watch' } : row));
    const element = await show(filed(otters, { atHand: 1_000, size: 55, indexed: false }));
    await search(element, 'otter');
    await waitUntil(() => status(element) === 'More than 99 signatories match');
    the(element, 'button', 'Show 100 more').focus();
    the(element, 'button', 'Show 100 more').click();
    await waitUntil(() => status(element) === '100 signatories match');
    none(element, 'button', 'Show 100 more');
    expect(textOf(focused()?.querySelector('bdi'))).to.equal('Reed 100');
  });

  it('says that it is waiting, and doesn’t take the focus from where the reader has gone', async () => {
    const list = filed(many, { atHand: 1_000, size: 100 });
    const element = await show(list);
    await expand(element, 9);
    let arrive = (): void => undefined;
    list.line = new Promise<void>((resolve) => (arrive = resolve));
    the(element, 'button', 'Show 100 more').focus();
    the(element, 'button', 'Show 100 more').click();
    await waitUntil(() => status(element) === 'Loading');
    the(element, 'searchbox').focus();
    arrive();
    await waitUntil(() => names(element).length === 1_100);
    isSame(the(element, 'searchbox'));
    expect(status(element)).to.equal('');
  });

  it('has “Try again” in the place of a file that can’t be had, and the others', async () => {
    const list = filed(many, { atHand: 1_000, size: 100 });
    list.broken.add('page-0');
    const { warn } = console;
    const warned: unknown[] = [];
    console.warn = (_, fault: { code: string }): unknown => warned.push(fault.code);
    const element = await show(list);
    await expand(element, 10);
    await waitUntil(() => all(element, 'button', 'Try again').length === 1);
    await waitUntil(() => all(element, 'listitem').length === 1_100);
    expect(textOf(all(element, 'listitem')[1_000])).to.equal('100 signatories can’t be loaded at the moment. Try again');
    await waitUntil(() => status(element) === '100 signatories can’t be loaded at the moment.');
    console.warn = warn;
    expect(warned).to.deep.equal(['page-failed']);
    expect(names(element)[1_001]).to.equal('Reed 1101');
    list.broken.clear();
    the(element, 'button', 'Try again').focus();
    the(element, 'button', 'Try again').click();
    await waitUntil(() => names(element)[1_000] === 'Reed 1001');
    await waitUntil(() => textOf(focused()?.querySelector('bdi')) === 'Reed 1001');
    none(element, 'button', 'Try again');
    expect(
      list.asked.filter((name) => name === 'page-1'),
      'what is at hand is not asked for again',
    ).to.have.length(1);
  });

  it('is searched file by file where there is no index, and can’t be put in order', async () => {
    const element = await show(filed(rare, { atHand: 1_000, size: 100, indexed: false }));
    expect([...(the(element, 'combobox', 'Order') as HTMLSelectElement).options].map(textOf)).to.deep.equal(['As published']);
    await search(element, 'lodz');
    await waitUntil(() => names(element).includes('Łódź Harbour'));
    await waitUntil(() => status(element) === '1 signatory matches');
  });
});

describe('an index', () => {
  const found: [query: string, names: string[]][] = [
    ['lodz', ['Łódź Harbour']],
    ['harbour łódź', ['Łódź Harbour']],
    ['otter mars', ['Marsh Otter Meadow']],
    ['meadow mar', ['Marsh Otter Meadow']],
    ['exile', ['Marsh Otter Meadow']],
    ['潮の', ['東の潮の会']],
    ['pola', ['Łódź Harbour']],
    ['poland lod', ['Łódź Harbour']],
    ['reed 1400', ['Reed 1400']],
    ['nobody', []],
  ];
  for (const [query, expected] of found) {
    it(`finds for “${query}” ${expected.join(', ') || 'nobody'}`, async () => {
      const list = filed(rare, { atHand: 1_000, size: 20 });
      const element = await show(list);
      await search(element, query);
      await waitUntil(() => status(element).includes('match'));
      expect(names(element)).to.deep.equal(expected);
      expect(list.asked.some((name) => name.startsWith('page'))).to.be.false;
      expect(list.asked.length, list.asked.join()).to.be.below(15);
    });
  }

  it('is asked once typing rests, and what came for an earlier query is passed over', async () => {
    const list = filed(rare, { atHand: 1_000, size: 20 });
    const element = await show(list);
    let arrive = (): void => undefined;
    list.line = new Promise<void>((resolve) => (arrive = resolve));
    await search(element, 'otter');
    await waitUntil(() => list.asked.length === 1);
    await search(element, 'lo');
    await search(element, 'lodz');
    list.line = Promise.resolve();
    arrive();
    await waitUntil(() => status(element) === '1 signatory matches');
    expect(names(element)).to.deep.equal(['Łódź Harbour']);
  });

  it('counts no more than it needs', async () => {
    const list = filed(many, { atHand: 1_000, size: 100 });
    const element = await show(list);
    await search(element, 'reed');
    await waitUntil(() => /^More than [\d,]+ signatories match$/.test(status(element)));
    expect(names(element)).to.have.length(100);
    expect(list.asked.length).to.be.below(6);
    const said = Number(status(element).replace(/\D/g, ''));
    expect(said, 'true whatever the files that weren’t asked for hold').to.be.below(
      many.filter(({ name }) => /reed/i.test(name)).length,
    );
    the(element, 'button', 'Show 100 more').click();
    await waitUntil(() => names(element).length === 200);
    expect(new Set(names(element))).to.have.length(200);
  });

  it('gives the alphabet from its beginning', async () => {
    const list = filed([...many.slice(0, 1_100), { name: 'Ängsull' }, { name: 'alder' }], { atHand: 1_000, size: 20 });
    const element = await show(list);
    await choose(element, 'Order', 'Alphabetical');
    await waitUntil(() => names(element)[0] === 'alder');
    expect(names(element)).to.have.length(12);
    expect(names(element)[1]).to.equal('Ängsull');
  });

  it('gives the alphabet of the language', async () => {
    const alphabet = ['Аїр', 'Бук', 'Єнот', 'Єрмак', 'Жук', 'Іва', 'Їжак', 'Яр'].map((name) => ({ name }));
    const filler = many.slice(0, 1_100);
    const list = filed([...filler, ...[...alphabet].reverse()], { atHand: 1_000, size: 20, lang: 'uk' });
    const element = await show(list, { context: { lang: 'uk', headingLevel: 3, base: 'about:blank' } });
    await choose(element, 'Order', 'Alphabetical');
    await waitUntil(() => names(element)[0] === 'Аїр');
    expect(names(element).slice(0, 8)).to.deep.equal(alphabet.map(({ name }) => name));
  });

  it('has those that a filter leaves in the order that is asked for', async () => {
    const element = await show(filed([...many, { name: 'Alder', country: 'CL' }], { atHand: 1_000, size: 20 }));
    await choose(element, 'Order', 'Alphabetical');
    await choose(element, 'Filter', /^Chile/);
    await waitUntil(() => status(element).includes('match'));
    const { compare } = new Intl.Collator('en');
    expect(names(element)[0]).to.equal('Alder');
    expect(names(element)).to.deep.equal([...names(element)].sort(compare));
  });

  it('doesn’t say that none match where it can’t be had', async () => {
    const list = filed(rare, { atHand: 1_000, size: 20 });
    list.loadPage = ({ src }) => Promise.resolve(problem('page-failed', src));
    const element = await show(list);
    await search(element, 'lodz');
    await waitUntil(() => all(element, 'button', 'Try again').length === 1);
    await waitUntil(() => status(element) === '1,403 signatories can’t be loaded at the moment.');
  });

  for (const [order, first, firstOfAll] of [
    ['By country', 'Reed 1', 'Reed 1'],
    ['Alphabetical', 'Reed 1', 'Łódź Harbour'],
  ] as const) {
    it(`that can’t be had leaves what is at hand, in the order that is asked for, until it can (${order})`, async () => {
      const list = filed(rare, { atHand: 1_000, size: 20 });
      const { loadPage } = list;
      let asked = 0;
      list.loadPage = ({ src }) => {
        asked++;
        return Promise.resolve(problem('page-failed', src));
      };
      const element = await show(list);
      the(element, 'button', 'Show signatories').click();
      await choose(element, 'Order', order);
      await waitUntil(() => all(element, 'button', 'Try again').length === 1);
      await waitUntil(() => names(element).length === 100);
      expect(asked).to.equal(1);
      const [gap, row] = all(element, 'listitem');
      expect(textOf(gap)).to.equal('1,403 signatories can’t be loaded at the moment. Try again');
      expect(textOf(row!.querySelector('bdi'))).to.equal(first);
      const [, ...headings] = all(element, 'heading').map(nameOf);
      expect(headings).to.deep.equal(order === 'By country' ? ['Chile (467)'] : []);
      list.loadPage = loadPage;
      element.loadPage = loadPage;
      the(element, 'button', 'Try again').click();
      await waitUntil(() => names(element)[0] === firstOfAll && names(element).length >= 20);
      none(element, 'button', 'Try again');
    });
  }

  it('finds a partner by a name that begins as very many do', async () => {
    const alike = 'Association for the Protection of the Marshes';
    const rows = Array.from({ length: 1_100 }, (_, at) => ({ name: `${alike} of Reed ${at}` }));
    const element = await show(filed(rows, { atHand: 1_000, size: 20 }), { partner: `${alike} of Reed 1050` });
    await waitUntil(() => all(element, 'listitem')[0]!.part.contains('partner'));
    expect(names(element)[0]).to.equal(`${alike} of Reed 1050`);
  });

  it('gives the countries with their counts, as the language sorts them, those without one last', async () => {
    const rows = [
      ...many.slice(0, 4).map((row, index) => ({ ...row, country: ['DE', 'CL'][index % 2]! })),
      ...rare.slice(1_201, 1_203),
    ];
    const list = filed([...rows, ...many.slice(3, 1_100).map(({ name }) => ({ name, country: 'IS' }))], {
      atHand: 1_000,
      size: 200,
    });
    const element = await show(list);
    await choose(element, 'Order', 'By country');
    await waitUntil(() => names(element).length === 12);
    element.expand();
    await element.updateComplete;
    await waitUntil(() => names(element).length === 100);
    expect(all(element, 'heading').slice(1).map(nameOf)).to.deep.equal(['Chile (2)', 'Germany (2)', 'Iceland (1,097)']);
    expect(names(all(element, 'list')[0]!)).to.deep.equal(['Reed 2', 'Reed 4']);
  });

  for (const [label, expected] of [
    [/^L \(1\)$/, ['Łódź Harbour']],
    [/^Poland/, ['Łódź Harbour']],
    [/^in exile/, ['Marsh Otter Meadow']],
    [/^Country not given/, ['東の潮の会']],
  ] as const) {
    it(`leads to ${String(label)} without typing`, async () => {
      const list = filed(rare, { atHand: 1_000, size: 20 });
      const element = await show(list);
      await choose(element, 'Filter', label);
      await waitUntil(() => status(element).includes('match'));
      expect(names(element)).to.deep.equal(expected);
    });
  }

  it('that is broken in one place gives the rest, and says what is missing', async () => {
    const list = filed(rare, { atHand: 1_000, size: 20 });
    for (const [name, { items }] of list.files)
      if (name.startsWith('leaf') && items?.some(({ id }) => id === 'otter')) list.broken.add(name);
    const element = await show(list);
    await search(element, 'otter');
    await waitUntil(() => all(element, 'button', 'Try again').length > 0);
    expect(names(element).join('')).to.equal('');
    list.broken.clear();
    all(element, 'button', 'Try again')[0]!.click();
    await waitUntil(() => names(element).join() === 'Marsh Otter Meadow');
  });

  it('whose files lead to the same ones again and again lets the page have its turn', async () => {
    const files: Record<string, object> = { leaf: { items: [] } };
    const to = (name: string): object[] => [1, 2].map(() => ({ src: name, integrity: name, count: 1, key: 'OTTER' }));
    for (let depth = 0; depth < 7; depth++) files[`node${depth}`] = { pages: to(depth ? `node${depth - 1}` : 'leaf') };
    const index = { src: 'node6', integrity: 'node6', count: 2_000, tags: {} };
    const loadPage = ({ src }: { src: string }): Promise<object> => Promise.resolve(files[src]!);
    const element = await show({
      signatories: { items: many.slice(0, 1_000), pages: [{ src: 'p', integrity: 'p', count: 1_000 }], search: index },
      loadPage,
    } as unknown as FiledList);
    await search(element, 'otter');
    await waitUntil(() => status(element) === 'Loading');
    let turns = 0;
    for (; status(element) === 'Loading'; turns++) await new Promise((resolve) => setTimeout(resolve));
    expect(turns).to.be.greaterThan(50);
  });

  it('leads to the partner, who then stands first and is marked', async () => {
    for (const partner of ['ŁÓDŹ harbour', 'otter']) {
      const element = await show(filed(rare, { atHand: 1_000, size: 20 }), { partner });
      await waitUntil(() => all(element, 'listitem')[0]!.part.contains('partner'));
      const [name] = names(element);
      expect(name).to.equal(partner === 'otter' ? 'Marsh Otter Meadow' : 'Łódź Harbour');
      expect(nameOf(all(element, 'heading')[0]!)).to.equal(`${name} and 1,402 others have signed`);
      expect(names(element)).to.have.length(12);
    }
  });
});

describe('a partner whom an index knows', () => {
  it('isn’t there twice once its page is', async () => {
    const element = await show(filed(rare, { atHand: 1_000, size: 400 }), { partner: 'otter' });
    await waitUntil(() => all(element, 'listitem')[0]!.part.contains('partner'));
    await expand(element, 13);
    await waitUntil(() => names(element).length === 1_400);
    the(element, 'button', 'Show 100 more').click();
    await waitUntil(() => names(element).length === rare.length);
    expect(names(element).filter((name) => name === 'Marsh Otter Meadow')).to.have.length(1);
  });
});

describe('printing a long list', () => {
  it('prints every name that is loaded, and the page is as before', async () => {
    const list = filed(many, { atHand: 1_000, size: 100 });
    const element = await show(list);
    dispatchEvent(new Event('beforeprint'));
    // Whoever prints by a script waits for nothing.
    expect(names(element)).to.have.length(1_000);
    dispatchEvent(new Event('afterprint'));
    expect(names(element)).to.have.length(12);
    expect(list.asked).to.be.empty;
  });
});
