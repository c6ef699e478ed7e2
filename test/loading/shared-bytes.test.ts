import { expect, waitUntil } from '@open-wc/testing';
import type { Problem } from '../../src/bundle/problem.js';
import { shareBytes } from '../../src/loading/shared-bytes.js';
import { fault, serve, watchRequests } from './hosts.js';

const cap = 1_000;
const deaf = (): void => undefined;

interface Hold {
  answer: Promise<Uint8Array<ArrayBuffer> | Problem>;
  release: (reason?: unknown) => void;
}

function hold(url: string, heard = deaf, fresh?: boolean): Hold {
  const share = new AbortController();
  return { answer: shareBytes(url, { cap, heard, fresh, signal: share.signal }), release: (reason) => share.abort(reason) };
}

const textOf = async ({ answer }: Hold): Promise<string> => new TextDecoder().decode((await answer) as Uint8Array<ArrayBuffer>);

describe('bytes that embeds share', () => {
  it('are asked for once while two embeds wait', async () => {
    const { url, requests } = await serve('the letter');
    const holds = [hold(url), hold(url)];
    expect(await Promise.all(holds.map(textOf))).to.deep.equal(['the letter', 'the letter']);
    expect(await requests()).to.equal(1);
    for (const { release } of holds) release();
  });

  it('serve one that comes later, while another still holds them', async () => {
    const { url, requests } = await serve('the letter');
    const first = hold(url);
    await first.answer;
    const second = hold(url);
    expect(await textOf(second)).to.equal('the letter');
    expect(await requests()).to.equal(1);
    first.release();
    second.release();
  });

  it('are asked for anew once nobody holds them', async () => {
    const { url, requests } = await serve('the letter');
    const first = hold(url);
    await first.answer;
    first.release();
    const second = hold(url);
    await second.answer;
    expect(await requests()).to.equal(2);
    second.release();
  });

  it('still come for one when the other has let go', async () => {
    const { url } = fault('slow', { ms: '100' });
    const [first, second] = [hold(url), hold(url)];
    first.release();
    expect(await second.answer).to.be.instanceOf(Uint8Array);
    second.release();
  });

  it('are no longer asked for when the last has let go', async () => {
    const watch = watchRequests();
    const { url } = fault('hang');
    const [first, second] = [hold(url), hold(url)];
    first.release();
    expect(watch.of(url)[0]?.aborted()).to.be.false;
    second.release('enough');
    watch.stop();
    expect(watch.of(url)[0]?.aborted()).to.be.true;
    expect(await second.answer).to.equal('enough');
  });

  it('are asked for anew by one that comes right after the last has let go', async () => {
    const { url, requests } = fault('slow', { ms: '100' });
    hold(url).release();
    const second = hold(url);
    expect(await second.answer).to.be.instanceOf(Uint8Array);
    expect(await requests()).to.be.within(1, 2);
    second.release();
  });

  it('are not kept where they could not be had', async () => {
    const { url, requests } = fault('status/503');
    const first = hold(url);
    expect(await first.answer).to.include({ code: 'http-status' });
    const second = hold(url);
    await second.answer;
    expect(await requests()).to.equal(2);
    first.release();
    second.release();
  });

  it('are asked for anew by one that wants them fresh, and the fresh ones are shared from then on', async () => {
    const { url, requests, replace } = await serve('old');
    const first = hold(url);
    expect(await textOf(first)).to.equal('old');
    await replace('new');
    const second = hold(url, deaf, true);
    const third = hold(url);
    expect(await Promise.all([second, third].map(textOf))).to.deep.equal(['new', 'new']);
    expect(await requests()).to.equal(2);
    first.release();
    expect(await textOf(hold(url)), 'the fresh ones stay when the old ones go').to.equal('new');
    expect(await requests()).to.equal(2);
  });

  it('let everybody hear who waits, and nobody who has let go', async () => {
    const { url } = fault('slow', { ms: '100' });
    const heard = [0, 0, 0];
    const holds = heard.map((_, index) => hold(url, () => heard[index]!++));
    holds[2]?.release();
    await holds[0]?.answer;
    await waitUntil(() => heard[0], 'the first hears');
    expect(heard[1]).to.equal(heard[0]);
    expect(heard[2]).to.equal(0);
    for (const { release } of holds) release();
  });
});
