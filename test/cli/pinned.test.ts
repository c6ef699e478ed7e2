import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { LetterBundle } from '../../src/bundle/letter-bundle.js';
import { folderOf, run, small } from './command.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const base = 'https://letters.example/pond/';
const pinned = /open-letter\.[0-9a-f]{16}\.js/;

interface Built {
  dir: string;
  out: string;
  /** What the first build wrote and the second has no use for. */
  old: { script: string; pages: string[] };
}

/** The command of a later version, whose script is another one. */
async function laterCommand(folder: string): Promise<void> {
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  await copyFile(join(root, 'package.json'), join(folder, 'package.json'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await appendFile(join(folder, 'dist/open-letter.js'), '\n/* later */\n');
}

const sheet = (count: number, name = 'Pond'): string =>
  `name\n${Array.from({ length: count }, (_, at) => `${name} ${at}\n`).join('')}`;

const filesOf = async (folder: string): Promise<Map<string, string>> => {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const found = names.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [
      relative(folder, path),
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ] as const;
  });
  return new Map(await Promise.all(found));
};

const pagesOf = async (out: string): Promise<string[]> => {
  const { signatories } = JSON.parse(await readFile(join(out, 'letter.json'), 'utf8')) as LetterBundle;
  return (signatories?.pages ?? []).map(({ src }) => src);
};

/** Both commands take a while to start, so this is made once. */
let whole: Built;
before(async () => {
  whole = await make();
});
after(() => rm(whole.dir, { recursive: true }));

async function make(): Promise<Built> {
  const dir = await mkdtemp(join(tmpdir(), 'open-letter-'));
  const out = join(dir, 'out');
  await laterCommand(join(dir, 'later'));
  for (const [name, content] of Object.entries({ ...small, 'signatories.csv': sheet(1_300) }))
    await writeFile(join(dir, name), content);
  assert.equal((await run('build', dir, '--out', out, '--base-url', base)).code, 0);
  const [script = ''] = pinned.exec(await readFile(join(out, 'snippet.html'), 'utf8')) ?? [];
  await cp(out, join(dir, 'first'), { recursive: true });
  const old = { script, pages: await pagesOf(out) };
  await writeFile(join(dir, 'signatories.csv'), sheet(1_400, 'Lake'));
  assert.equal(buildLater(dir, dir).code, 0);
  return { dir, out, old };
}

