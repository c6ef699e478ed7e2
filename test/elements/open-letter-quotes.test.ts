import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import type { OlderDocument } from '../../src/platform/copy-text.js';
import type { OpenLetterQuotes } from '../../src/index.js';
import { quotes, speakers } from '../loading/letters.js';
import {
  all,
  collect,
  everything,
  focused,
  inSight,
  isSame,
  isShown,
  nameOf,
  nextFrame,
  none,
  roleOf,
  textOf,
  the,
  uncaughtDuring,
} from './helpers.js';
import { waitUntil } from '../wait-until.js';

type Given = Partial<Pick<OpenLetterQuotes, 'quotes' | 'first' | 'current' | 'address' | 'context'>>;

async function carousel(given: Given, dir = 'ltr'): Promise<OpenLetterQuotes> {
  const box = await fixture(html`<div dir=${dir}><open-letter-quotes></open-letter-quotes></div>`);
  const element = box.querySelector('open-letter-quotes')!;
  Object.assign(element, given);
  await element.updateComplete;
  return element;
}

const slides = (element: Element): Element[] =>
  everything(element).filter((slide) => slide.getAttribute('aria-roledescription') === 'slide');
const shown = (element: Element): string => speakers.find((speaker) => textOf(the(element, 'group')).includes(speaker))!;

async function press(element: OpenLetterQuotes, key: string): Promise<void> {
  await sendKeys({ press: key });
  await element.updateComplete;
}

const long = Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ');

