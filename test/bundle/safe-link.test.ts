import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { safeLink } from '../../src/bundle/safe-link.js';

const base = 'https://host.example/letters/letter.json';

describe('an address that may become a link', () => {
  for (const [given, address] of [
    ['https://a.example/x?y#z', 'https://a.example/x?y#z'],
    ['http://a.example', 'http://a.example/'],
    ['HTTPS://A.EXAMPLE/', 'https://a.example/'],
    ['mailto:press@a.example?subject=Hi', 'mailto:press@a.example?subject=Hi'],
    ['tel:+41221234567', 'tel:+41221234567'],
    ['../letter.pdf', 'https://host.example/letter.pdf'],
    ['/x', 'https://host.example/x'],
    ['//other.example/x', 'https://other.example/x'],
    ['#quotes', `${base}#quotes`],
    ['?lang=fr', `${base}?lang=fr`],
    ['', base],
    [' https://a.example/ ', 'https://a.example/'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
    ['letter of javascript:x', 'https://host.example/letters/letter%20of%20javascript:x'],
  ] as const) {
    it(`${JSON.stringify(given)} leads to ${address}`, () => assert.equal(safeLink(given, base), address));
  }

  it('leads to what the parser wrote, so that what was checked is what is used', () => {
    assert.equal(safeLink('https:\\\\a.example\\x', base), 'https://a.example/x');
    assert.equal(safeLink('ht\ntps://a.example/', base), 'https://a.example/');
  });
});

describe('an address that may not', () => {
  for (const given of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://host.example/x',
    'ftp://a.example/',
    'about:blank',
    'view-source:https://a.example/',
    'https://github.com@elsewhere.example/',
    'https://user:password@a.example/',
    'https://:password@a.example/',
    '//user@a.example/',
    'https://',
    'https://[',
    'https://a b/',
    'http://a.example:99999/',
  ]) {
    it(`is ${JSON.stringify(given)}`, () => assert.equal(safeLink(given, base), undefined));
  }

  it('is a relative one without a base that can carry it', () => {
    assert.equal(safeLink('x', 'about:blank'), undefined);
    assert.equal(safeLink('x', 'no base'), undefined);
  });
});
