import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import type { OpenLetterSignatories } from '../../src/index.js';
import { signatories } from '../loading/letters.js';
import {
  all,
  choose,
  collect,
  everything,
  focused,
  inSight,
  isSame,
  isShown,
  lookedThrough,
  nameOf,
  nextFrame,
  none,
  roleOf,
  search,
  textOf,
  the,
} from './helpers.js';
import { waitUntil } from '../wait-until.js';

type Given = Partial<Pick<OpenLetterSignatories, 'signatories' | 'partner' | 'visibleSignatories' | 'context'>>;

async function list(given: Given): Promise<OpenLetterSignatories> {
  const element = await fixture<OpenLetterSignatories>(html`<open-letter-signatories></open-letter-signatories>`);
  Object.assign(element, given);
  await lookedThrough(element);
  return element;
}

const listOf = (count: number, given: Given = {}): Promise<OpenLetterSignatories> =>
  list({ signatories: { items: signatories(count) }, ...given });

const names = (element: Element): string[] => all(element, 'listitem').map((row) => textOf(row.querySelector('bdi')));
const rowsInPage = (element: Element): Element[] => everything(element).filter((row) => roleOf(row) === 'listitem');
const heading = (element: Element): string => nameOf(all(element, 'heading')[0]!);

describe('the signatories', () => {
  it('are a region with a heading at the level asked for, and a list', async () => {
    const element = await listOf(3, { context: { lang: 'en', headingLevel: 4, base: document.baseURI } });
    const region = the(element, 'region', 'Signatories');
    expect(the(region, 'heading').getAttribute('aria-level')).to.equal('4');
    expect(the(region, 'list').querySelectorAll('[role=listitem]')).to.have.length(3);
  });

  it('stand in the list and nothing but them: blocks inside it have no role', async () => {
    const element = await listOf(250);
    element.expand();
    await waitUntil(() => all(element, 'listitem').length === 250);
    for (let node = all(element, 'listitem')[249]!.parentElement!; roleOf(node) !== 'list'; node = node.parentElement!) {
      expect(roleOf(node)).to.be.undefined;
    }
  });

  it('are nothing where nobody signed', async () => {
    const element = await list({ signatories: {} });
    none(element, 'region');
  });

  it('stand with role, affiliation and place, each in the direction of its own words', async () => {
    const element = await list({
      signatories: {
        items: [
          {
            name: 'Ada Brightwater',
            role: 'Warden',
            affiliation: 'Harbour Circle 1',
            country: 'HK',
            url: 'https://ada.example/',
          },
        ],
      },
    });
    const row = the(element, 'listitem');
    expect(textOf(row)).to.match(/Ada Brightwater.*Warden.*Harbour Circle 1.*Hong Kong/);
    expect([...row.querySelectorAll('bdi')].map((part) => part.dir)).to.deep.equal(['auto', 'auto', 'auto', 'auto']);
    expect(the(row, 'link', 'Ada Brightwater')).to.include({ href: 'https://ada.example/', rel: 'noopener noreferrer' });
  });

  it('stand with the place that the bundle names instead of a country', async () => {
    const element = await list({ signatories: { items: [{ name: 'A', country: 'CL', place: 'in exile' }] } });
    expect(textOf(the(element, 'listitem')))
      .to.contain('in exile')
      .and.not.contain('Chile');
  });

  it('have names in their own languages', async () => {
    const element = await list({ signatories: { items: [{ name: 'دائرة المرفأ', lang: 'ar' }] } });
    expect(the(element, 'listitem').querySelector('[lang=ar]')).to.exist;
  });

  it('with an unsafe address are no links', async () => {
    const element = await list({ signatories: { items: [{ name: 'A', url: 'javascript:alert(1)' }] } });
    none(element, 'link');
  });
});

