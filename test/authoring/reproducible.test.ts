import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildWith, type Built } from './folder.js';

const rows = Array.from({ length: 1_500 }, (_, at) => `Pond ${at},KE\n`).join('');

describe('two builds of a folder', () => {
  it('give the same bytes, whatever the time and the zone', async (t) => {
    const folder = {
      'signatories.csv': `name,country\n${rows}`,
      'quotes.yaml': '- {text: Quack., speaker: Duck}\n',
      'fr/letter.md': 'Laissez la mare.',
    };
    const build = (): Promise<Built> => buildWith(folder, { baseUrl: 'https://letters.example/' });
    const zone = process.env.TZ;
    t.after(() => (zone === undefined ? delete process.env.TZ : (process.env.TZ = zone)));
    const first = await build();
    t.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2035, 0, 1) });
    process.env.TZ = 'Pacific/Auckland';
    const second = await build();
    assert.ok(first.files.size > 8, String([...first.files.keys()]));
    assert.deepEqual([...second.files.keys()], [...first.files.keys()]);
    for (const [name, content] of first.files) assert.deepEqual(second.files.get(name), content, name);
  });
});