/** Builds with the later version, which lies in the folder `later` of `whole`. */
function buildLater(whole: string, dir: string, ...more: string[]): { code: number | null; out: string; err: string } {
  const args = [join(whole, 'later/dist/cli.js'), 'build', dir, '--out', join(dir, 'out'), '--base-url', base, ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** A copy for one test of a letter with a long list, built by one version and, with another list, by a later one. */
async function builtTwice(t: TestContext): Promise<
  Built & {
    /** What the first build alone had written. */
    first: string;
    build: (...args: string[]) => { code: number | null; out: string; err: string };
  }
> {
  const dir = await folderOf(t, {});
  for (const name of ['letter.yaml', 'letter.md', 'signatories.csv', 'out', 'first'])
    await cp(join(whole.dir, name), join(dir, name), { recursive: true });
  const build = (...args: string[]): ReturnType<typeof buildLater> => buildLater(whole.dir, dir, ...args);
  return { dir, out: join(dir, 'out'), old: whole.old, first: join(dir, 'first'), build };
}

describe('what an earlier snippet or bundle names', () => {
  it('is neither removed nor altered by a later version of the command', async (t) => {
    const { out, old, first } = await builtTwice(t);
    const [then, now] = [await filesOf(first), await filesOf(out)];
    const snippet = await readFile(join(out, 'snippet.html'), 'utf8');
    assert.match(snippet, pinned);
    assert.ok(!snippet.includes(old.script), 'the newest is pinned now');
    const hashed = [...then].filter(([path]) => pinned.test(path) || path.includes('signatories'));
    assert.ok(hashed.length > 3 && old.pages.length === 1, String(hashed));
    for (const [path, hash] of hashed) assert.equal(now.get(path), hash, path);
    const bytes = await readFile(join(out, old.script));
    assert.ok(bytes.equals(await readFile(join(root, 'dist/open-letter.js'))));
  });

  it('is removed by --prune, which says what it breaks', async (t) => {
    const { out, old, build } = await builtTwice(t);
    const [page = ''] = old.pages;
    const { code, out: said, err } = build('--prune');
    assert.equal(code, 0, err);
    const gone = [old.script, page];
    for (const name of gone) assert.ok(said.includes(`removed ${join(out, name)}\n`), said);
    assert.ok(err.includes(`warning: Snippets that name ${old.script} show the fallback only.`), err);
    assert.match(err, /can’t load more of its names/);
    const left = await filesOf(out);
    for (const name of gone) assert.ok(!left.has(name), name);
    for (const name of ['letter.json', 'index.html', 'open-letter.js']) assert.ok(left.has(name), name);
    assert.equal((await run('check', join(out, 'letter.json'))).code, 0);
    const script = pinned.exec(await readFile(join(out, 'snippet.html'), 'utf8'))?.[0];
    assert.ok(script && left.has(script));
    const again = build('--prune');
    assert.doesNotMatch(again.out, /removed/);
    assert.equal(again.err, '');
  });

  it('stays where anything in OUT names it, through the files of an index too', async (t) => {
    const { out, old, first, build } = await builtTwice(t);
    // A translation that was taken out of the letter’s folder is still there for those who link to it.
    await copyFile(join(first, 'letter.json'), join(out, 'letter.de.json'));
    await mkdir(join(out, 'press'));
    await writeFile(join(out, 'press/page.html'), `<script src="../${old.script}"></script>`);
    await writeFile(join(out, 'open-letter.not-a-hash.js'), 'mine');
    await writeFile(join(out, 'signatories/notes.json'), '[]');
    const { code, out: said, err } = build('--prune');
    assert.deepEqual([code, err], [0, '']);
    assert.doesNotMatch(said, /removed/);
    const left = await filesOf(out);
    for (const name of (await filesOf(first)).keys()) assert.ok(left.has(name), name);
    for (const name of ['open-letter.not-a-hash.js', 'signatories/notes.json']) assert.ok(left.has(name), name);
  });

  /** Where a name may stand, and how. */
  const namers: Record<string, (script: string, page: string) => [path: string, content: string | Uint8Array]> = {
    'a file of any kind': (script, page) => ['index.php', `<?php echo '${script}', '${page}';`],
    'a page in UTF-16': (script, page) => [
      'press.html',
      Buffer.from(`\uFEFF<script src="${script}"></script>${page}`, 'utf16le'),
    ],
    'a page in UTF-16 of the other order': (script, page) => ['press.html', Buffer.from(`${script} ${page}`, 'utf16le').swap16()],
    'a file without an extension': (script, page) => ['press', `${script} ${page}`],
    'the rules of a host': (script, page) => [
      '.htaccess',
      `RewriteRule ^letter\\.js$ ${script.replaceAll('.', '\\.')}\nRewriteRule ^names$ ${page}\n`,
    ],
    'a file in .well-known': (script, page) => ['.well-known/letter', `${script} ${page}`],
    'JSON as PHP writes it': (script, page) => ['names.data', JSON.stringify([script, page]).replaceAll('/', '\\/')],
    'a text in a string of a program': (script, page) => ['names.py', `x = "\\n${script}\\n${page}\\n"`],
    'an address whose slashes are escaped': (script, page) => [
      'share.txt',
      encodeURIComponent(`https://a.example/${script}?${page}`),
    ],
    'a file beside it, by its bare name': (script, page) => [
      'signatories/index.html',
      `<a href="${page.replace('signatories/', '')}">names</a><script src="../${script}"></script>`,
    ],
    'a large file, at any place in it': (script, page) => [
      'log',
      `${'-'.repeat(2 ** 20 - 20)}${script}${'x'.repeat(2 ** 20)} ${page}`,
    ],
  };
  for (const [where, write] of Object.entries(namers)) {
    it(`stays where it is named by ${where}`, async (t) => {
      const { out, old, build } = await builtTwice(t);
      const [page = ''] = old.pages;
      const [path, content] = write(old.script, page);
      await mkdir(dirname(join(out, path)), { recursive: true });
      await writeFile(join(out, path), content);
      const { code, err } = build('--prune');
      assert.equal(code, 0, err);
      const left = await filesOf(out);
      assert.ok(left.has(old.script), 'the script');
      assert.ok(left.has(page), 'the list');
    });
  }

  it('is removed though a version control, or a build that was broken off, knows its name', async (t) => {
    const { out, old, first, build } = await builtTwice(t);
    const [page = ''] = old.pages;
    await mkdir(join(out, '.git'));
    await writeFile(join(out, '.git/index'), `${old.script}\0${page}\0`);
    await copyFile(join(first, 'letter.json'), join(out, 'letter.json.4711.part'));
    assert.equal(build('--prune').code, 0);
    const left = await filesOf(out);
    assert.ok(!left.has(old.script) && !left.has(page));
  });

  it('stays where the build fails', async (t) => {
    const { dir, out, old, build } = await builtTwice(t);
    await writeFile(join(dir, 'letter.yaml'), 'lang: en\n');
    assert.equal(build('--prune').code, 1);
    assert.ok((await readdir(out)).includes(old.script));
  });
});

describe('a snippet', () => {
  it('pins the script by its integrity', async (t) => {
    const dir = await folderOf(t, small);
    const out = join(dir, 'out');
    await run('build', dir, '--out', out, '--base-url', base);
    for (const name of ['snippet.html', 'snippet-full.html', 'index.html']) {
      const html = await readFile(join(out, name), 'utf8');
      const [script = ''] = pinned.exec(html) ?? [];
      const hash = createHash('sha384')
        .update(await readFile(join(out, script)))
        .digest('base64');
      assert.ok(html.includes(`integrity="sha384-${hash}" crossorigin`), name);
    }
  });

  it('takes script and letter from every host', async (t) => {
    const dir = await folderOf(t, small);
    const mirrors = ['https://mirror.example/pond', 'https://other.example/', base];
    const args = mirrors.flatMap((mirror) => ['--mirror', mirror]);
    const { code, err } = await run('build', dir, '--out', join(dir, 'out'), '--base-url', base, ...args);
    assert.deepEqual([code, err], [0, '']);
    for (const name of ['snippet.html', 'snippet-full.html']) {
      const html = await readFile(join(dir, 'out', name), 'utf8');
      const scripts = [...html.matchAll(/<script async src="([^"]+)open-letter\.\w+\.js" integrity="sha384-[^"]+" crossorigin/g)];
      const hosts = ['https://mirror.example/pond/', 'https://other.example/'];
      assert.deepEqual(
        scripts.map(([, host]) => host),
        [base, ...hosts],
      );
      assert.ok(html.includes(`src="${base}letter.json" mirrors="${hosts.map((host) => `${host}letter.json`).join(' ')}"`), html);
    }
    assert.doesNotMatch(await readFile(join(dir, 'out', 'index.html'), 'utf8'), /mirror\.example/);
    const bad = await run('build', dir, '--out', join(dir, 'out'), '--base-url', base, '--mirror', 'mirror.example');
    assert.equal(bad.code, 1);
    assert.match(bad.err, /mirror’s address must be an address as https:.*“mirror\.example”/);
  });
});
