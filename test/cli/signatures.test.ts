import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { LetterBundle } from '../../src/bundle/letter-bundle.js';
import { folderOf, run, small, type Outcome } from './command.js';

interface Signed {
  dir: string;
  out: string;
  key: string;
  publicKey: string;
  verify: (target?: string) => Promise<Outcome>;
}

const names = (count: number): string => Array.from({ length: count }, (_, at) => `Pond ${at}\n`).join('');

/** A letter in two languages with a long list, built and signed: made once, since each command takes a while to start. */
let original: { dir: string; publicKey: string };
before(async () => {
  original = await make();
});
after(() => rm(original.dir, { recursive: true }));

async function make(): Promise<{ dir: string; publicKey: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'open-letter-'));
  const files = {
    ...small,
    'fr/letter.yaml': 'title: Sauvez la mare\n',
    'fr/letter.md': 'Laissez la mare.',
    'signatories.csv': `name\n${names(1_200)}`,
  };
  await mkdir(join(dir, 'fr'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content);
  const [out, key] = [join(dir, 'out'), join(dir, 'key.pem')];
  const [made] = [await run('keygen', key), await run('build', dir, '--out', out, '--base-url', 'https://letters.example/')];
  const { code, err } = await run('sign', out, '--key', key);
  assert.equal(code, 0, err);
  return { dir, publicKey: made.out.trim() };
}

/** A copy of it for one test. */
async function signed(t: TestContext): Promise<Signed> {
  const { dir: whole, publicKey } = original;
  const dir = await folderOf(t, {});
  await cp(whole, dir, { recursive: true });
  const [out, key] = [join(dir, 'out'), join(dir, 'key.pem')];
  return { dir, out, key, publicKey, verify: (target = out) => run('verify', target, '--public-key', publicKey) };
}

describe('open-letter keygen', () => {
  it('writes a private key for its owner alone and says the public one', async (t) => {
    const key = join(await folderOf(t, {}), 'key.pem');
    const { code, out, err } = await run('keygen', key);
    assert.equal(code, 0);
    assert.match(out, /^[\w-]{43}\n$/);
    assert.ok(err.includes(`public-key="${out.trim()}"`), err);
    assert.match(await readFile(key, 'utf8'), /^-----BEGIN PRIVATE KEY-----\n/);
    assert.doesNotMatch(out + err, /PRIVATE KEY-----/);
    if (process.platform !== 'win32') assert.equal((await stat(key)).mode & 0o777, 0o600);
  });

  it('overwrites no file', async (t) => {
    const dir = await folderOf(t, { 'key.pem': 'mine' });
    const { code, out, err } = await run('keygen', join(dir, 'key.pem'));
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /key\.pem is there already/);
    assert.equal(await readFile(join(dir, 'key.pem'), 'utf8'), 'mine');
    assert.match((await run('keygen', join(dir, 'none', 'key.pem'))).err, /does not exist/);
  });

  it('writes no private key into a folder that build wrote', async (t) => {
    const { out } = await signed(t);
    const { code, out: said, err } = await run('keygen', join(out, 'new.pem'));
    assert.deepEqual([code, said], [1, '']);
    assert.match(err, /new\.pem would lie beside a letter\.json.*keep the private key elsewhere/);
    assert.ok(!(await readdir(out)).includes('new.pem'));
  });
});

describe('open-letter sign', () => {
  it('writes a signature beside every bundle and beside nothing else', async (t) => {
    const { out, key, publicKey } = await signed(t);
    const files = await readdir(out);
    assert.deepEqual(files.filter((name) => name.endsWith('.sig')).sort(), ['letter.fr.json.sig', 'letter.json.sig']);
    assert.match(await readFile(join(out, 'letter.json.sig'), 'utf8'), /^[A-Za-z0-9+/]{86}==\n$/);
    const again = await run('sign', out, '--key', key);
    assert.ok(again.err.includes(publicKey), again.err);
    assert.ok(again.out.includes(join(out, 'letter.json.sig')), again.out);
  });

  it('says why it can’t', async (t) => {
    const { dir, out, key } = await signed(t);
    await writeFile(join(dir, 'text.pem'), 'no key');
    const inside = ['key.pem', '..key.pem', 'fr/key.pem'];
    await mkdir(join(out, 'fr'));
    for (const name of inside) await writeFile(join(out, name), await readFile(key));
    const cases: [RegExp, string, string][] = [
      [/none\.pem does not exist/, out, join(dir, 'none.pem')],
      [/text\.pem can’t sign\. This is no private key/, out, join(dir, 'text.pem')],
      ...inside.map((name): [RegExp, string, string] => [/keep the private key elsewhere/, out, join(out, name)]),
      [/holds no letter\.json/, join(dir, 'fr'), key],
      [/does not exist/, join(dir, 'none'), key],
    ];
    for (const [sentence, folder, file] of cases) {
      const { code, err } = await run('sign', folder, '--key', file);
      assert.equal(code, 1);
      assert.match(err, sentence);
      assert.doesNotMatch(err, /\n\s+at /);
    }
  });
});

