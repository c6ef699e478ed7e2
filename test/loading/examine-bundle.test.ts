import { expect } from '@open-wc/testing';
import type { Problem } from '../../src/bundle/problem.js';
import { examine as examineBytes, examineValue, type BundleDemands, type Examined } from '../../src/loading/examine-bundle.js';
import { sri } from './hosts.js';
import { fullLetter, letter } from './letters.js';

const url = 'https://flats.example/letter.json';
const good = JSON.stringify(letter());

const examine = (body: string | Uint8Array<ArrayBuffer>, demands: BundleDemands = {}): Promise<Examined | Problem[]> =>
  examineBytes(new Blob([body]).arrayBuffer(), demands, examineValue, url);

async function problems(body: string | Uint8Array<ArrayBuffer>, demands?: BundleDemands): Promise<Problem[]> {
  const outcome = await examine(body, demands);
  expect(outcome, JSON.stringify(outcome)).to.be.an('array').that.is.not.empty;
  for (const problem of outcome as Problem[]) expect(problem.message).to.match(/\.$/);
  return outcome as Problem[];
}

const codes = async (...given: Parameters<typeof problems>): Promise<string[]> =>
  (await problems(...given)).map(({ code }) => code);

describe('bytes that are no JSON in UTF-8', () => {
  const withByte = (byte: number): Uint8Array<ArrayBuffer> => {
    const bytes = new TextEncoder().encode(good);
    bytes[bytes.length - 5] = byte;
    return bytes;
  };
  const utf16 = Uint8Array.from([0xff, 0xfe, ...[...good].flatMap((letter) => [letter.charCodeAt(0), 0])]);
  const cases: [name: string, body: string | Uint8Array<ArrayBuffer>][] = [
    ['nothing', ''],
    ['white space', ' \n'],
    ['HTML', '<!doctype html><title>Home</title>'],
    ['half a letter', good.slice(0, 60)],
    ['a letter after a byte order mark', `\uFEFF${good}`],
    ['a letter with a byte that is no UTF-8', withByte(0xff)],
    ['a letter with half a character', withByte(0xc3)],
    ['a letter in UTF-16', utf16],
    ['two letters', good + good],
    ['a letter with a comment', `${good}// end`],
  ];
  for (const [name, body] of cases) {
    it(`${name} is not JSON`, async () => expect(await codes(body)).to.deep.equal(['not-json']));
  }
});

describe('JSON that is no letter', () => {
  for (const body of ['null', 'true', '1', '"letter"', '[]']) {
    it(`${body} is an invalid bundle`, async () => expect(new Set(await codes(body))).to.deep.equal(new Set(['invalid-bundle'])));
  }

  it('200,000 nested arrays are an invalid bundle', async () => {
    expect(new Set(await codes('['.repeat(200_000) + ']'.repeat(200_000)))).to.deep.equal(new Set(['invalid-bundle']));
  });

  it('a hundred warnings at most come with a letter', async () => {
    const items = Array.from({ length: 150 }, () => ({ name: 5 }));
    const outcome = (await examine(JSON.stringify({ ...letter(), signatories: { items } }))) as Examined;
    const warnings = 'bundle' in outcome ? outcome.warnings : [];
    expect(warnings).to.have.length(100);
    expect(warnings[99]?.message).to.contain('signatories.items[99]');
  });

  it('200,000 nested objects under a known key are an invalid bundle', async () => {
    const deep = '{"a":'.repeat(200_000) + '1' + '}'.repeat(200_000);
    expect(new Set(await codes(good.replace('"tidal-flats"', deep)))).to.deep.equal(new Set(['invalid-bundle']));
  });

  it('a later format is an unsupported version', async () => {
    expect(await codes(JSON.stringify(letter({ version: 2 })))).to.deep.equal(['unsupported-version']);
  });

  const wrong: Record<string, unknown> = {
    version: '1',
    id: {},
    revision: 'two',
    lang: ['en'],
    title: 7,
    kicker: {},
    summary: [],
    published: 2020,
    updated: true,
    url: 0,
    publishers: 'Harbour Circles',
    image: 'flats.jpg',
    statement: 3,
    letter: 'Dear council',
    quotes: {},
    signatories: [],
    translations: 'fr',
    prevails: 1,
    contacts: null,
    attachments: {},
    revisions: '2020',
    actions: {},
    show: ['header'],
    strings: 'Quotes',
  };
  for (const [key, value] of Object.entries(wrong)) {
    it(`${key} of the wrong type is named in the problem’s path`, async () => {
      const [first] = await problems(JSON.stringify({ ...fullLetter(), [key]: value }));
      expect(first).to.include({ code: 'invalid-bundle', path: key });
    });
  }

  const inner: [path: string, parts: object][] = [
    ['letter.body', { letter: {} }],
    ['letter.addressees[1]', { letter: { addressees: ['The council', 2], body: 'Dear' } }],
    ['image.src', { image: { alt: 'Flats' } }],
    ['signatories.items', { signatories: { items: {} } }],
    ['signatories.total', { signatories: { total: -1 } }],
  ];
  for (const [path, parts] of inner) {
    it(`${path} that is wrong is named in the problem’s path`, async () => {
      const [first] = await problems(JSON.stringify({ ...letter(), ...parts }));
      expect(first).to.include({ code: 'invalid-bundle', path });
    });
  }

  it('without what is required names each missing key', async () => {
    const paths = (await problems('{}')).map(({ path }) => path);
    expect(paths).to.include.members(['version', 'lang', 'title', 'letter']);
  });

  it('a wrong row is left out, the letter stands', async () => {
    const outcome = (await examine(JSON.stringify({ ...letter(), signatories: { items: ['Harbour Circle', 4] } }))) as Examined;
    expect(outcome).to.have.nested.property('bundle.signatories.items').with.length(1);
    expect(outcome).to.have.nested.property('warnings[0].code', 'invalid-signatory');
  });
});

