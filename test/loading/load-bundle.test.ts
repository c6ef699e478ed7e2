import { expect } from '@open-wc/testing';
import type { Problem } from '../../src/bundle/problem.js';
import type { Examined } from '../../src/loading/examine-bundle.js';
import { loadBundle, type BundleRequest } from '../../src/loading/load-bundle.js';
import { elsewhere, fault, serve, sri, watchRequests, type Host } from './hosts.js';
import { letter } from './letters.js';
import { waitUntil } from '../wait-until.js';

type Wishes = Partial<Omit<BundleRequest, 'sources'>>;

const load = (hosts: (Host | string)[], wishes: Wishes = {}): ReturnType<typeof loadBundle> =>
  loadBundle({
    sources: hosts.map((host) => (typeof host === 'string' ? host : host.url)),
    timeout: 8_000,
    signal: new AbortController().signal,
    ...wishes,
  });

async function loaded(hosts: (Host | string)[], wishes?: Wishes): Promise<Examined> {
  const outcome = await load(hosts, wishes);
  expect(outcome, JSON.stringify(outcome)).to.have.property('bundle');
  return outcome as Examined;
}

async function codes(hosts: (Host | string)[], wishes?: Wishes): Promise<string[]> {
  const outcome = await load(hosts, wishes);
  expect(outcome).to.be.an('array');
  // Every problem says where it was met.
  for (const { url } of outcome as Problem[])
    expect(hosts.map((host) => (typeof host === 'string' ? host : host.url))).to.include(url);
  return (outcome as Problem[]).map(({ code }) => code);
}

/** How many requests reached each host. */
const requestsTo = (...hosts: Host[]): Promise<number[]> => Promise.all(hosts.map(({ requests }) => requests()));