describe('open-letter verify', () => {
  it('finds a folder, its bundle and an address right', async (t) => {
    const { out, verify } = await signed(t);
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url!, 'http://a');
      void readFile(join(out, pathname)).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    for (const target of [out, join(out, 'letter.json'), base, `${base}letter.json`, `${base}letter.json?v=2`]) {
      const { code, out: said, err } = await verify(target);
      assert.deepEqual([code, err], [0, ''], target);
      assert.match(said, /signed with this key, in en, fr\./);
    }
    const { src } = JSON.parse(await readFile(join(out, 'letter.json'), 'utf8')).signatories.pages[0];
    await writeFile(join(out, src), '[]');
    assert.match((await verify(base)).err, /signatories\.pages\[0\]/);
    await rm(join(out, src));
    assert.match((await verify(base)).err, /There is no such file/);
    await rm(join(out, 'letter.json.sig'));
    assert.match((await verify(base)).err, /Signature missing/);
  });

  it('finds what was changed, taken away or signed with another key', async (t) => {
    const { dir, out, key, verify } = await signed(t);
    const text = await readFile(join(out, 'letter.json'), 'utf8');
    const french = await readFile(join(out, 'letter.fr.json'), 'utf8');
    const signature = await readFile(join(out, 'letter.fr.json.sig'), 'utf8');
    const fails = async (sentence: RegExp): Promise<void> => {
      const { code, err } = await verify();
      assert.equal(code, 1);
      assert.match(err, sentence);
      assert.doesNotMatch(err, /\n\s+at /);
    };
    const one = async (name: string, content: string, sentence: RegExp): Promise<void> => {
      const right = await readFile(join(out, name));
      await writeFile(join(out, name), content);
      await fails(sentence);
      await writeFile(join(out, name), right);
    };
    await one('letter.json', text.replace('Pond', 'Bond'), /letter\.json: error: Signature invalid\./);
    await one('letter.json', `${text} `, /Signature invalid/);
    await one('letter.json', '<script>', /Signature invalid/);
    await one('letter.json.sig', signature, /Signature invalid/);
    await one('letter.json.sig', 'x', /base64 of 64 bytes/);
    await one('letter.fr.json', french.replace('mare', 'mer'), /letter\.fr\.json: error: Signature invalid\./);
    await rename(join(out, 'letter.fr.json.sig'), join(dir, 'french.sig'));
    await fails(/letter\.fr\.json: error: Signature missing\./);
    await rename(join(dir, 'french.sig'), join(out, 'letter.fr.json.sig'));
    // Signed with the key, but not what the original vouches for.
    await writeFile(join(out, 'letter.fr.json'), french.replace('mare', 'mer'));
    await run('sign', out, '--key', key);
    await fails(/letter\.fr\.json: error: Integrity mismatch\./);
    await rm(join(out, 'letter.fr.json'));
    await fails(/Translation failed: .*letter\.fr\.json/);
  });

  it('says of which translations it can’t say anything', async (t) => {
    const { out, key, verify } = await signed(t);
    const text = JSON.parse(await readFile(join(out, 'letter.json'), 'utf8')) as LetterBundle;
    const elsewhere = [
      { lang: 'de', src: 'https://other.example/letter.de.json' },
      { lang: 'es', src: '/pond/letter.es.json' },
      { lang: 'it', src: '//other.example/letter.it.json' },
    ];
    await writeFile(
      join(out, 'letter.json'),
      JSON.stringify({ ...text, translations: [...(text.translations ?? []), ...elsewhere] }),
    );
    await run('sign', out, '--key', key);
    const { code, out: said, err } = await verify();
    assert.equal(code, 0, err);
    assert.match(said, /: signed with this key, in en, fr; not checked: de, es, it\.\n$/);
    const [de, es, it] = err.trim().split('\n');
    assert.match(de!, /warning: The translation https:\/\/other\.example\/letter\.de\.json is not checked: .*another host/);
    assert.match(es!, /warning: The translation \/pond\/letter\.es\.json is not checked: .*beginning of the host/);
    assert.doesNotMatch(es!, /another host/);
    assert.match(it!, /another host/);
  });

  it('reads no translation outside the letter’s folder', async (t) => {
    const { dir, out, key, verify } = await signed(t);
    const text = await readFile(join(out, 'letter.json'), 'utf8');
    for (const name of ['letter.fr.json', 'letter.fr.json.sig']) await rename(join(out, name), join(dir, name));
    await writeFile(join(out, 'letter.json'), text.replace('"letter.fr.json"', '"../letter.fr.json"'));
    await run('sign', out, '--key', key);
    const { code, err } = await verify();
    assert.equal(code, 1);
    assert.match(err, /error: Translation failed: \.\.\/letter\.fr\.json\. It lies outside the letter’s folder/);
  });

  it('refuses a key that is none, or under which anybody can sign', async (t) => {
    const { out } = await signed(t);
    const neutral = Buffer.from(`01${'00'.repeat(31)}`, 'hex');
    // With the neutral key this signature is valid for every text.
    await writeFile(join(out, 'letter.json.sig'), Buffer.concat([neutral, Buffer.alloc(32)]).toString('base64'));
    const forged = await run('verify', out, '--public-key', neutral.toString('base64url'));
    assert.equal(forged.code, 1);
    assert.match(forged.err, /Bad key: .*small order/);
    for (const key of ['x', '', '-----BEGIN PUBLIC KEY-----', '../key.pem']) {
      const { code, err } = await run('verify', out, '--public-key', key);
      assert.equal(code, 1);
      assert.match(err, /Bad key/);
    }
  });

  it('takes a key that begins with a hyphen', async (t) => {
    const { out } = await signed(t);
    const { err } = await run('verify', out, '--public-key', `-${'A'.repeat(42)}`);
    assert.match(err, /Signature invalid/);
  });

  it('says why it can’t ask', async (t) => {
    const { dir, verify } = await signed(t);
    for (const target of [join(dir, 'none'), 'http://127.0.0.1:1/letter.json', 'http://[/']) {
      const { code, err } = await verify(target);
      assert.equal(code, 1);
      assert.match(err, /does not exist|can’t be reached|is not an address/);
    }
  });
});

