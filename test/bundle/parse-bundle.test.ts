import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseBundle } from '../../src/bundle/parse-bundle.js';
import type { LetterBundle } from '../../src/bundle/letter-bundle.js';
import type { Problem } from '../../src/bundle/problem.js';

const least = { version: 1, lang: 'en', title: 'Hear us', statement: 'We ask.' };

function letter(value: unknown): { bundle: LetterBundle; warnings: Problem[] } {
  const result = parseBundle(value);
  assert.ok('bundle' in result, JSON.stringify(result));
  return result;
}

function problems(value: unknown): [code: string, path: string | undefined][] {
  const result = parseBundle(value);
  assert.ok('problems' in result, JSON.stringify(result));
  return result.problems.map(({ code, path }) => [code, path]);
}

const warned = (value: unknown): [code: string, path: string | undefined][] =>
  letter(value).warnings.map(({ code, path }) => [code, path]);

describe('a bundle', () => {
  it('needs a version, a language, a title and one text, and nothing else', () => {
    assert.deepEqual(letter(least).bundle, least);
    assert.deepEqual(warned(least), []);
    const { statement, ...rest } = least;
    assert.equal(letter({ ...rest, letter: { body: statement } }).bundle.letter?.body, 'We ask.');
    for (const key of ['version', 'lang', 'title']) {
      const without = Object.fromEntries(Object.entries(least).filter(([name]) => name !== key));
      assert.deepEqual(problems(without), [['invalid-bundle', key]]);
    }
    assert.deepEqual(problems(rest), [['invalid-bundle', 'letter']]);
  });

  for (const value of [null, undefined, true, 1, 'x', [], [least]]) {
    it(`is not ${JSON.stringify(value) ?? 'undefined'}`, () => assert.deepEqual(problems(value)[0], ['invalid-bundle', '']));
  }

  it('of a later format is of an unsupported version, whatever else it holds', () => {
    assert.deepEqual(problems({ version: 2 }), [['unsupported-version', 'version']]);
    assert.deepEqual(problems({ version: 1.5, title: 4 }), [['unsupported-version', 'version']]);
  });

  for (const version of [0, -1, '1', null, true, [1]]) {
    it(`of version ${JSON.stringify(version)} is invalid`, () => {
      assert.ok(problems({ ...least, version }).every(([code, path]) => code === 'invalid-bundle' && path === 'version'));
    });
  }

  it('says everything that is wrong at once', () => {
    assert.deepEqual(
      problems({ version: 1, lang: 'e n', title: ' ', statement: 4, url: 5, letter: {} }).map(([, path]) => path),
      ['lang', 'title', 'url', 'statement', 'letter.body'],
    );
  });

  it('lists a hundred problems at most', () => {
    const addressees = Array.from({ length: 10_000 }, () => 4);
    assert.equal(problems({ ...least, letter: { body: '', addressees } }).length, 100);
  });

  it('ignores keys that it does not know, wherever they are', () => {
    const { bundle, warnings } = letter({ ...least, later: { a: 1 }, image: { src: 'a', alt: '', later: 1 } });
    assert.deepEqual(warnings, []);
    assert.deepEqual(bundle, { ...least, image: { src: 'a', alt: '' } });
  });

  it('shares nothing with what it was parsed from', () => {
    const given = { ...least, letter: { body: [{ type: 'paragraph', children: [{ type: 'text', value: 'x' }] }] } };
    const { bundle } = letter(given);
    assert.notEqual(bundle.letter, given.letter);
    assert.notEqual(bundle.letter?.body, given.letter.body);
    given.letter.body.length = 0;
    assert.equal(bundle.letter?.body.length, 1);
  });

  it('keeps every character but direction controls', () => {
    const title = ' \u202Ea\u2066b\u2069 \u200D\u200F\u0301é ';
    assert.equal(letter({ ...least, title }).bundle.title, ' ab \u200D\u200F\u0301é ');
  });

  it('takes a string of any length that a bundle can have', () => {
    assert.deepEqual(warned({ ...least, kicker: '🙂'.repeat(2_000_000) }), []);
  });

  it('takes no text that is nothing but spaces and direction controls where one must be', () => {
    assert.deepEqual(problems({ ...least, title: ' \u202E\u2069 ' }), [['invalid-bundle', 'title']]);
  });

  for (const date of ['2020', '2020-09', '2020-09-09', '2020-09-09T08:00Z', '2020-09-09T08:00:01.123+05:30']) {
    it(`takes ${date} as a date`, () => assert.equal(letter({ ...least, published: date }).bundle.published, date));
  }
  for (const date of ['20', '09/09/2020', '2020-9-9', '2020-09-09 08:00', '', 2020, null]) {
    it(`takes ${JSON.stringify(date)} as no date`, () => {
      assert.deepEqual(problems({ ...least, published: date }), [['invalid-bundle', 'published']]);
    });
  }

  it('with an address that may not be a link has none, and a warning', () => {
    const { bundle, warnings } = letter({ ...least, url: 'javascript:alert(1)' });
    assert.ok(!('url' in bundle));
    assert.deepEqual(
      warnings.map(({ code, path }) => [code, path]),
      [['unsafe-link', 'url']],
    );
  });
});

describe('a placeholder', () => {
  const placeholder = { version: 1, lang: 'en', embargo: '2030-01-01T08:00:00Z' };

  it('says when the letter comes', () => {
    const result = parseBundle(placeholder);
    assert.ok('embargo' in result);
    assert.equal(result.embargo, '2030-01-01T08:00:00Z');
  });

  it('is none where a text is there', () => {
    assert.ok('bundle' in parseBundle({ ...least, embargo: '2030-01-01T08:00:00Z' }));
    assert.deepEqual(problems({ ...placeholder, title: 'Hear us' }), [['invalid-bundle', 'letter']]);
  });

  it('needs a time with its zone', () => {
    for (const embargo of ['2030', '2030-01-01', '2030-01-01T08:00', 5, null]) {
      assert.deepEqual(problems({ ...placeholder, embargo }), [['invalid-bundle', 'embargo']]);
    }
  });
});

