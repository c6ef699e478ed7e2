import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import type { Signatory } from '../../src/bundle/letter-bundle.js';
import type { OpenLetterSignatories } from '../../src/index.js';
import { all, choose, isSame, lookedThrough, nameOf, search, textOf, the } from './helpers.js';
import { waitUntil } from '../wait-until.js';

async function list(
  items: Signatory[],
  given: Partial<Pick<OpenLetterSignatories, 'context' | 'visibleSignatories'>> = {},
): Promise<OpenLetterSignatories> {
  const element = await fixture<OpenLetterSignatories>(html`<open-letter-signatories></open-letter-signatories>`);
  Object.assign(element, { signatories: { items }, visibleSignatories: 1, ...given });
  await lookedThrough(element);
  // The page comes to rest, and what the list can be narrowed to is offered.
  await waitUntil(
    () =>
      items.length < 2 || items.length > 1_000 || (the(element, 'combobox', 'Filter') as HTMLSelectElement).options.length > 1,
  );
  return element;
}

const names = (element: ParentNode): string[] => all(element, 'listitem').map((row) => textOf(row.querySelector('bdi')));
const marks = (element: OpenLetterSignatories): string[] =>
  [...element.renderRoot.querySelectorAll('mark')].map((mark) => mark.textContent);

describe('what a search found', () => {
  const found: [query: string, row: Signatory, marked: string[]][] = [
    ['tide', { name: 'Tide Watch' }, ['Tide']],
    ['wa tid', { name: 'Tide Watch' }, ['Tide', 'Watch']],
    ['lodz', { name: 'Łódź Harbour' }, ['Łódź']],
    ['turkiye', { name: 'Reeds', affiliation: 'Türkiye Rivers' }, ['Türkiye']],
    ['turk', { name: 'Reeds', place: 'Tu\u0308rkiye' }, ['Tu\u0308rkiye']],
    ['stras', { name: 'Straßenbund' }, ['Straßenbund']],
    ['strasse', { name: 'Straßenbund' }, ['Straßenbund']],
    ['елка', { name: 'Дом «Ёлка»' }, ['«Ёлка»']],
    ['احمد', { name: 'أحمد النهر' }, ['أحمد']],
    ['محمد', { name: 'مُحَمَّد' }, ['مُحَمَّد']],
    ['کتاب', { name: 'كـتـاب' }, ['كـتـاب']],
    ['नदी', { name: 'गंगा नदी मंच' }, ['नदी']],
    ['潮の', { name: '東の潮の会' }, ['潮の']],
    ['icel', { name: 'Reeds', country: 'IS' }, ['Iceland']],
    ['united kingdom', { name: 'Reeds', country: 'GB' }, []],
    ['uk', { name: 'Reeds', country: 'GB' }, ['UK']],
    ['icel hof', { name: 'Reeds', country: 'IS', place: 'Höfn' }, ['Höfn']],
    ['collectiu', { name: 'Col·lectiu' }, ['Col·lectiu']],
    ['circle 1', { name: 'Circle 1, Circle 12' }, ['Circle', '1', 'Circle', '12']],
    ['s o s', { name: 'S.O.S. Flats', role: 'Office' }, ['S.O.S.', 'Office']],
  ];
  for (const [query, row, marked] of found) {
    it(`for “${query}” is marked in “${Object.values(row).join(', ')}”`, async () => {
      const element = await list([{ name: 'Zzz' }, row]);
      await search(element, query);
      expect(names(element)).to.deep.equal([row.name.replace(/\s+/g, ' ')]);
      expect(marks(element)).to.deep.equal(marked);
      expect(textOf(all(element, 'listitem')[0]!.querySelector('bdi'))).to.equal(row.name);
    });
  }

  it('in English is shown where the interface speaks another language, and not marked', async () => {
    const element = await list([{ name: 'Zzz' }, { name: 'Reeds', country: 'DE' }], {
      context: { lang: 'fr', headingLevel: 3, base: document.baseURI },
    });
    await search(element, 'germany');
    expect(names(element)).to.deep.equal(['Reeds']);
    expect(marks(element)).to.be.empty;
    await search(element, 'allemagne');
    expect(marks(element)).to.deep.equal(['Allemagne']);
  });

  it('is unmarked once the search is over', async () => {
    const element = await list([{ name: 'Zzz' }, { name: 'Reeds' }]);
    await search(element, 'reeds');
    await search(element, '');
    expect(marks(element)).to.be.empty;
  });
});

