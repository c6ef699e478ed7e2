import { expect } from '@open-wc/testing';
import { isShown, none, textOf, the } from '../elements/helpers.js';
import { elsewhere, fault, serve } from '../loading/hosts.js';
import { fullLetter, letter } from '../loading/letters.js';
import { embedTag, openPage, scriptTag } from './page.js';
import { waitUntil } from '../wait-until.js';

describe('whatever a host answers, the reader has the fallback, a sentence and “Try again”', () => {
  const bytes = (body: string): Promise<string> => serve(body).then(({ url }) => url);
  const wrong = (key: string, value: unknown): Promise<string> => bytes(JSON.stringify({ ...fullLetter(), [key]: value }));

  const cases: [name: string, url: () => string | Promise<string>, code: string, attributes?: string][] = [
    ['text that is no JSON', () => bytes('Welcome'), 'not-json'],
    ['HTML', () => fault('html').url, 'not-json'],
    ['nothing', () => fault('empty').url, 'not-json'],
    ['half a letter', () => fault('truncated').url, 'not-json'],
    ['a byte order mark', () => fault('bom').url, 'not-json'],
    ['invalid UTF-8', () => fault('invalid-utf8').url, 'not-json'],
    ['200,000 nested arrays', () => bytes('['.repeat(200_000) + ']'.repeat(200_000)), 'invalid-bundle'],
    [
      'a statement of which nothing can be read',
      () => bytes(JSON.stringify({ ...letter(), statement: [[[5]]] })),
      'invalid-bundle',
    ],
    [
      '200,000 nested arrays for a statement',
      () => bytes(JSON.stringify(letter({ statement: '@' })).replace('"@"', '['.repeat(200_000) + ']'.repeat(200_000))),
      'invalid-bundle',
    ],
    ['an array', () => bytes('[]'), 'invalid-bundle'],
    ['null', () => bytes('null'), 'invalid-bundle'],
    ['a later format', () => bytes(JSON.stringify(letter({ version: 7 }))), 'unsupported-version'],
    ['404', () => fault('status/404').url, 'http-status'],
    ['503', () => fault('status/503').url, 'http-status'],
    ['silence', () => fault('hang').url, 'timeout', 'timeout="300"'],
    ['half a body, then silence', () => fault('stall').url, 'timeout', 'timeout="300"'],
    ['a body without end', () => fault('endless').url, 'too-large'],
    ['a letter without CORS', async () => elsewhere(await bytes(JSON.stringify(letter()))), 'network'],
    ['an address that is none', () => 'https://[', 'network'],
    ['a script for an address', () => 'javascript:alert(1)', 'network'],
    [
      'another letter than the pinned one',
      () => bytes(JSON.stringify(letter())),
      'integrity-mismatch',
      `integrity="sha256-${'A'.repeat(43)}="`,
    ],
    [
      'a letter with an integrity of unknown form',
      () => bytes(JSON.stringify(letter())),
      'not-verifiable',
      'integrity="md5-AAAA"',
    ],
    ['another letter than the wanted one', () => bytes(JSON.stringify(letter())), 'wrong-letter', 'letter-id="other"'],
    ...Object.keys(fullLetter())
      .filter((key) => key !== 'version')
      .map((key): [string, () => Promise<string>, string] => [`${key} of a wrong type`, () => wrong(key, 5.5), 'invalid-bundle']),
  ];

  for (const [name, url, code, attributes] of cases) {
    it(`${name}: ${code}`, async () => {
      const page = await openPage(embedTag(await url(), attributes) + scriptTag);
      const [element] = page.letters;
      await waitUntil(() => page.events.length, 'an event');
      expect(page.events).to.deep.equal(['error']);
      expect(element!.problems[0]?.code).to.equal(code);
      expect(element!.problems[0]?.message).to.match(/\.$/);
      expect(isShown(element!.querySelector('p')!)).to.be.true;
      expect(textOf(the(element!, 'status'))).to.equal('The letter can’t be loaded at the moment.');
      the(element!, 'button', 'Try again');
      none(element!, 'article');
      expect(page.uncaught).to.deep.equal([]);
    });
  }

  it('and the letter, once “Try again” finds it', async () => {
    const host = await serve('');
    const page = await openPage(embedTag(host.url) + scriptTag);
    await waitUntil(() => page.events.length);
    await host.replace(letter());
    the(page.letters[0]!, 'button', 'Try again').click();
    await waitUntil(() => page.events.length === 2);
    expect(page.events).to.deep.equal(['error', 'load']);
    the(page.letters[0]!, 'article', 'Keep the tidal flats open');
    expect(page.uncaught).to.deep.equal([]);
  });
});
