import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { build, buildWith, small } from './folder.js';

const yaml = (more: string): Promise<Awaited<ReturnType<typeof build>>> =>
  buildWith({ 'letter.yaml': `lang: en\ntitle: Pond\n${more}` });

describe('letter.yaml', () => {
  it('becomes the bundle', async () => {
    const { bundle, problems } = await yaml(
      'kicker: Ponds\nsummary: Short.\npublished: 2020-09-09\naddressees: [The Mayor, The Council]\nclosing: Yours\n',
    );
    assert.deepEqual(problems, []);
    const { letter, ...rest } = bundle();
    assert.deepEqual(rest, {
      version: 1,
      revision: 1,
      lang: 'en',
      title: 'Pond',
      kicker: 'Ponds',
      summary: 'Short.',
      published: '2020-09-09',
    });
    assert.deepEqual(letter.addressees, ['The Mayor', 'The Council']);
    assert.equal(letter.closing, 'Yours');
  });

  it('keeps numbers as they are written where a text belongs', async () => {
    const { bundle } = await yaml('published: 2020\ncontacts:\n  - name: Ada\n    phone: +0041791234567\nkicker: 1.10\n');
    assert.equal(bundle().published, '2020');
    assert.equal(bundle().contacts[0].phone, '+0041791234567');
    assert.equal(bundle().kicker, '1.10');
  });

  it('says what readers won’t have: files that aren’t there, and an image from another site', async () => {
    const image = 'image: { src: pics/tree.jpg, alt: A tree }\n';
    const attachments = 'attachments:\n  - { label: PDF, url: letter.pdf }\n  - { label: Page, url: https://a.example/x }\n';
    const { said, bundle } = await yaml(image + attachments);
    assert.match(said, /letter\.yaml:3:10 warning There is no file “pics\/tree\.jpg” in the letter’s folder/);
    assert.match(said, /letter\.yaml:5:19 warning There is no file “letter\.pdf”/);
    assert.doesNotMatch(said, /a\.example/);
    assert.equal(bundle().attachments[0].url, 'letter.pdf');

    const options = { baseUrl: 'https://letters.example/pond/' };
    const at = (src: string): Promise<Awaited<ReturnType<typeof build>>> =>
      build({ 'letter.yaml': `lang: en\ntitle: Pond\nimage: { src: "${src}", alt: A tree }\n`, 'letter.md': 'x' }, options);
    assert.match((await at('https://a.example/tree.jpg')).said, /warning The image is on another site than the letter/);
    assert.equal((await at('https://letters.example/tree.jpg')).said, '');
  });

  it('gives an address that has none its https://, and says what is no e-mail address', async () => {
    const { said, bundle } = await yaml(
      'publishers:\n  - { name: A, url: www.a.example }\ncontacts:\n  - { name: B, email: b(at)a.example }\n',
    );
    assert.match(said, /letter\.yaml:4:16 warning “www\.a\.example” has no “https:\/\/” and is given it/);
    assert.equal(bundle().publishers[0].url, 'https://www.a.example');
    assert.match(said, /letter\.yaml:6:16 warning “b\(at\)a\.example” is no e-mail address/);
  });

  for (const [lang, known] of [
    ['english', false],
    ['Deutsch', false],
    ['yue', true],
    ['zh-Hant', true],
  ] as const) {
    it(`${known ? 'takes' : 'doubts'} “${lang}” as a language`, async () => {
      const { said } = await buildWith({ 'letter.yaml': `lang: ${lang}\ntitle: x\n` });
      assert.equal(/letter\.yaml:1:1 warning “.*” is no language’s tag/.test(said), !known, said);
    });
  }

  it('says file, line and column of a syntax error and builds nothing', async () => {
    const { said, files } = await yaml('kicker: "open\n');
    assert.match(said, /^letter\.yaml:\d+:\d+ error /);
    assert.equal(files.size, 0);
  });

  it('says where a key stands twice, a tab indents, or a type is wrong', async () => {
    assert.match((await yaml('title: Again\n')).said, /letter\.yaml:3:1 error .*unique/);
    assert.match((await yaml('publishers:\n\t- name: A\n')).said, /letter\.yaml:4:1 error .*[Tt]ab/);
    assert.match((await yaml('kicker: [a, b]\n')).said, /letter\.yaml:3:1 error kicker must be/);
    assert.match(
      (await yaml('publishers:\n  - url: https://a.example\n')).said,
      /letter\.yaml:4:5 error publishers\[0\]\.name must be/,
    );
    assert.match((await yaml('signatories:\n  total: many\n')).said, /letter\.yaml:4:3 error signatories\.total must be/);
    assert.match((await yaml('published: 9 Sept 2020\n')).said, /letter\.yaml:3:1 error published must be a date/);
  });

  it('warns of keys it doesn’t know, at any depth', async () => {
    const { said, files } = await yaml('sumary: x\npublishers:\n  - name: A\n    site: b\n__proto__: {title: x}\n');
    assert.match(said, /letter\.yaml:3:1 warning “sumary”/);
    assert.match(said, /letter\.yaml:6:5 warning “site”/);
    assert.match(said, /letter\.yaml:7:1 warning “__proto__”/);
    assert.ok(files.size);
  });

  it('takes a key without a value as not written', async () => {
    const { bundle, problems } = await yaml('closing:\nkicker: ~\n');
    assert.deepEqual(problems, []);
    assert.equal('kicker' in bundle(), false);
  });

  it('reads CRLF and a byte order mark', async () => {
    const { bundle, problems } = await buildWith({
      'letter.yaml': '\uFEFFlang: en\r\ntitle: Pond\r\nsummary: |\r\n  one\r\n  two\r\n',
    });
    assert.deepEqual(problems, []);
    assert.equal(bundle().summary, 'one\ntwo\n');
  });

  it('refuses what is not UTF-8, by the file’s name', async () => {
    const { said } = await buildWith({ 'letter.yaml': Uint8Array.from([0x74, 0x69, 0x74, 0x6c, 0x65, 0x3a, 0x20, 0xe9]) });
    assert.match(said, /^letter\.yaml:1:1 error .*UTF-8/m);
    assert.match(
      (await buildWith({ 'letter.md': Uint8Array.from([0xff, 0xfe, 0x41, 0]) })).said,
      /^letter\.md:1:1 error .*UTF-8/m,
    );
  });

  it('survives aliases that multiply, circles, and endless depth', async () => {
    const laughs = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join()}]`),
    ];
    assert.match((await yaml(laughs.join('\n'))).said, /letter\.yaml:1:1 error .*alias/i);
    for (const hostile of [
      'publishers: &a [*a]',
      'strings: &s {x: *s}',
      `title2: ${'['.repeat(20_000)}`,
      `kicker: ${'{a: '.repeat(5_000)}`,
    ]) {
      const { files, said } = await yaml(hostile);
      assert.equal(files.size, 0, hostile.slice(0, 30));
      assert.match(said, /letter\.yaml:\d+:\d+ error/);
    }
  });

  it('is needed, with a title and a language, and a text beside it', async () => {
    assert.match((await build({ 'letter.md': 'x' })).said, /letter\.yaml:1:1 error There is no letter\.yaml/);
    assert.match((await build({})).said, /There is no letter\.yaml/);
    assert.match((await buildWith({ 'letter.yaml': '' })).said, /letter\.yaml:1:1 error .*“lang: en”/);
    assert.match((await buildWith({ 'letter.yaml': 'lang: en' })).said, /letter\.yaml:1:1 error title must be given/);
    assert.match((await build({ 'letter.yaml': small['letter.yaml']! })).said, /no letter\.md and no statement\.md/);
    assert.match((await buildWith({ 'letter.md': ' \n' })).said, /letter\.md warning The file has no text/);
    assert.match((await buildWith({ 'letter.yaml': '- a\n- b' })).said, /letter\.yaml:1:1 error/);
    assert.match(
      (await buildWith({ 'letter.yaml': 'lang: ../../x\ntitle: a' })).said,
      /letter\.yaml:1:1 error lang must be a language tag/,
    );
  });

  it('takes the folder’s name as the id, as far as it can be one', async () => {
    const pond = { 'letter.yaml': 'lang: en\ntitle: Pond' };
    assert.equal((await buildWith(pond, { name: 'pond-2020' })).bundle().id, 'pond-2020');
    const other = await buildWith(pond, { name: 'Étang & Co' });
    assert.equal(other.bundle().id, 'Etang-Co');
    assert.match(other.said, /warning .*“Etang-Co”/);
    assert.equal((await buildWith({}, { name: 'other' })).bundle().id, 'pond');
  });

  it('leaves out an image that can’t be shown, and says so', async () => {
    const { bundle, said } = await yaml('image:\n  credit: Ada\n');
    assert.match(said, /letter\.yaml:3:1 warning The image has no src and no alt/);
    assert.equal('image' in bundle(), false);
  });

  it('publishes the image and attachments that lie beside it, but no sources', async () => {
    const { files, bundle, said } = await buildWith({
      'letter.yaml':
        'lang: en\ntitle: P\nimage: {src: ./pond.jpg, alt: A pond}\nattachments:\n  - {label: List, url: signatories.csv}\n  - {label: PDF, url: docs/pond.pdf}',
      'pond.jpg': 'jpg',
      'docs/pond.pdf': 'pdf',
      'secret.txt': 'x',
      'signatories.csv': 'name\nAda',
    });
    assert.ok(files.has('pond.jpg') && files.has('docs/pond.pdf'));
    assert.equal(bundle().image.src, 'pond.jpg');
    assert.ok(!files.has('signatories.csv') && !files.has('secret.txt'));
    assert.match(said, /letter\.yaml:5:19 warning “signatories\.csv” is not copied/);
  });

  it('publishes what the texts link to beside it, at any depth and by any name, and no sources', async () => {
    const { files, bundle, said } = await buildWith({
      'letter.md':
        'See\n\n- the [report](docs/Report%20%231.pdf),\n- [this site](../), [a page](more/) and [the list](signatories.csv)\n',
      'docs/Report #1.pdf': 'pdf',
      'docs/other.pdf': 'pdf',
      'signatories.csv': 'name\nAda',
    });
    assert.ok(files.has('docs/Report #1.pdf') && !files.has('docs/other.pdf') && !files.has('signatories.csv'));
    assert.match(JSON.stringify(bundle().letter), /"url":"docs\/Report%20%231\.pdf"/);
    assert.match(said, /^letter\.md:\d+:\d+ warning “signatories\.csv” is not copied/m);
    assert.equal(said.split('\n').length, 1);
  });

  it('checks an embargo and warns that the files hold the letter', async () => {
    assert.match((await yaml('embargo: tomorrow')).said, /letter\.yaml:3:1 error embargo must be a time/);
    const { said, bundle } = await yaml('embargo: 2030-01-01T08:00:00Z');
    assert.match(said, /letter\.yaml:3:1 warning .*2030-01-01T08:00:00Z/);
    assert.equal('embargo' in bundle(), false);
  });

  it('names files that look meant but are not read', async () => {
    const { said } = await buildWith({
      'statement.docx': 'PK',
      'signatories.xlsx': 'PK',
      'Letter.MD': 'x',
      'fr/letter.yml': 'x',
      'SOURCE.md': 'x',
      '.letter.md.swp': 'x',
    });
    assert.match(said, /statement\.docx warning Word and Excel files are not read yet: save it as statement\.md/);
    assert.match(said, /signatories\.xlsx warning Word and Excel files are not read yet: save it as signatories\.csv/);
    assert.match(said, /Letter\.MD warning .*letter\.md/);
    assert.match(said, /fr\/letter\.yml warning .*letter\.yaml/);
    assert.doesNotMatch(said, /SOURCE|swp/);
  });
});
