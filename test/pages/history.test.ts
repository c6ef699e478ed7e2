import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { json, letter, page as html, site } from './host.js';

let release = (): void => undefined;
/** Until then one answer is held back. */
const held = new Promise<void>((resolve) => (release = resolve));

const embed = (src: string): string =>
  `<open-letter src="${src}"><p>Read the letter.</p></open-letter><script src="open-letter.js"></script>`;

const host = site(
  {
    '/page': html(embed('letter.json')),
    '/waiting': html(embed('held.json')),
    '/held.json': { ...json(letter), wait: () => held },
    '/elsewhere': html('<p>Elsewhere.</p>'),
  },
  // Playwright turns the cache off that keeps pages as they are.
  { ignoreDefaultArgs: ['--disable-back-forward-cache'] },
);

const watch = `globalThis.noted = [];
addEventListener('pageshow', ({ persisted }) => persisted && noted.push('kept'));
addEventListener('error', ({ message }) => noted.push(message));
addEventListener('unhandledrejection', ({ reason }) => noted.push(String(reason)));
for (const name of ['load', 'error']) addEventListener('open-letter-' + name, () => noted.push(name));`;

const leaveAndComeBack = async (page: Page): Promise<void> => {
  await page.goto(`${host.origin}/elsewhere`);
  await page.goBack({ waitUntil: 'commit' });
  await page.waitForFunction(`noted.includes('kept')`);
};

describe('a page that the browser keeps while the reader is elsewhere', () => {
  it('is kept though a letter is on it, and is as she left it, without another request', async () => {
    const page = await host.open('/page', { beforeScripts: watch });
    await page.getByRole('button', { name: 'Next quote' }).click();
    await page.getByRole('button', { name: 'Show all 30 signatories' }).click();
    const requests = host.requests.get('/letter.json');
    await leaveAndComeBack(page);
    await page.getByRole('group', { name: '2 of 2' }).waitFor();
    await page.getByRole('button', { name: 'Show fewer' }).click();
    await page.getByRole('searchbox').fill('circle 30');
    await page.getByText('1 signatory matches').waitFor();
    assert.deepEqual(await page.evaluate('noted'), ['load', 'kept']);
    assert.equal(host.requests.get('/letter.json'), requests);
    await page.context().close();
  });

  it('while the letter is on its way gets it when she is back, and has said nothing of a failure', async () => {
    const page = await host.open('/waiting', { beforeScripts: watch });
    await page.waitForFunction(`document.querySelector('open-letter').state === 'loading'`);
    await leaveAndComeBack(page);
    release();
    await page.getByRole('article', { name: letter.title }).waitFor();
    assert.deepEqual(await page.evaluate('noted'), ['kept', 'load']);
    await page.context().close();
  });
});