describe('open-letter build', () => {
  it('says that a changed letter must be signed again, and only then', async (t) => {
    const { dir, out, key } = await signed(t);
    const build = async (): Promise<string> =>
      (await run('build', dir, '--out', out, '--base-url', 'https://letters.example/')).err;
    assert.equal(await build(), '');
    await writeFile(join(dir, 'fr/letter.md'), 'Laissez-la.');
    const said = await build();
    assert.match(said, /warning: letter\.fr\.json, letter\.json .*sign .* again/s);
    await run('sign', out, '--key', key);
    assert.equal(await build(), '');
    await writeFile(join(dir, 'letter.yaml'), 'lang: en\n');
    assert.doesNotMatch(await build(), /again/, 'nothing was written');
  });
});

const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' });
const missing = openssl.status === 0 && /^OpenSSL [3-9]/.test(openssl.stdout) ? false : 'there is no OpenSSL 3 here';

describe('OpenSSL', { skip: missing }, () => {
  const ssl = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
    assert.equal(status, 0, `openssl ${args.join(' ')}\n${stdout}${stderr}`);
    return stdout;
  };

  it('verifies what the command signed, with the command’s key', async (t) => {
    const { dir, out, key } = await signed(t);
    const [publicPem, raw] = [join(dir, 'public.pem'), join(dir, 'raw.sig')];
    ssl('pkey', '-in', key, '-pubout', '-out', publicPem);
    for (const name of ['letter.json', 'letter.fr.json']) {
      ssl('base64', '-d', '-A', '-in', join(out, `${name}.sig`), '-out', raw);
      const bundle = join(out, name);
      const said = ssl('pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', publicPem, '-sigfile', raw, '-in', bundle);
      assert.match(said, /Verified Successfully/);
    }
  });

  it('makes keys with which the command signs, and signatures that it verifies', async (t) => {
    const { dir, out } = await signed(t);
    const [key, raw] = [join(dir, 'ssl.pem'), join(dir, 'raw.sig')];
    ssl('genpkey', '-algorithm', 'ed25519', '-out', key);
    await chmod(key, 0o600);
    ssl('pkey', '-in', key, '-pubout', '-outform', 'DER', '-out', join(dir, 'public.der'));
    // The key’s 32 bytes are the last ones.
    const publicKey = (await readFile(join(dir, 'public.der'))).subarray(-32).toString('base64url');
    const signing = await run('sign', out, '--key', key);
    assert.ok(signing.err.includes(publicKey), signing.err);
    const hash = async (): Promise<string> =>
      createHash('sha256')
        .update(await readFile(join(out, 'letter.json.sig')))
        .digest('hex');
    const own = await hash();
    for (const name of ['letter.json', 'letter.fr.json']) {
      ssl('pkeyutl', '-sign', '-rawin', '-inkey', key, '-in', join(out, name), '-out', raw);
      ssl('base64', '-A', '-in', raw, '-out', join(out, `${name}.sig`));
      await writeFile(join(out, `${name}.sig`), `${(await readFile(join(out, `${name}.sig`), 'utf8')).trim()}\n`);
    }
    assert.equal(await hash(), own, 'the same signature to the byte');
    assert.equal((await run('verify', out, '--public-key', publicKey)).code, 0);
  });
});
