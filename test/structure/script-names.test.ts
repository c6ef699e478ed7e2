import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { carryNames } from '../tools/vite/carry-names.js';
import { edited } from '../tools/vite/edits.js';
import { orderStyles } from '../tools/vite/order-styles.js';

/** What the build does to the script after it has been minified, as far as a mistake would not show in the script’s own tests. */

const run = (code: string): unknown => {
  const said: unknown[] = [];
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- scripts of this file’s own
  new Function('say', code)((word: unknown) => said.push(word));
  return said;
};

describe('names carried over from an earlier script', () => {
  const carried = (code: string, earlier: string): string => edited(code, carryNames(code, earlier));

  it('are the earlier ones where the script is the same', () => {
    const earlier = '!function(q){var z=1,k=n=>n+z;q(k(z)),q(k(2))}(say);';
    assert.equal(carried('!function(a){var b=1,c=d=>d+b;a(c(b)),a(c(2))}(say);', earlier), earlier);
  });
});

describe('style sheets put in order', () => {
  const sheets = ['a{color:red;margin:0}', 'b{color:blue;padding:1em}', 'c{color:red;margin:0;padding:1em}'];
  const script = (order: readonly string[]): string =>
    `var ${order.map((sheet) => `${sheet[0]}${sheet[0]}=${JSON.stringify(`${sheet}${'d{display:block}'.repeat(10)}`)}`).join()};say(aa+bb+cc);`;
  const size = (code: string): number => brotliCompressSync(code).length;
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ].map((order) => order.map((at) => sheets[at]!));

  it('say the same, in the order that compresses best, whichever they had', async () => {
    const least = Math.min(...orders.map((order) => size(script(order))));
    for (const order of orders) {
      const code = script(order);
      const text = edited(code, await orderStyles(code));
      assert.equal(size(text), least);
      assert.deepEqual(run(text), run(code));
    }
  });
});
