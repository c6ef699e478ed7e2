import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildWith } from './folder.js';

const text = (value: string): unknown => ({ type: 'text', value });
const paragraph = (...children: unknown[]): unknown => ({ type: 'paragraph', children });
const read = async (markdown: string): Promise<{ body: unknown; said: string; title: unknown }> => {
  const { bundle, said } = await buildWith({ 'letter.md': markdown });
  const { body, title } = bundle().letter;
  return { body, said, title };
};

describe('letter.md', () => {
  it('becomes the nodes that a letter may hold, and nothing more', async () => {
    const { body, said } = await read(
      '## Why\n\nOne *two* **three** [four](https://a.example/)  \nfive\n\n> six\n\n3. seven\n4. eight\n\n***\n\n- nine\n',
    );
    assert.equal(said, '');
    assert.deepEqual(body, [
      { type: 'heading', depth: 2, children: [text('Why')] },
      paragraph(
        text('One '),
        { type: 'emphasis', children: [text('two')] },
        text(' '),
        { type: 'strong', children: [text('three')] },
        text(' '),
        { type: 'link', url: 'https://a.example/', children: [text('four')] },
        { type: 'break' },
        text('five'),
      ),
      { type: 'blockquote', children: [paragraph(text('six'))] },
      {
        type: 'list',
        ordered: true,
        start: 3,
        children: [
          { type: 'listItem', children: [paragraph(text('seven'))] },
          { type: 'listItem', children: [paragraph(text('eight'))] },
        ],
      },
      { type: 'thematicBreak' },
      { type: 'list', ordered: false, children: [{ type: 'listItem', children: [paragraph(text('nine'))] }] },
    ]);
  });

  it('may skip no level of headings without a word', async () => {
    const { body, said } = await read('# Title\n\n### A\n\n#### B\n\n### C\n\n###### D\n\ntext\n');
    assert.equal(said, 'letter.md:9:1 warning A heading “######” is below one of “###”: make it “####”.');
    assert.equal((body as unknown[]).length, 5);
  });

  it('has footnotes, bare addresses and links by reference', async () => {
    const { body, said } = await read(
      'See[^a], [the *pond*][p], https://b.example and me@b.example.\n\n[^a]: Note.\n\n[p]: https://a.example/\n',
    );
    assert.equal(said, '');
    assert.deepEqual(body, [
      paragraph(
        text('See'),
        { type: 'footnoteReference', identifier: 'a' },
        text(', '),
        { type: 'link', url: 'https://a.example/', children: [text('the '), { type: 'emphasis', children: [text('pond')] }] },
        text(', '),
        { type: 'link', url: 'https://b.example', children: [text('https://b.example')] },
        text(' and '),
        { type: 'link', url: 'mailto:me@b.example', children: [text('me@b.example')] },
        text('.'),
      ),
      { type: 'footnoteDefinition', identifier: 'a', children: [paragraph(text('Note.'))] },
    ]);
  });

  it('takes a first heading of the first level as the letter’s title', async () => {
    const { body, title } = await read('# To *all*\n\nText\n');
    assert.equal(title, 'To all');
    assert.deepEqual(body, [paragraph(text('Text'))]);
  });

  it('says that a footnote’s number in the title is left out', async () => {
    const { said, title } = await read('# To all[^1]\n\nText\n\n[^1]: Not quite.\n');
    assert.equal(title, 'To all');
    assert.match(said, /^letter\.md:1:1 warning A footnote’s number in the title is left out/m);
  });

  it('drops HTML with line and column, and keeps the text around it; comments are silent', async () => {
    const { body, said } = await read(
      'a <b>bold</b>\n\n<script>alert(1)</script>\n\n<!-- note -->\n\nb <img src=x onerror=alert(1)>\n',
    );
    assert.deepEqual(body, [paragraph(text('a bold')), paragraph(text('b '))]);
    for (const place of ['1:3', '1:10', '3:1', '7:3']) assert.match(said, new RegExp(`letter\\.md:${place} warning HTML`));
    assert.doesNotMatch(said, /letter\.md:5/);
  });

  it('keeps the words of code and images, with warnings', async () => {
    const { body, said } = await read('run `x < y` ![a pond](p.jpg)\n\n    indented\n    twice\n');
    assert.deepEqual(body, [paragraph(text('run x < y a pond')), paragraph(text('indented'), { type: 'break' }, text('twice'))]);
    for (const place of ['1:5', '1:13', '3:5|3:1']) assert.match(said, new RegExp(`letter\\.md:(${place}) warning`));
  });

  it('makes no link of an unsafe address', async () => {
    const { body, said } = await read(
      '[a](javascript:alert(1)) [b](https://u:p@x.example/) [c](<data:text/html,x>) [d](../ok)\n',
    );
    assert.deepEqual(body, [paragraph(text('a b c '), { type: 'link', url: '../ok', children: [text('d')] })]);
    for (const column of [1, 26, 54]) assert.match(said, new RegExp(`letter\\.md:1:${column} warning .*can’t be a link`));
  });

  it('says which footnotes miss their other half', async () => {
    const { said } = await read('Lost[^x]\n\n[^y]: nobody\n');
    assert.match(said, /letter\.md:1:1 warning .*\[\^x\]/);
    assert.match(said, /letter\.md:3:1 warning .*“y”/);
  });

  it('takes lists twenty levels deep, and refuses a hundred quotations', async () => {
    const list = Array.from({ length: 20 }, (_, level) => `${'  '.repeat(level)}- item ${level}`).join('\n');
    assert.match(JSON.stringify((await read(list)).body), /item 19/);
    const deep = await buildWith({ 'letter.md': `${'> '.repeat(200)}x` });
    assert.match(deep.said, /letter\.md:1:\d+ error .*deep/);
    assert.equal(deep.files.size, 0);
  });

  it('never changes a character', async () => {
    const words = 'ﬁ ½ … “q” \u00a0 a\u200db ١٢ Ａ \u202ex\u202c 中文，e\u0301';
    const { body } = await read(words);
    assert.deepEqual(body, [paragraph(text(words))]);
  });
});
