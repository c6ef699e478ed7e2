import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import type { LetterBundle, Signatory, SignatoryPage } from '../../src/bundle/letter-bundle.js';
import schema from '../../src/bundle/letter.schema.json' with { type: 'json' };
import { build, buildWith, small, type Built } from './folder.js';
import { jsonOf, levelsOf, rowsBy } from './index-files.js';

const csv = (names: readonly string[]): string => `name,country\n${names.map((name) => `${name},KE\n`).join('')}`;
const ponds = (count: number): string[] => Array.from({ length: count }, (_, at) => `Pond ${at}`);
const long = (count = 2_500, more: Record<string, string> = {}): Promise<Built> =>
  buildWith({ 'signatories.csv': csv(ponds(count)), ...more });
const listOf = ({ bundle }: Built): NonNullable<LetterBundle['signatories']> => bundle().signatories;
const pagesOf = (built: Built): string[] => (listOf(built).pages ?? []).map(({ src }) => src);

describe('a long list', () => {
  it('stands in the bundle up to 1,000 names', async () => {
    const { files, bundle } = await long(1_000);
    assert.deepEqual(Object.keys(bundle().signatories), ['countries', 'items']);
    assert.ok([...files.keys()].every((name) => !name.startsWith('signatories/')));
  });

  it('goes on in pages, in its order', async () => {
    const built = await long();
    assert.deepEqual(built.problems, []);
    const { items = [], pages = [], search } = listOf(built);
    assert.deepEqual(
      pages.map(({ count }) => count),
      [1_000, 500],
    );
    const rows = [items, ...pages.map((page) => jsonOf(built.files, page) as Signatory[])].flat();
    assert.deepEqual(
      rows.map(({ name }) => name),
      ponds(2_500),
    );
    assert.equal(search?.tags?.['country=KE'], 2_500);
    assert.equal((built.text(pages[0]!.src).match(/\s/g) ?? []).length, 1_000, 'no white space but that of the names');
  });

  it('has an index of the whole list', async () => {
    const built = await long();
    const { search } = listOf(built);
    const found = (query: string): string[] => rowsBy(built.files, search!, query).map(({ name }) => name);
    for (const at of [0, 999, 1_000, 2_499]) assert.ok(found(`${at} POND`).includes(`Pond ${at}`));
    const leaves = levelsOf(built.files, search!).at(-1)!;
    assert.ok(found('2499 POND').length < leaves.reduce((sum, { count }) => sum + count, 0) / 2, 'not the whole of it');
  });

  it('names its files by what is in them', async () => {
    const built = await long();
    const { pages = [], search } = listOf(built);
    const named: SignatoryPage[] = [...pages, ...levelsOf(built.files, search!).flat()];
    for (const { src, integrity } of named) {
      const hash = createHash('sha256').update(built.text(src)).digest('base64url');
      assert.deepEqual([src, integrity], [`signatories/${hash.slice(0, 16)}.json`, `sha256-${hash}`]);
    }
    const written = [...built.files.keys()].filter((name) => name.startsWith('signatories/'));
    assert.deepEqual(written.sort(), [...new Set(named.map(({ src }) => src))].sort());
  });

  it('gives the same files again, and other names only to what has changed', async () => {
    const [before, again] = [await long(), await long()];
    assert.deepEqual([...again.files], [...before.files]);
    const names = ponds(2_500);
    names[2_400] = 'Lake';
    const after = await buildWith({ 'signatories.csv': csv(names) });
    assert.equal(pagesOf(after)[0], pagesOf(before)[0]);
    assert.notEqual(pagesOf(after)[1], pagesOf(before)[1]);
  });

  it('raises the revision where a row of a page changes', async () => {
    const before = await long();
    const revision = async (names: readonly string[]): Promise<unknown> =>
      (await buildWith({ 'signatories.csv': csv(names) }, { previous: before.files })).bundle().revision as unknown;
    assert.equal(await revision(ponds(2_500)), 1);
    assert.equal(await revision([...ponds(2_499), 'Lake']), 2);
  });

  it('keeps every character of the sheet in its pages', async () => {
    const names = ['A\u202eB', 'Nai\u0308ve', '"The ""Pond"", Inc.\n Branch"', '👩\u200d🔬', 'می\u200cخواهم', '\u00a0x'];
    const built = await buildWith({ 'signatories.csv': csv([...ponds(1_000), ...names]) });
    assert.deepEqual(
      (jsonOf(built.files, listOf(built).pages![0]!) as Signatory[]).map(({ name }) => name),
      ['A\u202eB', 'Nai\u0308ve', 'The "Pond", Inc.\n Branch', '👩\u200d🔬', 'می\u200cخواهم', 'x'],
    );
  });

  it('has no page that readers refuse for its size', async () => {
    const role = 'Я'.repeat(2_000);
    const rows = Array.from({ length: 1_600 }, (_, at) => `Pond ${at},${role}\n`);
    const built = await buildWith({ 'signatories.csv': `name,role\n${rows.join('')}` });
    const { pages = [] } = listOf(built);
    assert.deepEqual(
      pages.map(({ count }) => count),
      [260, 260, 80],
    );
    for (const { src } of pages) assert.ok(Buffer.byteLength(built.text(src)) <= 2 ** 20);
  });

  it('has at most 250 pages, of which a row more changes the last alone', async () => {
    const names = ponds(252_000);
    const [before, after] = await Promise.all(
      [names, [...names, 'Lake']].map((list) => buildWith({ 'signatories.csv': csv(list) })),
    );
    assert.deepEqual(
      listOf(before!).pages?.map(({ count }) => count),
      [...Array.from({ length: 125 }, () => 2_000), 1_000],
    );
    assert.deepEqual(pagesOf(after!).slice(0, -1), pagesOf(before!).slice(0, -1));
  });

  it('is valid', async () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    assert.ok(validate((await long()).bundle()), JSON.stringify(validate.errors));
  });

  it('is told by its number on the page, which has its first thousand names', async () => {
    const { text } = await long();
    const page = text('index.html');
    assert.match(page, /2,500 signatories from 1 country/);
    assert.match(page, /2,500 signatories, 1,000 of them listed here/);
    assert.match(page, /Pond 999\b/);
    assert.doesNotMatch(page, /Pond 1000\b/);
    assert.match(text('snippet.html'), /2,500 signatories/);
  });

  it('has the same rows in its bundle as in its index', async () => {
    const built = await long(0, { 'signatories.csv': csv(['Twin', 'Twin', ...ponds(1_500), 'Twin']) });
    const { items = [], search } = listOf(built);
    const twins = new Set(
      rowsBy(built.files, search!, 'TWIN').flatMap((row) => (row.name === 'Twin' ? JSON.stringify(row) : [])),
    );
    assert.equal(twins.size, 3);
    for (const item of items.slice(0, 2)) assert.ok(twins.has(JSON.stringify(item)), JSON.stringify(item));
  });

  it('is each translation’s own where it brings one', async () => {
    const built = await long(1_500, {
      'fr/letter.yaml': 'title: Mare',
      'fr/letter.md': 'Non.',
      'fr/signatories.csv': csv(ponds(1_500).map((name) => `${name} fr`)),
    });
    const { pages } = built.bundle('letter.fr.json').signatories;
    assert.equal((jsonOf(built.files, pages[0]) as Signatory[])[0]?.name, 'Pond 1000 fr');
    assert.equal((jsonOf(built.files, listOf(built).pages![0]!) as Signatory[])[0]?.name, 'Pond 1000');
  });

  it('is handed out file by file to who asks for that', async () => {
    const written = new Map<string, Uint8Array>();
    const steps: string[] = [];
    const { files } = await build(
      { ...small, 'signatories.csv': csv(ponds(2_500)) },
      {
        write: (path, content) => void written.set(path, content),
        progress: (step, done) => steps.push(`${step} ${done >= 0 && done <= 1}`),
      },
    );
    const whole = await long();
    assert.deepEqual(new Map([...written, ...files].map(([name, content]) => [name, String(content)])).size, whole.files.size);
    assert.ok([...written.keys()].every((name) => name.startsWith('signatories/')));
    assert.ok([...files.keys()].every((name) => !name.startsWith('signatories/')));
    assert.deepEqual([...new Set(steps)], ['read true', 'check true', 'list true']);
  });

  it('says the line of what is wrong beyond the first thousand, and hands nothing out', async () => {
    const names = ponds(2_500);
    names[2_000] = 'x'.repeat(2_001);
    names[2_100] = '';
    const written: string[] = [];
    const { said, files } = await buildWith({ 'signatories.csv': csv(names) }, { write: (path) => void written.push(path) });
    assert.match(said, /^signatories\.csv:2002:1 error “name” must be at most 2000 characters long\.$/m);
    assert.match(said, /^signatories\.csv:2102:1 warning The row has no name and is left out\.$/m);
    assert.deepEqual([written, files.size], [[], 0]);
  });

  it('names the first hundred duplicates and says how many more there are', async () => {
    const { problems } = await buildWith({ 'signatories.csv': csv([...ponds(1_000), ...ponds(1_000)]) });
    assert.equal(problems.length, 101);
    assert.equal(problems[99]?.message, '“Pond 99” already stands on line 101; both are kept.');
    assert.equal(
      problems[100]?.message,
      'There are 900 more of this kind: “Pond 999” already stands on line 1001; both are kept.',
    );
  });
});
