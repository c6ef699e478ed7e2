import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { json, letter, page, site } from './host.js';

const full = letter.statement
  .split('\n\n')
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('');
const embed = (src: string, fallback: string): string => `<open-letter lang="en" src="${src}">${fallback}</open-letter>`;
const scriptTag = '<script async src="open-letter.js"></script>';

const address = 'https://tidal-flats.example/letter/';

const host = site({
  '/full': page(`<h1>News</h1>${scriptTag}${embed('slow.json', full)}<p id="after">After the letter.</p>`),
  '/short': page(`${scriptTag}${embed('letter.json', '<p>Read the letter.</p>')}`),
  '/paper': page(`${scriptTag}${embed('paper.json', '<p>Read the letter.</p>')}`),
  '/paper.json': json({ ...letter, url: address, revisions: [{ date: '2025-03-01', note: 'A word was changed.' }] }),
  '/slow-letter': page(`${scriptTag}${embed('held.json', '<p>Read the letter.</p>')}<a href="elsewhere">Elsewhere</a>`),
  '/elsewhere': page('<p>Elsewhere.</p>'),
  // It comes when the page has been painted and scrolled.
  '/slow.json': { ...json(letter), wait: () => coming },
  '/held.json': { ...json(letter), wait: () => held },
});

let come = (): void => undefined;
let coming = Promise.resolve();
const hold = (): void => {
  coming = new Promise((resolve) => {
    come = resolve;
  });
};

let release = (): void => undefined;
/** Until then one answer is held back. */
const held = new Promise<void>((resolve) => {
  release = resolve;
});

const ready = (opened: Page): Promise<unknown> =>
  opened.waitForFunction(() => (document.querySelector('open-letter') as unknown as { state: string }).state === 'ready');

describe('a page with the whole letter in its snippet', () => {
  it('shows the letter’s words where scripts are blocked', async () => {
    const opened = await host.open('/full', { javaScriptEnabled: false });
    assert.ok(await opened.getByText('Paragraph 1. The tide').isVisible());
    assert.ok(await opened.getByText('Paragraph 60. The tide').isVisible());
    await opened.context().close();
  });

  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    it(`leaves the reader at the words that she was reading (motion: ${reducedMotion})`, async () => {
      hold();
      const opened = await host.open('/full', { reducedMotion, viewport: { width: 400, height: 700 } });
      const top = (): Promise<number> =>
        opened
          .getByText('Paragraph 31. The tide')
          .first()
          .evaluate((paragraph) => paragraph.getBoundingClientRect().top);
      await opened
        .getByText('Paragraph 31. The tide')
        .evaluate((paragraph) => scrollBy(0, paragraph.getBoundingClientRect().top + 8));
      const before = await top();
      come();
      await ready(opened);
      await opened.getByRole('article').waitFor();
      const now = await opened.evaluate(() => {
        const { shadowRoot } = document.querySelector('open-letter')!;
        const inner = shadowRoot!.querySelector('open-letter-statement')!.shadowRoot!;
        return [...inner.querySelectorAll('p')]
          .find(({ textContent }) => textContent.startsWith('Paragraph 31.'))!
          .getBoundingClientRect().top;
      });
      assert.ok(Math.abs(now - before) <= 2, `from ${before} to ${now}`);
      await opened.context().close();
    });
  }

  it('leaves the reader below the letter where she is', async () => {
    hold();
    const opened = await host.open('/full', { viewport: { width: 400, height: 700 } });
    const after = opened.locator('#after');
    const top = (): Promise<number> => after.evaluate((paragraph) => paragraph.getBoundingClientRect().top);
    await opened.evaluate(() => {
      document.body.style.paddingBlockEnd = '2000px';
      document.querySelector('#after')!.scrollIntoView();
    });
    const before = await top();
    come();
    await ready(opened);
    await opened.getByRole('article').waitFor();
    await opened.evaluate(() => new Promise(requestAnimationFrame));
    assert.ok(Math.abs((await top()) - before) <= 2, `from ${before} to ${await top()}`);
    await opened.context().close();
  });
});

describe('what assistive technology is told', () => {
  it('counts the visible signatories only, each with its name', async () => {
    const opened = await host.open('/short');
    await ready(opened);
    // The collapsed names have followed once the page was idle.
    await opened.waitForFunction(() => {
      const list = document.querySelector('open-letter')!.shadowRoot!.querySelector('open-letter-signatories')!;
      return list.shadowRoot!.querySelectorAll('[role=listitem]').length === 30;
    });
    const session = await opened.context().newCDPSession(opened);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const items = nodes.filter(({ role, ignored }) => !ignored && role?.value === 'listitem');
    assert.equal(items.length, 12);
    await opened.context().close();
  });

  it('knows of one quote, whichever is shown', async () => {
    const opened = await host.open('/short');
    await ready(opened);
    const next = opened.getByRole('button', { name: 'Next quote' });
    await next.waitFor();
    const session = await opened.context().newCDPSession(opened);
    for (const [own, others] of [
      ['So says Ada Brightwater.', 'So says Cem Tidewell.'],
      ['So says Cem Tidewell.', 'So says Ada Brightwater.'],
    ] as const) {
      await opened
        .getByRole('group', { name: / of 2$/ })
        .getByText(own)
        .waitFor();
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const told = nodes.filter(({ ignored }) => !ignored);
      const names = told.map(({ name }) => String(name?.value));
      assert.ok(names.includes(own));
      assert.ok(!names.includes(others));
      assert.equal(told.filter(({ role }) => role?.value === 'blockquote').length, 1);
      await next.click();
    }
    await opened.context().close();
  });
});