describe('the heading of the list', () => {
  const cases: [given: Given, sentence: string][] = [
    [{ signatories: { items: [{ name: 'A' }] } }, '1 signatory'],
    [{ signatories: { items: signatories(3) } }, '3 signatories from 3 countries and territories'],
    [{ signatories: { items: [{ name: 'A', country: 'CL' }] } }, '1 signatory from 1 country or territory'],
    [{ signatories: { items: [{ name: 'A' }, { name: 'B', place: 'in exile' }] } }, '2 signatories'],
    [{ signatories: { total: 321, countries: 61, items: signatories(3) } }, '321 signatories from 61 countries and territories'],
    [{ signatories: { total: 1_500, items: signatories(3) } }, '1,500 signatories'],
    [{ signatories: { total: 2, items: signatories(5), countries: 5 } }, '5 signatories from 5 countries and territories'],
    [{ signatories: { total: 321 } }, '321 signatories'],
    [{ signatories: { items: signatories(3) }, partner: 'Harbour Circle 2' }, 'Harbour Circle 2 and 2 others have signed'],
    [{ signatories: { items: signatories(2) }, partner: 'Harbour Circle 2' }, 'Harbour Circle 2 and 1 other have signed'],
    [{ signatories: { items: signatories(1) }, partner: 'Harbour Circle 1' }, 'Harbour Circle 1 has signed'],
    [
      { signatories: { total: 321, items: signatories(8) }, partner: 'Harbour Circle 1' },
      'Harbour Circle 1 and 320 others have signed',
    ],
    [{ signatories: { items: signatories(1) }, partner: 'Somebody else' }, '1 signatory from 1 country or territory'],
  ];
  for (const [given, sentence] of cases) {
    it(`says “${sentence}”`, async () => expect(heading(await list(given))).to.equal(sentence));
  }

  it('is followed by how many are listed, where more have signed', async () => {
    const element = await list({ signatories: { total: 321, items: signatories(8) } });
    expect(textOf(the(element, 'region'))).to.contain('321 signatories, 8 of them listed here');
  });

  it('is not followed by it where all are listed', async () => {
    expect(textOf(the(await listOf(8), 'region'))).not.to.contain('listed here');
  });
});

describe('a list of more names than are visible', () => {
  it('shows the first twelve and says how many there are', async () => {
    const element = await listOf(20);
    expect(names(element)).to.have.length(12);
    const button = the(element, 'button', 'Show all 20 signatories');
    expect(button.ariaExpanded ?? button.getAttribute('aria-expanded')).to.equal('false');
    const controlled = (button.getRootNode() as ShadowRoot).getElementById(button.getAttribute('aria-controls')!);
    expect(controlled?.contains(the(element, 'list'))).to.be.true;
  });

  it('shows as many as are asked for', async () => expect(names(await listOf(20, { visibleSignatories: 5 }))).to.have.length(5));

  for (const visibleSignatories of [NaN, -1]) {
    it(`shows twelve where ${visibleSignatories} are asked for`, async () => {
      expect(names(await listOf(20, { visibleSignatories }))).to.have.length(12);
    });
  }

  it('has no controls where all are visible', async () => {
    const element = await listOf(12);
    expect(names(element)).to.have.length(12);
    for (const role of ['button', 'searchbox', 'combobox']) none(element, role);
  });

  it('expands and collapses by its button, which keeps the focus', async () => {
    const element = await listOf(20);
    const events = collect('open-letter-expand');
    the(element, 'button', 'Show all 20 signatories').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => names(element).length === 20);
    isSame(the(element, 'button', 'Show fewer'));
    expect(focused()?.getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => names(element).length === 12);
    isSame(the(element, 'button', 'Show all 20 signatories'));
    expect(events.map(({ expanded, bubbles, composed }) => [expanded, bubbles, composed])).to.deep.equal([
      [true, true, true],
      [false, true, true],
    ]);
  });

  it('has every name and place at the same edge, however it is written', async () => {
    const items = ['Harbour Circle', 'جمعية الميناء'].map((name) => ({ name, country: 'EG', role: 'دور' }));
    const element = await list({ signatories: { items } });
    for (const row of rowsInPage(element)) {
      const edge = row.getBoundingClientRect().left;
      const [name, detail] = row.querySelectorAll('bdi');
      for (const text of [name!, detail!]) {
        const words = document.createRange();
        words.selectNodeContents(text);
        expect(words.getBoundingClientRect().left, textOf(text)).to.be.closeTo(edge, 1);
      }
      expect(detail!.getBoundingClientRect().top).to.be.above(name!.getBoundingClientRect().top + 5);
    }
  });

  it('leaves the reader where she is when it expands, and keeps the button in sight when it collapses', async () => {
    const element = await listOf(600);
    await waitUntil(() => rowsInPage(element).length === 600, 'all rows are there');
    const isHere = (): boolean => inSight(the(element, 'button', /^Show (all|fewer)/));
    const place = scrollY;
    the(element, 'button', 'Show all 600 signatories').click();
    await waitUntil(() => names(element).length === 600);
    await element.updateComplete;
    expect(scrollY).to.equal(place);
    the(element, 'button', 'Show fewer').scrollIntoView({ block: 'center', behavior: 'instant' });
    await waitUntil(isHere);
    the(element, 'button', 'Show fewer').click();
    await waitUntil(() => names(element).length === 12);
    await waitUntil(isHere, 'the button is in sight');
  });

  it('leaves no void below its last names, which are fewer than a block has', async () => {
    const element = await listOf(330);
    await waitUntil(() => rowsInPage(element).length === 330, 'all rows are there');
    the(element, 'button', 'Show all 330 signatories').click();
    await waitUntil(() => names(element).length === 330);
    await nextFrame();
    const [first, last] = [0, -1].map((at) => all(element, 'listitem').at(at)!.getBoundingClientRect());
    const below = the(element, 'button', 'Show fewer').getBoundingClientRect().top - last!.bottom;
    expect(last!.height).to.be.closeTo(first!.height, 1);
    expect(below).to.be.within(0, 100);
  });

  it('dispatches nothing where it is expanded already', async () => {
    const element = await listOf(20);
    const events = collect('open-letter-expand', element);
    element.expand();
    element.expand(true);
    expect(events).to.have.length(1);
  });

  it('holds every name once the page is idle: hidden, yet to be found', async () => {
    const element = await listOf(1_000);
    await waitUntil(() => rowsInPage(element).length === 1_000, 'all rows are there');
    expect(names(element)).to.have.length(12);
    const waiting = rowsInPage(element).filter((row) => !isShown(row));
    expect(waiting).to.have.length(988);
    expect(waiting.every((row) => row.closest('[hidden]')?.getAttribute('hidden') === 'until-found')).to.be.true;
  });

  it('expands when the browser’s search has found a hidden name', async () => {
    const element = await listOf(20);
    await waitUntil(() => rowsInPage(element).length === 20, 'all rows are there');
    const events = collect('open-letter-expand', element);
    rowsInPage(element)[17]!.dispatchEvent(new Event('beforematch', { bubbles: true }));
    expect(events.map(({ expanded }) => expanded)).to.deep.equal([true]);
    await element.updateComplete;
    expect(names(element)).to.have.length(20);
  });

  it('is collapsed too where a browser takes until-found for plain hidden', async () => {
    const element = await listOf(20);
    await waitUntil(() => rowsInPage(element).length === 20, 'all rows are there');
    const block = rowsInPage(element)[17]!.closest('[hidden]')!;
    block.setAttribute('hidden', '');
    expect(getComputedStyle(block).display).to.equal('none');
  });

  it('has no tab stop in a hidden row', async () => {
    const items = signatories(20).map((item) => ({ ...item, url: 'https://circles.example/' }));
    const element = await list({ signatories: { items } });
    await waitUntil(() => rowsInPage(element).length === 20, 'all rows are there');
    const links = all(element, 'link');
    expect(links).to.have.length(12);
    links.at(-1)!.focus();
    await sendKeys({ press: 'Tab' });
    isSame(the(element, 'button', 'Show all 20 signatories'));
  });
});

