import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nameOfHash } from '../../src/authoring/list/hashed-files.js';
import { separator } from '../../src/authoring/list/keys.js';
import { PackedTexts } from '../../src/authoring/list/packed-texts.js';
import type { Signatory } from '../../src/bundle/letter-bundle.js';
import { Localizer } from '../../src/localization/localizer.js';
import { searchable, startsIn, tagsOf } from '../../src/localization/search.js';
import { indexOf, jsonOf, levelsOf, rowsBy } from './index-files.js';

const letters = [...'aAbzÉłß  -,’“(9ж ё Ёي ة ـ\u064bこ张伟𠀀𠀁हि👩\u200d🔬\u202e\ufb03İ'];
const text = (max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: max });
const signatory = fc.record(
  {
    name: text(60),
    id: text(4),
    kind: fc.constantFrom('person', 'organization'),
    category: fc.constantFrom('A', 'B'),
    country: fc.constantFrom('KE', 'UG'),
    place: text(9),
    affiliation: text(30),
    role: text(9),
  },
  { requiredKeys: ['name'] },
);
const lists = fc.array(signatory, { minLength: 1, maxLength: 40 });

const cut = (key: string): string => [...key].slice(0, 40).join('');
const visible = (value = ''): string => value.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
const read = (row: Signatory): Signatory =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, visible(value as string)])) as unknown as Signatory;

/** As the format’s description has it, word for word. */
function keysOf(row: Signatory, rows: readonly Signatory[]): string[] {
  const country = row.place && row.country && { KE: 'Kenya', UG: 'Uganda' }[row.country];
  const words = searchable([row.name, row.affiliation, row.role, row.place, country].filter(Boolean).join(' '));
  const differs = (field: 'kind' | 'category'): boolean => new Set(rows.flatMap((other) => other[field] ?? [])).size > 1;
  const tags = tagsOf(row).filter((tag) => !/^(kind|category)=/.test(tag) || differs(tag.split('=')[0] as 'kind'));
  return [
    ...Array.from(startsIn(words), (at) => cut((words.slice(at) + words.slice(0, at)).trim())),
    ...[...tags, 'order=', ...(row.id ? [`id=${row.id}`] : [])].map((tag) => `${cut(tag)} `),
  ];
}

const without = ({ id = '', ...row }: Signatory): string => JSON.stringify({ ...row, id: id.replace(/=\d+$/, '') });

