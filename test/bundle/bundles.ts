import fc from 'fast-check';

/** Bundles for property-based tests: valid ones with every key of format 1, and what goes wrong with them. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = Record<string, Json>;

const words = fc.constantFrom('Hear us', 'ä', '署名', ' padded ', 'a\u202Eb', '\u2068x\u2069', '<b>', '"', 'ل', '👩‍🚀');
const line = fc.oneof(words, fc.constantFrom('', ' ', '\u2066'));
const tag = fc.constantFrom('en', 'fr-CH', 'zh-Hant', 'en_US', 'sr-Latn-RS');
const count = fc.constantFrom(0, 1, 321, 1e6);
const date = fc.constantFrom('2020', '2020-09', '2020-09-09', '2020-09-09T08:00Z', '2020-09-09T08:00:00.5+02:00', '2020-02-31');
const url = fc.constantFrom(
  'https://a.example/',
  'mailto:a@b.example',
  '../x',
  '',
  'javascript:alert(1)',
  'https://u:p@a.example/',
  'https://[',
);

/** An object of which the keys named are always there and the others sometimes. */
const record = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }, ...requiredKeys: (keyof T)[]): fc.Arbitrary<Json> =>
  fc.record(shape, { requiredKeys }) as fc.Arbitrary<Json>;

const { nodes } = fc.letrec<{ nodes: Json[]; node: Json }>((tie) => {
  const children = tie('nodes');
  return {
    nodes: fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'rich text' }),
    node: fc.oneof(
      { depthIdentifier: 'rich text', depthSize: 'small' },
      record({ type: fc.constant('text'), value: line }, 'type', 'value'),
      record({ type: fc.constantFrom('break', 'thematicBreak') }, 'type'),
      record({ type: fc.constant('footnoteReference'), identifier: words }, 'type', 'identifier'),
      record(
        { type: fc.constantFrom('paragraph', 'blockquote', 'listItem', 'emphasis', 'strong', 'delete'), children },
        'type',
        'children',
      ),
      record({ type: fc.constant('heading'), depth: fc.integer({ min: 1, max: 6 }), children }, 'type', 'depth', 'children'),
      record(
        { type: fc.constant('list'), ordered: fc.constantFrom(true, null), start: fc.constantFrom(3, null), children },
        'type',
        'children',
      ),
      record({ type: fc.constant('link'), url, children }, 'type', 'url', 'children'),
      record({ type: fc.constant('footnoteDefinition'), identifier: words, children }, 'type', 'identifier', 'children'),
    ),
  };
});