describe('narrowing the list', () => {
  const items: Signatory[] = [
    { name: 'Amber', kind: 'organization', category: 'Rivers', country: 'CL' },
    { name: 'Birch', kind: 'person', category: 'Coasts', country: 'CL', place: 'Chiloé' },
    { name: 'Coral', kind: 'organization', category: 'Coasts', country: 'IS' },
    { name: '__proto__', kind: 'organization', place: 'constructor' },
    { name: 'Ångström', kind: 'person' },
  ];
  const narrowed: [label: string, names: string[]][] = [
    ['Organisations (3)', ['Amber', 'Coral', '__proto__']],
    ['People (2)', ['Birch', 'Ångström']],
    ['Coasts (2)', ['Birch', 'Coral']],
    ['Chile (1)', ['Amber']],
    ['Chiloé (1)', ['Birch']],
    ['constructor (1)', ['__proto__']],
    ['Country not given (1)', ['Ångström']],
    ['A (2)', ['Amber', 'Ångström']],
    ['P (1)', ['__proto__']],
  ];
  for (const [label, expected] of narrowed) {
    it(`to ${label}`, async () => {
      const element = await list(items);
      await choose(element, 'Filter', label);
      expect(names(element)).to.deep.equal(expected);
      await waitUntil(() => textOf(the(element, 'status')).includes('match'));
      expect(textOf(the(element, 'status'))).to.match(new RegExp(`^${expected.length} signator`));
      await choose(element, 'Filter', 'All');
      expect(names(element)).to.deep.equal(['Amber']);
    });
  }

  it('offers no kinds, categories or countries where there is but one', async () => {
    const element = await list([
      { name: 'Amber', kind: 'organization', country: 'CL' },
      { name: 'Birch', kind: 'organization', country: 'CL' },
    ]);
    const { options } = the(element, 'combobox', 'Filter') as HTMLSelectElement;
    expect([...options].map(({ text }) => text.trim())).to.deep.equal(['All', 'A (1)', 'B (1)']);
  });

  it('goes together with a search, and both are cleared at once', async () => {
    const element = await list(items);
    await choose(element, 'Filter', 'Coasts (2)');
    await search(element, 'cor');
    expect(names(element)).to.deep.equal(['Coral']);
    await search(element, 'amber');
    expect(names(element)).to.be.empty;
    the(element, 'button', 'Clear search').click();
    await element.updateComplete;
    expect(names(element)).to.deep.equal(['Amber']);
    expect((the(element, 'combobox', 'Filter') as HTMLSelectElement).selectedOptions[0]?.text).to.equal('All');
    isSame(the(element, 'searchbox'));
  });
});

describe('a search that takes longer than a moment', () => {
  const items = Array.from({ length: 60_000 }, (_, index): Signatory => ({ name: `Ċircle ${index + 1} of the ümläuts` }));

  it('shows what it has found before it has been through the list, and the rest after', async () => {
    const element = await list(items);
    await search(element, 'circle');
    await waitUntil(() => names(element).length === 100);
    expect(textOf(the(element, 'status'))).to.equal('');
    await waitUntil(() => textOf(the(element, 'status')) === '60,000 signatories match');
  });

  it('is given up for another one', async () => {
    const element = await list(items);
    await search(element, 'circle');
    await search(element, 'nobody');
    await waitUntil(() => textOf(the(element, 'status')) === 'No signatory matches');
    expect(names(element)).to.be.empty;
    expect(nameOf(the(element, 'button', 'Clear search'))).to.equal('Clear search');
  });
});
