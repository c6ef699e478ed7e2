import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { page, site } from './host.js';

const body =
  '<main><open-letter src="letter.json"><p>Read the letter.</p></open-letter></main><script src="open-letter.js"></script>';
const withPolicy = (policy: string): ReturnType<typeof page> => page(body, { 'Content-Security-Policy': policy });

const strictest =
  "default-src 'none'; script-src 'self'; style-src 'none'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

const host = site({
  '/strictest': withPolicy(strictest),
  '/trusted-types-none-alone': withPolicy("trusted-types 'none'"),
  '/its-own-policy-name': withPolicy(`${strictest}; trusted-types open-letter`),
  '/no-templates': withPolicy("require-trusted-types-for 'script'; trusted-types 'none'"),
  '/nothing-allowed': withPolicy(strictest.replace("connect-src 'self'", "connect-src 'none'")),
});

/** What the page’s policy was held to have been violated by, and what nobody caught. */
const watch = `globalThis.noted = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
  noted.push([violatedDirective, blockedURI, sourceFile].join(' ')), true);
addEventListener('error', ({ message }) => message && noted.push(message));
addEventListener('unhandledrejection', ({ reason }) => noted.push(String(reason)));`;

for (const path of ['/strictest', '/trusted-types-none-alone', '/its-own-policy-name']) {
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
      const noted: string[] = await opened.evaluate('noted');
      // Whether a policy may be made can’t be known without asking, and the question is reported; nothing comes of it.
      const questions = path === '/trusted-types-none-alone' ? noted.filter((note) => note.startsWith('trusted-types ')) : [];
      assert.ok(questions.length <= 1);
      assert.deepEqual(
        noted.filter((note) => !questions.includes(note)),
        [],
      );
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

describe('under a policy that lets no template be made', () => {
  it('the reader has the fallback', async () => {
    const opened = await host.open('/no-templates', { beforeScripts: watch });
    await opened.waitForFunction(
      () => (document.querySelector('open-letter') as unknown as { state?: string }).state === 'ready',
    );
    // Were there no error, the letter would be shown, and this test not of what it says.
    await opened.waitForFunction(`noted.some((note) => !/^(require-)?trusted-types/.test(note))`);
    await opened.getByText('Read the letter.').waitFor();
    assert.equal(await opened.getByRole('article').count(), 0);
    await opened.context().close();
  });
});
