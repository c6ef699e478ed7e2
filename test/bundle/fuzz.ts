import process from 'node:process';
import fc from 'fast-check';

/** How often each property is tried: few times in `npm test`, as often as `npm run fuzz -- TIMES` says. */
export const runs = Number(process.env.FUZZ_RUNS ?? 100);

// `npm test` tries the same inputs every time, so that it fails for what was changed alone; `npm run fuzz` looks for new ones.
if (!process.env.FUZZ_RUNS) fc.configureGlobal({ seed: 20_200_909 });

/** In milliseconds of the processor’s time, which other work on the machine doesn’t lengthen: nothing this short may take longer. */
const patience = 2_000;

/** Runs it and fails where it takes too long; fast-check’s own limit can’t end what never awaits. */
export async function soon<T>(work: () => T | Promise<T>): Promise<T> {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  const taken = (user + system) / 1_000;
  if (taken > patience) throw new Error(`It took ${Math.round(taken)} ms.`);
  return result;
}

/** Strings that have broken parsers: controls, lone surrogates, bidi, very long, what looks like code, keys of prototypes. */
export const naughty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '\uD800',
    '\uDFFF\uD83D',
    '\u202E\u2066',
    '\u0000',
    '\uFEFF',
    '\uFFFF',
    '\u2028\u2029',
    'Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324',
    '</script><script>alert(1)</script>',
    '{{7*7}}${7*7}',
    '<?$lit$><!--',
    'javascript:alert(1)',
    'data:text/html,<script>',
    'https://a.example@b.example/',
    'http://[::1',
    '//b.example',
    '=cmd|calc!A1',
    'NaN',
    '1e999',
    '-0',
    '9'.repeat(400),
  ),
  fc.nat({ max: 3_000 }).map((length) => 'ा'.repeat(length)),
);

/** A text with some of its characters changed, taken out, doubled, or replaced with what is special to its format. */
export function mutated(texts: readonly string[], special: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 12 }),
    how: fc.constantFrom('delete', 'double', 'special', 'special', 'naughty'),
    word: fc.constantFrom(...special),
    other: naughty,
    // Some thousands of `:]` keep the Markdown parser busy for seconds, in the time of their square.
    times: fc.constantFrom(1, 1, 1, 2, 50, 1_000),
  });
  return fc.tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 6 })).map(([text, changes]) =>
    changes.reduce((whole, { at, length, how, word, other, times }) => {
      const start = Math.floor(at * whole.length);
      const piece = whole.slice(start, start + length);
      const put = { delete: '', double: piece + piece, special: word.repeat(times), naughty: other }[how] ?? '';
      return whole.slice(0, start) + put + whole.slice(start + length);
    }, text),
  );
}

/** Bytes of a text as a file may hold them: in several encodings, cut in two, with odd bytes. */
export const bytesOf = (texts: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    { weight: 6, arbitrary: texts.map((text) => new TextEncoder().encode(text)) },
    { weight: 1, arbitrary: texts.map((text) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text.slice(0, 2_000), 'utf16le')])) },
    { weight: 1, arbitrary: texts.map((text) => new Uint8Array(Buffer.from(text, 'latin1'))) },
    { weight: 1, arbitrary: texts.map((text) => new TextEncoder().encode(text).subarray(0, -1)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  );
