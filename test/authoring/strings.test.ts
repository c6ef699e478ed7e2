import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checkMissing, checkOwnStrings } from '../../src/authoring/index.js';
import { interfaceStrings, languages } from '../../src/authoring/interface-strings.js';
import { buildWith } from './folder.js';

const letter = (lang: string, strings = ''): Promise<Awaited<ReturnType<typeof buildWith>>> =>
  buildWith({ 'letter.yaml': `id: pond\nlang: ${lang}\ntitle: Pond\n${strings && `strings:\n${strings}`}` });

describe('the interface’s languages', () => {
  it('are those of the files, and of nothing else', () => {
    const files = readdirSync(new URL('../../src/localization/strings/', import.meta.url)).map((name) => name.replace('.ts', ''));
    assert.deepEqual(Object.keys(languages).sort(), files.sort());
  });

  it('are found for the tags of regions, scripts and odd spellings', () => {
    const tags = {
      'pt-BR': 'pt',
      'pt-PT': 'pt',
      'zh-TW': 'zh-Hant',
      'zh-HK': 'zh-Hant',
      zh: 'zh-Hans',
      'zh-SG': 'zh-Hans',
      'fa-AF': 'fa',
      'de-CH': 'de',
      'ko-KP': 'ko',
      uk_UA: 'uk',
      'es-419': 'es',
      'ar-u-nu-latn': 'ar',
    };
    for (const [tag, found] of Object.entries(tags)) assert.equal(interfaceStrings(tag), languages[found], tag);
    for (const tag of ['sw', 'sr', 'uk-Latn']) assert.equal(interfaceStrings(tag), undefined, tag);
  });

  for (const [lang, words] of Object.entries(languages)) {
    it(`are in a bundle in “${lang}”, whole and without a warning`, async () => {
      const { bundle, said } = await letter(lang);
      assert.equal(said, '');
      assert.deepEqual(bundle().strings, lang === 'en' ? undefined : words);
    });
  }
});

describe('an editor’s own words', () => {
  it('stand for the language’s, one by one', async () => {
    const { bundle, said } = await letter('pl', '  signatories: Poparli nas\n  country.HK: Hongkong\n');
    assert.equal(said, '');
    assert.deepEqual(bundle().strings, { ...languages.pl, signatories: 'Poparli nas', 'country.HK': 'Hongkong' });
  });

  it('may be one text for every number', async () => {
    const { bundle, said } = await letter('ru', '  count: "Подписей: {count}"\n');
    assert.equal(said, '');
    assert.equal(bundle().strings.count, 'Подписей: {count}');
  });

  it('keep the language’s forms where they give some and no “other”', async () => {
    const { bundle } = await letter('ru', '  count: {one: "{count} голос"}\n');
    assert.deepEqual(bundle().strings.count, { ...languages.ru!.count, one: '{count} голос' });
    const whole = await letter('ru', '  count: {one: "{count} голос", other: "Голоса: {count}"}\n');
    assert.deepEqual(whole.bundle().strings.count, { one: '{count} голос', other: 'Голоса: {count}' });
  });

  it('that lack a plural form are told, with a number that needs it', async () => {
    const { said, files } = await letter('pl', '  count:\n    one: "{count} głos"\n    other: "{count} głosu"\n');
    assert.equal(
      said,
      'letter.yaml:5:3 warning “count” lacks plural forms that “pl” needs: “many” (as for 0), “few” (as for 2).',
    );
    assert.ok(files.size);
    assert.equal((await letter('pl', '  count: {one: a, few: b, many: c}\n')).said, '');
    assert.match((await letter('fr', '  matches: {one: a, other: b}\n')).said, /needs: “many” \(as for 1000000\)\.$/);
    assert.match((await letter('en', '  matches: {other: b}\n')).said, /“en” needs: “one” \(as for 1\)\.$/);
  });

  it('that have a form the language doesn’t know are told, but for “zero”', async () => {
    assert.equal(
      (await letter('de', '  matches: {zero: z, one: a, few: b, other: c}\n')).said,
      'letter.yaml:5:3 warning “few” is no plural form in “de”: “matches” may have one, other, zero.',
    );
  });

  it('that nothing asks for, or fills, are told', async () => {
    assert.match((await letter('it', '  Retry: x\n')).said, /^letter\.yaml:5:3 warning “Retry” is not an interface string\.$/);
    assert.match(
      (await letter('it', '  position: "{indice} di {count}"\n')).said,
      /“position” has \{indice\}, where only \{index\}/,
    );
    assert.match((await letter('it', '  try-again: "{count}"\n')).said, /“try-again” has \{count\}, where nothing is filled in/);
    assert.match((await letter('it', '  try-again: {other: x}\n')).said, /“try-again” is not about a number/);
  });

  it('are read as they are, however odd', async () => {
    for (const odd of [
      '  __proto__: {one: x}\n',
      '  matches: {one: {toString: x}}\n',
      '  try-again:\n',
      '  try-again: [x]\n',
      '  - x\n',
    ]) {
      const { said } = await letter('fr', odd);
      assert.match(said, /^letter\.yaml:/, odd);
    }
  });
});

