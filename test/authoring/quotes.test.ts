import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildWith } from './folder.js';

const quote = { text: 'Ponds are patient.', speaker: 'Ada Otter', role: 'Chair', organization: 'Otter Club' };

describe('quotes', () => {
  it('come from quotes.yaml', async () => {
    const { bundle, problems } = await buildWith({
      'quotes.yaml': `- text: ${quote.text}\n  speaker: Ada Otter\n  role: Chair\n  organization: Otter Club\n`,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(bundle().quotes, [quote]);
  });

  it('come from quotes.csv', async () => {
    const { bundle, problems } = await buildWith({
      'quotes.csv': `Quote;Name;Position;Organisation\n${quote.text};Ada Otter;Chair;Otter Club\n`,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(bundle().quotes, [quote]);
  });

  it('have addresses that a browser understands', async () => {
    for (const [file, content] of [
      ['quotes.csv', 'text,speaker,url\na,b,www.b.example\n'],
      ['quotes.yaml', '- {text: a, speaker: b, url: www.b.example}\n'],
    ] as const) {
      const { bundle, said } = await buildWith({ [file]: content });
      assert.equal(bundle().quotes[0].url, 'https://www.b.example');
      assert.match(said, new RegExp(`^${file}:\\d:\\d+ warning “www\\.b\\.example” has no “https://” and is given it`));
    }
  });

  it('that are not whole are errors at their line, never left out in silence', async () => {
    const { said, files } = await buildWith({
      'quotes.yaml': '- text: a\n  speaker: b\n- text: alone\n- just words\n- text: c\n  speaker: [d]\n  rôle: x\n',
    });
    assert.match(said, /quotes\.yaml:3:3 error quotes\[1\]\.speaker must be given/);
    assert.match(said, /quotes\.yaml:4:3 error quotes\[2\] must be an object/);
    assert.match(said, /quotes\.yaml:6:3 error quotes\[3\]\.speaker/);
    assert.match(said, /quotes\.yaml:7:3 warning “rôle”/);
    assert.equal(files.size, 0);
    assert.match(
      (await buildWith({ 'quotes.csv': 'text,speaker\nalone,\n' })).said,
      /quotes\.csv:2:7 error quotes\[0\]\.speaker/,
    );
    assert.match((await buildWith({ 'quotes.yaml': 'text: a' })).said, /quotes\.yaml:1:1 error/);
  });

  it('come from one file', async () => {
    const { said, bundle } = await buildWith({ 'quotes.yaml': '- {text: a, speaker: b}', 'quotes.csv': 'text,speaker\nc,d' });
    assert.match(said, /quotes\.csv warning/);
    assert.equal(bundle().quotes.length, 1);
  });
});