describe('the quotes', () => {
  it('are a carousel: a region, slides in it that say which of how many they are', async () => {
    const element = await carousel({ quotes: quotes(4) });
    const region = the(element, 'region', 'Quotes');
    expect(region.getAttribute('aria-roledescription')).to.equal('carousel');
    expect(slides(element).map((slide) => [roleOf(slide), nameOf(slide)])).to.deep.equal([
      ['group', '1 of 4'],
      ['group', '2 of 4'],
      ['group', '3 of 4'],
      ['group', '4 of 4'],
    ]);
    for (const slide of slides(element)) expect(slide.querySelectorAll('blockquote')).to.have.length(1);
    expect(slides(element)[0]?.parentElement?.getAttribute('aria-live')).to.equal('polite');
  });

  it('show one with its speaker, role and organisation, and hide the others from everybody', async () => {
    const element = await carousel({ quotes: quotes(4) });
    expect(nameOf(the(element, 'group'))).to.equal('1 of 4');
    expect(textOf(the(element, 'blockquote'))).to.equal('The flats are my 1. home.');
    expect(textOf(the(element, 'group'))).to.match(/Ada Brightwater ?Warden · Harbour Circle 1/);
  });

  it('are gone through by buttons that stand before the slides in tab order', async () => {
    const linked = quotes(3).map((quote) => ({ ...quote, url: 'https://circles.example/' }));
    const element = await carousel({ quotes: linked });
    the(element, 'button', 'Previous quote').focus();
    const stops = [nameOf(focused()!)];
    for (let stop = 0; stop < 3; stop++) {
      await sendKeys({ press: 'Tab' });
      stops.push(nameOf(focused()!));
    }
    expect(stops).to.deep.equal(['Previous quote', 'Next quote', 'Copy quote', 'Ada Brightwater']);
  });

  it('wrap around at both ends', async () => {
    const element = await carousel({ quotes: quotes(3) });
    const seen: string[] = [];
    for (const name of ['Next quote', 'Next quote', 'Next quote', 'Previous quote']) {
      the(element, 'button', name).click();
      await element.updateComplete;
      seen.push(nameOf(the(element, 'group')));
    }
    expect(seen).to.deep.equal(['2 of 3', '3 of 3', '1 of 3', '3 of 3']);
  });

  it('leave the focus on the button that was pressed', async () => {
    const element = await carousel({ quotes: quotes(3) });
    the(element, 'button', 'Next quote').focus();
    await press(element, 'Enter');
    expect(nameOf(the(element, 'group'))).to.equal('2 of 3');
    isSame(the(element, 'button', 'Next quote'));
  });

  it('keep the focus on Next over ten presses, and go on all the while', async () => {
    const element = await carousel({ quotes: quotes(4) });
    const next = the(element, 'button', 'Next quote');
    const lost = collect('focusout' as never, element);
    next.focus();
    for (let press = 1; press <= 10; press++) {
      next.click();
      await element.updateComplete;
      isSame(next);
      expect(nameOf(the(element, 'group'))).to.equal(`${(press % 4) + 1} of 4`);
    }
    expect(lost.length).to.equal(0);
  });

  it('are announced by their slides alone, whose container the buttons name', async () => {
    const element = await carousel({ quotes: quotes(3) });
    const container = slides(element)[0]!.parentElement!;
    const live = everything(element).filter((part) => part.matches('[aria-live], [role=status]'));
    expect(live.map((part) => [part === container, textOf(part) !== ''])).to.deep.equal([
      [false, false],
      [true, true],
    ]);
    for (const name of ['Previous quote', 'Next quote'])
      expect(the(element, 'button', name).getAttribute('aria-controls')).to.equal(container.id);
  });

  it('leave nothing of the hidden ones to tab to, even where these are links and buttons', async () => {
    const given = quotes(3).map((quote) => ({ ...quote, text: long, url: 'https://circles.example/' }));
    const element = await carousel({ quotes: given });
    the(element, 'button', 'Next quote').click();
    await element.updateComplete;
    const reachable = everything(element).filter((part) => part.matches('a[href], button') && isShown(part));
    expect(reachable.map(nameOf)).to.deep.equal([
      'Previous quote',
      'Next quote',
      'Copy quote',
      'Read the whole text',
      'Béla Sandström',
    ]);
  });

  it('say which of how many is shown', async () => {
    const element = await carousel({ quotes: quotes(3) });
    const region = the(element, 'region');
    the(element, 'button', 'Next quote').click();
    await element.updateComplete;
    const visible = everything(region).filter((part) => isShown(part) && !part.children.length && textOf(part) === '2 of 3');
    expect(visible).to.have.length(1);
  });

  it('take no more room when a longer one is shown: nothing below them jumps', async () => {
    const [short, other] = quotes(2);
    const element = await carousel({ quotes: [short!, { ...other!, text: 'A longer one. '.repeat(20) }] });
    const { height } = element.getBoundingClientRect();
    expect(height).to.be.above(100);
    element.show(1);
    await element.updateComplete;
    expect(element.getBoundingClientRect().height).to.equal(height);
  });

  it('have one height at each width, and with each font, whichever is shown', async () => {
    const given = quotes(3).map((quote, at) => ({ ...quote, text: 'A longer one. '.repeat(1 + at * 12) }));
    const element = await carousel({ quotes: given });
    const seen = new Set<number>();
    // The page’s own font comes late, or the reader turns the phone.
    for (const [width, font] of [
      ['600px', 'serif'],
      ['280px', 'serif'],
      ['280px', 'monospace'],
      ['600px', 'monospace'],
    ] as const) {
      element.style.width = width;
      element.style.fontFamily = font;
      const heights: number[] = [];
      for (const index of given.keys()) {
        element.show(index);
        await element.updateComplete;
        heights.push(element.getBoundingClientRect().height);
      }
      expect(new Set(heights).size, `${width} ${font}: ${heights.join()}`).to.equal(1);
      seen.add(heights[0]!);
    }
    expect(seen.size).to.be.above(2);
  });

  it('don’t grow when one is said to be copied', async () => {
    const element = await carousel({ quotes: quotes(2) });
    const { height } = element.getBoundingClientRect();
    const button = the(element, 'button', 'Copy quote').getBoundingClientRect();
    Object.assign(element, { copied: true });
    await element.updateComplete;
    expect(textOf(the(element, 'status'))).to.equal('Copied');
    expect(element.getBoundingClientRect().height).to.equal(height);
    expect(the(element, 'button', 'Copy quote').getBoundingClientRect()).to.deep.equal(button);
  });

  for (const offset of ['below', 'above'] as const) {
    it(`shown by a program while they are far ${offset} leave the page where it is`, async () => {
      const element = await carousel({ quotes: quotes(3) });
      const [before, after] = [0, 1].map(() => {
        const spacer = document.createElement('div');
        spacer.style.height = '3000px';
        return spacer;
      });
      element.before(before!);
      element.after(after!);
      scrollTo(0, offset === 'below' ? 10 : 3900);
      const { scrollY } = window;
      expect(scrollY).to.be.above(0);
      element.show(2);
      await element.updateComplete;
      await nextFrame();
      expect(nameOf(the(element, 'group'))).to.equal('3 of 3');
      expect(window.scrollY).to.equal(scrollY);
    });
  }

  it('never move by themselves: nothing in them is animated or timed', async () => {
    const element = await carousel({ quotes: quotes(3) });
    expect(element.getAnimations({ subtree: true }).length).to.equal(0);
    expect(nameOf(the(element, 'group'))).to.equal('1 of 3');
  });

  it('are nothing where there are none', async () => none(await carousel({ quotes: [] }), 'region'));
});

