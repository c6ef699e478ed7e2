import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { page, script, site } from './host.js';

const body =
  '<main><open-letter src="letter.json"><p>Read the letter.</p></open-letter></main><script src="open-letter.js"></script>';
const withPolicy = (policy: string): ReturnType<typeof page> => page(body, { 'Content-Security-Policy': policy });

const strictest =
  "default-src 'none'; script-src 'self'; style-src 'none'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

const fallback = '<p>Read the letter.</p>';
const letterTag = `<open-letter src="letter.json">${fallback}</open-letter>`;
const hash = `sha384-${createHash('sha384').update(script.body).digest('base64')}`;
const pinned = `<script src="open-letter.js" integrity="${hash}" crossorigin async></script>`;
const integrityPolicy = { 'Integrity-Policy': 'blocked-destinations=(script)' };

/** Another version of the script: the same, but that it names a button otherwise. */
const another = { ...script, body: script.body.toString().replace('"-quote"', '"-onward"') };

const host = site({
  '/another.js': another,
  '/integrity': page(letterTag + pinned, integrityPolicy),
  '/integrity-not-said': page(letterTag + '<script src="open-letter.js"></script>', integrityPolicy),
  '/newer-first': page(`${letterTag}<script src="another.js"></script><script src="open-letter.js"></script>`, {
    'Content-Security-Policy': `${strictest}; trusted-types 'none'`,
  }),
  '/older-first': page(`<script src="open-letter.js"></script>${letterTag}<script type="module" src="another.js"></script>`),
  '/strictest': withPolicy(strictest),
  '/trusted-types-none-alone': withPolicy("trusted-types 'none'"),
  '/trusted-types-none': withPolicy(`${strictest}; trusted-types 'none'`),
  '/trusted-types-of-others': withPolicy(`${strictest}; trusted-types others`),
  '/xhtml': {
    body: `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Harbour news</title></head><body>${body}</body></html>`,
    type: 'application/xhtml+xml',
    headers: { 'Content-Security-Policy': strictest },
  },
  '/nothing-allowed': withPolicy(strictest.replace("connect-src 'self'", "connect-src 'none'")),
});

/** What the page’s policy was held to have been violated by, and what nobody caught. */
const watch = `globalThis.noted = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
  noted.push([violatedDirective, blockedURI, sourceFile].join(' ')), true);
addEventListener('error', ({ message }) => message && noted.push(message));
addEventListener('unhandledrejection', ({ reason }) => noted.push(String(reason)));`;

for (const path of ['/strictest', '/trusted-types-none-alone', '/trusted-types-none', '/trusted-types-of-others', '/xhtml']) {
  describe(`under the policy of ${path}`, () => {
    it('the letter is whole and works, and no violation is reported', async () => {
      const opened = await host.open(path, { beforeScripts: watch });
      await opened.getByRole('article', { name: 'Keep the tidal flats open' }).waitFor();
      await opened.getByRole('img', { name: 'The flats at dawn' }).waitFor();
      await opened.getByRole('button', { name: 'Next quote' }).click();
      await opened.getByRole('group', { name: '2 of 2' }).getByText('Cem Tidewell').first().waitFor();
      await opened.getByRole('searchbox').fill('circle 30');
      await opened.getByText('1 signatory matches').waitFor();
      await opened.getByRole('searchbox').fill('');
      await opened.getByRole('button', { name: 'Show all 30 signatories' }).click();
      await opened.getByText('Harbour Circle 30').waitFor();
      assert.deepEqual(await opened.evaluate('noted'), []);
      await opened.context().close();
    });

    it('it is styled: its slides share one place, the hidden one is not seen', async () => {
      const opened = await host.open(path);
      await opened.getByRole('group', { name: '1 of 2' }).waitFor();
      assert.equal(await opened.getByText('So says Cem Tidewell.').isVisible(), false);
      await opened.context().close();
    });
  });
}

describe('under a policy that forbids the letter’s address', () => {
  it('the reader has the fallback, the sentence and the button', async () => {
    const opened = await host.open('/nothing-allowed');
    await opened.getByRole('button', { name: 'Try again' }).waitFor();
    await opened.getByText('Read the letter.').waitFor();
    const codes = await opened.evaluate(`document.querySelector('open-letter').problems.map(({ code }) => code)`);
    assert.deepEqual(codes, ['network']);
    await opened.context().close();
  });
});

describe('under an integrity policy', () => {
  it('a script that says its hash, as those of snippets do, shows the letter', async () => {
    const opened = await host.open('/integrity', { beforeScripts: watch });
    await opened.getByRole('article', { name: 'Keep the tidal flats open' }).waitFor();
    assert.deepEqual(await opened.evaluate('noted'), []);
    await opened.context().close();
  });

  it('one that doesn’t is not run, and the reader has the fallback', async () => {
    const opened = await host.open('/integrity-not-said');
    assert.equal(await opened.evaluate(`!!customElements.get('open-letter')`), false);
    await opened.getByText('Read the letter.').waitFor();
    await opened.context().close();
  });
});

describe('two versions of the script on one page', () => {
  for (const [path, next] of [
    ['/newer-first', 'Next onward'],
    ['/older-first', 'Next quote'],
  ] as const) {
    it(`${path}: the first defines the whole, and no part is the other’s`, async () => {
      const opened = await host.open(path, { beforeScripts: watch });
      await opened.getByRole('button', { name: next }).click();
      await opened.getByRole('group', { name: '2 of 2' }).getByText('Cem Tidewell').first().waitFor();
      await opened.getByRole('searchbox').fill('circle 30');
      await opened.getByText('1 signatory matches').waitFor();
      assert.deepEqual(await opened.evaluate('noted'), []);
      await opened.context().close();
    });
  }
});
