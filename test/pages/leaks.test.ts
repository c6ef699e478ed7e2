import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { json, letter, page as html, site } from './host.js';

const host = site({
  '/page': html('<main></main><script src="open-letter.js"></script>'),
  '/short.json': json({ ...letter, statement: 'We ask you.', translations: [{ lang: 'fr', src: 'french.json' }] }),
  '/french.json': json({ ...letter, lang: 'fr', statement: 'Nous vous demandons.' }),
  '/no.json': json({}),
});

/** Counts who listens on the window, the document, and media queries now: all that live longer than an element. */
const count = `globalThis.listening = 0;
for (const target of [globalThis, document]) {
  const { addEventListener, removeEventListener } = target;
  const known = new Map();
  const gone = (key) => known.delete(key) && listening--;
  const keyOf = (type, listener) => {
    listener.number ??= Math.random();
    return type + listener.number;
  };
  target.addEventListener = function (type, listener, options) {
    const key = keyOf(type, listener);
    const signal = options?.signal;
    if (!signal?.aborted && !known.has(key)) {
      known.set(key, true);
      listening++;
      signal?.addEventListener('abort', () => gone(key));
    }
    return addEventListener.call(this, type, listener, options);
  };
  target.removeEventListener = function (type, listener, options) {
    gone(keyOf(type, listener));
    return removeEventListener.call(this, type, listener, options);
  };
}
globalThis.made = new Map();
globalThis.make = (way, attributes) => {
  const letter = document.createElement('open-letter');
  letter.innerHTML = '<p>Read the letter.</p>';
  for (const [name, value] of Object.entries(attributes)) letter.setAttribute(name, value);
  if (!made.has(way)) made.set(way, []);
  made.get(way).push(new WeakRef(letter));
  return letter;
};
globalThis.alive = (way) => made.get(way).filter((ref) => ref.deref()).length;
globalThis.task = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done(port1.close());
  port2.postMessage('');
});
globalThis.settled = (letter) => new Promise((done) => {
  for (const type of ['open-letter-load', 'open-letter-error']) letter.addEventListener(type, done, { once: true });
});`;

interface Counted {
  nodes: number;
  jsEventListeners: number;
  listening: number;
}

let opened: Page;
let session: CDPSession;
const run = <T>(script: string): Promise<T> =>
  opened.evaluate(`(async () => { const main = document.querySelector('main'); ${script} })()`);

/** What lives after everything that can be collected was. */
async function living(): Promise<Counted> {
  await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { nodes, jsEventListeners, listening: await run('return listening') };
}

/** What lives once nothing more comes, as names that follow when a page is at rest. */
async function atRest(): Promise<Counted> {
  let last = await living();
  for (let left = 40; left; left--) {
    await run('await new Promise((done) => setTimeout(done, 250))');
    const now = await living();
    if (now.nodes === last.nodes && now.jsEventListeners === last.jsEventListeners) break;
    last = now;
  }
  return last;
}

/** Waits until something is no longer wrong: what letters leave to timers ends with the ten seconds that a source has. */
async function until(wrong: () => Promise<string | false>): Promise<void> {
  for (const end = Date.now() + 30_000; ;) {
    const what = await wrong();
    if (!what) return;
    assert.ok(Date.now() < end, what);
    await run('await new Promise((done) => setTimeout(done, 100))');
  }
}

/** Waits until what lives is no more than it was, but for what one letter has. */
const noMoreThan = (before: Counted): Promise<void> =>
  until(async () => {
    const now = await living();
    assert.equal(now.listening, before.listening);
    const more = now.nodes > before.nodes + 100 || now.jsEventListeners > before.jsEventListeners + 30;
    return more && `${JSON.stringify(before)} → ${JSON.stringify(now)}`;
  });

async function open(): Promise<void> {
  opened = await host.open('/page', { beforeScripts: count });
  session = await opened.context().newCDPSession(opened);
  await session.send('HeapProfiler.enable');
}

describe('one letter that is taken out and put back a thousand times', () => {
  before(open);
  for (const [name, between] of [
    ['at once', ''],
    ['with a task between', 'await task();'],
  ] as const) {
    it(`${name} listens as at first, and has as many nodes`, async () => {
      await run(
        `globalThis.letter = make('', { src: 'short.json' }); const loaded = settled(letter); main.append(letter); await loaded;`,
      );
      const again = (times: number): Promise<unknown> =>
        run(
          `for (let time = 0; time < ${times}; time++) { letter.remove(); ${between} main.append(letter); ${between} } await letter.updateComplete;`,
        );
      await again(10);
      const before = await atRest();
      assert.ok(before.listening > 0);
      await again(1_000);
      await noMoreThan(before);
      assert.equal(await run('return letter.state'), 'ready');
      await run('letter.remove(); globalThis.letter = undefined;');
      assert.equal(await run('return listening'), 0);
    });
  }
});

describe('letters that are put in and taken out', () => {
  before(open);
  const shown = 'const ready = settled(letter); main.append(letter); await ready;';
  const ways: [name: string, attributes: Record<string, string>, steps: string][] = [
    ['that never were in the page', { src: 'short.json' }, ''],
    ['before they load', { src: 'short.json' }, 'main.append(letter);'],
    ['while they load', { src: 'short.json' }, 'main.append(letter); await letter.updateComplete;'],
    ['while they wait to be near', { src: 'short.json', loading: 'lazy' }, 'main.append(letter); await letter.updateComplete;'],
    ['once they are shown', { src: 'short.json' }, shown],
    ['once they have failed', { src: 'no.json' }, shown],
    [
      'in use, in another language',
      { src: 'short.json', partner: 'Harbour Circle 3' },
      `${shown} letter.showQuote(1); letter.expandSignatories();
       const switched = new Promise((done) => letter.addEventListener('open-letter-language', done, { once: true }));
       letter.shadowRoot.querySelector('[hreflang=fr]').click(); await switched;`,
    ],
  ];
  /** Those that must be shown take their time: fewer of them tell as much. */
  const timesOf = (steps: string): number => (steps.includes(shown) ? 50 : 1_000);
  const some = (times: (steps: string) => number): Promise<unknown> =>
    run(
      ways
        .map(
          ([name, attributes, steps]) => `for (let time = 0; time < ${times(steps)}; time++) await (async () => {
            const letter = make('${name}', ${JSON.stringify(attributes)}); ${steps} letter.remove();
          })();`,
        )
        .join('\n'),
    );

  it('leave no more nodes and listeners than the first few, and none on the page', async () => {
    await some(() => 3);
    const before = await atRest();
    assert.equal(before.listening, 0);
    await some(timesOf);
    await noMoreThan(before);
  });

  for (const [name] of ways) {
    it(`${name} are collected`, async () => {
      // The one that was rendered last may be held where templates are walked through; timers end within seconds.
      await until(async () => {
        await session.send('HeapProfiler.collectGarbage');
        const alive = await run<number>(`return alive('${name}')`);
        return alive > 1 && `${alive} are alive`;
      });
    });
  }
});
