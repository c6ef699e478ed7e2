import { expect } from '@open-wc/testing';
import type { Bytes } from '../../src/loading/read-bytes.js';
import { share, type Share } from '../../src/loading/share.js';
import { fault, serve, watchRequests } from './hosts.js';
import { waitUntil } from '../wait-until.js';

const join = (url: string, cache?: RequestCache): Share => share(url, 1_000, cache);

const textOf = async ({ bytes }: Share): Promise<string> => new TextDecoder().decode((await bytes) as Bytes);

describe('bytes that embeds share', () => {
  it('are asked for once while two embeds wait', async () => {
    const { url, requests } = await serve('the letter');
    const shares = [join(url), join(url)];
    expect(await Promise.all(shares.map(textOf))).to.deep.equal(['the letter', 'the letter']);
    expect(await requests()).to.equal(1);
    for (const one of shares) one.leave();
  });

  it('serve one that comes later, while another still holds them', async () => {
    const { url, requests } = await serve('the letter');
    const first = join(url);
    await first.bytes;
    const second = join(url);
    expect(await textOf(second)).to.equal('the letter');
    expect(await requests()).to.equal(1);
    first.leave();
    second.leave();
  });

  it('are asked for anew once nobody holds them', async () => {
    const { url, requests } = await serve('the letter');
    const first = join(url);
    await first.bytes;
    first.leave();
    const second = join(url);
    await second.bytes;
    expect(await requests()).to.equal(2);
    second.leave();
  });

  it('still come for one when the other has let go', async () => {
    const { url } = fault('slow', { ms: '100' });
    const [first, second] = [join(url), join(url)];
    first.leave();
    expect(await second.bytes).to.be.instanceOf(ArrayBuffer);
    second.leave();
  });

  it('are no longer asked for when the last has let go', async () => {
    const watch = watchRequests();
    const { url } = fault('hang');
    const [first, second] = [join(url), join(url)];
    const failed = second.bytes.catch((cause: unknown) => cause);
    first.leave();
    expect(watch.of(url)[0]?.aborted()).to.be.false;
    second.leave();
    watch.stop();
    expect(watch.of(url)[0]?.aborted()).to.be.true;
    expect(await failed).to.include({ name: 'AbortError' });
  });

  it('are asked for anew by one that comes right after the last has let go', async () => {
    const { url, requests } = fault('slow', { ms: '100' });
    const first = join(url);
    first.bytes.catch(() => undefined);
    first.leave();
    const second = join(url);
    expect(await second.bytes).to.be.instanceOf(ArrayBuffer);
    expect(await requests()).to.be.within(1, 2);
    second.leave();
  });

  it('are not kept where they could not be had', async () => {
    const { url, requests } = fault('status/503');
    const first = join(url);
    expect(await first.bytes).to.include({ code: 'http-status' });
    first.leave();
    const second = join(url);
    await second.bytes;
    expect(await requests()).to.equal(2);
    second.leave();
  });

  it('are asked for anew by one that wants them fresh, and the fresh ones are shared from then on', async () => {
    const { url, requests, replace } = await serve('old');
    const first = join(url);
    expect(await textOf(first)).to.equal('old');
    await replace('new');
    const second = join(url, 'no-cache');
    const third = join(url);
    expect(await Promise.all([second, third].map(textOf))).to.deep.equal(['new', 'new']);
    expect(await requests()).to.equal(2);
    first.leave();
    expect(await textOf(join(url)), 'the fresh ones stay when the old ones go').to.equal('new');
    expect(await requests()).to.equal(2);
  });

  it('say when the host last gave a sign of life', async () => {
    const { url } = await serve('the letter');
    const before = Date.now();
    const one = join(url);
    expect(one.heard).to.equal(0);
    await waitUntil(() => one.heard);
    expect(one.heard).to.be.within(before, Date.now());
    one.leave();
  });
});
