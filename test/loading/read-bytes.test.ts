import { expect } from '@open-wc/testing';
import type { Problem } from '../../src/bundle/problem.js';
import { readBytes, type Bytes } from '../../src/loading/read-bytes.js';
import { elsewhere, fault, serve, watchRequests } from './hosts.js';
import { waitUntil } from '../wait-until.js';

interface Options extends RequestInit {
  cap?: number;
  heard?: () => void;
}

const read = (url: string, { cap = 1_000, heard = () => undefined, ...init }: Options = {}): Promise<Bytes | Problem> =>
  readBytes(url, cap, heard, init);

/** What reading throws. */
const thrown = (reading: Promise<unknown>): Promise<unknown> =>
  reading.then(
    () => expect.fail('nothing was thrown'),
    (cause: unknown) => cause,
  );

const textOf = (answer: Bytes | Problem): string => {
  expect(answer).to.be.instanceOf(ArrayBuffer);
  return new TextDecoder().decode(answer as Bytes);
};

describe('reading an address', () => {
  it('gives the bytes as they came', async () => {
    const bytes = new Uint8Array([0, 255, 0xef, 0xbb, 0xbf, 10, 13]);
    const { url } = await serve(bytes);
    expect(new Uint8Array((await read(url)) as Bytes)).to.deep.equal(bytes);
  });

  it('gives no bytes for an empty body', async () => expect(textOf(await read(fault('empty').url))).to.equal(''));

  it('follows a redirect', async () => {
    const { url } = await serve('arrived');
    expect(textOf(await read(fault('redirect', { to: new URL(url).pathname }).url))).to.equal('arrived');
  });

  it('takes a body of exactly as many bytes as are allowed, and none with one more', async () => {
    const { url } = await serve('x'.repeat(1_000));
    expect(textOf(await read(url))).to.have.length(1_000);
    expect(await read(url, { cap: 999 })).to.include({ code: 'too-large' });
  });

  it('stops an endless body at the cap', async () => {
    const { url } = fault('endless');
    expect(await read(url, { cap: 300_000 })).to.include({ code: 'too-large' });
  });

  for (const status of [404, 403, 410, 500, 503]) {
    it(`says that the host answered with ${status}`, async () => {
      const { url } = fault(`status/${status}`);
      const answer = (await read(url)) as Problem;
      expect(answer).to.include({ code: 'http-status' });
      expect(answer.message).to.contain(status);
    });
  }

  it('throws where another origin doesn’t share its file', async () => {
    const url = elsewhere((await serve('secret')).url);
    expect(await thrown(read(url))).to.be.instanceOf(TypeError);
  });

  it('reads from another origin that shares its file', async () => {
    expect(textOf(await read(elsewhere((await serve('shared', { cors: '' })).url)))).to.equal('shared');
  });

  it('throws at an address that is none', async () => {
    expect(await thrown(read('https://['))).to.be.instanceOf(TypeError);
  });

  it('throws when it is aborted, before or during the answer', async () => {
    expect(await thrown(read(fault('slow').url, { signal: AbortSignal.abort() }))).to.include({ name: 'AbortError' });
    const abort = new AbortController();
    let heard = 0;
    const answer = read(fault('stall').url, { signal: abort.signal, heard: () => heard++ });
    await waitUntil(() => heard, 'the host answers');
    abort.abort();
    expect(await thrown(answer)).to.include({ name: 'AbortError' });
  });

  it('hears the headers and each piece of the body', async () => {
    const abort = new AbortController();
    let heard = 0;
    const answer = read(fault('stall').url, { signal: abort.signal, heard: () => heard++ });
    await waitUntil(() => heard === 2, 'headers and one piece');
    abort.abort();
    await thrown(answer);
  });

  it('hears nothing where nothing comes', async () => {
    let heard = 0;
    const { url, requests } = fault('hang');
    const abort = new AbortController();
    const answer = read(url, { signal: abort.signal, heard: () => heard++ });
    await waitUntil(async () => (await requests()) === 1, 'the host was asked');
    expect(heard).to.equal(0);
    abort.abort();
    await thrown(answer);
  });

  it('sends no referrer, and credentials to its own origin only', async () => {
    const watch = watchRequests();
    const { url } = await serve('x');
    await read(url);
    watch.stop();
    expect(new Request(url, watch.requests.at(-1)!.init)).to.include({
      referrerPolicy: 'no-referrer',
      credentials: 'same-origin',
    });
  });

  it('asks the host again for a fresh answer, where the browser has one at hand', async () => {
    const { url, requests, replace } = await serve('old', { cache: 'max-age=600' });
    expect(textOf(await read(url))).to.equal('old');
    await replace('new');
    expect(textOf(await read(url, { cache: 'no-cache' }))).to.equal('new');
    expect(await requests()).to.equal(2);
  });
});