describe('searching the signatories', () => {
  const items = [
    { name: 'Société des Marées', country: 'FR' },
    { name: 'Łąka Błot', country: 'PL', role: 'Botanist' },
    { name: 'Smørhavn Strandlag', affiliation: 'Straße am Watt', country: 'DE' },
    { name: '東の潮の会', country: 'JP' },
    { name: 'ＴＩＤＥ Watch', place: 'in exile' },
    { name: 'Marsh-Friends', country: 'CL' },
    ...signatories(20),
  ];
  const cases: [words: string, found: string[]][] = [
    ['société', ['Société des Marées']],
    ['MAREES soc', ['Société des Marées']],
    ['laka', ['Łąka Błot']],
    ['botan', ['Łąka Błot']],
    ['smor', ['Smørhavn Strandlag']],
    ['strasse', ['Smørhavn Strandlag']],
    ['潮', ['東の潮の会']],
    ['tide', ['ＴＩＤＥ Watch']],
    ['exile', ['ＴＩＤＥ Watch']],
    ['friends', ['Marsh-Friends']],
    ['marsh-friends', ['Marsh-Friends']],
    ['japan', ['東の潮の会']],
    ['ide', []],
    ['arsh', []],
  ];
  for (const [words, found] of cases) {
    it(`“${words}” finds ${found.join(', ') || 'nobody'}`, async () => {
      const element = await list({ signatories: { items } });
      await search(element, words);
      // On a busy machine a search takes more than one stretch of time.
      await waitUntil(() => names(element).join() === found.join(), `${names(element).join()} isn’t ${found.join()}`);
    });
  }

  it('finds a country by its name in the reader’s language and in English', async () => {
    const element = await list({ signatories: { items }, context: { lang: 'de', headingLevel: 3, base: document.baseURI } });
    await search(element, 'deutschl');
    expect(names(element)).to.deep.equal(['Smørhavn Strandlag']);
    await search(element, 'germany');
    expect(names(element)).to.deep.equal(['Smørhavn Strandlag']);
  });

  it('announces the number of matches in a status', async () => {
    const element = await list({ signatories: { items } });
    const status = the(element, 'status');
    expect(textOf(status)).to.equal('');
    await search(element, 'harbour');
    await waitUntil(() => textOf(status) === '20 signatories match');
    // The same number is heard again, too: what is the same wouldn’t be.
    const heard: string[] = [];
    const watch = new MutationObserver(() => heard.push(status.textContent.trim()));
    watch.observe(status, { childList: true, characterData: true, subtree: true });
    await search(element, 'harbou');
    await waitUntil(() => heard.join() === '20 signatories match');
    watch.disconnect();
    await search(element, 'botanist');
    await waitUntil(() => textOf(status) === '1 signatory matches');
    await search(element, 'nobody');
    await waitUntil(() => textOf(status) === 'No signatory matches');
    await search(element, '');
    await waitUntil(() => textOf(status) === '');
  });

  it('shows every match without expanding the list, and the first ones again when it is emptied', async () => {
    const element = await list({ signatories: { items } });
    await search(element, 'harbour');
    expect(names(element)).to.have.length(20);
    expect(element.expanded).to.be.false;
    await search(element, '');
    expect(names(element)).to.have.length(12);
  });

  it('offers to clear a search that finds nobody, and gives the focus back to the field', async () => {
    const element = await list({ signatories: { items } });
    await search(element, 'nobody');
    the(element, 'button', 'Clear search').click();
    await element.updateComplete;
    expect(the(element, 'searchbox')).to.have.property('value', '');
    isSame(the(element, 'searchbox'));
    expect(names(element)).to.have.length(12);
  });

  it('takes what is typed, letter by letter', async () => {
    const element = await list({ signatories: { items } });
    the(element, 'searchbox').focus();
    await sendKeys({ type: 'lak' });
    await waitUntil(() => names(element).length === 1);
    isSame(the(element, 'searchbox'));
  });

  it('takes a space between two words as it is typed', async () => {
    const element = await list({ signatories: { items: [{ name: 'New Harbour' }, { name: 'New Marsh' }, ...items] } });
    const box = the(element, 'searchbox');
    box.focus();
    await sendKeys({ type: 'new ' });
    await waitUntil(() => names(element).length === 2);
    await element.updateComplete;
    expect(box).to.have.property('value', 'new ');
    await sendKeys({ type: 'm' });
    await waitUntil(() => names(element).length === 1);
    expect(box).to.have.property('value', 'new m');
  });

  for (const words of ['.*', '(', '"', '   ']) {
    it(`“${words}” is no pattern and breaks nothing`, async () => {
      const element = await list({ signatories: { items } });
      await search(element, words);
      expect(names(element)).to.have.length.above(0);
    });
  }
});