describe('arrow keys in the quotes', () => {
  it('follow the writing direction from left to right', async () => {
    const element = await carousel({ quotes: quotes(3) });
    the(element, 'button', 'Next quote').focus();
    await press(element, 'ArrowRight');
    expect(nameOf(the(element, 'group'))).to.equal('2 of 3');
    await press(element, 'ArrowLeft');
    await press(element, 'ArrowLeft');
    expect(nameOf(the(element, 'group'))).to.equal('3 of 3');
  });

  it('follow the writing direction from right to left', async () => {
    const element = await carousel({ quotes: quotes(3) }, 'rtl');
    the(element, 'button', 'Next quote').focus();
    await press(element, 'ArrowLeft');
    expect(nameOf(the(element, 'group'))).to.equal('2 of 3');
    await press(element, 'ArrowRight');
    await press(element, 'ArrowRight');
    expect(nameOf(the(element, 'group'))).to.equal('3 of 3');
  });

  it('pressed on a link or a button of a slide, which is hidden then, leave the focus in the carousel', async () => {
    const element = await carousel({
      quotes: quotes(3).map((quote) => ({ ...quote, text: long, url: 'https://circles.example/' })),
    });
    for (const [role, place] of [
      ['link', '2 of 3'],
      ['button', '3 of 3'],
    ] as const) {
      the(element, role, role === 'button' ? 'Read the whole text' : /./).focus();
      await press(element, 'ArrowRight');
      expect(nameOf(the(element, 'group'))).to.equal(place);
      isSame(the(element, 'button', 'Next quote'));
    }
    await press(element, 'ArrowLeft');
    expect(nameOf(the(element, 'group'))).to.equal('2 of 3');
  });

  for (const key of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey']) {
    it(`with ${key} belong to the browser`, async () => {
      const element = await carousel({ quotes: quotes(3) });
      const event = new KeyboardEvent('keydown', {
        key: 'ArrowRight',
        [key]: true,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      the(element, 'button', 'Next quote').dispatchEvent(event);
      await element.updateComplete;
      expect(event.defaultPrevented).to.be.false;
      expect(nameOf(the(element, 'group'))).to.equal('1 of 3');
    });
  }

  it('up and down scroll the page', async () => {
    const element = await carousel({ quotes: quotes(3) });
    const event = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true, cancelable: true });
    the(element, 'button', 'Next quote').dispatchEvent(event);
    expect(event.defaultPrevented).to.be.false;
  });
});