describe('the index of a long list', () => {
  it('leads to every row by every beginning of each of its keys', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async (given) => {
        const rows = given.map(read);
        const { files, root } = await indexOf(given);
        for (const row of rows) {
          for (const key of keysOf(row, rows)) {
            for (let end = 1; end <= key.length; end++) {
              const found = rowsBy(files, root, key.slice(0, end)).map(without);
              assert.ok(found.includes(without(row)), `“${key.slice(0, end)}” finds ${JSON.stringify(row)}`);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has files of a size, counts that add up, and keys in order that are whole characters', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async (rows) => {
        const { files, root } = await indexOf(rows);
        const levels = levelsOf(files, root);
        for (const level of levels.slice(1)) {
          const sum = level.reduce((sum, { count }) => sum + count, 0);
          assert.equal(root.count, Math.min(rows.length, sum));
          const keys = level.map(({ key }) => key!);
          assert.deepEqual(keys, [...keys].sort());
          assert.equal(keys[0], '');
          for (const key of keys) assert.doesNotMatch(key, /\p{Cs}/u);
        }
        for (const leaf of levels.at(-1)!) {
          const rows = jsonOf(files, leaf) as Signatory[];
          assert.equal(rows.length, leaf.count);
          assert.ok(rows.length === 1 || files.get(leaf.src)!.length <= 200);
          rows.slice(1).forEach((row, index) => assert.notDeepEqual(row, rows[index]));
        }
        for (const node of levels.slice(0, -1).flat()) {
          assert.ok((jsonOf(files, node) as { pages: unknown[] }).pages.length <= 3);
        }
      }),
    );
  });

  it('is the same for the same list, and its names are what is in them', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async (rows) => {
        const [one, other] = [await indexOf(rows), await indexOf(structuredClone(rows))];
        assert.deepEqual(one, other);
        for (const page of levelsOf(one.files, one.root).flat()) {
          const name = /^signatories\/([\w-]{16})\.json$/.exec(page.src)?.[1];
          assert.ok(name && page.integrity.startsWith(`sha256-${name}`) && page.integrity.length === 50, page.src);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('has the rows of a tag in the order of the language’s alphabet', async () => {
    const names = ['Аїр', 'Бук', 'Єнот', 'Жук', 'Іва', 'Їжак', 'Йорж', 'Яр'];
    const filler = Array.from({ length: 60 }, (_, at) => ({ name: `Pond ${at}`, country: 'PL' }));
    const rows = [...names].sort().map((name) => ({ name, country: 'UA' }));
    const { files, root } = await indexOf([...rows, ...filler], undefined, [new Localizer('uk')]);
    for (const tag of ['order= ', 'country=UA ']) {
      const found = [...new Set(rowsBy(files, root, tag).map(({ name }) => name))].filter((name) => names.includes(name));
      assert.deepEqual(found, names, tag);
    }
  });

  it('counts the tags of all rows, but not what all have alike', async () => {
    const rows: Signatory[] = [
      { name: 'Élan', country: 'KE', kind: 'person', category: 'Science' },
      { name: 'Etang', place: 'Tibet', kind: 'organization', category: 'Science' },
      { name: '张伟' },
    ];
    assert.deepEqual((await indexOf(rows)).root.tags, {
      'country=': 1,
      'country=KE': 1,
      'kind=organization': 1,
      'kind=person': 1,
      'name=E': 2,
      'name=张': 1,
      'place=Tibet': 1,
    });
  });

  it('names the most common places where there are more than a reader can choose from, and no letter where there are too many', async () => {
    const rows = Array.from({ length: 4_200 }, (_, at) => ({
      name: String.fromCodePoint(0x4e00 + (at % 400)),
      place: `Pond ${at % 2_100}`,
    }));
    const { tags = {} } = (await indexOf([...rows, { name: 'A', place: 'Pond 2099' }], { leaf: 9_000, node: 9 })).root;
    assert.equal(Object.keys(tags).length, 2_000);
    assert.equal(tags['place=Pond 2099'], 3);
    assert.equal(tags['place=Pond 2090'], undefined);
  });

  it('tells rows apart that are the same in every field', async () => {
    const rows: Signatory[] = [
      { name: 'Anna', country: 'KE' },
      { name: 'Anna', country: 'KE' },
      { name: 'Anna', country: 'UG' },
      { name: 'Anna', country: 'KE\u202e' },
      { name: 'Bo', id: 'bo' },
      { name: 'Bo', id: 'bo' },
    ];
    const { files, root } = await indexOf(rows, { leaf: 9_000, node: 9 });
    const ids = (prefix: string): unknown[] => [...new Set(rowsBy(files, root, prefix).map(({ name, id }) => `${name} ${id}`))];
    assert.deepEqual(ids('ANNA'), ['Anna undefined', 'Anna =2', 'Anna =3', 'Bo bo', 'Bo bo=2']);
  });

  it('finds any part of a Chinese name, and two words in any order in Arabic and Cyrillic', async () => {
    const filler = Array.from({ length: 60 }, (_, at) => ({ name: `Pond ${at}` }));
    const { files, root } = await indexOf([...filler, { name: '欧阳伟' }, { name: 'فاطمة الزهراء' }, { name: 'Анна Ёлкина' }]);
    const names = (query: string): string[] => rowsBy(files, root, searchable(query).trim()).map(({ name }) => name);
    for (const query of ['欧', '阳伟', '伟', '伟 欧阳']) assert.ok(names(query).includes('欧阳伟'), query);
    for (const query of ['الزهراء فاط', 'فاطمه']) assert.ok(names(query).includes('فاطمة الزهراء'), query);
    for (const query of ['елкина анна', 'АННА Е']) assert.ok(names(query).includes('Анна Ёлкина'), query);
    assert.ok(names('伟').length < 10, 'and not the whole list');
  });

  it('finds a country that stands beside a place, by its names in all languages in which the list is read, and in English', async () => {
    const filler = Array.from({ length: 60 }, (_, at) => ({ name: `Pond ${at}` }));
    const rows = [
      { name: 'Lac', place: 'Genève', country: 'CH' },
      { name: 'Pond', place: 'Londres', country: 'GB' },
    ];
    const { files, root } = await indexOf([...filler, ...rows], undefined, [
      new Localizer('fr'),
      new Localizer('de', { 'country.CH': 'Helvetien' }),
    ]);
    const found = (query: string): string[] => rowsBy(files, root, searchable(query).trim()).map(({ name }) => name);
    for (const query of ['Suisse', 'Switzerland', 'geneve suis', 'Helvetien']) assert.ok(found(query).includes('Lac'), query);
    for (const query of ['United Kingdom', 'Royaume-Uni', 'uk', 'Vereinigtes Königreich'])
      assert.ok(found(query).includes('Pond'), query);
  });

  it('changes in few files where a row is added', async () => {
    const names = Array.from({ length: 4_000 }, (_, at) => ({ name: `${(at * 7_919) % 10_007} Pond${at % 97} ${at}` }));
    const leaves = async (rows: readonly Signatory[]): Promise<string[]> => {
      const { files, root } = await indexOf(rows, { leaf: 9_000, node: 9 });
      return levelsOf(files, root)
        .at(-1)!
        .map(({ src }) => src);
    };
    const [before, after] = [await leaves(names), new Set(await leaves([...names, { name: '10008 Pond5 5000' }]))];
    const gone = before.filter((src) => !after.has(src));
    assert.ok(gone.length < before.length / 4, `${gone.length} of ${before.length}`);
  });

  it('takes a thousand rows with the same words', async () => {
    const rows = Array.from({ length: 1_000 }, () => ({ name: 'Anonymous' }));
    const { files, root } = await indexOf([...rows, { name: 'Anonymouse' }]);
    assert.equal(new Set(rowsBy(files, root, 'ANONYMOUS').map((row) => JSON.stringify(row))).size, 1_001);
  });
});

describe('a key between two files', () => {
  it('is the shortest that sorts behind the one and not behind the other', () => {
    const keys = fc.string({ unit: fc.constantFrom(...'ab𠀀𠀁\ue000'), maxLength: 6 });
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        const [last, first] = a < b ? [a, b] : [b, a];
        const key = separator(last, first);
        assert.ok(key <= first && (key > last || last === first));
        assert.doesNotMatch(key, /\p{Cs}/u);
        if (last === first) assert.equal(key, first);
        else assert.ok([...key].slice(0, -1).join('') <= last);
      }),
    );
  });
});

describe('names of files', () => {
  it('differ on disks that see no difference between a and A', () => {
    const taken = new Map<string, string>();
    const hash = 'abcdefghijklmnopqrstuvw';
    assert.equal(nameOfHash(hash, taken), 'abcdefghijklmnop');
    assert.equal(nameOfHash('ABCDEFGHIJKLMNOPQRSTUV-', taken), 'ABCDEFGHIJKLMNOPQ');
    assert.equal(nameOfHash('ABCDEFGHIJKLMNOPqx', taken), 'ABCDEFGHIJKLMNOPqx');
    assert.equal(nameOfHash(hash, taken), 'abcdefghijklmnop');
  });
});

describe('packed texts', () => {
  it('are as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 })), (texts) => {
        const packed = new PackedTexts();
        for (const text of texts) packed.add(text);
        assert.deepEqual(
          texts.map((_, index) => packed.textAt(index)),
          texts,
        );
      }),
    );
    const packed = new PackedTexts();
    const long = '张'.repeat(200_000);
    for (const text of ['a', long, long, 'b']) packed.add(text);
    assert.deepEqual([packed.textAt(2).length, packed.textAt(3)], [200_000, 'b']);
  });
});
