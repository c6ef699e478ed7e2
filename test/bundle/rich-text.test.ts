import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Log } from '../../src/bundle/readers.js';
import { richText, type RichText } from '../../src/bundle/rich-text.js';

/** What is read, and the code and path of every warning and problem. */
function read(value: unknown): { nodes: RichText | undefined; faults: string[] } {
  const log = new Log();
  const nodes = log.at('body', value, richText) as RichText | undefined;
  return { nodes, faults: [...log.faults, ...log.excused].map(({ code, path }) => `${code} ${path}`) };
}

const text = (value: string): object => ({ type: 'text', value });
const paragraph = (...children: object[]): object => ({ type: 'paragraph', children });

describe('rich text', () => {
  it('may be plain', () => assert.deepEqual(read('One.\n\nTwo.'), { nodes: 'One.\n\nTwo.', faults: [] }));

  it('keeps every node that a letter may hold, with its own keys alone', () => {
    const nodes = [
      { type: 'heading', depth: 3, children: [text('Why')] },
      paragraph(
        { type: 'emphasis', children: [{ type: 'strong', children: [{ type: 'delete', children: [text('x')] }] }] },
        { type: 'break' },
      ),
      { type: 'blockquote', children: [paragraph(text('q'), { type: 'footnoteReference', identifier: '1' })] },
      { type: 'list', ordered: true, start: 3, children: [{ type: 'listItem', children: [paragraph(text('a'))] }] },
      { type: 'thematicBreak' },
      { type: 'link', url: 'https://a.example/', children: [text('a')] },
      { type: 'footnoteDefinition', identifier: '1', children: [paragraph(text('n'))] },
    ];
    const decorated = JSON.parse(
      JSON.stringify(nodes).replaceAll('{"type"', '{"position":{"start":1},"data":{"x":1},"type"'),
    ) as unknown;
    const { nodes: clean, faults } = read(decorated);
    assert.deepEqual(faults, []);
    assert.deepEqual(clean, nodes);
  });

  for (const value of [null, 4, {}, true, undefined]) {
    it(`is not ${JSON.stringify(value) ?? 'undefined'}`, () => assert.deepEqual(read(value).faults, ['invalid-bundle body']));
  }

  it('drops HTML', () => {
    assert.deepEqual(read([paragraph(text('a'), { type: 'html', value: '<script>' }, text('b'))]), {
      nodes: [paragraph(text('a'), text('b'))],
      faults: ['unknown-node body[0].children[1]'],
    });
  });

  it('shows an unknown node as its children, else its value, else its alternative text', () => {
    const { nodes, faults } = read([
      { type: 'table', children: [{ type: 'tableRow', children: [text('cell')] }] },
      { type: 'inlineCode', value: 'npm' },
      { type: 'image', url: 'a.png', alt: 'A dove' },
      { type: 'x' },
    ]);
    assert.deepEqual(nodes, [text('cell'), text('npm'), text('A dove')]);
    assert.equal(faults.length, 5);
  });

  it('shows what is no node as what words it has, and takes one without what it needs', () => {
    const { nodes, faults } = read([
      'loose words',
      { type: 'link', children: [text('no address')] },
      { type: 'text' },
      4,
      { type: 'footnoteReference' },
    ]);
    assert.deepEqual(nodes, [
      text('loose words'),
      { type: 'link', children: [text('no address')] },
      { type: 'text' },
      { type: 'footnoteReference' },
    ]);
    assert.deepEqual(faults, ['unknown-node body[0]', 'unknown-node body[3]']);
  });

  it('keeps the words of a link that may lead nowhere', () => {
    const { nodes, faults } = read([{ type: 'link', url: 'javascript:alert(1)', children: [text('words')] }]);
    assert.deepEqual(JSON.parse(JSON.stringify(nodes)), [{ type: 'link', children: [text('words')] }]);
    assert.deepEqual(faults, ['unsafe-link body[0].url']);
  });

  it('keeps the words of a heading without a depth', () => {
    for (const depth of [-1, 1.5, '2', null, undefined]) {
      const { nodes, faults } = read([{ type: 'heading', depth, children: [text('Why')] }]);
      assert.match(JSON.stringify(nodes), /Why/);
      assert.deepEqual(faults, depth ? ['unknown-node body[0].depth'] : []);
    }
  });

  it('takes null where mdast writes it', () => {
    assert.deepEqual(read([{ type: 'list', ordered: null, start: null, spread: false, children: [] }]).faults, []);
  });

  it('takes out direction controls, in every text', () => {
    assert.deepEqual(read([paragraph(text('a\u202Eb\u2069'))]).nodes, [paragraph(text('ab'))]);
  });
});
