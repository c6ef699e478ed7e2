import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/define.js';
import type { OpenLetter } from '../../src/index.js';
import { collect, embed, isShown, make, none, settled, the } from '../elements/helpers.js';
import { fault, serve, watchRequests } from './hosts.js';
import { fullLetter, letter } from './letters.js';
import { waitUntil } from '../wait-until.js';

/** The life of one embed’s letter, seen on the element that it belongs to. */

const box = (): Promise<HTMLElement> => fixture(html`<div></div>`);

/** Everything that an embed may say. */
function listen(target: EventTarget): string[] {
  return (['load', 'error', 'language', 'quote', 'expand'] as const).reduce<string[]>((events, name) => {
    target.addEventListener(`open-letter-${name}`, ({ type }) => events.push(type));
    return events;
  }, []);
}

/** Waits for a whole letter to come, so that whatever was to come before it has come. */
const anotherLetter = (): Promise<OpenLetter> => embed(letter());

describe('a placeholder under embargo', () => {
  it('stays idle behind the fallback, and asks again when its time has come', async () => {
    const time = new Date(Date.now() + 1_200);
    const host = await serve({ version: 1, lang: 'en', embargo: time.toISOString() });
    const element = make({ src: host.url });
    const events = listen(element);
    (await box()).append(element);
    await waitUntil(async () => (await host.requests()) === 1);
    await waitUntil(() => element.state === 'idle');
    await anotherLetter();
    expect(element.state).to.equal('idle');
    expect(element.problems).to.deep.equal([]);
    expect(events).to.deep.equal([]);
    expect(isShown(element.querySelector('p')!)).to.be.true;
    none(element, 'button');
    expect(await host.requests()).to.equal(1);

    await host.replace(letter());
    await waitUntil(() => element.state === 'ready', 'the letter is there');
    expect(Date.now()).to.be.at.least(+time);
    expect(await host.requests()).to.equal(2);
    expect(events).to.have.length(1);
  });

  it('far away is waited for without haste', async () => {
    const host = await serve({ version: 1, lang: 'en', embargo: '2999-01-01T00:00:00Z' });
    const element = make({ src: host.url });
    (await box()).append(element);
    await waitUntil(async () => (await host.requests()) === 1);
    await anotherLetter();
    expect(element.state).to.equal('idle');
    expect(await host.requests()).to.equal(1);
  });

  it('is not asked about again after the element was removed', async () => {
    const host = await serve({ version: 1, lang: 'en', embargo: new Date(Date.now() + 700).toISOString() });
    const element = make({ src: host.url });
    (await box()).append(element);
    await waitUntil(async () => (await host.requests()) === 1);
    await waitUntil(() => element.state === 'idle');
    element.remove();
    // One that was left in the page asks again meanwhile.
    const other = await serve({ version: 1, lang: 'en', embargo: new Date(Date.now() + 900).toISOString() });
    (await box()).append(make({ src: other.url }));
    await waitUntil(async () => (await other.requests()) === 2, 'the other asks again');
    expect(await host.requests()).to.equal(1);
  });
});

describe('a bundle at hand that is wrong', () => {
  it('has problems at the page’s own address', async () => {
    const element = make({ 'letter-id': 'other' });
    element.bundle = letter();
    await settled(element);
    expect(element.problems.map(({ code, url }) => [code, url])).to.deep.equal([['wrong-letter', document.baseURI]]);
    const invalid = make({});
    invalid.bundle = {};
    await settled(invalid);
    expect(invalid.problems.map(({ url }) => url)).to.satisfy((urls: unknown[]) => urls.every((url) => url === document.baseURI));
  });
});

describe('a new address', () => {
  it('lets the old one go, whose answer is not shown', async () => {
    const watch = watchRequests();
    const old = fault('hang');
    const element = make({ src: old.url });
    const events = listen(element);
    (await box()).append(element);
    await waitUntil(() => watch.of(old.url).length);
    const loaded = oneEvent(element, 'open-letter-load');
    element.src = (await serve(letter({ title: 'The new one' }))).url;
    await loaded;
    watch.stop();
    the(element, 'article', 'The new one');
    expect(watch.of(old.url)[0]?.aborted()).to.be.true;
    expect(events).to.have.length(1);
  });

  it('is the only one whose answer is shown, however late the old one’s comes', async () => {
    const element = make({ src: fault('slow', { ms: '400' }).url });
    const events = collect('open-letter-load', element);
    (await box()).append(element);
    await element.updateComplete;
    const { url } = await serve(letter({ title: 'The new one' }));
    element.src = url;
    await waitUntil(() => element.state === 'ready');
    await settled(make({ src: fault('slow', { ms: '500' }).url }));
    the(element, 'article', 'The new one');
    expect(events.map((event) => event.url)).to.deep.equal([url]);
  });

  it('that is taken away leaves the fallback, idle', async () => {
    const element = await embed(letter());
    element.removeAttribute('src');
    await element.updateComplete;
    expect(element.state).to.equal('idle');
    none(element, 'article');
    expect(isShown(element.querySelector('p')!)).to.be.true;
  });

  it('is asked for once where several attributes change together', async () => {
    const { url, requests } = await serve(letter());
    const element = make({});
    const events = listen(element);
    (await box()).append(element);
    element.setAttribute('letter-id', 'tidal-flats');
    element.src = url;
    element.mirrors = fault('status/404').url;
    await waitUntil(() => element.state === 'ready');
    await element.updateComplete;
    expect(await requests()).to.equal(1);
    await waitUntil(() => events.length === 1);
  });
});

