import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parseBundle, parsePage } from '../../src/bundle/parse-bundle.js';
import { mutate, mutations, validBundles } from './bundles.js';
import { mutated, naughty, runs, soon } from './fuzz.js';

const schema = JSON.parse(readFileSync(new URL('../../src/bundle/letter.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false, logger: false }).compile(schema);

/** Every string of a value. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => [key, ...stringsOf(inside)]);
}

/** The value with other addresses where it has some that can’t be links: without them the parser keeps what the schema says needs one. */
function withSafeLinks(value: unknown): unknown {
  const copy = structuredClone(value);
  const result = parseBundle(copy);
  for (const { code, path = '' } of 'bundle' in result ? result.warnings : []) {
    if (code !== 'unsafe-link') continue;
    const keys = path.match(/[^.[\]]+/g) ?? [];
    const last = keys.pop()!;
    const holder = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy as Record<string, unknown>);
    holder[last] = 'https://a.example/';
  }
  return copy;
}

/** A bundle as JSON holds it. Of a node that is unknown and says nothing an empty text is left, which readers of nodes pass over. */
const asWritten = (bundle: unknown): unknown =>
  JSON.parse(JSON.stringify(bundle), (key, value: unknown) =>
    /^(statement|body|children)$/.test(key) && Array.isArray(value) ? value.filter((node) => node !== '') : value,
  );

/** What a parser made of a value must be a letter by the schema, with nothing in it that can turn words round. */
async function parse(given: unknown): Promise<void> {
  const value = withSafeLinks(given);
  const result = await soon(() => parseBundle(value));
  if ('problems' in result) {
    assert.ok(result.problems.length, 'a reason');
    assert.ok(result.problems.length <= 100);
    for (const { code, message } of result.problems) assert.ok(code && message.endsWith('.'), message.slice(-50));
  } else if ('bundle' in result) {
    assert.ok(result.warnings.length <= 100);
    const written = asWritten(result.bundle);
    for (const text of stringsOf(written)) assert.doesNotMatch(text, /[\u202A-\u202E\u2066-\u2069]/);
    assert.ok(validate(written), `${JSON.stringify(validate.errors)}\n${JSON.stringify(written).slice(0, 2_000)}`);
    // Parsed once more nothing is found, or what was checked isn’t what is shown.
    const again = parseBundle(written);
    assert.ok('bundle' in again);
    const structural = again.warnings.filter(({ code }) => /^(invalid-|unknown-node)/.test(code));
    assert.deepEqual(structural, []);
    assert.deepEqual(asWritten(again.bundle), written);
  }
}

/** Another text in the place of each string, with the same one for the same place in two runs. */
const withStrings = (value: unknown, next: () => string): unknown => {
  if (typeof value === 'string') return next();
  if (Array.isArray(value)) return value.map((inside) => withStrings(inside, next));
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.entries(value).map(([key, inside]) => [key, key === 'type' ? inside : withStrings(inside, next)]);
  return Object.fromEntries(copy) as unknown;
};

const json = [
  '{"version":1,',
  '"__proto__":',
  '[',
  '{',
  '}',
  ']',
  '"',
  ',',
  ':',
  'null',
  '1e400',
  '-',
  '\\ud800',
  '\\u0000',
  '//',
];

describe('parseBundle never throws, ends soon and gives what the schema allows', () => {
  it('for any JSON', () =>
    fc.assert(fc.asyncProperty(fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }), parse), { numRuns: runs }));

  it('for what JSON can’t hold', () =>
    fc.assert(
      fc.asyncProperty(
        fc.anything({
          withNullPrototype: true,
          withBigInt: true,
          withDate: true,
          withMap: true,
          withTypedArray: true,
          withSparseArray: true,
          maxDepth: 4,
        }),
        async (value) => {
          await soon(() => parseBundle(value));
          await soon(() =>
            parseBundle({ version: 1, lang: 'en', title: 'x', statement: value, signatories: { items: value }, strings: value }),
          );
          await soon(() => parsePage(value));
        },
      ),
      { numRuns: runs },
    ));

  it('for letters with several things wrong', () =>
    fc.assert(
      fc.asyncProperty(validBundles, fc.array(mutations, { minLength: 1, maxLength: 5 }), (valid, changes) =>
        parse(changes.reduce((bundle, next) => mutate(bundle, next).bundle, valid)),
      ),
      { numRuns: runs },
    ));

  it('for letters of naughty strings', () =>
    fc.assert(
      fc.asyncProperty(validBundles, fc.array(naughty, { minLength: 1, maxLength: 20 }), (valid, strings) => {
        let at = 0;
        const given = withStrings(valid, () => strings[at++ % strings.length]!) as object;
        return parse({
          ...given,
          version: 1,
          lang: 'en',
          title: 'x',
          statement: (given as { statement?: unknown }).statement ?? 'x',
        });
      }),
      { numRuns: runs },
    ));

  it('for JSON that was cut, doubled and mixed up', () =>
    fc.assert(
      fc.asyncProperty(
        validBundles.chain((valid) => mutated([JSON.stringify(valid)], json)),
        async (text) => {
          let value: unknown;
          try {
            value = JSON.parse(text);
          } catch {
            return;
          }
          await parse(value);
        },
      ),
      { numRuns: runs },
    ));

  it('for pages of a list', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.array(fc.oneof(naughty, fc.record({ name: naughty, url: naughty })))),
        async (value) => {
          const page = await soon(() => parsePage(value));
          if (Array.isArray(page)) assert.ok(page.length);
          else
            assert.ok(
              validate(JSON.parse(JSON.stringify({ version: 1, lang: 'en', title: 'x', statement: 'x', signatories: page }))),
              JSON.stringify(validate.errors),
            );
        },
      ),
      { numRuns: runs },
    ));
});