describe('a language without strings', () => {
  it('is told once, and a translation in it too', async () => {
    const { said } = await buildWith({ 'letter.yaml': 'lang: sw\ntitle: Bwawa\n', 'tl/letter.md': 'a' });
    assert.equal(
      said,
      [
        'letter.yaml warning There are no interface strings in “sw” yet: the buttons are English.',
        'tl/letter.yaml warning There are no interface strings in “fil” yet: the buttons are English.',
      ].join('\n'),
    );
  });

  it('says which words are English where an editor gives some, and nothing where all are given', async () => {
    const { said, bundle } = await letter('sw', '  try-again: Jaribu tena\n');
    assert.match(
      said,
      /^letter\.yaml warning Interface strings are missing in “sw” and will be English: languages, excerpt, .* more\.$/,
    );
    assert.deepEqual(bundle().strings, { 'try-again': 'Jaribu tena' });
    assert.deepEqual(checkMissing('sw', { ...languages.en }), []);
  });
});

describe('the package’s own strings', () => {
  for (const [lang, words] of Object.entries(languages)) {
    it(`in “${lang}” are as an editor’s must be`, () => {
      // English has one form where the number is always more than one, and every byte of it is in the script.
      const { 'more-matches': moreMatches, 'show-all': showAll, ...rest } = words;
      assert.deepEqual(
        checkOwnStrings(lang, lang === 'en' ? rest : { 'more-matches': moreMatches, 'show-all': showAll, ...rest }),
        [],
      );
      assert.deepEqual(checkMissing(lang, { ...words }), []);
    });
  }
});

describe('a day', () => {
  it('is the same wherever the letter is built', async (t) => {
    const zone = process.env.TZ;
    t.after(() => (zone === undefined ? delete process.env.TZ : (process.env.TZ = zone)));
    for (const away of ['America/Los_Angeles', 'Pacific/Auckland']) {
      process.env.TZ = away;
      // Midnight in Greenwich is another day in one of them, else this proves nothing.
      assert.equal(new Date('2025-03-01T00:00:00Z').getDate(), away === 'America/Los_Angeles' ? 28 : 1);
      const { text } = await buildWith({ 'letter.yaml': 'lang: en-GB\ntitle: Pond\npublished: 2025-03-01\n' });
      assert.match(text('index.html'), /<time datetime="2025-03-01">1 March 2025</, away);
    }
  });

  it('is of the Gregorian calendar in Persian', async () => {
    const { text } = await buildWith({ 'letter.yaml': 'lang: fa\ntitle: Pond\npublished: 2025-03-01\n' });
    assert.match(text('index.html'), /<time datetime="2025-03-01">۱ مارس ۲۰۲۵</);
  });
});
