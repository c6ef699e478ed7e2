import { expect } from '@open-wc/testing';
import { own } from '../../src/platform/own.js';

describe('options', () => {
  it('have nothing that a page gave every object', () => {
    const prototype = Object.prototype as { once?: boolean };
    prototype.once = true;
    try {
      expect((own({ signal: 1 }) as { once?: boolean }).once).to.equal(undefined);
      expect(own({ signal: 1 }).signal).to.equal(1);
      let heard = 0;
      const target = new EventTarget();
      target.addEventListener('again', () => heard++, own({ signal: new AbortController().signal }));
      for (let time = 0; time < 2; time++) target.dispatchEvent(new Event('again'));
      expect(heard).to.equal(2);
    } finally {
      delete prototype.once;
    }
  });
});