const richText = fc.oneof(line, nodes);
const some = <T>(member: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(member, { maxLength: 3 });

const signatory = fc.oneof(
  words,
  record(
    {
      name: words,
      id: line,
      kind: fc.constantFrom('organization', 'person'),
      category: line,
      country: fc.constantFrom('HK', 'fr', ''),
      place: line,
      affiliation: line,
      role: line,
      url,
      lang: line,
    },
    'name',
  ),
);

const translation = {
  lang: tag,
  src: words,
  url,
  title: line,
  status: fc.constantFrom('official', 'unofficial', 'excerpt'),
  stale: fc.boolean(),
  translator: line,
  integrity: line,
};

const page = { src: words, count, integrity: words };

const shape = {
  version: fc.constant(1),
  id: fc.constantFrom('a', 'china-2020', 'A_b.c~d'),
  revision: count,
  lang: tag,
  title: words,
  kicker: line,
  summary: line,
  published: date,
  updated: date,
  url,
  publishers: some(record({ name: words, url }, 'name')),
  image: record({ src: words, alt: line, credit: line, width: count, height: count }, 'src', 'alt'),
  statement: richText,
  letter: record({ title: line, addressees: some(line), body: richText, closing: line }, 'body'),
  quotes: some(record({ text: words, speaker: words, role: line, organization: line, url, lang: tag }, 'text', 'speaker')),
  signatories: record({
    total: count,
    countries: count,
    items: some(signatory),
    pages: some(record(page, 'src', 'count', 'integrity')),
    updated: date,
  }),
  translations: some(fc.oneof(record(translation, 'lang', 'src'), record(translation, 'lang', 'url'))),
  prevails: tag,
  contacts: some(record({ name: words, organization: line, langs: some(tag), email: line, phone: line, url }, 'name')),
  attachments: some(record({ label: words, url, type: line, size: count }, 'label', 'url')),
  revisions: some(record({ date, note: words }, 'date', 'note')),
  actions: some(record({ label: words, url }, 'label', 'url')),
  show: line,
  strings: fc.dictionary(
    fc.constantFrom('quotes', 'signatories', 'country.HK', '__proto__'),
    fc.oneof(line, fc.dictionary(fc.constantFrom('one', 'other'), line)),
    { noNullPrototype: true },
  ),
  // Says nothing beside a text; where the text is taken away it makes a placeholder.
  embargo: fc.constant('2030-01-01T00:00:00Z'),
  // Unknown keys are of a later format and mean nothing.
  future: fc.constantFrom<Json>(null, { a: [1] }),
};

export const keys = Object.keys(shape);

const placeholder = record(
  { version: fc.constant(1), lang: tag, embargo: fc.constant('2030-01-01T00:00:00Z') },
  'version',
  'lang',
  'embargo',
);

export const validBundles = fc.oneof(
  { weight: 12, arbitrary: record(shape, 'version', 'lang', 'title', 'statement') },
  { weight: 12, arbitrary: record(shape, 'version', 'lang', 'title', 'letter') },
  { weight: 1, arbitrary: placeholder },
);

/** Values that stand where they shouldn't; those that are right somewhere are the more telling. */
const odd: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    0,
    1,
    2,
    -1,
    1.5,
    1e21,
    '',
    ' ',
    'x',
    '\u202E',
    '2020-13',
    '2020-9-9',
    'en-',
    'e n',
    'HKG',
    '-',
    [],
    {},
  ),
  fc.constantFrom<Json>(
    ['x'],
    [1],
    [null],
    [[]],
    { name: 'x' },
    { type: 'text' },
    { type: 'html', value: 'x' },
    { type: 'image', alt: 'x' },
  ),
  fc.constantFrom<Json>(
    { type: 'paragraph' },
    { type: 'paragraph', children: 'x' },
    { type: 'heading', depth: 7, children: [] },
    { other: 1 },
  ),
  // Texts of a million characters take their time: one in ten of these.
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom<Json>('x'.repeat(1_000_001), '🙂'.repeat(600_000)) },
    { weight: 9, arbitrary: fc.constant<Json>('2030-01-01T00:00:00Z') },
  ),
  fc.constantFrom<Json>({
    __proto__: null,
    toString: 1,
  }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

export interface Mutation {
  pick: number;
  how: 'set' | 'delete' | 'insert';
  value: Json;
}

export const mutations = fc.array(
  fc.record<Mutation>({ pick: fc.nat(), how: fc.constantFrom('set', 'set', 'delete', 'insert'), value: odd }),
  {
    minLength: 1,
    maxLength: 2,
  },
);

/** Every place of a value: its container and key, and the top-level key it is under. */
function places(value: Json, top?: string): { at: Json[] | JsonObject; key: string; top: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, Json]) => [
    { at: value, key, top: top ?? key },
    ...places(inner, top ?? key),
  ]);
}

/** Changes a copy of the bundle; says under which top-level keys. */
export function mutate(bundle: Json, changes: Mutation[]): { bundle: Json; touched: string[] } {
  const copy = JSON.parse(JSON.stringify(bundle)) as Json;
  const touched: string[] = [];
  for (const { pick, how, value: given } of changes) {
    const value = JSON.parse(JSON.stringify(given)) as Json;
    const all = places(copy);
    const place = all[pick % all.length];
    if (!place) continue;
    const { at, key, top } = place;
    touched.push(top);
    if (Array.isArray(at)) at.splice(Number(key), how === 'insert' ? 0 : 1, ...(how === 'delete' ? [] : [value]));
    else if (how === 'delete') Reflect.deleteProperty(at, key);
    else if (Array.isArray(at[key]) && how === 'insert') at[key].push(value);
    else Object.defineProperty(at, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return { bundle: copy, touched };
}