describe('a swipe over the quotes', () => {
  const swipe = async (element: OpenLetterQuotes, across: number, down = 0, pointerType = 'touch'): Promise<void> => {
    const slide = the(element, 'group');
    const fire = (type: string, clientX: number, clientY: number): void => {
      slide.dispatchEvent(
        new PointerEvent(type, { clientX, clientY, pointerType, isPrimary: true, bubbles: true, composed: true }),
      );
    };
    fire('pointerdown', 200, 200);
    fire('pointerup', 200 + across, 200 + down);
    await element.updateComplete;
  };

  it('pulls the next one in', async () => {
    const element = await carousel({ quotes: quotes(3) });
    await swipe(element, -80);
    expect(nameOf(the(element, 'group'))).to.equal('2 of 3');
    await swipe(element, 80);
    expect(nameOf(the(element, 'group'))).to.equal('1 of 3');
  });

  it('follows the writing direction', async () => {
    const element = await carousel({ quotes: quotes(3) }, 'rtl');
    await swipe(element, 80);
    expect(nameOf(the(element, 'group'))).to.equal('2 of 3');
  });

  it('leaves the page’s own: up, down and with two fingers it scrolls and zooms, and nothing is taken from the browser', async () => {
    const element = await carousel({ quotes: quotes(3) });
    const slide = the(element, 'group');
    expect(getComputedStyle(slide.parentElement!).touchAction.split(' ').sort()).to.deep.equal(['pan-y', 'pinch-zoom']);
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'touchstart', 'touchmove', 'wheel']) {
      const event = new Event(type, { bubbles: true, composed: true, cancelable: true });
      slide.dispatchEvent(event);
      expect(event.defaultPrevented, type).to.be.false;
    }
  });

  it('that is short, steep or a mouse’s is none', async () => {
    const element = await carousel({ quotes: quotes(3) });
    await swipe(element, -20);
    await swipe(element, -80, 100);
    await swipe(element, -80, 0, 'mouse');
    expect(nameOf(the(element, 'group'))).to.equal('1 of 3');
  });
});

describe('one quote alone', () => {
  it('is a plain quotation without controls', async () => {
    const element = await carousel({ quotes: quotes(1) });
    expect(the(element, 'region', 'Quotes').hasAttribute('aria-roledescription')).to.be.false;
    expect(all(element, 'button').map(nameOf)).to.deep.equal(['Copy quote']);
    expect(slides(element).length).to.equal(0);
    the(element, 'blockquote');
  });
});

describe('two quotes', () => {
  it('take turns, in either direction', async () => {
    const element = await carousel({ quotes: quotes(2) });
    const seen: string[] = [];
    for (const name of ['Next quote', 'Next quote', 'Previous quote', 'Previous quote']) {
      the(element, 'button', name).click();
      await element.updateComplete;
      seen.push(nameOf(the(element, 'group')));
    }
    expect(seen).to.deep.equal(['2 of 2', '1 of 2', '2 of 2', '1 of 2']);
  });
});

describe('265 quotes', () => {
  it('are counted in words: no dots, and no more to tab to than with two', async () => {
    const element = await carousel({ quotes: Array.from({ length: 265 }, (_, at) => quotes(4)[at % 4]!) });
    element.show(2);
    await element.updateComplete;
    expect(nameOf(the(element, 'group'))).to.equal('3 of 265');
    expect(textOf(element.shadowRoot!.querySelector('[part=position]'))).to.equal('3 of 265');
    expect(slides(element).length).to.equal(265);
    expect(all(element, 'button').map(nameOf)).to.deep.equal(['Previous quote', 'Next quote', 'Copy quote']);
    the(element, 'button', 'Previous quote').click();
    the(element, 'button', 'Previous quote').click();
    the(element, 'button', 'Previous quote').click();
    await element.updateComplete;
    expect(nameOf(the(element, 'group'))).to.equal('265 of 265');
  });
});