describe('signatories', () => {
  const items = (...rows: unknown[]): object => ({ ...least, signatories: { items: rows } });

  it('may be names alone', () => {
    assert.deepEqual(letter(items('Aid', { name: 'Bread', country: 'FR' })).bundle.signatories?.items, [
      { name: 'Aid' },
      { name: 'Bread', country: 'FR' },
    ]);
  });

  it('are left out one by one where they are wrong, and the others stay in their order', () => {
    const { bundle, warnings } = letter(
      items('Aid', 4, ' ', { name: 'Bread' }, {}, { name: 'Care', role: 5 }, null, ['x'], 'Dew'),
    );
    assert.deepEqual(
      bundle.signatories?.items?.map(({ name }) => name),
      ['Aid', 'Bread', 'Dew'],
    );
    assert.deepEqual(
      warnings.map(({ code, path }) => `${code} ${path}`),
      [1, '2.name', '4.name', '5.role', 6, 7].map(
        (at) => `invalid-signatory signatories.items[${String(at).replace('.', '].')}${String(at).includes('.') ? '' : ']'}`,
      ),
    );
  });

  it('keep a country and a kind that are not known, which a reader of the bundle may pass over', () => {
    const odd = { name: 'Aid', country: 'Tibet', kind: 'city' };
    const { bundle, warnings } = letter(items(odd));
    assert.deepEqual(bundle.signatories?.items, [odd]);
    assert.deepEqual(warnings, []);
  });

  it('that stand twice are both kept, with a warning', () => {
    const { bundle, warnings } = letter(items('Aid', { name: ' AID ' }, { name: 'Aid', country: 'FR' }));
    assert.equal(bundle.signatories?.items?.length, 3);
    assert.deepEqual(
      warnings.map(({ code, path }) => [code, path]),
      [['duplicate-signatory', 'signatories.items[1]']],
    );
  });

  it('may be fewer than the total, not more', () => {
    const pages = [{ src: 'p1.json', count: 5, integrity: 'sha384-x' }];
    assert.deepEqual(warned({ ...least, signatories: { total: 321, items: ['Aid'], pages } }), []);
    assert.deepEqual(warned({ ...least, signatories: { total: 6, items: ['Aid'], pages } }), []);
    assert.deepEqual(warned({ ...least, signatories: { total: 5, items: ['Aid'], pages } }), [
      ['count-mismatch', 'signatories.total'],
    ]);
  });

  it('are searched without an index that lacks some of them, which is of an earlier build', () => {
    const pages = [{ src: 'p1.json', count: 5, integrity: 'sha384-x' }];
    const search = (count: number): object => ({
      items: ['Aid'],
      pages,
      search: { src: 'i.json', count, integrity: 'sha384-x' },
    });
    assert.equal(letter({ ...least, signatories: search(5) }).bundle.signatories?.search, undefined);
    assert.equal(letter({ ...least, signatories: search(6) }).bundle.signatories?.search?.count, 6);
  });

  it('warn a hundred times at most', () => {
    const { bundle, warnings } = letter(items(...Array.from({ length: 250 }, () => 4), 'Aid'));
    assert.equal(warnings.length, 100);
    assert.deepEqual(bundle.signatories?.items, [{ name: 'Aid' }]);
  });

  it('that are no list are a problem', () => {
    assert.deepEqual(problems({ ...least, signatories: { items: { 0: 'Aid' } } }), [['invalid-bundle', 'signatories.items']]);
    assert.deepEqual(problems({ ...least, signatories: ['Aid'] }), [['invalid-bundle', 'signatories']]);
  });
});

describe('other lists', () => {
  for (const [key, good, bad] of [
    ['quotes', { text: 'Yes.', speaker: 'A. B.' }, { text: 'Yes.' }],
    ['publishers', { name: 'Aid' }, 'Aid'],
    ['contacts', { name: 'A. B.', langs: ['en'] }, { name: 'A. B.', langs: 'en' }],
    ['attachments', { label: 'PDF', url: 'letter.pdf' }, { label: 'PDF' }],
    ['revisions', { date: '2020', note: 'Typo' }, { date: 'yesterday', note: 'Typo' }],
    ['actions', { label: 'Sign', url: 'https://a.example/' }, { url: 'https://a.example/' }],
    ['translations', { lang: 'fr', src: 'letter.fr.json' }, { lang: 'f r' }],
  ] as const) {
    it(`of ${key} lose a bad row alone`, () => {
      const { bundle, warnings } = letter({ ...least, [key]: [good, bad, good] });
      assert.deepEqual(bundle[key], [good, good]);
      assert.deepEqual(
        warnings.map(({ code }) => code),
        ['invalid-bundle'],
      );
      assert.match(warnings[0]?.path ?? '', new RegExp(`^${key}\\[1\\]`));
    });
  }

  it('of strings hold texts and plural forms, and nothing deeper', () => {
    const strings = { quotes: 'Citations', matches: { one: 'x', other: 'y' } };
    assert.deepEqual(JSON.parse(JSON.stringify(letter({ ...least, strings }).bundle.strings)), strings);
    assert.deepEqual(problems({ ...least, strings: { 'try-again': 4, matches: { one: { a: 'b' } } } }), [
      ['invalid-bundle', 'strings.try-again'],
      ['invalid-bundle', 'strings.matches.one'],
    ]);
  });
});
