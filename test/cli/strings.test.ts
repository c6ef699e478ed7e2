import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { languages } from '../../src/authoring/interface-strings.js';
import { folderOf, run } from './command.js';

describe('the package', () => {
  it('has the strings of every language at an address of its own', async () => {
    const files = await readdir(new URL('../../src/localization/strings/', import.meta.url));
    for (const lang of files.map((name) => name.replace('.ts', ''))) {
      const { default: words } = (await import(`open-letter/strings/${lang}`)) as { default: unknown };
      assert.deepEqual(words, languages[lang], lang);
    }
  });
});

describe('open-letter check of a letter.json', () => {
  const good = { version: 1, title: 'Pond', letter: { body: 'Leave it.' } };

  it('says once which of the buttons are English', async (t) => {
    const { 'try-again': tryAgain, ...most } = languages.fr!;
    const dir = await folderOf(t, {
      'none.json': JSON.stringify({ ...good, lang: 'fr' }),
      'most.json': JSON.stringify({ ...good, lang: 'fr', strings: most }),
      'all.json': JSON.stringify({ ...good, lang: 'fr', strings: { 'try-again': tryAgain, ...most } }),
      'unknown.json': JSON.stringify({ ...good, lang: 'sw' }),
    });
    const said = async (name: string): Promise<string> => (await run('check', join(dir, name))).err.trim().replace(`${dir}/`, '');
    assert.equal(await said('none.json'), 'none.json: warning: There are no interface strings in “fr”: the buttons are English.');
    assert.equal(
      await said('most.json'),
      'most.json: warning: Interface strings are missing in “fr” and will be English: try-again.',
    );
    assert.equal(await said('all.json'), '');
    assert.equal(
      await said('unknown.json'),
      'unknown.json: warning: There are no interface strings in “sw” yet: the buttons are English.',
    );
  });

  it('says which keys and plural forms are wrong', async (t) => {
    const strings = { Retry: 'x', matches: { few: 'y', other: 'z' }, 'country.HK': 'Hong Kong' };
    const dir = await folderOf(t, { 'letter.json': JSON.stringify({ ...good, lang: 'en', strings }) });
    const { err, code } = await run('check', join(dir, 'letter.json'));
    assert.deepEqual(err.trim().replaceAll(`${dir}/`, '').split('\n'), [
      'letter.json: warning: “Retry” is not an interface string. (strings.Retry)',
      'letter.json: warning: “few” is no plural form in “en”: “matches” may have one, other, zero. (strings.matches)',
      'letter.json: warning: “matches” lacks plural forms that “en” needs: “one” (as for 1). (strings.matches)',
    ]);
    assert.equal(code, 0);
  });
});

describe('open-letter check and build of a folder', () => {
  it('say the same of its strings, and build nevertheless', async (t) => {
    const dir = await folderOf(t, {
      'letter/letter.yaml': 'id: pond\nlang: sw\ntitle: Bwawa\nstrings:\n  Retry: x\n',
      'letter/letter.md': 'x',
    });
    for (const args of [
      ['check', join(dir, 'letter')],
      ['build', join(dir, 'letter'), '--out', join(dir, 'out'), '--base-url', 'https://pond.example/'],
    ]) {
      const { err, code } = await run(...args);
      assert.equal(code, 0);
      assert.equal(err.match(/interface strings in “sw” yet/g)?.length, 1, err);
      assert.match(err, /letter\.yaml:5:3: warning: “Retry” is not an interface string\./);
    }
  });
});
