import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { buildWith } from '../authoring/folder.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The words in code of one column of the first table below a heading. */
function codesBelow(heading: string, column: number): string[] {
  const [, table = ''] = new RegExp(`^#+ ${heading.replace(/[.`]/g, '\\$&')}$[^]*?^((\\|.*\\n)+)`, 'm').exec(readme) ?? [];
  const rows = table.split('\n').slice(2);
  return rows.flatMap((row) => Array.from((row.split('|')[column] ?? '').matchAll(/`([^`]+)`/g), ([, code = '']) => code));
}

describe('README.md', () => {
  it('names keys of letter.yaml that there are', async () => {
    const keys = codesBelow('`letter.yaml`', 1);
    assert.ok(keys.length > 20, keys.join());
    const ofTranslation = ['status', 'stale', 'translator'];
    const yaml = (names: string[]): string => names.map((name) => `${name}:\n`).join('');
    const { said } = await buildWith({
      'letter.yaml': `lang: en\ntitle: Save the Pond\n${yaml(keys.filter((key) => ![...ofTranslation, 'lang', 'title'].includes(key)))}`,
      'fr/letter.yaml': yaml(ofTranslation),
      'fr/letter.md': 'a',
    });
    assert.doesNotMatch(said, /is not a key/);
  });

  it('names columns of sheets that there are', async () => {
    const names = codesBelow('`signatories.csv` and `quotes.csv`', 2);
    const [first, second] = [names.indexOf('text'), names.length];
    const { said } = await buildWith({
      'signatories.csv': `${names.slice(0, first).join()}\n${names
        .slice(0, first)
        .map(() => 'x')
        .join()}\n`,
      'quotes.csv': `${names.slice(first, second).join()}\n${names
        .slice(first, second)
        .map(() => 'x')
        .join()}\n`,
    });
    assert.ok(first > 8 && second > first + 4, names.join());
    assert.doesNotMatch(said, /not read/);
  });
});
