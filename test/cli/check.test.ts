import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, truncate } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folderOf, run, small } from './command.js';

const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const good = { version: 1, lang: 'en', title: 'Pond', letter: { body: 'Leave it.' } };

const integrity = (text: string, algorithm = 'sha256', encoding: 'base64' | 'base64url' = 'base64url'): string =>
  `${algorithm}-${createHash(algorithm).update(text).digest(encoding)}`;

describe('open-letter check', () => {
  it('finds nothing wrong with a good letter', async (t) => {
    const dir = await folderOf(t, {
      'letter.json': JSON.stringify(good),
      'placeholder.json': '{"version":1,"lang":"en","embargo":"2030-01-01T08:00:00Z"}',
    });
    for (const name of ['letter.json', 'placeholder.json']) {
      const { code, out, err } = await run('check', join(dir, name));
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /no problem/);
    }
  });

  it('says every problem with its path, and 1 for an error', async (t) => {
    const dir = await folderOf(t, { 'letter.json': JSON.stringify({ ...good, title: 1, published: 'soon' }) });
    const { code, err } = await run('check', join(dir, 'letter.json'));
    assert.equal(code, 1);
    assert.match(err, /letter\.json: error: title must be/);
    assert.match(err, /letter\.json: error: published must be/);
  });

  it('says 0 where there are only warnings', async (t) => {
    const dir = await folderOf(t, {
      'letter.json': JSON.stringify({ ...good, url: 'javascript:x', signatories: { items: [{}] } }),
    });
    const { code, out, err } = await run('check', join(dir, 'letter.json'));
    assert.equal(code, 0);
    assert.match(err, /letter\.json: warning: Unsafe link: javascript:x\. \(url\)/);
    assert.match(err, /letter\.json: warning: .*signatories\.items\[0\]/);
    assert.match(out, /0 errors, 2 warnings/);
  });

  it('says that there may be more than it lists', async (t) => {
    const items = Array.from({ length: 150 }, () => ({}));
    const dir = await folderOf(t, { 'letter.json': JSON.stringify({ ...good, signatories: { items } }) });
    const { code, err } = await run('check', join(dir, 'letter.json'));
    assert.equal(code, 0);
    assert.match(err, /signatories\.items\[99\]/);
    assert.match(err, /letter\.json: warning: No more than 100 are listed: there may be others\./);
  });

  it('says that an index lacks some of the list, which the widget then searches without it', async (t) => {
    const pages = [{ src: 'signatories/good.json', count: 2, integrity: integrity('["A","B"]') }];
    const search = { src: 'signatories/old.json', count: 2, integrity: integrity('["A","C"]') };
    const dir = await folderOf(t, {
      'letter.json': JSON.stringify({ ...good, signatories: { items: ['C'], pages, search } }),
      'signatories/good.json': '["A","B"]',
      'signatories/old.json': '["A","C"]',
    });
    const { code, err } = await run('check', join(dir, 'letter.json'));
    assert.equal(code, 0, err);
    assert.match(err, /warning: The search index lacks some of the list, .* \(signatories\.search\)/);
  });

  it('says why a file is no bundle at all', async (t) => {
    const files: Record<string, [string | Uint8Array, RegExp]> = {
      'broken.json': ['{\n  "version": 1,\n  oops\n}', /broken\.json:3:3: error: Not json/],
      'cut.json': ['{"version": 1,\n"lang', /cut\.json:2:6: error: Not json/],
      'end.json': ['{\n"a":', /end\.json:2:5: error: Not json/],
      'empty.json': ['', /error: .*empty/],
      'page.json': ['<!doctype html><p>', /error: .*HTML/],
      'mark.json': [`\uFEFF${JSON.stringify(good)}`, /error: .*byte order mark/],
      'latin.json': [Uint8Array.from([0x22, 0xe9, 0x22]), /error: .*not UTF-8/],
      'deep.json': ['['.repeat(200_000), /error/],
      'later.json': ['{"version": 2}', /error: Unsupported version: 2/],
    };
    const dir = await folderOf(t, Object.fromEntries(Object.entries(files).map(([name, [content]]) => [name, content])));
    for (const [name, [, sentence]] of Object.entries(files)) {
      const { code, err } = await run('check', join(dir, name));
      assert.equal(code, 1, name);
      assert.match(err, sentence);
      assert.doesNotMatch(err, /\n\s+at /);
    }
    const none = await run('check', join(dir, 'none.json'));
    assert.equal(none.code, 1);
    assert.match(none.err, /none\.json does not exist/);
  });

  it('checks a folder as a build would, and writes nothing', async (t) => {
    const dir = await folderOf(t, { ...small, 'quotes.yaml': '- text: alone\n' });
    const { code, err } = await run('check', dir);
    assert.equal(code, 1);
    assert.match(err, /quotes\.yaml:1:3: error: quotes\[0\]\.speaker/);
    assert.deepEqual((await readdir(dir)).sort(), ['letter.md', 'letter.yaml', 'quotes.yaml']);
    assert.equal((await run('check', await folderOf(t, small))).code, 0);
  });

  it('finds pages of a long list that are missing, tampered with, too few, no pages or of unknown integrity', async (t) => {
    const page = '[{"name":"A"},"B"]';
    const node = '{"pages":[{"src":"signatories/none.json","count":2,"integrity":"x"}]}';
    const pages = [
      { src: 'signatories/good.json', count: 2, integrity: integrity(page) },
      { src: 'signatories/good.json', count: 2, integrity: integrity(page, 'sha512', 'base64') },
      { src: 'https://other.example/good.json', count: 2, integrity: 'x' },
      { src: 'signatories/missing.json', count: 2, integrity: integrity(page) },
      { src: 'signatories/tampered.json', count: 2, integrity: integrity(page) },
      { src: 'signatories/good.json', count: 3, integrity: integrity(page) },
      { src: 'signatories/cut.json', count: 2, integrity: integrity('[{"na') },
      { src: 'signatories/good.json', count: 2, integrity: 'md5-x' },
    ];
    const signatories = { items: ['C'], pages, search: { src: 'signatories/node.json', count: 90, integrity: integrity(node) } };
    const dir = await folderOf(t, {
      'letter.json': JSON.stringify({ ...good, signatories }),
      'signatories/good.json': page,
      'signatories/tampered.json': '[{"name":"X"},"B"]',
      'signatories/cut.json': '[{"na',
      'signatories/node.json': node,
    });
    const { code, err } = await run('check', join(dir, 'letter.json'));
    assert.equal(code, 1);
    const lines = err.trim().split('\n');
    const expected = [
      /missing\.json\. There is no such file\. \(signatories\.pages\[3\]\)/,
      /tampered\.json\. Integrity mismatch\. \(signatories\.pages\[4\]\)/,
      /good\.json\. It leads to 2 signatories, not to 3\. \(signatories\.pages\[5\]\)/,
      /cut\.json\. Not json/,
      /good\.json\. Integrity mismatch\. \(signatories\.pages\[7\]\)/,
      /node\.json\. It leads to 2 signatories, not to 90\. \(signatories\.search\)/,
    ];
    assert.equal(lines.length, expected.length, err);
    expected.forEach((sentence, index) => assert.match(lines[index]!, sentence));
  });

  it('reads nothing outside the folder of a letter.json', async (t) => {
    const page = '["A"]';
    const named = ['../names.json', 'signatories/../../names.json', '..names.json', 'a/../names.json'];
    const pages = named.map((src) => ({ src, count: 1, integrity: sha256(page) }));
    const dir = await folderOf(t, {
      'names.json': page,
      'letter/names.json': page,
      'letter/..names.json': page,
      'letter/letter.json': JSON.stringify({ ...good, signatories: { pages } }),
    });
    const { code, err } = await run('check', join(dir, 'letter/letter.json'));
    assert.equal(code, 1);
    const lines = err.trim().split('\n');
    assert.equal(lines.length, 2, err);
    assert.match(lines[0]!, /error: .*\.\.\/names\.json\. It lies outside the letter’s folder.* \(signatories\.pages\[0\]\)/);
    assert.match(lines[1]!, /error: .*outside the letter’s folder.* \(signatories\.pages\[1\]\)/);
  });

  it('reads no more of a file than readers’ browsers do', async (t) => {
    const page = '["A"]';
    const pages = [{ src: 'page.json', count: 1, integrity: sha256(page) }];
    const dir = await folderOf(t, {
      'letter.json': JSON.stringify({ ...good, signatories: { pages } }),
      'page.json': page,
      'large.json': JSON.stringify(good),
    });
    await truncate(join(dir, 'page.json'), 2 * 2 ** 20 + 1);
    await truncate(join(dir, 'large.json'), 8 * 2 ** 20 + 1);
    const [paged, large] = [await run('check', join(dir, 'letter.json')), await run('check', join(dir, 'large.json'))];
    assert.deepEqual([paged.code, large.code], [1, 1]);
    assert.match(paged.err, /Page failed: page\.json\. .*page\.json has more than 2097152 bytes\./);
    assert.match(large.err, /large\.json has more than 8388608 bytes\./);
  });

  it('waits for no pipe', { skip: process.platform === 'win32' && 'Windows has none among its files' }, async (t) => {
    const pages = [{ src: 'pipe.json', count: 1, integrity: sha256('') }];
    const dir = await folderOf(t, { 'letter.json': JSON.stringify({ ...good, signatories: { pages } }) });
    assert.equal(spawnSync('mkfifo', [join(dir, 'pipe.json')]).status, 0);
    const { code, err } = await run('check', join(dir, 'letter.json'));
    assert.equal(code, 1);
    assert.match(err, /Page failed: pipe\.json\. .*pipe\.json is no regular file\./);
    assert.match((await run('check', join(dir, 'pipe.json'))).err, /^error: .*pipe\.json is no regular file\.$/m);
    assert.match((await run('check', '/dev/zero')).err, /is no regular file/);
  });

  it('shows no control characters of a path in the terminal', async (t) => {
    const dir = await folderOf(t, {});
    const { code, err } = await run('check', join(dir, 'evil\u001b[2J\u202e\n.json'));
    assert.equal(code, 1);
    assert.ok(err.includes('evil\uFFFD[2J\uFFFD\uFFFD.json does not exist'), JSON.stringify(err));
  });

  it('checks an address', async (t) => {
    const pages = [{ src: 'gone.json', count: 3, integrity: 'sha256-AAAA' }];
    const server = createServer((request, response) => {
      if (request.url === '/letter.json') response.end(JSON.stringify(good));
      else if (request.url === '/paged.json') response.end(JSON.stringify({ ...good, signatories: { pages } }));
      else if (request.url === '/endless') {
        const more = (): void => {
          if (!response.destroyed) response.write(' '.repeat(1 << 20), more);
        };
        more();
      } else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    assert.equal((await run('check', `${base}/letter.json`)).code, 0);
    assert.match((await run('check', `${base}/paged.json`)).err, /error: Page failed: gone\.json\./);
    assert.match((await run('check', `${base}/none`)).err, /status 404/);
    assert.match((await run('check', `${base}/endless`)).err, /more than 8388608 bytes/);
    assert.match((await run('check', 'http://127.0.0.1:1/letter.json')).err, /can’t be reached/);
  });
});

describe('open-letter', () => {
  it('helps', async () => {
    const { code, out } = await run('--help');
    assert.equal(code, 0);
    assert.match(out, /build .*\n[^]*check/);
    assert.match((await run('--version')).out, /^\d+\.\d+\.\d+\n$/);
    assert.match((await run('build', '--help')).out, /--base-url/);
  });

  it('refuses what it doesn’t know', async () => {
    for (const args of [
      ['bild'],
      ['build'],
      ['build', 'x'],
      ['build', 'x', '--out', 'y', '--fast'],
      ['check'],
      ['check', 'a', 'b'],
      [],
    ]) {
      const { code, err } = await run(...args);
      assert.equal(code, 1, args.join(' '));
      assert.match(err, /error|Usage/);
      assert.doesNotMatch(err, /\n\s+at /);
    }
  });
});
