import { expect } from '@open-wc/testing';
import { HashedFiles } from '../../src/authoring/list/hashed-files.js';
import { publishList } from '../../src/authoring/list/publish-list.js';
import { Localizer } from '../../src/localization/localizer.js';
import type { Signatories } from '../../src/index.js';
import { all, nameOf, none, textOf, the } from '../elements/helpers.js';
import { serve } from '../loading/hosts.js';
import { letter } from '../loading/letters.js';
import { embedTag, openPage, scriptTag, type Page } from './page.js';
import { waitUntil } from '../wait-until.js';

/** A list that the command has built, on a host, read with the published script. */
interface Published {
  url: string;
  signatories: Signatories;
  /** Puts another content in a file’s place. */
  replace: (path: string, content: string) => Promise<unknown>;
  requests: (path: string) => Promise<number>;
}

const syllables = ['vor', 'zel', 'quo', 'thal', 'bru', 'mek', 'dru', 'fi', 'lo', 'wex'];
const name = (number: number): string =>
  [...String(number).padStart(4, '0')].map((digit) => syllables[Number(digit)]).join('') + ' Circle';

/** 2,400 organisations of three countries and, last of all, one that stands alone. */
const rows = [
  ...Array.from({ length: 2_400 }, (_, index) => ({ name: name(index), country: ['CL', 'IS', 'KE'][index % 3]! })),
  { name: 'Łódź Marsh Friends', country: 'PL', id: 'marsh' },
];

let built: Map<string, string | Uint8Array>;

async function build(): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>();
  const bundle = letter({ signatories: { items: rows } });
  const hashed = new HashedFiles((path, content) => void files.set(path, content));
  await publishList(bundle, hashed, [new Localizer('en')], () => undefined);
  return files.set('letter.json', JSON.stringify(bundle));
}

async function publish(): Promise<Published> {
  built ??= await build();
  const folder = crypto.randomUUID();
  const hosts = new Map<string, Awaited<ReturnType<typeof serve>>>();
  for (const [path, content] of built) hosts.set(path, await serve(content, { name: `${folder}/${path}` }));
  return {
    url: hosts.get('letter.json')!.url,
    signatories: (JSON.parse(built.get('letter.json') as string) as { signatories: Signatories }).signatories,
    replace: (path, content) => hosts.get(path)!.replace(content),
    requests: (path) => hosts.get(path)!.requests(),
  };
}

async function read({ url }: Published, attributes = ''): Promise<Page> {
  const page = await openPage(embedTag(url, attributes) + scriptTag);
  await waitUntil(() => page.events.includes('load'), 'the letter is ready', { timeout: 10_000 });
  return page;
}

const names = (page: Page): string[] => all(page.document, 'listitem').map((row) => textOf(row.querySelector('bdi')));