describe('a finger on the quotes', () => {
  let opened: Page;
  before(async () => {
    opened = await host.open('/short', { hasTouch: true, viewport: { width: 360, height: 640 } });
    await ready(opened);
  });
  after(() => opened.context().close());

  /** Once what was flung has come to rest. */
  const atRest = (): Promise<unknown> =>
    opened.evaluate(`new Promise((done) => {
      let still = 0;
      let last;
      const look = () => {
        still = scrollY === last ? still + 1 : 0;
        last = scrollY;
        if (still > 5) done();
        else requestAnimationFrame(look);
      };
      look();
    })`);

  /** Draws it over the middle of the quote that is shown; how far the page has scrolled by that. */
  async function draw(across: number, down: number): Promise<number> {
    const slide = opened.getByRole('group', { name: / of 2$/ });
    await atRest();
    await slide.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const before = await opened.evaluate('scrollY');
    const { x, y, width, height } = (await slide.boundingBox())!;
    const session = await opened.context().newCDPSession(opened);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd' ? [] : [{ x: x + width / 2 + across * (part - 0.5), y: y + height / 2 + down * (part - 0.5) }],
      });
    await touch('touchStart', 0);
    for (let step = 1; step <= 10; step++) {
      await touch('touchMove', step / 10);
      // A finger that is faster than the screen would fling the page.
      await opened.evaluate('new Promise(requestAnimationFrame)');
    }
    await touch('touchEnd', 1);
    await atRest();
    return Number(await opened.evaluate('scrollY')) - Number(before);
  }

  const shown = (): Promise<string | null> => opened.getByRole('group', { name: / of 2$/ }).getAttribute('aria-label');

  it('that goes up or down scrolls the page and leaves the quote', async () => {
    assert.ok((await draw(0, -150)) > 100);
    assert.ok((await draw(0, 150)) < -100);
    // However askew: what scrolls is no swipe.
    assert.ok((await draw(-90, -150)) > 100);
    assert.equal(await shown(), '1 of 2');
  });

  it('that goes across turns to another quote and leaves the page', async () => {
    assert.equal(await draw(-120, 0), 0);
    assert.equal(await shown(), '2 of 2');
    assert.equal(await draw(120, 0), 0);
    assert.equal(await shown(), '1 of 2');
  });
});

describe('a page that is left while the letter comes', () => {
  it('hears nothing, and has the letter when the reader comes back', async () => {
    const opened = await host.open('/slow-letter', {
      beforeScripts: `addEventListener('pagehide', () => sessionStorage.left = 'yes');
        for (const name of ['load', 'error']) addEventListener('open-letter-' + name, () => sessionStorage.heard = (sessionStorage.heard ?? '') + name);`,
    });
    await opened.waitForFunction(
      () => (document.querySelector('open-letter') as unknown as { state?: string }).state === 'loading',
    );
    await opened.getByRole('link', { name: 'Elsewhere' }).click();
    await opened.getByText('Elsewhere.').waitFor();
    release();
    assert.deepEqual(await opened.evaluate(() => [sessionStorage.left, sessionStorage.heard]), ['yes', undefined]);
    await opened.goBack();
    await ready(opened);
    await opened.waitForFunction(() => sessionStorage.heard === 'load');
    await opened.context().close();
  });
});

describe('a letter on paper', () => {
  it('is whole: every quote, every signatory', async () => {
    const opened = await host.open('/short');
    await ready(opened);
    await opened.getByRole('button', { name: 'Show all 30 signatories' }).waitFor();
    await opened.waitForFunction(() => {
      const list = document.querySelector('open-letter')!.shadowRoot!.querySelector('open-letter-signatories')!;
      return list.shadowRoot!.querySelectorAll('[role=listitem]').length === 30;
    });
    await opened.emulateMedia({ media: 'print' });
    const heights = await opened.evaluate(() => {
      const { shadowRoot } = document.querySelector('open-letter')!;
      const rows = shadowRoot!.querySelector('open-letter-signatories')!.shadowRoot!.querySelectorAll('[role=listitem]');
      const quotes = shadowRoot!.querySelector('open-letter-quotes')!.shadowRoot!.querySelectorAll('blockquote');
      return [rows, quotes].map(
        (all) =>
          Array.from<Element>(all).filter(
            (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 10,
          ).length,
      );
    });
    assert.deepEqual(heights, [30, 2]);
    assert.equal(await opened.getByRole('button').count(), 0);
    await opened.context().close();
  });

  for (const show of ['header statement', 'statement signatories', 'actions']) {
    it(`says where it is from, and what was changed, and offers nothing to click (${show})`, async () => {
      const opened = await host.open('/paper');
      await ready(opened);
      await opened.evaluate(async (show) => {
        const element = document.querySelector('open-letter')!;
        element.setAttribute('show', show);
        await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
      }, show);
      const lastLine = (): Promise<string> =>
        opened.evaluate(
          () => getComputedStyle(document.querySelector('open-letter')!.shadowRoot!.querySelector('article')!, '::after').content,
        );
      assert.equal(await lastLine(), 'none');
      await opened.emulateMedia({ media: 'print' });
      assert.equal(await lastLine(), JSON.stringify(address));
      assert.equal(await opened.getByRole('link', { name: 'Email' }).count(), 0);
      if (show === 'actions') assert.ok(await opened.getByText('A word was changed').isVisible());
      await opened.context().close();
    });
  }
});