describe('an element that is removed', () => {
  it('lets its request go and says nothing any more', async () => {
    const watch = watchRequests();
    const host = fault('hang');
    const element = make({ src: host.url, timeout: '300' });
    const events = listen(element);
    (await box()).append(element);
    await waitUntil(() => watch.of(host.url).length);
    element.remove();
    await waitUntil(() => watch.of(host.url)[0]?.aborted());
    watch.stop();
    // One with the same deadline that began later has come to its end.
    await settled(make({ src: fault('hang').url, timeout: '300' }));
    expect(events).to.deep.equal([]);
    expect(element.state).to.equal('idle');
  });

  it('before its letter is on screen says nothing', async () => {
    const { url } = await serve(letter(), { ms: '100' });
    const element = make({ src: url });
    const events = listen(element);
    (await box()).append(element);
    await element.updateComplete;
    element.remove();
    await settled(make({ src: fault('slow', { ms: '200' }).url }));
    expect(events).to.deep.equal([]);
  });

  it('loads when it is put back', async () => {
    const host = fault('slow', { ms: '500' });
    const element = make({ src: host.url });
    const place = await box();
    place.append(element);
    await waitUntil(async () => (await host.requests()) === 1);
    element.remove();
    await waitUntil(() => element.state === 'idle');
    const loaded = oneEvent(element, 'open-letter-load');
    place.append(element);
    await loaded;
    expect(element.state).to.equal('ready');
  });

  for (const [order, change] of [
    [
      'after that',
      (element: OpenLetter, src: string): void => {
        element.remove();
        element.src = src;
      },
    ],
    [
      'just before',
      (element: OpenLetter, src: string): void => {
        element.src = src;
        element.remove();
      },
    ],
  ] as const) {
    it(`and gets a new address ${order} asks for nothing and says nothing until it is put back`, async () => {
      const element = await embed(letter());
      const events = listen(element);
      const { url, requests } = await serve(letter({ title: 'The new one' }));
      change(element, url);
      await anotherLetter();
      expect(await requests()).to.equal(0);
      expect(events).to.deep.equal([]);
      const loaded = oneEvent(element, 'open-letter-load');
      (await box()).append(element);
      await loaded;
      the(element, 'article', 'The new one');
      expect(await requests()).to.equal(1);
      expect(events).to.deep.equal(['open-letter-load']);
    });
  }

  it('says nothing when it is told to load again', async () => {
    const { url, requests } = await serve(letter());
    const element = await settled(make({ src: url }));
    const events = listen(element);
    element.remove();
    await element.reload();
    await anotherLetter();
    expect(events).to.deep.equal([]);
    expect(await requests()).to.equal(1);
  });

  it('without a letter to show tries again when it is put back', async () => {
    const host = await serve('');
    const element = await settled(make({ src: host.url }));
    expect(element.state).to.equal('error');
    element.remove();
    await host.replace(letter());
    await anotherLetter();
    const loaded = oneEvent(element, 'open-letter-load');
    (await box()).append(element);
    await loaded;
    expect(await host.requests()).to.equal(2);
  });

  it('with its letter on screen still has it when it is put back, without a request', async () => {
    const { url, requests } = await serve(fullLetter());
    const element = await settled(make({ src: url }));
    const events = listen(element);
    element.remove();
    await anotherLetter();
    (await box()).append(element);
    await element.updateComplete;
    the(element, 'article', 'Keep the tidal flats open');
    expect(await requests()).to.equal(1);
    expect(events).to.deep.equal([]);
  });

  it('lets the answer go that it shared: the next embed asks anew', async () => {
    const { url, requests } = await serve(letter());
    const element = await settled(make({ src: url }));
    const failed = await settled(make({ src: url, 'letter-id': 'other' }));
    expect(failed.state).to.equal('error');
    expect(await requests()).to.equal(1);
    element.remove();
    await anotherLetter();
    await settled(make({ src: url }));
    expect(await requests()).to.equal(2);
  });
});

describe('an element that is moved', () => {
  it('goes on loading: one request, one event', async () => {
    const host = fault('slow', { ms: '200' });
    const element = make({ src: host.url });
    const events = listen(element);
    (await box()).append(element);
    await waitUntil(async () => (await host.requests()) === 1);
    (await box()).append(element);
    await waitUntil(() => element.state === 'ready');
    await waitUntil(() => events.length === 1);
    await anotherLetter();
    expect(await host.requests()).to.equal(1);
    expect(events).to.have.length(1);
  });
});

describe('a page that is left', () => {
  it('lets a request go and says nothing; when it is shown again the letter comes', async () => {
    const watch = watchRequests();
    const host = fault('slow', { ms: '300' });
    const element = make({ src: host.url });
    const events = listen(element);
    (await box()).append(element);
    await waitUntil(() => watch.of(host.url).length);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await waitUntil(() => watch.of(host.url)[0]?.aborted());
    expect(events).to.deep.equal([]);
    const loaded = oneEvent(element, 'open-letter-load');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await loaded;
    watch.stop();
    expect(events).to.have.length(1);
  });

  it('keeps the letter that is on screen', async () => {
    const { url, requests } = await serve(letter());
    const element = await settled(make({ src: url }));
    const events = listen(element);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await element.updateComplete;
    the(element, 'article');
    expect(await requests()).to.equal(1);
    expect(events).to.deep.equal([]);
  });
});
