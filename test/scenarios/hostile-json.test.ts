import { expect } from '@open-wc/testing';
import { fallback, openPage, scriptTag } from './page.js';
import { waitUntil } from '../wait-until.js';

/**
 * The kinds of cases that “Parsing JSON is a Minefield” tells apart: what every parser must take, what none may, what each may as it likes.
 * Each stands under a key that the widget ignores, so that it is about the parser alone.
 */

type Bytes = Uint8Array<ArrayBuffer>;

const encoded = (text: string): Bytes => new TextEncoder().encode(text);

/** A letter with something under another key; bytes are written as `%XX`. */
function letterWith(value: string): Bytes {
  const text = `{"version":1,"lang":"en","title":"Hear us","statement":"We ask.","later":${value}}`;
  const parts = text
    .split(/(%[0-9A-F]{2})/)
    .map((part, at) => (at % 2 ? Uint8Array.of(parseInt(part.slice(1), 16)) : encoded(part)));
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => (joined.set(part, at), at + part.length), 0);
  return joined;
}

const valid = [
  ...[
    '[]',
    '[ ]',
    '[[]   ]',
    '[""]',
    '["a"]',
    '[false]',
    '[null]',
    '[1\n]',
    ' [1]',
    '[1,null,null,null,2]',
    '[2] ',
    '\t\r\n[1]\n',
  ],
  ...[
    '{}',
    '{"":0}',
    '{"a":"b","a":"c"}',
    '{"a":"b","a":"b"}',
    '{"foo\\u0000bar":42}',
    '{"min":-1.0e+28,"max":1.0e+28}',
    '{"a":\n1}',
  ],
  ...[
    '0',
    '-0',
    '-1',
    '-123',
    '123',
    '1e1',
    '0e1',
    '0e+1',
    '1E22',
    '1E-2',
    '1E+2',
    '123e45',
    '123e-10000000',
    '20e1',
    '123.456789',
  ],
  ...['-0.000000000000000000000000000000000000000000000000000000000000000000000000000001', '1.0', '0.4e5', '10E-1'],
  ...[
    '"\\u0060\\u012a\\u12AB"',
    '"\\uD801\\udc37"',
    '"\\ud83d\\ude39\\ud83d\\udc8d"',
    '"\\"\\\\\\/\\b\\f\\n\\r\\t"',
    '"\\\\u0000"',
    '"\\""',
    '"a/*b*/c/*d//e"',
  ],
  ...[
    '"\\\\a"',
    '"\\\\n"',
    '"\\u0012"',
    '"\\uFFFF"',
    '"\u{10FFFF}"',
    '"\uFFFF"',
    '"\\u0000"',
    '"\\u002c"',
    '"π"',
    '"\u{1BFFF}"',
    '"asd "',
    '" "',
  ],
  ...[
    '"\\uDBFF\\uDFFE"',
    '"\u2028"',
    '"\u2029"',
    '"\\u0061\\u30af\\u30EA\\u30b9"',
    '"new\\u00A0line"',
    '"\u200B"',
    '"\\u2064"',
    '"\\uD83F\\uDFFE"',
  ],
  ...[
    '"\\u005C"',
    '"\\u0022"',
    '"\u007f"',
    '"a\u007fa"',
    '"€𝄞"',
    '"\\uA66D"',
    '"aa\\u0000"',
    'false',
    'true',
    'null',
    '42',
    '"asd"',
  ],
  ...['{"__proto__":1}', '{"constructor":{"prototype":{"x":1}}}', '['.repeat(500) + ']'.repeat(500), `"${'x'.repeat(100_000)}"`],
];

