import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { LetterBundle } from '../../src/bundle/letter-bundle.js';
import { folderOf, run, small } from './command.js';

describe('open-letter build', () => {
  it('writes the files of a letter and says which', async (t) => {
    const dir = await folderOf(t, { ...small, 'fr/letter.md': 'Laissez la mare.', '.git/letter.md': 'x', 'README.md': 'x' });
    const out = join(dir, 'out', 'deep');
    const { code, out: said, err } = await run('build', dir, '--out', out, '--base-url', 'https://letters.example/pond/');
    assert.deepEqual([code, err], [0, '']);
    const files = (await readdir(out)).sort();
    const [script] = files.filter((name) => /^open-letter\.[0-9a-f]{16}\.js$/.test(name));
    assert.deepEqual(
      files,
      ['index.html', 'letter.fr.json', 'letter.json', script!, 'open-letter.js', 'snippet-full.html', 'snippet.html'].sort(),
    );
    for (const name of files) assert.ok(said.includes(join(out, name)), name);
    assert.equal(JSON.parse(await readFile(join(out, 'letter.json'), 'utf8')).title, 'Save the Pond');
    assert.match(await readFile(join(out, 'snippet.html'), 'utf8'), /src="https:\/\/letters\.example\/pond\/letter\.json"/);
  });

  it('says that addresses are relative without --base-url', async (t) => {
    const dir = await folderOf(t, small);
    const { code, err } = await run('build', dir, '--out', join(dir, 'out'));
    assert.equal(code, 0);
    assert.match(err, /^warning: Without --base-url/);
  });

  it('writes nothing where there is an error, and says file, line and column', async (t) => {
    const dir = await folderOf(t, { ...small, 'letter.yaml': 'lang: en\ntitle: P\npublished: soon\nkiker: x\n' });
    const { code, out, err } = await run('build', dir, '--out', join(dir, 'out'));
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.ok(err.includes(`${join(dir, 'letter.yaml')}:3:1: error: published must be a date`), err);
    assert.ok(err.includes(`${join(dir, 'letter.yaml')}:4:1: warning: “kiker”`), err);
    assert.match(err, /Nothing was written: 1 error, 1 warning\.\n$/);
    assert.deepEqual((await readdir(dir)).sort(), ['letter.md', 'letter.yaml']);
  });

  it('removes nothing from OUT, counts revisions on, and leaves no unfinished file', async (t) => {
    const dir = await folderOf(t, { ...small, 'out/open-letter.0123456789abcdef.js': 'old', 'out/other.txt': 'mine' });
    const out = join(dir, 'out');
    const revision = async (): Promise<unknown> =>
      (JSON.parse(await readFile(join(out, 'letter.json'), 'utf8')) as { revision: unknown }).revision;
    await run('build', dir, '--out', out);
    await run('build', dir, '--out', out);
    assert.equal(await revision(), 1);
    await writeFile(join(dir, 'letter.md'), 'Leave it alone.');
    await run('build', dir, '--out', out);
    assert.equal(await revision(), 2);
    assert.equal(await readFile(join(out, 'open-letter.0123456789abcdef.js'), 'utf8'), 'old');
    assert.equal(await readFile(join(out, 'other.txt'), 'utf8'), 'mine');
    assert.ok((await readdir(out)).every((name) => !name.endsWith('.part')));
  });

  it('writes the pages and the index of a long list, and leaves those of an earlier one', async (t) => {
    const sheet = (count: number): string =>
      `name,country\n${Array.from({ length: count }, (_, at) => `Pond ${at},KE\n`).join('')}`;
    const dir = await folderOf(t, { ...small, 'signatories.csv': sheet(2_500) });
    const out = join(dir, 'out');
    const first = await run('build', dir, '--out', out, '--base-url', 'https://letters.example/');
    assert.deepEqual([first.code, first.err], [0, '']);
    const files = await readdir(join(out, 'signatories'));
    assert.ok(first.out.includes(`${join(out, 'signatories', '*.json')}: ${files.length} files, `), first.out);
    const { signatories } = JSON.parse(await readFile(join(out, 'letter.json'), 'utf8')) as LetterBundle;
    assert.deepEqual([signatories?.items?.length, signatories?.pages?.map(({ count }) => count)], [1_000, [1_000, 500]]);
    assert.equal((await run('check', join(out, 'letter.json'))).code, 0);
    const script = await readFile(join(out, 'open-letter.js'));
    assert.ok(script.equals(await readFile('dist/open-letter.js')), 'one script for every letter');
    const [name] = files;
    const before = await readFile(join(out, 'signatories', name!), 'utf8');

    await writeFile(join(dir, 'signatories.csv'), sheet(2_600));
    await run('build', dir, '--out', out);
    const after = await readdir(join(out, 'signatories'));
    assert.deepEqual(
      files.filter((name) => !after.includes(name)),
      [],
    );
    assert.equal(await readFile(join(out, 'signatories', name!), 'utf8'), before);
    assert.ok(after.length > files.length && after.every((name) => name.endsWith('.json')));
    assert.equal((await run('check', join(out, 'letter.json'))).code, 0);
  });

  it('takes the folder’s name for the id', async (t) => {
    const dir = join(
      await folderOf(t, { 'pond-2020/letter.yaml': 'lang: en\ntitle: P', 'pond-2020/letter.md': 'x' }),
      'pond-2020',
    );
    await run('build', dir, '--out', join(dir, 'out'));
    assert.equal(JSON.parse(await readFile(join(dir, 'out/letter.json'), 'utf8')).id, 'pond-2020');
  });

  it('says in a sentence why a folder can’t be read or written', async (t) => {
    const dir = await folderOf(t, { ...small, file: 'x' });
    const failing: [RegExp, ...string[]][] = [
      [/does not exist/, join(dir, 'none'), '--out', join(dir, 'out')],
      [/is not a folder/, join(dir, 'letter.md'), '--out', join(dir, 'out')],
      [/is a(re)? .*file|is not a folder/, dir, '--out', join(dir, 'file')],
      [/holds no letter/, await folderOf(t, { 'notes.txt': 'x' }), '--out', join(dir, 'out')],
      [/base URL/, dir, '--out', join(dir, 'out'), '--base-url', 'letters.example'],
    ];
    for (const [sentence, ...args] of failing) {
      const { code, err } = await run('build', ...args);
      assert.equal(code, 1, args.join(' '));
      assert.match(err, sentence);
      assert.doesNotMatch(err, /\n\s+at /);
    }
  });

  it('shows no control characters of a file in the terminal', async (t) => {
    const dir = await folderOf(t, { ...small, 'signatories.csv': 'name,"evil\u001b[2J\u202e"\nA,x\n' });
    const { err } = await run('build', dir, '--out', join(dir, 'out'), '--base-url', 'https://a.example/');
    assert.match(err, /evil\uFFFD\[2J\uFFFD/);
  });

  it('says which file is too large to be read', async (t) => {
    const dir = await folderOf(t, { ...small, 'film.mp4': '' });
    await truncate(join(dir, 'film.mp4'), 65 * 2 ** 20);
    const { code, err } = await run('build', dir, '--out', join(dir, 'out'), '--base-url', 'https://a.example/');
    assert.equal(code, 0);
    assert.match(err, /film\.mp4: warning: The file is not read: it has 65 MiB\./);
  });

  it('fails where a file can’t be opened', { skip: process.getuid?.() === 0 && 'root may open every file' }, async (t) => {
    const dir = await folderOf(t, small);
    await mkdir(join(dir, 'locked'));
    await chmod(join(dir, 'letter.md'), 0);
    assert.match((await run('build', dir, '--out', join(dir, 'out'))).err, /letter\.md may not be opened/);
  });
});
