import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { build, buildWith, type Folder } from './folder.js';

const baseUrl = 'https://letters.example/pond';
const whole: Folder = {
  'letter.yaml': `id: pond
lang: en
title: Save the Pond
kicker: Ponds
summary: "One.\\n\\nTwo."
published: 2020-09
publishers: [{name: Otter Club, url: https://otters.example/}]
addressees: [The Mayor]
closing: Yours
contacts: [{name: Ada Contact, email: ada@otters.example, langs: [en, fr]}]
attachments: [{label: The PDF, url: pond.pdf, size: 12345}]
actions: [{label: Sign, url: sign/}]
revisions: [{date: 2021, note: A word}]
signatories: {total: 10}
`,
  'pond.pdf': 'pdf',
  'statement.md': 'Spoken.[^1]\n\n[^1]: Noted.\n',
  'letter.md': '## Why\n\nFirst *words*.[^1]\n\n- one\n- two\n\n[there](more/)\n\n[^1]: Written.\n',
  'quotes.yaml': '- {text: Quack., speaker: Duck Quoted, role: Bird}',
  'signatories.csv':
    'name,kind,country,place,affiliation,role,url\nAda Person,person,KE,,Club,Chair,https://ada.example/\nFrogs,organization,,The marsh,,,javascript:x\n',
};

describe('a snippet', () => {
  it('has the form that the contract gives', async () => {
    const { text, files } = await build(whole, { baseUrl });
    const script = files.get('open-letter.js') as Uint8Array;
    const hash = createHash('sha256').update(script).digest('hex').slice(0, 16);
    const integrity = createHash('sha384').update(script).digest('base64');
    assert.deepEqual(files.get(`open-letter.${hash}.js`), script);
    const [first, second, ...rest] = text('snippet.html').split('\n');
    assert.equal(
      first,
      `<script async src="${baseUrl}/open-letter.${hash}.js" integrity="sha384-${integrity}" crossorigin referrerpolicy="no-referrer"></script>`,
    );
    assert.equal(second, `<open-letter lang="en" src="${baseUrl}/letter.json">`);
    assert.deepEqual(rest.slice(-2), ['</open-letter>', '']);
  });

  it('that is short has title, summary, number and link, and nobody’s name', async () => {
    const { text } = await build(whole, { baseUrl });
    const html = text('snippet.html');
    assert.match(
      html,
      /<h2>Save the Pond<\/h2>\n<p>One\.<\/p>\n<p>Two\.<\/p>\n<p><a href="https:\/\/letters\.example\/pond\/"[^>]*>Read the open letter and its 10 signatories<\/a><\/p>/,
    );
    assert.doesNotMatch(html, /Ada|Duck|Frogs/);
  });

  it('that is full has the whole text in order, but no signatory and no contact', async () => {
    const { text } = await build(whole, { baseUrl });
    const html = text('snippet-full.html');
    const words = [
      'Ponds',
      'Save the Pond',
      'September 2020',
      'One.',
      'Spoken.',
      'Quack.',
      'Duck Quoted',
      'The letter',
      'The Mayor',
      'Why',
      'First',
      'Yours',
      '10 signatories',
      'Sign<',
      'Read the open letter',
    ];
    const places = words.map((word) => html.indexOf(word));
    assert.ok(
      places.every((place, at) => place > (places[at - 1] ?? 0)),
      words.map((word, at) => `${word} ${places[at]}`).join(', '),
    );
    assert.match(html, /<time datetime="2020-09">/);
    assert.match(html, /<h3>The letter<\/h3>/);
    assert.match(html, /<h4>Why<\/h4>/);
    assert.match(html, /href="https:\/\/letters\.example\/pond\/more\/"/);
    assert.doesNotMatch(html, /Ada|Frogs/);
  });

  it('has no blank line, whatever the texts hold', async () => {
    const { text } = await build(
      {
        ...whole,
        'letter.md': '> \n\n1. a\n\n   b\n\n       code\n\n2. c  \n   d\n\n***\n',
        'quotes.yaml': '- {text: "a\\n\\n \\nb\\r\\n\\r\\nc", speaker: "x\\n\\ny"}',
      },
      { baseUrl },
    );
    for (const name of ['snippet.html', 'snippet-full.html']) assert.doesNotMatch(text(name), /\n[^\S\n]*\n/);
  });

  it('is laid out as the letter says', async () => {
    const { text } = await build(
      { ...whole, 'letter.yaml': `${String(whole['letter.yaml'])}show: letter quotes\n` },
      { baseUrl },
    );
    const html = text('snippet-full.html');
    assert.ok(html.indexOf('First') < html.indexOf('Quack.'));
    assert.doesNotMatch(html, /Spoken/);
  });

  it('has relative addresses where none is known, and a link to the canonical page where there is one', async () => {
    assert.match((await build(whole)).text('snippet.html'), /src="letter\.json"[^]*href="index\.html"/);
    const { text } = await buildWith({ 'letter.yaml': 'lang: en\ntitle: P\nurl: https://pond.example/' }, { baseUrl });
    assert.match(text('snippet.html'), /href="https:\/\/pond\.example\/"/);
  });

  it('brings the notice’s words and the direction of its language', async () => {
    const { text } = await buildWith({ 'letter.yaml': 'lang: ar\ntitle: بركة' });
    assert.match(
      text('snippet.html'),
      /<open-letter lang="ar" src="letter\.json" error-text="يتعذّر[^"]*" retry-text="إعادة المحاولة">\n<h2 dir="rtl">بركة<\/h2>\n<p dir="rtl">/,
    );
    assert.match(text('index.html'), /<html lang="ar" dir="rtl">/);
  });

  it('keeps footnotes of statement and letter apart', async () => {
    const { text } = await build(whole, { baseUrl });
    const html = text('snippet-full.html');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ids.length, 6);
    for (const id of ids) assert.match(id!, /^letter-pond-/);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target), target);
  });
});