function enter(page: Page, words: string): void {
  const box = the(page.document, 'searchbox', 'Search signatories') as HTMLInputElement;
  box.value = words;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

async function type(page: Page, words: string): Promise<void> {
  enter(page, words);
  await waitUntil(() => textOf(the(page.document, 'region', 'Signatories')).includes('match'), 'the search is over', {
    timeout: 10_000,
  });
}

const patient = { timeout: 10_000 };

describe('a list in pages, as the command publishes it', () => {
  before(async function () {
    this.timeout(20_000);
    await publish();
  });

  it('is read to its end, page after page', async () => {
    const published = await publish();
    const page = await read(published);
    expect(nameOf(the(page.document, 'region', 'Signatories').querySelector('[role=heading]')!)).to.equal(
      '2,401 signatories from 4 countries and territories',
    );
    for (const { src } of published.signatories.pages!) expect(await published.requests(src), 'unasked').to.equal(0);
    the(page.document, 'button', 'Show signatories').click();
    for (let rows = 100; rows < 2_401; rows = Math.min(2_401, rows + 100)) {
      await waitUntil(() => names(page).length === rows, `${rows} rows`, patient);
      the(page.document, 'button', 'Show 100 more').click();
    }
    await waitUntil(() => names(page).length === 2_401, 'all rows', patient);
    expect(new Set(names(page))).to.have.length(2_401);
    expect(names(page).at(-1)).to.equal('Łódź Marsh Friends');
    none(page.document, 'button', 'Show 100 more');
    expect(page.uncaught).to.deep.equal([]);
  }).timeout(30_000);

  it('is searched by its index: a name, words in any order, a country', async () => {
    const page = await read(await publish());
    for (const [query, expected] of [
      ['lodz', ['Łódź Marsh Friends']],
      ['fri łódź', ['Łódź Marsh Friends']],
      ['poland', ['Łódź Marsh Friends']],
      [name(1_234), [name(1_234)]],
      ['nobody', []],
    ] as const) {
      await type(page, query);
      await waitUntil(() => names(page).join() === expected.join(), `“${query}”`, patient);
    }
    expect(page.uncaught).to.deep.equal([]);
  }).timeout(30_000);

  it('begins its alphabet with the first name and its countries with the first country', async () => {
    const page = await read(await publish());
    const order = the(page.document, 'combobox', 'Order') as HTMLSelectElement;
    const choose = (label: string): void => {
      order.value = [...order.options].find(({ text }) => text.trim() === label)!.value;
      order.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose('Alphabetical');
    const sorted = rows.map(({ name }) => name.replace('Ł', 'L')).sort();
    await waitUntil(() => names(page)[0] === 'Łódź Marsh Friends', 'the first name', patient);
    expect(names(page).slice(1)).to.deep.equal(sorted.slice(1, 12));
    choose('By country');
    await waitUntil(() => all(page.document, 'heading', 'Chile (800)').length === 1, 'the first country', patient);
    const chilean = new Set(rows.filter(({ country }) => country === 'CL').map(({ name }) => name));
    expect(names(page).every((row) => chilean.has(row))).to.be.true;
  }).timeout(30_000);

  it('keeps every row under its own country while groups before it grow', async () => {
    const page = await read(await publish());
    const order = the(page.document, 'combobox', 'Order') as HTMLSelectElement;
    order.value = [...order.options].find(({ text }) => text.trim() === 'By country')!.value;
    order.dispatchEvent(new Event('change', { bubbles: true }));
    await type(page, 'cir');
    await waitUntil(() => names(page).length >= 100, 'the first rows', patient);
    the(page.document, 'button', 'Show 100 more').click();
    await waitUntil(() => names(page).length >= 200, 'more rows', patient);
    expect(new Set(names(page)).size, 'no row twice').to.equal(names(page).length);
    const labels: Record<string, string> = { CL: 'Chile', IS: 'Iceland', KE: 'Kenya' };
    const countryOf = new Map(rows.map(({ name, country }) => [name, labels[country]]));
    for (const row of all(page.document, 'listitem')) {
      const group = textOf(row.closest('[part=group]')!.querySelector('[role=heading]'));
      expect(group).to.contain(countryOf.get(textOf(row.querySelector('bdi'))));
    }
    expect(page.uncaught).to.deep.equal([]);
  }).timeout(30_000);

  it('is still searched among the names at hand where its index can’t be had, and says what is missing once', async () => {
    const published = await publish();
    const { src } = published.signatories.search!;
    await published.replace(src, '<!doctype html>');
    const page = await read(published);
    enter(page, name(7));
    await waitUntil(() => names(page)[0] === name(7), 'the row at hand', patient);
    await waitUntil(() => all(page.document, 'button', 'Try again').length === 1, 'one gap', patient);
    expect(textOf(the(page.document, 'region', 'Signatories')), 'nobody knows how many').not.to.match(/match/);
    await published.replace(src, new TextDecoder().decode(built.get(src) as Uint8Array));
    expect(page.uncaught).to.deep.equal([]);
  }).timeout(30_000);

  it('has the partner first, who stands on its last page', async () => {
    const page = await read(await publish(), 'partner="marsh"');
    await waitUntil(() => names(page)[0] === 'Łódź Marsh Friends', undefined, patient);
    expect(all(page.document, 'listitem')[0]!.part.contains('partner')).to.be.true;
    expect(textOf(the(page.document, 'region', 'Signatories'))).to.contain('Łódź Marsh Friends and 2,400 others have signed');
  }).timeout(30_000);

  for (const [fault, content] of [
    ['tampered with', (text: string): string => text.replaceAll('Circle', 'Cirque')],
    ['truncated', (text: string): string => text.slice(0, -30)],
    ['of another build', (): string => '[{"name":"Somebody"}]'],
    ['no JSON', (): string => '<!doctype html>'],
  ] as const) {
    it(`says that a page is missing that is ${fault}, and shows it when it is right again`, async () => {
      const published = await publish();
      const { src, count } = published.signatories.pages![0]!;
      const right = new TextDecoder().decode(built.get(src) as Uint8Array);
      await published.replace(src, content(right));
      const page = await read(published);
      the(page.document, 'button', 'Show signatories').click();
      for (let rows = 100; rows <= 1_000; rows += 100) {
        await waitUntil(() => names(page).length === rows, `${rows} rows`, patient);
        the(page.document, 'button', 'Show 100 more').click();
      }
      await waitUntil(() => all(page.document, 'button', 'Try again').length === 1, 'the page is missing', patient);
      const gap = all(page.document, 'listitem')[1_000]!;
      expect(textOf(gap)).to.contain(`${count.toLocaleString('en')} signatories can’t be loaded`);
      expect(names(page)).not.to.include('Somebody');
      await published.replace(src, right);
      the(page.document, 'button', 'Try again').click();
      await waitUntil(() => names(page)[1_000] === name(1_000), 'the page is there', patient);
      expect(page.uncaught).to.deep.equal([]);
    }).timeout(30_000);
  }
});