const invalid = [
  ...[
    '[1 true]',
    '[a%E5]',
    '["": 1]',
    '[""],',
    '[,1]',
    '[1,,2]',
    '["x",,]',
    '["x"]]',
    '["",]',
    '["x"',
    '[x',
    '[3[4]]',
    '[1:2]',
    '[,]',
    '[-]',
  ],
  ...[
    '[   , ""]',
    '["a",\n4\n,1,',
    '[1,]',
    '[1,,]',
    '["%0Ba"\\f]',
    '[*]',
    '[""',
    '[1,',
    '[1,\n1\n,1',
    '[{}',
    '[fals]',
    '[nul]',
    '[tru]',
    '[True]',
    '[TRUE]',
  ],
  ...[
    '++1234',
    '+1',
    '+Inf',
    '-01',
    '-1.0.',
    '-2.',
    '-NaN',
    '.-1',
    '.2e-3',
    '0.1.2',
    '0.3e+',
    '0.3e',
    '0.e1',
    '0E+',
    '0E',
    '0e+',
    '0e',
    '1.0e+',
  ],
  ...[
    '1.0e-',
    '1.0e',
    '1 000.0',
    '1eE2',
    '2.e+3',
    '2.e-3',
    '2.e3',
    '9.e+',
    'Inf',
    'NaN',
    '１',
    '1+2',
    '0x1',
    '0x42',
    'Infinity',
    '0e+-1',
    '-123.123foo',
  ],
  ...[
    '123%E5',
    '1e1%E5',
    '0%E5',
    '-Infinity',
    '-foo',
    '- 1',
    '-012',
    '-.123',
    '-1x',
    '1ea',
    '1e%E5',
    '1.',
    '.123',
    '1.2a-3',
    '1.8011670033376514H-308',
    '012',
    '1_000',
    '1n',
  ],
  ...[
    '["x", truth]',
    '{[: "x"}',
    '{"x", null}',
    '{"x"::"b"}',
    '{🇨🇭}',
    '{"a":"a" 123}',
    "{key: 'value'}",
    '{"a" b}',
    '{:"b"}',
    '{"a" "b"}',
    '{"a":',
    '{"a"',
    '{1:1}',
  ],
  ...[
    '{9999E9999:1}',
    '{null:null,null:null}',
    '{"id":0,,,,,}',
    "{'a':0}",
    '{"id":0,}',
    '{"a":"b"}/**/',
    '{"a":"b"}/**//',
    '{"a":"b"}//',
    '{"a":"b",,"c":"d"}',
    '{a: "b"}',
  ],
  ...[
    '{"a":"a',
    '{ "foo" : "bar", "a" }',
    '{"a":"b"}#',
    ' ',
    '["\\uD800\\"]',
    '["\\uD800\\u"]',
    '["\\uD800\\u1"]',
    '["\\uD800\\u1x"]',
    '[é]',
    '["\\x00"]',
    '["\\\\\\"]',
    '["\\\t"]',
  ],
  ...[
    '["\\🌀"]',
    '["\\"]',
    '["\\u00A"]',
    '["\\uD834\\uDd"]',
    '["\\uD800\\uD800\\x"]',
    '["\\u%E5"]',
    '["\\a"]',
    '["\\uqqqq"]',
    '["\\%E5"]',
    '[\\u0020"asd"]',
    '[\\n]',
    '"',
    "['single quote']",
  ],
  ...[
    'abc',
    '["\\',
    '["a%00a"]',
    '["new\nline"]',
    '["\t"]',
    '"\\UA66D"',
    '""x',
    '<.>',
    '[<null>]',
    '[1]x',
    '[1]]',
    '["asd]',
    'aå',
    '[True]',
    '1]',
    '{"x": true,',
    '[][]',
    ']',
    '%EF%BB{}',
    '%E5',
    '[',
  ],
  ...[
    '⍂',
    '2@',
    '{}}',
    '{"":',
    '{"a":/*comment*/"b"}',
    '{"a": true} "x"',
    "['",
    '["a',
    "['a",
    '["a"',
    '{,',
    '{[',
    '{"a',
    "{'a",
    '*',
    '{"a":"b"}#{}',
    '["\\u000G"]',
    '[\\u000A""]',
    '[1',
    '["asd"',
    '[false, tru',
    '[true, fals',
  ],
  ...[
    '{"asd":"asd"',
    'å',
    '\u2060',
    '\uFEFF[]',
    '\u00A0[]',
    '\u000C[]',
    '[\u000B1]',
    '\u0085[]',
    '// x\n1',
    'undefined',
    'function(){}',
    '`x`',
    '[...[]]',
    '{get a(){return 1}}',
    '"\\u{1F600}"',
    '"a"+"b"',
    '/x/',
    '[,,,]',
  ],
  // Bytes that are no UTF-8.
  ...[
    '"%FF"',
    '"%E9"',
    '"%C0%AF"',
    '"%FC%83%BF%BF%BF%BF"',
    '"%ED%A0%80"',
    '"%81"',
    '"%F4%BF%BF%BF"',
    '"%E6%97%A5%D1%88%FA"',
    '"%C3"',
    '%FF',
    '{"%B9":"0"}',
    '"%E0%80%80"',
    '"%F8%88%80%80%80"',
  ],
  '['.repeat(10_000),
  '[{"":'.repeat(10_000),
];

