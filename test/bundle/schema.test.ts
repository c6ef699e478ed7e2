import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parseBundle } from '../../src/bundle/parse-bundle.js';
import { keys, mutate, mutations, validBundles, type Json } from './bundles.js';

const schema = JSON.parse(readFileSync(new URL('../../src/bundle/letter.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: false }).compile(schema);

/** Warnings that say something of the bundle’s shape; the others are of its content, which no schema can know. */
const structural = new Set(['invalid-bundle', 'invalid-signatory', 'unknown-node']);

/** What the parser finds wrong with the shape. */
function faults(bundle: Json): string[] {
  const result = parseBundle(bundle);
  if ('embargo' in result) return [];
  const found = 'bundle' in result ? result.warnings.filter(({ code }) => structural.has(code)) : result.problems;
  return found.map(({ code, message }) => `${code}: ${message}`);
}

/** Both ways of saying what a bundle is must say the same; the seed that fast-check prints repeats a failure. */
function agree(bundle: Json): boolean {
  const found = faults(bundle);
  const valid = validate(bundle);
  const why = () =>
    `the schema says ${valid ? 'valid' : JSON.stringify(validate.errors)}, the parser ${found.join(' ') || 'nothing'}`;
  assert.equal(valid, !found.length, `${why()}\n${JSON.stringify(bundle)}`);
  return valid;
}

describe('the schema and the parser', () => {
  it('find nothing wrong with any valid bundle', () => {
    fc.assert(
      fc.property(validBundles, (bundle) => agree(bundle)),
      { numRuns: 1_000 },
    );
  });

  it('agree on every bundle with something changed in it', () => {
    const seen = { valid: 0, invalid: 0 };
    const broken = new Map(keys.map((key) => [key, 0]));
    fc.assert(
      fc.property(validBundles, mutations, (valid, changes) => {
        const { bundle, touched } = mutate(valid, changes);
        const stillValid = agree(bundle);
        seen[stillValid ? 'valid' : 'invalid']++;
        if (!stillValid && touched.length === 1) for (const key of touched) broken.set(key, (broken.get(key) ?? 0) + 1);
      }),
      { numRuns: 12_000 },
    );
    // Or the test would have shown nothing.
    assert.ok(seen.valid > 1_000 && seen.invalid > 1_000, JSON.stringify(seen));
    for (const key of ['embargo', 'future']) broken.delete(key);
    for (const [key, times] of broken) assert.ok(times > 2, `${key} was broken ${times} times`);
  });

  it('agree on values of any shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => void agree(value as Json)),
      { numRuns: 1_000 },
    );
  });

  it('differ only where rich text is deeper than a schema can count', () => {
    const nested = (levels: number): Json => {
      let children: Json[] = [];
      for (let level = 1; level < levels; level++) children = [{ type: 'paragraph', children }];
      return { version: 1, lang: 'en', title: 'x', statement: children };
    };
    assert.ok(agree(nested(100)));
    assert.equal(faults(nested(101)).length, 1);
    assert.ok(validate(nested(101)));
  });
});