describe('a demanded letter-id', () => {
  it('lets the letter pass that has it', async () => {
    expect(await examine(good, { letterId: 'tidal-flats' })).to.have.property('bundle');
  });
  for (const letterId of ['other', 'Tidal-flats', '']) {
    it(`“${letterId}” refuses another letter`, async () => {
      const [first] = await problems(good, { letterId });
      expect(first).to.include({ code: 'wrong-letter', path: 'id' });
    });
  }
  it('refuses a letter without any', async () => {
    expect(await codes(JSON.stringify(letter({ id: undefined })), { letterId: 'tidal-flats' })).to.deep.equal(['wrong-letter']);
  });
});

describe('a demanded integrity', () => {
  for (const bits of [256, 384, 512]) {
    it(`of sha${bits} lets the same bytes pass`, async () => {
      expect(await examine(good, { integrity: await sri(good, bits) })).to.include({ verified: 'integrity' });
    });
  }

  // No letters, so that what passes comes to be no JSON; their hashes have both signs in which base64url differs.
  for (const [bits, text] of [
    [256, '<0>'],
    [384, '<1>'],
    [512, '<3>'],
  ] as const) {
    it(`of sha${bits} may be base64url, and without padding`, async () => {
      const integrity = await sri(text, bits);
      expect(integrity).to.match(/\+.*\/|\/.*\+/);
      const urlSafe = integrity.replaceAll('+', '-').replaceAll('/', '_');
      for (const form of [urlSafe, urlSafe.replace(/=+$/, ''), integrity.replace(/=+$/, '')]) {
        expect(await codes(text, { integrity: form }), form).to.deep.equal(['not-json']);
        expect(await codes(`${text} `, { integrity: form }), form).to.deep.equal(['integrity-mismatch']);
      }
    });
  }

  it('lets pass where one of several hashes is right', async () => {
    const integrity = ` ${await sri('other')}\n${await sri(good)} `;
    expect(await examine(good, { integrity })).to.include({ verified: 'integrity' });
  });

  it('refuses other bytes, before they are parsed', async () => {
    expect(await codes(`${good} `, { integrity: await sri(good) })).to.deep.equal(['integrity-mismatch']);
    expect(await codes('<!doctype html>', { integrity: await sri(good) })).to.deep.equal(['integrity-mismatch']);
  });

  for (const integrity of [
    '',
    ' ',
    'md5-1B2M2Y8AsgTpgAmY7PhCfg==',
    'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=',
    'sha384',
    'sha384-',
    'sha384-äöü',
    'none',
  ]) {
    it(`of the form “${integrity}” refuses everything`, async () => {
      expect(await codes(good, { integrity })).to.deep.equal(['not-verifiable']);
    });
  }

  it('of a hash of the wrong length refuses everything', async () => {
    const [code] = await codes(good, { integrity: 'sha384-AAAA' });
    expect(code).to.be.oneOf(['integrity-mismatch', 'not-verifiable']);
  });

  it('with another of an unknown algorithm before or after it fails closed', async () => {
    const right = await sri(good, 256);
    for (const integrity of [`md5-AAAA ${right}`, `${right} md5-foo`])
      expect(await codes(good, { integrity }), integrity).to.deep.equal(['not-verifiable']);
  });

  it('of several strengths is only that of the strongest', async () => {
    const [right, wrong] = [await sri(good, 256), await sri('other', 256)];
    const [strongRight, strongWrong] = [await sri(good, 512), await sri('other', 512)];
    for (const integrity of [`${right} ${strongWrong}`, `${strongWrong} ${right}`])
      expect(await codes(good, { integrity }), integrity).to.deep.equal(['integrity-mismatch']);
    for (const integrity of [`${wrong} ${strongRight}`, `${strongRight} ${wrong}`])
      expect(await examine(good, { integrity }), integrity).to.include({ verified: 'integrity' });
  });
});

describe('a demanded signature', () => {
  for (const publicKey of ['', 'x', 'A'.repeat(43), '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo']) {
    it(`by “${publicKey}” refuses a letter without one`, async () => {
      const [code] = await codes(good, { publicKey });
      expect(code).to.be.oneOf(['not-verifiable', 'signature-missing', 'bad-key']);
    });
  }
  it('is not replaced by a right integrity', async () => {
    expect(await examine(good, { publicKey: 'A'.repeat(43), integrity: await sri(good) })).to.be.an('array');
  });
});

describe('a value that is parsed already', () => {
  it('passes the same checks', () => {
    expect(examineValue(letter(), {}, url, 'none')).to.include({ url });
    expect(examineValue({}, {}, url, 'none')).to.be.an('array');
    expect(examineValue(letter(), { letterId: 'other' }, url, 'none')).to.have.nested.property('[0].code', 'wrong-letter');
  });

  it('has no bytes, so that nothing can be proved of it', async () => {
    const outcomes = [{ integrity: await sri(good) }, { integrity: '' }, { publicKey: 'A'.repeat(43) }].map((demands) =>
      examineBytes(undefined, { ...demands, bundle: letter() }, examineValue, url),
    );
    for (const [problem] of (await Promise.all(outcomes)) as Problem[][])
      expect(problem).to.include({ code: 'not-verifiable', url });
    expect(await examineBytes(undefined, { bundle: letter() }, examineValue, url)).to.include({ url });
  });

  it('is copied: a change of it changes no letter', () => {
    const value = letter();
    const outcome = examineValue(value, {}, url, 'none');
    value.title = 'Close the flats';
    expect(outcome).to.have.nested.property('bundle.title', 'Keep the tidal flats open');
  });
});