describe('putting the signatories in order', () => {
  const items = [
    { name: 'Zeta', country: 'CL' },
    { name: 'Ångström', country: 'IS' },
    { name: 'alpha', country: 'CL' },
    { name: 'Beta' },
    { name: 'Gamma', place: 'in exile' },
  ];
  const few = { signatories: { items }, visibleSignatories: 4 };

  it('offers the published order, the alphabet and the countries', async () => {
    const element = await list(few);
    const options = [...(the(element, 'combobox', 'Order') as HTMLSelectElement).options].map(textOf);
    expect(options).to.deep.equal(['As published', 'Alphabetical', 'By country']);
    expect(names(element)).to.deep.equal(['Zeta', 'Ångström', 'alpha', 'Beta']);
  });

  it('offers no countries where none are given', async () => {
    const element = await list({ signatories: { items: ['A', 'B', 'C'].map((name) => ({ name })) }, visibleSignatories: 1 });
    expect([...(the(element, 'combobox', 'Order') as HTMLSelectElement).options].map(textOf)).to.deep.equal([
      'As published',
      'Alphabetical',
    ]);
  });

  it('by the alphabet follows the language', async () => {
    const element = await list(few);
    element.expand();
    await choose(element, 'Order', 'Alphabetical');
    expect(names(element)).to.deep.equal(['alpha', 'Ångström', 'Beta', 'Gamma', 'Zeta']);
    element.context = { ...element.context, lang: 'sv' };
    await element.updateComplete;
    expect(names(element)).to.deep.equal(['alpha', 'Beta', 'Gamma', 'Zeta', 'Ångström']);
  });

  it('by country makes one list a country, under a heading one level deeper, those without one last', async () => {
    const element = await list(few);
    element.expand();
    await choose(element, 'Order', 'By country');
    const [title, ...groups] = all(element, 'heading');
    expect(groups.map(nameOf)).to.deep.equal(['Chile (2)', 'Iceland (1)', 'in exile (1)', 'Country not given (1)']);
    expect(groups.map((group) => Number(group.ariaLevel ?? group.getAttribute('aria-level')))).to.deep.equal(
      groups.map(() => Number(title?.getAttribute('aria-level')) + 1),
    );
    expect(all(element, 'list').map((group) => names(group))).to.deep.equal([
      ['alpha', 'Zeta'],
      ['Ångström'],
      ['Gamma'],
      ['Beta'],
    ]);
  });

  it('goes back to the published order', async () => {
    const element = await list(few);
    await choose(element, 'Order', 'By country');
    await choose(element, 'Order', 'As published');
    expect(names(element)).to.deep.equal(['Zeta', 'Ångström', 'alpha', 'Beta']);
  });

  it('keeps the partner first, in the list and in its country', async () => {
    const element = await list({ ...few, partner: 'ZETA' });
    expect(names(element)[0]).to.equal('Zeta');
    await choose(element, 'Order', 'Alphabetical');
    expect(names(element)[0]).to.equal('Zeta');
    element.expand();
    await choose(element, 'Order', 'By country');
    expect(names(all(element, 'list')[0]!)).to.deep.equal(['Zeta', 'alpha']);
  });
});