const either = [
  ...[
    '123.456e78',
    '0.4e00669999999999999999999999999999999999999999999999999999999999999999999999969999999006',
    '-1e+9999',
    '1.5e+9999',
    '-123123e100000',
    '123123e100000',
  ],
  ...[
    '123e-10000000',
    '-123123123123123123123123123123',
    '100000000000000000000',
    '-237462374673276894279832749832423479823246327846',
  ],
  ...[
    '{"\\uDFAA":0}',
    '"\\uDADA"',
    '"\\uD888\\u1234"',
    '"\\uD800\\n"',
    '"\\uDd1ea"',
    '"\\uD800\\uD800\\n"',
    '"\\ud800"',
    '"\\ud800abc"',
    '"\\uDd1e\\uD834"',
    '"\\uDFAA"',
  ],
  '['.repeat(100_000) + ']'.repeat(100_000),
];

/** Bodies that are no object, or not only one. */
const wholes: [body: string | Bytes, code: string][] = [
  ...['[]', '{}', '0', 'null', 'true', '""', ' "x" ', '[{"version":1}]', '-0', '1e999', '"\\ud800"'].map(
    (body): [string, string] => [body, 'invalid-bundle'],
  ),
  ...[
    '',
    ' ',
    '\u0000',
    '\uFEFF',
    '\uFEFF{}',
    '{}{}',
    '{} {}',
    '{},',
    '{}\u0000',
    ")]}'\n{}",
    'callback({})',
    '<html>',
    '--\n{}',
    '{"version":1',
    '{"version":1,}',
  ].map((body): [string, string] => [body, 'not-json']),
  ...[
    [0xff, 0xfe, 0x7b, 0, 0x7d, 0],
    [0xfe, 0xff, 0, 0x7b, 0, 0x7d],
    [0x7b, 0, 0x7d, 0],
    [0xff, 0xfe],
    [0x7b, 0x7d, 0xc3],
    [0xe9],
  ].map((bytes): [Bytes, string] => [Uint8Array.from(bytes), 'not-json']),
];

describe('what JSON parsers are tried with', () => {
  const cases: [body: Bytes, name: string, outcomes: string[]][] = [
    ...valid.map((value): [Bytes, string, string[]] => [letterWith(value), value, ['ready']]),
    ...invalid.map((value): [Bytes, string, string[]] => [letterWith(value), value, ['not-json']]),
    ...either.map((value): [Bytes, string, string[]] => [letterWith(value), value, ['ready', 'not-json']]),
    ...wholes.map(([body, code]): [Bytes, string, string[]] => [
      typeof body === 'string' ? encoded(body) : body,
      String(body),
      [code],
    ]),
  ];

  it('is a letter or none as it must be, and leaves the fallback where it is none', async () => {
    const page = await openPage(scriptTag);
    const { document } = page;
    const letters = cases.map(([body]) => {
      const letter = document.createElement('open-letter');
      letter.innerHTML = fallback;
      letter.src = URL.createObjectURL(new Blob([body]));
      return letter;
    });
    document.body.append(...letters);
    await waitUntil(() => page.events.length === cases.length, 'all are settled', { timeout: 30_000 });
    const wrong = letters.flatMap(({ state, problems, shadowRoot, textContent }, at) => {
      const [, name, outcomes] = cases[at]!;
      const outcome = problems[0]?.code ?? state;
      const title = shadowRoot!.querySelector('[part=title]')?.textContent;
      const shown = outcome === 'ready' ? title === 'Hear us' : title === undefined && textContent.includes('open letter');
      return outcomes.includes(outcome) && shown ? [] : [`${name.slice(0, 60)}: ${outcome}, ${title}`];
    });
    expect(wrong).to.deep.equal([]);
    expect(page.uncaught).to.deep.equal([]);
    expect(cases.length).to.be.above(300);
    // Blobs outlive their page otherwise.
    for (const { src } of letters) URL.revokeObjectURL(src!);
  }).timeout(40_000);
});
