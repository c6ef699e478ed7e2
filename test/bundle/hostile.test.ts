import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseBundle } from '../../src/bundle/parse-bundle.js';

const least = { version: 1, lang: 'en', title: 'Hear us', statement: 'We ask.' };

/** JSON text with something nested so deep that a naive reader runs out of stack. */
const nested = (open: string, inner: string, close: string, levels = 200_000): string =>
  open.repeat(levels) + inner + close.repeat(levels);

/** Bundles come as JSON text; only so do they have an own `__proto__`. */
const parse = (json: string): ReturnType<typeof parseBundle> => parseBundle(JSON.parse(json));

const places = ['title', 'statement', 'letter', 'quotes', 'signatories', 'strings', 'image', 'lang', 'version', 'later'];

describe('200,000 nested', () => {
  for (const place of places) {
    it(`arrays or objects as ${place} overflow nothing, and none of them gets into the letter`, () => {
      for (const [open, close] of [
        ['[', ']'],
        ['{"a":', '}'],
        ['{"type":"x","children":[', ']}'],
      ] as const) {
        const json = JSON.stringify({ ...least, [place]: '@' }).replace('"@"', nested(open, '1', close));
        const result = parse(json);
        // Nothing that deep could be written out again.
        if ('bundle' in result) assert.ok(JSON.stringify(result.bundle).length < 1_000);
      }
    });
  }

  it('objects as an unknown key are ignored', () => {
    assert.ok('bundle' in parse(JSON.stringify({ ...least, later: '@' }).replace('"@"', nested('{"a":', '1', '}'))));
  });

  for (const type of ['paragraph', 'unknown', 'list', 'footnoteDefinition']) {
    it(`${type} nodes, deeper than any letter, cost the bundle: words would be lost, and nobody would know`, () => {
      const body = nested(`[{"type":"${type}","identifier":"x","children":`, '[]', '}]');
      const result = parse(
        `{"version":1,"lang":"en","title":"x","statement":[{"type":"text","value":"Hear us."},${body.slice(1)}}`,
      );
      const [fault] = 'problems' in result ? result.problems : [];
      assert.equal(fault?.code, 'invalid-bundle');
      assert.match(fault?.path ?? '', /^statement\[1\]\.children\[0\]/);
    });
  }

  for (const fault of ['"depth":9', '"depth":9,"identifier":5,"url":5']) {
    it(`nodes with a fault in each (${fault}) are read once, not twice at each level`, () => {
      for (const type of ['heading', 'link', 'footnoteDefinition']) {
        const body = nested(`[{"type":"${type}",${fault},"children":`, '[]', '}]', 90);
        const result = parse(
          `{"version":1,"lang":"en","title":"x","statement":[{"type":"text","value":"Hear us."},${body.slice(1)}}`,
        );
        assert.ok('bundle' in result);
      }
    });
  }

  it('arrays are no bundle', () => assert.ok('problems' in parse(nested('[', '', ']'))));
});

describe('a key named like a prototype’s', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

  it('changes no prototype, wherever it stands', () => {
    const evil = names.map((name) => `"${name}":{"polluted":true,"title":"x"}`).join(',');
    const result = parse(
      `{${evil},"version":1,"lang":"en","title":"x","statement":[{${evil},"type":"paragraph","children":[{${evil},"type":"text","value":"x"}]}],` +
        `"signatories":{${evil},"items":[{${evil},"name":"x"}]},"strings":{"__proto__":"x","constructor":"y"},"image":{${evil},"src":"a","alt":""}}`,
    );
    assert.ok('bundle' in result);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
    assert.equal(([] as unknown as Record<string, unknown>).polluted, undefined);
    assert.doesNotMatch(JSON.stringify(result.bundle), /polluted/);
    assert.equal(Object.getPrototypeOf(result.bundle), Object.prototype);
    assert.equal((result.bundle as unknown as Record<string, unknown>).polluted, undefined);
  });

  it('is no inherited title, text or type', () => {
    const without = '"version":1,"lang":"en"';
    assert.ok('problems' in parse(`{${without},"__proto__":{"title":"x","statement":"y"}}`));
    const result = parse(`{${without},"title":"x","statement":["x",{"__proto__":{"type":"text","value":"secret"}}]}`);
    assert.ok('bundle' in result);
    assert.doesNotMatch(JSON.stringify(result.bundle), /secret/);
  });

  it('among the strings is a string like any other', () => {
    const result = parse(
      '{"version":1,"lang":"en","title":"x","statement":"y","strings":{"__proto__":{"one":"a"},"toString":"b"}}',
    );
    assert.ok('bundle' in result);
    assert.deepEqual(Object.keys(result.bundle.strings ?? {}), ['__proto__', 'toString']);
    assert.equal(Object.getPrototypeOf(result.bundle.strings), null);
  });
});

describe('what is very large', () => {
  const megabytes = 'x'.repeat(5_000_000);

  it('as a line or a signatory’s name is a text', () => {
    const result = parseBundle({ ...least, title: megabytes, signatories: { items: ['Aid', megabytes] } });
    assert.ok('bundle' in result);
    assert.equal(result.bundle.title.length, 5_000_000);
    assert.equal(result.bundle.signatories?.items?.length, 2);
    assert.deepEqual(result.warnings, []);
  });

  it('as an address is not repeated in full in a warning', () => {
    const result = parseBundle({ ...least, url: `javascript:${'x'.repeat(1_900)}` });
    assert.ok('bundle' in result);
    assert.deepEqual(
      result.warnings.map(({ code }) => code),
      ['unsafe-link'],
    );
  });

  it('as a list of a million names is read to the end', () => {
    const items = Array.from({ length: 1_000_000 }, (_, index) => `Organisation ${index}`);
    const result = parseBundle({ ...least, signatories: { items } });
    assert.ok('bundle' in result);
    assert.equal(result.bundle.signatories?.items?.length, 1_000_000);
    assert.deepEqual(result.warnings, []);
  });

  it('as a million bad rows gives a hundred warnings', () => {
    const result = parseBundle({ ...least, signatories: { items: Array.from({ length: 1_000_000 }, () => null) } });
    assert.ok('bundle' in result);
    assert.equal(result.warnings.length, 100);
  });
});