describe('index.html', () => {
  it('is whole without the script', async () => {
    const { text } = await build(whole, { baseUrl });
    const html = text('index.html');
    assert.match(html, /^<!doctype html>\n<html lang="en" dir="ltr">/);
    assert.match(html, /<title>Save the Pond<\/title>/);
    assert.match(html, /<link rel="canonical" href="https:\/\/letters\.example\/pond\/">/);
    assert.match(html, /<link rel="preload" as="fetch" crossorigin href="letter\.json">/);
    assert.equal(html.match(/<h1>/g)?.length, 1);
    assert.match(html, /<open-letter lang="en" src="letter\.json" heading-level="1">/);
    assert.match(html, /<h2>10 signatories<\/h2>\n<p>10 signatories, 2 of them listed here<\/p>/);
    assert.match(
      html,
      /<li><bdi><a href="https:\/\/ada\.example\/"[^>]*>Ada Person<\/a><\/bdi>, <bdi>Chair<\/bdi>, <bdi>Club<\/bdi>, <bdi>Kenya<\/bdi><\/li>/,
    );
    assert.match(html, /<li><bdi>Frogs<\/bdi>, <bdi>The marsh<\/bdi><\/li>/);
    for (const words of [
      'Ada Contact',
      'mailto:ada@otters.example',
      'href="pond.pdf"',
      'Text updated 2021: A word',
      'Noted.',
      'Written.',
    ]) {
      assert.ok(html.includes(words), words);
    }
  });

  it('links telephone numbers, without the zero that is for callers at home, and no words', async () => {
    const { text } = await build({
      'letter.yaml':
        'id: x\nlang: en\ntitle: x\ncontacts:\n  - { name: A, phone: +41 (0)22 555 01 02 }\n  - { name: B, phone: call us }\n',
      'letter.md': 'x',
    });
    assert.match(text('index.html'), /<a href="tel:\+41225550102"[^>]*>\+41 \(0\)22 555 01 02<\/a>/);
    assert.match(text('index.html'), /<bdi dir="ltr">call us<\/bdi>/);
  });

  it('can’t be broken out of', async () => {
    const evil = '</title></script><img src=x onerror=alert(1)> & "\' \u202Etxet\u202C';
    const { text, bundle } = await build({
      'letter.yaml': JSON.stringify({
        id: 'x',
        lang: 'en',
        title: evil,
        summary: evil,
        kicker: evil,
        closing: evil,
        addressees: [evil],
        publishers: [{ name: evil, url: 'javascript:alert(1)' }],
        actions: [{ label: evil, url: 'https://u:p@x.example/' }],
        contacts: [{ name: evil, email: evil, phone: evil }],
        strings: { error: evil, 'the-letter': evil },
      }),
      'letter.md': 'Text \u202Etxet\u202C &lt;img src=x onerror=alert(1)&gt; [a](https://x.example/"onmouseover="alert(1))',
      'statement.md': 'x',
      'signatories.csv': `name,place,url\n"${evil.replaceAll('"', '""')}",<b>,"javascript:alert(1)"\n`,
      'quotes.yaml': JSON.stringify([{ text: evil, speaker: evil, url: 'data:text/html,x' }]),
    });
    for (const name of ['index.html', 'snippet.html', 'snippet-full.html']) {
      // In quotation marks, `<` is a letter like others.
      const html = text(name).replace(/="[^"]*"/g, (value) => value.replace(/[<>]/g, ''));
      assert.doesNotMatch(html, /<img|<b>|javascript:|data:text|u:p@|[\u202A-\u202E\u2066-\u2069]/, name);
      assert.equal(html.match(/<\/script>/g)?.length, 1);
      assert.equal(html.match(/<script/g)?.length, 1);
    }
    // The bundle has the characters as they were written: what readers see, the widget’s parser cleans.
    assert.equal(bundle().title, evil);
  });
});