describe('the partner in the list', () => {
  for (const partner of ['harbour circle 7', 'HÀRBOUR CIRCLE 7']) {
    it(`is found as “${partner}”, stands first and is marked`, async () => {
      const element = await listOf(20, { partner });
      expect(names(element).slice(0, 2)).to.deep.equal(['Harbour Circle 7', 'Harbour Circle 1']);
      const [first, ...others] = all(element, 'listitem');
      expect([...first!.part]).to.deep.equal(['signatory', 'partner']);
      expect(first!.ariaCurrent).to.equal('true');
      expect(others.filter(({ ariaCurrent }) => ariaCurrent)).to.be.empty;
      element.expand();
      await element.updateComplete;
      expect(names(element)).to.have.length(20);
    });
  }

  it('is found by id', async () => {
    const items = [{ name: 'A' }, { name: 'B', id: 'harbour-b' }];
    expect(names(await list({ signatories: { items }, partner: 'harbour-b' }))).to.deep.equal(['B', 'A']);
  });
});

describe('a list of more than a thousand names', () => {
  it('opens with “Show signatories” and grows by a hundred, the focus on the first new row', async () => {
    const element = await listOf(1_150);
    expect(names(element)).to.have.length(12);
    the(element, 'button', 'Show signatories').click();
    await element.updateComplete;
    expect(names(element)).to.have.length(100);
    the(element, 'button', 'Show 100 more').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => names(element).length === 200);
    expect(textOf(focused()?.querySelector('bdi'))).to.equal('Harbour Circle 101');
    expect(roleOf(focused()!)).to.equal('listitem');
  });

  it('can be shown to its end, and collapsed', async () => {
    const element = await listOf(1_150);
    element.expand();
    await element.updateComplete;
    // So many are looked through in stretches of time.
    const shown = (): boolean => {
      all(element, 'button', /^Show \d+ more$/)[0]?.click();
      return names(element).length === 1_150;
    };
    await waitUntil(shown, 'the last one', { timeout: 10_000 });
    expect(all(element, 'button', /^Show \d+ more$/)).to.have.length(0);
    the(element, 'button', 'Show fewer').click();
    await element.updateComplete;
    expect(names(element)).to.have.length(12);
    the(element, 'button', 'Show signatories');
  });

  it('is searched as a whole, the matches growing by a hundred', async () => {
    const element = await listOf(1_150);
    await search(element, 'circle 1149');
    // So many are looked through in stretches of time.
    await waitUntil(() => names(element).join() === 'Harbour Circle 1149');
    await search(element, 'harbour');
    await waitUntil(() => names(element).length === 100);
    the(element, 'button', 'Show 100 more').click();
    await element.updateComplete;
    expect(names(element)).to.have.length(200);
  });
});
