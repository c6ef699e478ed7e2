// @ts-check
// What each module costs in dist/open-letter.js: the brotli bytes that go when its part of the minified script goes. The build puts all
// style sheets at the top, where they count to the module that is first. With --total only whether the whole is within its budget.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { eachMapping, TraceMap } from '@jridgewell/trace-mapping';
import { build } from 'vite';

/** How many bytes brotli the script may have. */
const budget = 16_384;
const root = fileURLToPath(new URL('../', import.meta.url));

/** @param {string | Uint8Array} content */
const brotli = (content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** The script once more, with a source map, kept out of dist. */
async function buildWithMap() {
  const built = await build({ root, logLevel: 'error', build: { write: false, sourcemap: 'hidden' } });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk?.map) throw new Error('The build gave no source map.');
  return {
    code: chunk.code,
    map: new TraceMap(/** @type {import('@jridgewell/trace-mapping').EncodedSourceMap} */ (/** @type {unknown} */ (chunk.map))),
  };
}

/**
 * The script in pieces, each of one source.
 * @param {string} code
 * @param {TraceMap} map
 */
function pieces(code, map) {
  const lineStarts = [0];
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  /** @type {{ source: string, start: number }[]} */
  const starts = [{ source: '', start: 0 }];
  eachMapping(map, ({ generatedLine, generatedColumn, source }) => {
    const name = source ? source.replace(/^(\.\.\/)+/, '').replace(/^.*node_modules\//, '') : '';
    if (name !== starts.at(-1)?.source)
      starts.push({ source: name, start: (lineStarts[generatedLine - 1] ?? 0) + generatedColumn });
  });
  return starts.map(({ source, start }, index) => ({ source, text: code.slice(start, starts[index + 1]?.start) }));
}

const column = (/** @type {string | number} */ value) => value.toLocaleString('en').padStart(9);

/** Says what each module costs, the dearest first. */
async function printModules() {
  const { code, map } = await buildWithMap();
  const parts = pieces(code, map);
  const whole = brotli(code);
  const rows = [...new Set(parts.map(({ source }) => source))].map((source) => {
    const own = parts.filter((part) => part.source === source).reduce((sum, part) => sum + part.text.length, 0);
    const rest = parts
      .filter((part) => part.source !== source)
      .map((part) => part.text)
      .join('');
    return { module: source || '(between modules)', own, cost: whole - brotli(rest) };
  });

  console.log(`${column('brotli')}${column('minified')}  module`);
  for (const { module, own, cost } of rows.sort((a, b) => b.cost - a.cost))
    console.log(`${column(cost)}${column(own)}  ${module}`);
}

if (!process.argv.includes('--total')) await printModules();
// Modules share words, so that their costs don’t add up to the whole.
const script = readFileSync(new URL('../dist/open-letter.js', import.meta.url));
const total = brotli(script);
console.log(`${column(total)}${column(script.length)}  dist/open-letter.js, of ${budget.toLocaleString('en')} allowed`);
if (total > budget) {
  console.error(`dist/open-letter.js is ${total - budget} bytes too large.`);
  process.exitCode = 1;
}