describe('a build', () => {
  it('gives the same bytes for the same files', async () => {
    const [one, two] = await Promise.all([
      build(whole, { baseUrl }),
      build(Object.fromEntries(Object.entries(whole).reverse()), { baseUrl }),
    ]);
    assert.deepEqual(Object.fromEntries(one.files), Object.fromEntries(two.files));
  });

  it('raises the revision only when something has changed', async () => {
    const first = await buildWith({ 'fr/letter.md': 'a' });
    assert.equal(first.bundle().revision, 1);
    const same = await buildWith({ 'fr/letter.md': 'a' }, { previous: first.files });
    assert.deepEqual(same.files, first.files);
    const second = await buildWith({ 'fr/letter.md': 'b' }, { previous: first.files });
    assert.equal(second.bundle().revision, 2);
    assert.equal(second.bundle('letter.fr.json').revision, 2);
    const third = await buildWith({ 'fr/letter.md': 'b', 'letter.md': 'c' }, { previous: second.files });
    assert.deepEqual([third.bundle().revision, third.bundle('letter.fr.json').revision], [3, 2]);
    const lost = await buildWith({}, { previous: new Map([['letter.json', 'nonsense']]) });
    assert.equal(lost.bundle().revision, 1);
    assert.match(lost.said, /letter\.json warning .*revision/);
  });

  it('refuses a base that is no address of a folder', async () => {
    for (const bad of ['pond', '/pond', 'ftp://pond.example/', 'https://pond.example/?a', 'https://u:p@pond.example/']) {
      const { files, said } = await buildWith({}, { baseUrl: bad });
      assert.equal(files.size, 0, bad);
      assert.match(said, /error The base URL/);
    }
  });

  it('refuses a bundle that no widget would load', async () => {
    const { said, files } = await buildWith({ 'letter.md': `${'x'.repeat(900_000)}\n\n`.repeat(10) });
    assert.match(said, /letter\.json:1:1 error .*bytes/);
    assert.equal(files.size, 0);
  });
});
