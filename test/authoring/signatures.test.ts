import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSignature, makeKeyPair, readPrivateKey, readPublicKey, sign, writePrivateKey } from '../../src/authoring/index.js';
import { isSmallOrder } from '../../src/authoring/signatures/small-order.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const zeros = (bytes: number): string => '00'.repeat(bytes);

/** The points of small order in every encoding, whose sign is either. */
const smallOrder = {
  neutral: `01${zeros(31)}`,
  'of order 2': `ec${'ff'.repeat(30)}7f`,
  'of order 4': zeros(32),
  'of order 8': '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'of order 8, the other': 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'of order 4, as the field’s size': `ed${'ff'.repeat(30)}7f`,
  'neutral, as one more than that': `ee${'ff'.repeat(30)}7f`,
};

/** RFC 8032, section 7.1, test 2. */
const known = {
  // PKCS#8 is these bytes and then the seed.
  pem: `-----BEGIN PRIVATE KEY-----\n${Buffer.from(
    '302e020100300506032b6570042204204ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    'hex',
  ).toString('base64')}\n-----END PRIVATE KEY-----\n`,
  publicKey: Buffer.from('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', 'hex').toString('base64url'),
  message: fromHex('72'),
  signature: `${Buffer.from(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    'hex',
  ).toString('base64')}\n`,
};

describe('a key', () => {
  it('of small order is refused in every encoding', async () => {
    for (const [name, hex] of Object.entries(smallOrder)) {
      for (const sign of [0, 0x80]) {
        const key = fromHex(hex);
        key[31]! |= sign;
        assert.ok(isSmallOrder(key), name);
        const read = await readPublicKey(Buffer.from(key).toString('base64url'));
        assert.equal('code' in read && read.code, 'bad-key', name);
      }
    }
  });

  it('that somebody made is of none', async () => {
    assert.ok(!isSmallOrder(Buffer.from(known.publicKey, 'base64url')));
    for (let left = 50; left; left--) {
      assert.ok(!isSmallOrder(Buffer.from((await makeKeyPair()).publicKey, 'base64url')));
    }
  });

  it('is base64url of 32 bytes and nothing else', async () => {
    const { publicKey } = known;
    const bad = [
      '',
      'x',
      publicKey.slice(1),
      `${publicKey}A`,
      `${publicKey} `,
      ` ${publicKey}`,
      publicKey.replace(/./, '+'),
      `${publicKey}=`,
    ];
    for (const text of [...bad, publicKey.replace(/./, '\u0430'), `ed25519:${publicKey}`]) {
      const read = await readPublicKey(text);
      assert.equal('code' in read && read.code, 'bad-key', text);
    }
    assert.ok(!('code' in (await readPublicKey(publicKey))));
  });

  it('is read as it was written', async () => {
    const pair = await makeKeyPair();
    const pem = await writePrivateKey(pair);
    assert.match(pem, /^-----BEGIN PRIVATE KEY-----\n[A-Za-z0-9+/=]{64}\n-----END PRIVATE KEY-----\n$/);
    for (const text of [pem, pem.replaceAll('\n', '\r\n'), `The letter’s key\n${pem}`]) {
      const read = await readPrivateKey(text);
      assert.equal(typeof read === 'object' && read.publicKey, pair.publicKey);
    }
  });

  it('that can’t sign is refused with the reason', async () => {
    const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    const p256 = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey)).toString('base64');
    const cases: [string, RegExp][] = [
      ['', /no private key/],
      ['-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----', /no private key/],
      ['-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', /no Ed25519 key/],
      [`-----BEGIN PRIVATE KEY-----\n${p256}\n-----END PRIVATE KEY-----`, /no Ed25519 key/],
      ['-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----', /encrypted/],
      ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', /public key/],
      ['-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----', /no private key/],
    ];
    for (const [pem, sentence] of cases) {
      const read = await readPrivateKey(pem);
      assert.ok(typeof read === 'string');
      assert.match(read, sentence);
    }
  });
});

describe('a signature', () => {
  const publicKey = async (): Promise<CryptoKey> => {
    const key = await readPublicKey(known.publicKey);
    assert.ok(!('code' in key));
    return key;
  };

  it('is that of RFC 8032', async () => {
    const pair = await readPrivateKey(known.pem);
    assert.ok(typeof pair === 'object');
    assert.equal(pair.publicKey, known.publicKey);
    assert.equal(await sign(known.message, pair), known.signature);
    assert.equal(await checkSignature(known.message, known.signature, await publicKey()), undefined);
  });

  it('may have white space anywhere', async () => {
    const spaced = known.signature.replace(/.{20}/g, '$&\r\n ');
    assert.equal(await checkSignature(known.message, spaced, await publicKey()), undefined);
  });

  it('is invalid where anything is changed, or is no signature at all', async () => {
    const key = await publicKey();
    const other = await sign(known.message, await makeKeyPair());
    const code = async (bytes: Uint8Array, signature: string | undefined): Promise<unknown> =>
      (await checkSignature(bytes, signature, key))?.code;
    assert.equal(await code(bytesOf('s'), known.signature), 'signature-invalid');
    const base64url = Buffer.from(known.signature, 'base64').toString('base64url');
    assert.match(base64url, /[-_]/);
    const bad = [other, '', 'x', '<!doctype html>', known.signature.slice(4), `AAAA${known.signature}`, base64url];
    for (const signature of bad) {
      assert.equal(await code(known.message, signature), 'signature-invalid', signature);
    }
    assert.equal(await code(known.message, undefined), 'signature-missing');
  });
});