describe('the event of another quote', () => {
  it('has its index in the bundle’s order, bubbles and crosses shadow roots', async () => {
    const element = await carousel({ quotes: quotes(4), first: 2, current: 2 });
    const events = collect('open-letter-quote');
    the(element, 'button', 'Next quote').click();
    await element.updateComplete;
    the(element, 'button', 'Previous quote').click();
    expect(events.map(({ index, bubbles, composed }) => [index, bubbles, composed])).to.deep.equal([
      [0, true, true],
      [2, true, true],
    ]);
  });

  it('comes once, and not for the quote that is shown or for one that isn’t there', async () => {
    const element = await carousel({ quotes: quotes(3) });
    const events = collect('open-letter-quote', element);
    for (const index of [0, 3, -1, 1.5, NaN]) element.show(index);
    expect(events.length).to.equal(0);
    element.show(2);
    element.show(2);
    expect(events.map(({ index }) => index)).to.deep.equal([2]);
  });
});

describe('the partner’s own quote', () => {
  it('stands first, the others follow as published', async () => {
    const element = await carousel({ quotes: quotes(4), first: 2, current: 2 });
    const seen: string[] = [];
    for (let at = 0; at < 4; at++) {
      seen.push(`${nameOf(the(element, 'group'))} ${shown(element)}`);
      the(element, 'button', 'Next quote').click();
      await element.updateComplete;
    }
    expect(seen).to.deep.equal(['1 of 4 Cem Tidewell', '2 of 4 Ada Brightwater', '3 of 4 Béla Sandström', '4 of 4 Dalia Marsh']);
  });
});

describe('a quote past 80 words', () => {
  const given = [{ ...quotes(1)[0]!, text: long }, quotes(2)[1]!];

  it('is folded, and opened and folded again by a button that keeps the focus', async () => {
    const element = await carousel({ quotes: given });
    const quotation = the(element, 'blockquote');
    const { height } = quotation.getBoundingClientRect();
    const more = the(element, 'button', /^Read the whole/);
    expect(more.getAttribute('aria-expanded')).to.equal('false');
    more.focus();
    await press(element, 'Enter');
    isSame(the(element, 'button', 'Show less'));
    expect(focused()?.getAttribute('aria-expanded')).to.equal('true');
    expect(quotation.getBoundingClientRect().height).to.be.above(height);
    await press(element, 'Enter');
    expect(quotation.getBoundingClientRect().height).to.equal(height);
  });

  it('takes the reader to its button when it folds', async () => {
    const text = Array.from({ length: 100 }, () => long).join(' ');
    const element = await carousel({ quotes: [{ ...quotes(1)[0]!, text }, quotes(2)[1]!] });
    element.after(Object.assign(document.createElement('div'), { style: 'height: 3000px' }));
    const more = the(element, 'button', 'Read the whole text');
    more.click();
    await element.updateComplete;
    more.scrollIntoView({ block: 'center', behavior: 'instant' });
    more.click();
    await waitUntil(() => more.getAttribute('aria-expanded') === 'false');
    await waitUntil(() => inSight(more), 'the button is in sight');
  });

  it('alone is folded too', async () => {
    const element = await carousel({ quotes: [given[0]!] });
    the(element, 'button', /^Read the whole/).click();
    await element.updateComplete;
    the(element, 'button', 'Show less');
  });

  it('of 80 words is not', async () => {
    const text = long.split(' ').slice(0, 80).join(' ');
    const element = await carousel({ quotes: [{ ...quotes(1)[0]!, text }] });
    expect(all(element, 'button').map(nameOf)).to.deep.equal(['Copy quote']);
  });

  it('keeps all of its words in the page', async () => {
    expect(textOf(the(await carousel({ quotes: given }), 'blockquote'))).to.equal(long);
  });
});

