import { expect } from '@open-wc/testing';
import type { Problem } from '../../src/bundle/problem.js';
import type { Examined } from '../../src/loading/examine-bundle.js';
import { loadBundle, type BundleRequest } from '../../src/loading/load-bundle.js';
import { serve, sri } from './hosts.js';
import { letter } from './letters.js';
import { waitUntil } from '../wait-until.js';

const text = JSON.stringify(letter());

const base64 = (bytes: ArrayBuffer | Uint8Array): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));

const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  base64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');

let keys: CryptoKeyPair;
let publicKey: string;

const sign = async (signed: string, by = keys): Promise<string> =>
  base64(await crypto.subtle.sign('Ed25519', by.privateKey, new TextEncoder().encode(signed)));

const newKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);

interface Place {
  url: string;
  replace: (file: unknown) => Promise<void>;
  requests: () => Promise<number>;
  signature?: { replace: (file: unknown) => Promise<void>; requests: () => Promise<number> } | undefined;
}

/** A host that has the letter and, beside it, a signature if one is given. */
async function publish(signature?: string, query: Record<string, string> = {}, body = text): Promise<Place> {
  const name = crypto.randomUUID();
  const host = await serve(body, { name, ...query });
  return { ...host, signature: signature === undefined ? undefined : await serve(signature, { name: `${name}.sig` }) };
}

async function load(places: Place[], demands: Partial<BundleRequest> = {}): Promise<Examined | Problem[]> {
  const end = new AbortController();
  const outcome = await loadBundle({
    sources: places.map(({ url }) => url),
    timeout: 8_000,
    publicKey,
    signal: end.signal,
    ...demands,
  });
  end.abort();
  return outcome;
}

const verified = async (...args: Parameters<typeof load>): Promise<unknown> => {
  const outcome = await load(...args);
  expect(outcome, JSON.stringify(outcome)).to.have.property('bundle');
  return (outcome as Examined).verified;
};

const codes = async (...args: Parameters<typeof load>): Promise<string[]> => {
  const outcome = await load(...args);
  expect(outcome).to.be.an('array');
  return (outcome as Problem[]).map(({ code }) => code);
};

describe('a letter that must be signed', () => {
  before(async () => {
    keys = await newKeys();
    publicKey = base64url(await crypto.subtle.exportKey('raw', keys.publicKey));
  });

  it('is shown where the signature beside it is that of the key, white space in it or not', async () => {
    const signature = await sign(text);
    expect(await verified([await publish(signature)])).to.equal('signature');
    expect(await verified([await publish(`${signature.slice(0, 40)}\r\n ${signature.slice(40)}\n`)])).to.equal('signature');
  });

  it('has its signature at the same path, whatever the query', async () => {
    expect(await verified([await publish(await sign(text), { v: '2', type: 'application/json' })])).to.equal('signature');
  });

  it('is refused without a signature, and the host isn’t asked again', async () => {
    const place = await publish();
    expect(await codes([place])).to.deep.equal(['signature-missing']);
    expect(await place.requests()).to.equal(1);
  });

  for (const [what, make] of [
    ['no base64', (): string => '<!doctype html>'],
    ['empty', (): string => ''],
    ['too short', (): string => 'AAAA'],
    ['of another text', (): Promise<string> => sign(`${text} `)],
    ['of another key', async (): Promise<string> => sign(text, await newKeys())],
  ] as const) {
    it(`is refused by a signature that is ${what}`, async () => {
      expect(await codes([await publish(await make())])).to.deep.equal(['signature-invalid']);
    }).timeout(8_000);
  }

  it('is refused by a signature of hundreds of bytes', async () => {
    expect(await codes([await publish('A'.repeat(2_000))])).to.deep.equal(['signature-missing']);
  });

  it('is asked for again where its signature fails for a moment', async () => {
    expect(await verified([await publish(await sign(text), { sig: '503' })])).to.equal('signature');
    // What isn’t there isn’t there a moment later either.
    const gone = await publish(await sign(text), { sig: '404' });
    expect(await codes([gone])).to.deep.equal(['signature-missing']);
    expect(await gone.signature!.requests()).to.equal(1);
  });

  it('is asked for once more where it doesn’t match its signature, since its host may be being updated', async () => {
    const place = await publish(await sign('another text'));
    const loading = load([place]);
    await waitUntil(async () => (await place.signature!.requests()) === 1, 'the old signature was taken');
    await place.signature!.replace(await sign(text));
    expect(await loading).to.have.property('verified', 'signature');
    expect(await place.requests()).to.equal(2);
  }).timeout(8_000);

  it('isn’t asked for again once its time is over, and is called what it is', async () => {
    const place = await publish(await sign('another text'));
    expect(await codes([place], { timeout: 700 })).to.deep.equal(['signature-invalid']);
    expect(await place.requests()).to.equal(1);
  });

  it('comes from the mirror where the first host’s is forged', async () => {
    const forged = await publish(await sign(text), {}, text.replace('open', 'shut'));
    const mirror = await publish(await sign(text));
    expect(await load([forged, mirror])).to.include({ url: mirror.url, verified: 'signature' });
  });

  it('must match its integrity, too', async () => {
    const place = await publish(await sign(text));
    expect(await verified([place], { integrity: await sri(text) })).to.equal('signature');
    expect(await codes([place], { integrity: await sri('other') })).to.deep.equal(['integrity-mismatch']);
    expect(await codes([await publish(await sign('x'))], { integrity: await sri(text) })).to.deep.equal(['signature-invalid']);
  }).timeout(8_000);

  for (const odd of [
    '',
    'x',
    'A'.repeat(42),
    'B'.repeat(44),
    `${'B'.repeat(42)}+`,
    ` ${'B'.repeat(42)}`,
    '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  ]) {
    it(`is refused by what is no key: “${odd}”`, async () => {
      expect(await codes([await publish(await sign(text))], { publicKey: odd })).to.deep.equal(['bad-key']);
    });
  }

  // RFC 7748, section 7, speaks of low order; these are all encodings of such points, sign bit and not reduced ones included.
  const lowOrder = [
    '00'.repeat(32),
    `01${'00'.repeat(31)}`,
    `ec${'ff'.repeat(30)}7f`,
    `ed${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(30)}7f`,
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ].map((hex) => Uint8Array.from(hex.match(/../g)!, (byte) => parseInt(byte, 16)));

  it('is refused by a key of small order, with which whoever likes can sign', async () => {
    const forged = base64(Uint8Array.from({ length: 64 }, (_, at) => +(at === 0)));
    const place = await publish(forged);
    for (const point of lowOrder) {
      for (const sign of [0, 0x80]) {
        const key = base64url(point.with(31, point[31]! | sign));
        expect(await codes([place], { publicKey: key }), key).to.deep.equal(['bad-key']);
      }
    }
  });

  it('at hand has no bytes that anybody could have signed', async () => {
    // Without a signature beside them, as bytes that were never read.
    const { verify } = await import('../../src/loading/verify.js');
    expect(await verify(undefined, { publicKey })).to.have.property('code', 'not-verifiable');
    expect(await verify(undefined, { publicKey: 'x' })).to.have.property('code', 'not-verifiable');
  });
});