describe('loading from one source', () => {
  const bad: [path: string, code: string, wishes?: Wishes][] = [
    ['status/404', 'http-status'],
    ['html', 'not-json'],
    ['empty', 'not-json'],
    ['truncated', 'not-json'],
    ['bom', 'not-json'],
    ['invalid-utf8', 'not-json'],
    ['hang', 'timeout', { timeout: 300 }],
    ['stall', 'timeout', { timeout: 300 }],
    ['endless', 'too-large'],
  ];
  for (const [path, code, wishes] of bad) {
    it(`${path} comes to ${code}`, async () => {
      const host = fault(path);
      const outcome = (await load([host], wishes)) as Problem[];
      expect(outcome).to.have.length(1);
      expect(outcome[0]).to.include({ code, url: host.url });
    });
  }

  it('of another text than it must be comes to integrity-mismatch, or to wrong-letter', async () => {
    const host = await serve(letter());
    expect(await codes([host], { integrity: await sri('other') })).to.deep.equal(['integrity-mismatch']);
    expect(await codes([host], { letterId: 'other' })).to.deep.equal(['wrong-letter']);
    expect(await codes([await serve({ version: 1 })])).to.include('invalid-bundle');
  });

  it('without CORS comes to network', async () => {
    expect(await codes([elsewhere((await serve(letter())).url)])).to.deep.equal(['network']);
  });

  it('gives the letter, where it came from, and that nothing was verified', async () => {
    const host = await serve(letter());
    const outcome = await loaded([host]);
    expect(outcome).to.include({ url: host.url, verified: 'none' });
    expect(outcome).to.have.nested.property('bundle.title', 'Keep the tidal flats open');
  });

  it('that a page’s own `fetch` refuses, with whatever, comes to network', async () => {
    const { fetch } = globalThis;
    try {
      for (const nothing of [undefined, null]) {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as pages do
        globalThis.fetch = (): Promise<Response> => Promise.reject(nothing);
        expect(await codes(['https://letters.example/letter.json'])).to.deep.equal(['network']);
      }
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('waits for a slow body within the deadline', async () => {
    expect(await loaded([fault('slow', { ms: '600' })])).to.have.property('bundle');
  });

  it('is over for good when its time is: the request is aborted', async () => {
    const watch = watchRequests();
    const host = fault('stall');
    expect(await codes([host], { timeout: 200 })).to.deep.equal(['timeout']);
    watch.stop();
    expect(watch.of(host.url)[0]?.aborted()).to.be.true;
  });

  it('says in the problem how long it waited', async () => {
    const [problem] = (await load([fault('hang')], { timeout: 123 })) as Problem[];
    expect(problem?.message).to.contain('123');
  });
});

describe('a source that fails', () => {
  it('for a while is tried twice more', async () => {
    const host = fault('status/503');
    expect(await codes([host])).to.deep.equal(['http-status']);
    expect(await requestsTo(host)).to.deep.equal([3]);
  }).timeout(8_000);

  it('for good is not tried again', async () => {
    for (const status of [404, 410, 403]) {
      const host = fault(`status/${status}`);
      expect(await codes([host])).to.deep.equal(['http-status']);
      expect(await requestsTo(host)).to.deep.equal([1]);
    }
  });

  it('is tried again beside its mirror, and not once that has answered', async () => {
    const [first, second] = [fault('status/500'), fault('slow', { ms: '100' })];
    expect((await loaded([first, second])).url).to.equal(second.url);
    const before = await requestsTo(first);
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(await requestsTo(first)).to.deep.equal(before);
  }).timeout(8_000);
});

describe('loading from several sources', () => {
  it('asks no mirror where the first answers', async () => {
    const [first, mirror] = [await serve(letter()), await serve(letter())];
    expect((await loaded([first, mirror])).url).to.equal(first.url);
    expect(await requestsTo(first, mirror)).to.deep.equal([1, 0]);
  });

  it('asks no mirror while the first thinks for a moment', async () => {
    const [first, mirror] = [fault('slow', { ms: '900' }), await serve(letter())];
    expect((await loaded([first, mirror])).url).to.equal(first.url);
    expect(await requestsTo(first, mirror)).to.deep.equal([1, 0]);
  });

  it('asks the next when one has failed, and no further one', async () => {
    const [first, second, third] = [fault('status/500'), await serve(letter()), await serve(letter())];
    expect((await loaded([first, second, third])).url).to.equal(second.url);
    expect(await requestsTo(first, second, third)).to.deep.equal([1, 1, 0]);
  });

  it('asks the next when one’s answer doesn’t pass the checks', async () => {
    const good = letter();
    const [first, second] = [await serve(letter({ title: 'Close the flats' })), await serve(good)];
    const outcome = await loaded([first, second], { integrity: await sri(JSON.stringify(good)) });
    expect(outcome).to.include({ url: second.url, verified: 'integrity' });
  });

  it('asks the next when one is silent, takes its answer and lets the silent one go', async () => {
    const watch = watchRequests();
    const [silent, mirror] = [fault('hang'), await serve(letter())];
    const outcome = await loaded([silent, mirror]);
    watch.stop();
    expect(outcome.url).to.equal(mirror.url);
    expect(await requestsTo(silent, mirror)).to.deep.equal([1, 1]);
    expect(watch.of(silent.url)[0]?.aborted()).to.be.true;
    expect(watch.of(mirror.url)[0]?.aborted()).to.be.false;
  });

  it('asks the next when one falls silent in the middle of its answer', async () => {
    const [stalling, mirror] = [fault('stall'), await serve(letter())];
    expect((await loaded([stalling, mirror])).url).to.equal(mirror.url);
  });

  it('still takes the first one’s answer while the mirror is asked beside it', async () => {
    const watch = watchRequests();
    const [late, mirror] = [fault('slow', { ms: '2800' }), fault('hang')];
    expect((await loaded([late, mirror])).url).to.equal(late.url);
    watch.stop();
    expect(await requestsTo(late, mirror)).to.deep.equal([1, 1]);
    expect(watch.of(mirror.url)[0]?.aborted()).to.be.true;
  });

  it('starts no source twice where one is silent first and fails then', async () => {
    const [late, mirror] = [fault('slow', { ms: '2600', type: 'text/html' }), fault('status/404')];
    // The mirror fails at once, the slow one is awaited all the same.
    expect((await loaded([late, mirror])).url).to.equal(late.url);
    const [silent, second, third] = [fault('hang'), fault('status/404'), fault('status/410')];
    expect(await codes([silent, second, third], { timeout: 6_000 })).to.deep.equal(['http-status', 'http-status', 'timeout']);
    expect(await requestsTo(silent, second, third)).to.deep.equal([1, 1, 1]);
  }).timeout(20_000);

  it('gives every source’s problems in the order they came', async () => {
    expect(await codes([fault('status/404'), fault('html'), fault('endless'), 'https://['])).to.deep.equal([
      'http-status',
      'not-json',
      'too-large',
      'network',
    ]);
  });

  it('gives each source its own deadline', async () => {
    expect(await codes([fault('hang'), fault('stall')], { timeout: 250 })).to.deep.equal(['timeout', 'timeout']);
  });
});

describe('loading that is aborted', () => {
  it('comes to nothing, lets every source go and starts no other', async () => {
    const watch = watchRequests();
    const [first, second, mirror] = [fault('hang'), fault('hang'), await serve(letter())];
    const abort = new AbortController();
    const outcome = load([first, second, mirror], { signal: abort.signal });
    await waitUntil(async () => (await second.requests()) === 1, 'the second is asked beside the first');
    abort.abort();
    expect(await outcome).to.deep.equal([]);
    watch.stop();
    await waitUntil(() => [first, second].every(({ url }) => watch.of(url)[0]?.aborted()), 'both are let go');
    expect(await mirror.requests()).to.equal(0);
  });
});

describe('a letter that is loaded twice at once', () => {
  it('is asked for once, and anew when both have let it go', async () => {
    const host = await serve(letter());
    const [one, other] = [new AbortController(), new AbortController()];
    await Promise.all([one, other].map(({ signal }) => loaded([host], { signal })));
    one.abort();
    await loaded([host], { signal: other.signal });
    expect(await host.requests()).to.equal(1);
    other.abort();
    await loaded([host]);
    expect(await host.requests()).to.equal(2);
  });

  it('goes on for one where the other was aborted', async () => {
    const host = fault('slow', { ms: '300' });
    const abort = new AbortController();
    const [gone, stays] = [load([host], { signal: abort.signal }), loaded([host])];
    abort.abort();
    expect(await gone).to.deep.equal([]);
    expect(await stays).to.have.property('bundle');
    expect(await host.requests()).to.equal(1);
  });
});