describe('what a quote says', () => {
  it('stands in its own language', async () => {
    const element = await carousel({ quotes: [{ ...quotes(1)[0]!, lang: 'fr' }] });
    expect(the(element, 'blockquote').closest('[lang]')?.getAttribute('lang')).to.equal('fr');
  });

  it('is parted in paragraphs by blank lines, and never read as HTML', async () => {
    const element = await carousel({ quotes: [{ text: 'One <b>.\n\nTwo.', speaker: '<i>Ada</i>' }] });
    expect(all(the(element, 'blockquote'), 'paragraph').map(textOf)).to.deep.equal(['One <b>.', 'Two.']);
    expect(textOf(element.shadowRoot?.querySelector('[part=attribution]'))).to.equal('<i>Ada</i>');
  });

  it('has a speaker who is linked where the address is safe', async () => {
    const [quote] = quotes(1);
    const safe = await carousel({ quotes: [{ ...quote!, url: 'https://ada.example/' }] });
    expect(the(safe, 'link', 'Ada Brightwater')).to.include({ href: 'https://ada.example/', rel: 'noopener noreferrer' });
    const unsafe = await carousel({ quotes: [{ ...quote!, url: 'https://user:pass@ada.example/' }] });
    none(unsafe, 'link');
  });
});

describe('copying a quote', () => {
  const copied: string[] = [];
  const { clipboard } = navigator;
  const setClipboard = (value: unknown): void => {
    Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
  };
  afterEach(() => {
    copied.length = 0;
    setClipboard(clipboard);
  });

  const given: Given = { quotes: quotes(3), address: (index) => `https://flats.example/#letter-tidal-flats-quote-${index + 1}` };

  it('takes its text, its speaker and its link', async () => {
    setClipboard({ writeText: (text: string) => Promise.resolve(copied.push(text)) });
    const element = await carousel({ ...given, current: 1 });
    the(element, 'button', 'Copy quote').click();
    await waitUntil(() => textOf(the(element, 'status')) === 'Copied');
    expect(copied).to.have.length(1);
    expect(copied[0]).to.contain('The flats are my 2. home.');
    expect(copied[0]).to.contain('Béla Sandström');
    expect(copied[0]).to.contain('https://flats.example/#letter-tidal-flats-quote-2');
  });

  const clipboards: [name: string, clipboard: unknown][] = [
    ['that isn’t there, as on an insecure page,', undefined],
    [
      'that refuses, as in a frame without permission,',
      { writeText: () => Promise.reject(new DOMException('No.', 'NotAllowedError')) },
    ],
  ];
  for (const [name, value] of clipboards) {
    it(`with a clipboard ${name} goes the way of older browsers`, async () => {
      setClipboard(value);
      const page = Document.prototype as OlderDocument;
      const { execCommand } = page;
      let event!: ClipboardEvent;
      page.execCommand = (command): boolean => {
        event = new ClipboardEvent(command, { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
        return !document.body.dispatchEvent(event);
      };
      try {
        const element = await carousel(given);
        the(element, 'button', 'Copy quote').click();
        await waitUntil(() => textOf(the(element, 'status')) === 'Copied');
        expect(event.clipboardData?.getData('text/plain')).to.match(/Brightwater[^]*#letter-tidal-flats-quote-1$/);
        // What the reader copies next is her own.
        (document as OlderDocument).execCommand('copy');
        expect(event.clipboardData?.getData('text/plain')).to.equal('');
      } finally {
        page.execCommand = execCommand;
      }
    });

    it(`with a clipboard ${name} throws nothing where an image has taken the document’s way`, async () => {
      setClipboard(value);
      const element = await carousel(given);
      const image = Object.assign(new Image(), { name: 'execCommand' });
      element.after(image);
      const button = the(element, 'button', 'Copy quote');
      button.focus();
      expect(await uncaughtDuring(() => sendKeys({ press: 'Enter' }))).to.deep.equal([]);
      image.remove();
    });

    it(`with a clipboard ${name} throws nothing and leaves nothing behind`, async () => {
      setClipboard(value);
      const element = await carousel(given);
      const before = everything(document.body).length;
      const button = the(element, 'button', 'Copy quote');
      button.focus();
      expect(await uncaughtDuring(() => sendKeys({ press: 'Enter' }))).to.deep.equal([]);
      isSame(button);
      expect(everything(document.body).length).to.equal(before);
    });
  }
});
