import { expect } from '@open-wc/testing';
import type { Signatories, SignatoryPage } from '../../src/bundle/letter-bundle.js';
import type { Problem } from '../../src/bundle/problem.js';
import { BundleController, type LetterRequest } from '../../src/loading/bundle-controller.js';
import { elsewhere, fault, serve, sri, watchRequests, type Host } from './hosts.js';
import { letter } from './letters.js';
import { waitUntil } from '../wait-until.js';

/** A letter that is shown, without an element around it. */
async function shown(wishes: Partial<LetterRequest>): Promise<BundleController> {
  const request = { sources: [], timeout: 2_000, base: location.href, ...wishes };
  const host = Object.assign(document.createElement('div'), {
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(),
    letterRequest: () => request,
    firstTranslation: () => undefined,
    letterSettled: () => undefined,
  });
  document.body.append(host);
  const controller = new BundleController(host);
  await controller.load();
  expect(controller.problems).to.deep.equal([]);
  return controller;
}

const rows = JSON.stringify(['Harbour Circle 1', { name: 'Harbour Circle 2', country: 'IS' }, 3]);

/** A letter and a page of its list beside it. */
async function withPage(page: unknown = rows, parts: Partial<SignatoryPage> = {}, folder = crypto.randomUUID()) {
  const file = await serve(page, { name: `${folder}/page.json` });
  const home = await serve(letter(), { name: `${folder}/letter.json` });
  const entry = { src: 'page.json', count: 3, integrity: typeof page === 'string' ? await sri(page) : '', ...parts };
  return { file, home, entry };
}

async function page(hosts: Host[], entry: SignatoryPage, wishes: Partial<LetterRequest> = {}): Promise<Signatories> {
  const controller = await shown({ sources: hosts.map(({ url }) => url), ...wishes });
  const outcome = await controller.page(entry);
  expect(outcome, JSON.stringify(outcome)).not.to.have.property('code');
  return outcome as Signatories;
}

async function failure(hosts: Host[], entry: SignatoryPage, wishes: Partial<LetterRequest> = {}): Promise<Problem> {
  const controller = await shown({ sources: hosts.map(({ url }) => url), ...wishes });
  const outcome = (await controller.page(entry)) as Problem;
  expect(outcome.code).to.equal('page-failed');
  expect(outcome.message).to.contain(entry.src);
  return outcome;
}

describe('a page of the list', () => {
  it('comes from beside the letter; rows that can’t be read are left out', async () => {
    const { home, entry } = await withPage();
    expect(await page([home], entry)).to.deep.equal({
      items: [{ name: 'Harbour Circle 1' }, { name: 'Harbour Circle 2', country: 'IS' }],
    });
  });

  it('of an index leads to further pages', async () => {
    const further = [{ src: 'further.json', count: 1, integrity: 'sha256-AAAA', key: 'HARB' }];
    const { home, entry } = await withPage(JSON.stringify({ pages: further }));
    expect(await page([home], entry)).to.deep.equal({ pages: further });
  });

  it('comes from beside the letter that is shown, even where the first source failed', async () => {
    const { file, home, entry } = await withPage();
    await page([fault('status/404'), home], entry);
    expect(await file.requests()).to.equal(1);
  });

  it('comes from beside another source where the one beside the letter is missing', async () => {
    const { file, home: mirror, entry } = await withPage();
    const home = await serve(letter(), { name: `${crypto.randomUUID()}/letter.json` });
    await page([home, mirror], entry);
    expect(await file.requests()).to.equal(1);
  });

  it('comes from beside another source where the one beside the letter was tampered with', async () => {
    const [tampered, { home: mirror, entry }] = [await withPage(JSON.stringify(['Nobody'])), await withPage()];
    expect(await page([tampered.home, mirror], entry)).to.have.nested.property('items.length', 2);
  });

  it('belongs to a letter at hand too', async () => {
    const { home, entry } = await withPage();
    await page([], entry, { bundle: letter(), base: home.url });
  });

  it('is asked for anew each time: its bytes aren’t kept', async () => {
    const watch = watchRequests();
    const { file, home, entry } = await withPage();
    const controller = await shown({ sources: [home.url] });
    for (const time of [1, 2]) {
      expect(await controller.page(entry)).to.have.property('items');
      expect(watch.of(file.url)).to.have.length(time);
    }
    watch.stop();
  });

  it('is asked for once more, past the browser’s cache, where it isn’t what the letter says', async () => {
    const { file, home, entry } = await withPage(rows.replace('Harbour', 'Harmful'), { integrity: await sri(rows) });
    const cached = { ...entry, src: `${entry.src}?cache=max-age=600` };
    const loading = page([home], cached, { timeout: 6_000 });
    await waitUntil(async () => (await file.requests()) > 0, 'the bad page was taken');
    await file.replace(rows);
    expect(await loading).to.have.nested.property('items.length', 2);
    expect(await file.requests()).to.equal(2);
  }).timeout(8_000);

  it('is let go with its letter', async () => {
    const watch = watchRequests();
    const hanging = fault('hang');
    const { home } = await withPage();
    const controller = await shown({ sources: [home.url] });
    void controller.page({ src: hanging.url, count: 1, integrity: await sri(rows) });
    await waitUntil(() => watch.of(hanging.url).length);
    void controller.load();
    watch.stop();
    expect(watch.of(hanging.url)[0]?.aborted()).to.be.true;
  });
});

describe('a page that can’t be had', () => {
  it('is missing', async () => {
    const { home, entry } = await withPage();
    const { url, cause } = await failure([home], { ...entry, src: 'none.json' });
    expect(url).to.equal(new URL('none.json', home.url).href);
    expect(cause).to.include({ code: 'http-status', url });
  });

  const bad: [name: string, written: unknown, code: string, parts?: Partial<SignatoryPage>][] = [
    ['has another hash', rows, 'integrity-mismatch', { integrity: 'sha256-AAAA' }],
    ['has no hash', rows, 'not-verifiable', { integrity: '' }],
    ['is cut off', rows.slice(0, -3), 'not-json'],
    ['is no list', '"Harbour Circle"', 'invalid-bundle'],
    ['is larger than 2 MiB', `[]${' '.repeat(2 * 1024 * 1024)}`, 'too-large'],
  ];
  for (const [name, written, code, parts] of bad) {
    it(name, async () => {
      const { home, file, entry } = await withPage(written, parts);
      const { cause } = await failure([home], entry, { timeout: 6_000 });
      expect(cause).to.include({ code, url: file.url });
    }).timeout(8_000);
  }

  it('is at another origin than the letter, where it isn’t even asked for', async () => {
    const { file, home, entry } = await withPage();
    const src = elsewhere(file.url);
    expect(await failure([home], { ...entry, src })).to.include({ url: src });
    expect(await file.requests()).to.equal(0);
  });

  it('is slow beyond the deadline', async () => {
    const { home } = await withPage();
    const { cause } = await failure([home], { src: fault('hang').url, count: 1, integrity: await sri(rows) }, { timeout: 300 });
    expect(cause).to.include({ code: 'timeout' });
  });
});
