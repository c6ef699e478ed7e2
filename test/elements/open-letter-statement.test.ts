import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import type { OpenLetterStatement, RichTextNode } from '../../src/index.js';
import { all, everything, focused, inSight, isSame, isShown, nameOf, nextFrame, none, roleOf, textOf, the } from './helpers.js';
import { waitUntil } from '../wait-until.js';

type Given = Partial<Pick<OpenLetterStatement, 'text' | 'visibleParagraphs' | 'context'>>;

async function statement(given: Given): Promise<OpenLetterStatement> {
  const element = await fixture<OpenLetterStatement>(html`<open-letter-statement></open-letter-statement>`);
  Object.assign(element, given);
  await element.updateComplete;
  return element;
}

const rich = (...body: RichTextNode[]): Promise<OpenLetterStatement> => statement({ text: { body } });

const text = (value: string): RichTextNode => ({ type: 'text', value });
const paragraph = (...children: (RichTextNode | string)[]): RichTextNode => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});
const note = (identifier: string): RichTextNode => ({ type: 'footnoteReference', identifier });
const definition = (identifier: string, words: string): RichTextNode => ({
  type: 'footnoteDefinition',
  identifier,
  children: [paragraph(words)],
});
/** How many lines a paragraph takes, each of which is short enough for one. */
const lines = (element: Element): number => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return new Set([...range.getClientRects()].filter(({ width }) => width).map(({ top }) => Math.round(top))).size;
};
const byAriaRole = (element: Element, role: string): Element[] => everything(element).filter((found) => roleOf(found) === role);

describe('plain text', () => {
  it('is parted into paragraphs by blank lines and keeps its line breaks', async () => {
    const element = await statement({ text: { body: 'One\nmore.\n\n \n\nTwo.' } });
    const paragraphs = all(element, 'paragraph');
    expect(paragraphs.map(textOf)).to.deep.equal(['One more.', 'Two.']);
    expect(paragraphs.map(lines)).to.deep.equal([2, 1]);
  });

  it('is never read as HTML', async () => {
    const element = await statement({ text: { body: '<img src=x onerror=alert(1)> & <b>so</b>' } });
    expect(textOf(the(element, 'paragraph'))).to.equal('<img src=x onerror=alert(1)> & <b>so</b>');
  });
});

describe('rich text', () => {
  const marked: [type: 'emphasis' | 'strong' | 'delete', role: string][] = [
    ['emphasis', 'emphasis'],
    ['strong', 'strong'],
    ['delete', 'deletion'],
  ];
  for (const [type, role] of marked) {
    it(`has ${type} for ${role}`, async () => {
      expect(textOf(the(await rich(paragraph('a ', { type, children: [text('word')] })), role))).to.equal('word');
    });
  }

  it('has quotations, lines, line breaks and lists in lists', async () => {
    const item = (...children: RichTextNode[]): RichTextNode => ({ type: 'listItem', children });
    const element = await rich(
      { type: 'blockquote', children: [paragraph('said')] },
      { type: 'thematicBreak' },
      paragraph('one', { type: 'break' }, 'two'),
      {
        type: 'list',
        ordered: true,
        start: 3,
        children: [item(paragraph('third'), { type: 'list', children: [item(paragraph('inner'))] })],
      },
    );
    expect(textOf(the(element, 'blockquote'))).to.equal('said');
    the(element, 'separator');
    expect(lines(all(element, 'paragraph').find((found) => textOf(found) === 'onetwo')!)).to.equal(2);
    const [outer, inner] = all(element, 'list') as [HTMLOListElement, HTMLElement];
    expect(outer.start).to.equal(3);
    expect(outer.contains(inner)).to.be.true;
    expect(all(outer, 'paragraph').map(textOf)).to.deep.equal(['third', 'inner']);
    expect(all(inner, 'paragraph').map(textOf)).to.deep.equal(['inner']);
  });

  it('has its headings below the level that it stands at, in steps as written', async () => {
    const heading = (depth: number): RichTextNode => ({ type: 'heading', depth, children: [text(`depth ${depth}`)] });
    const element = await rich(heading(2), heading(3), heading(2));
    const base = element.context.headingLevel;
    expect(all(element, 'heading').map((found) => [nameOf(found), Number(found.getAttribute('aria-level'))])).to.deep.equal([
      ['depth 2', base],
      ['depth 3', base + 1],
      ['depth 2', base],
    ]);
    element.text = { title: 'To the council', body: [heading(2)] };
    await element.updateComplete;
    expect(all(element, 'heading').map((found) => Number(found.getAttribute('aria-level')))).to.deep.equal([base, base + 1]);
    element.context = { ...element.context, headingLevel: 5 };
    element.text = { body: [heading(1), heading(2), heading(3)] };
    await element.updateComplete;
    expect(all(element, 'heading').map((found) => Number(found.getAttribute('aria-level')))).to.deep.equal([5, 6, 6]);
  });

  it('is never read as HTML', async () => {
    const element = await rich(paragraph('<b>so</b>', { type: 'html', value: '<i>no</i>' } as unknown as RichTextNode));
    expect(textOf(the(element, 'paragraph'))).to.equal('<b>so</b>');
  });

  it('with a node of another kind shows the rest', async () => {
    const element = await rich(paragraph('before'), { type: 'table' } as unknown as RichTextNode, paragraph('after'));
    expect(all(element, 'paragraph').map(textOf)).to.deep.equal(['before', 'after']);
  });
});

describe('a link in a text', () => {
  const link = (url?: string): RichTextNode =>
    paragraph({ type: 'link', ...(url !== undefined && { url }), children: [text('more')] });

  for (const url of ['https://flats.example/a', 'http://flats.example/', 'mailto:ada@flats.example', 'tel:+0012']) {
    it(`to ${url} is followed without telling the other site anything`, async () => {
      expect(the(await rich(link(url)), 'link', 'more')).to.include({ href: url, rel: 'noopener noreferrer' });
    });
  }

  it('that is relative is resolved against the bundle', async () => {
    const context = { lang: 'en', headingLevel: 3, base: 'https://flats.example/letters/letter.json' };
    const element = await statement({ context, text: { body: [link('../report.pdf')] } });
    expect(the(element, 'link')).to.have.property('href', 'https://flats.example/report.pdf');
  });

  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:pass@flats.example/',
    'https://[',
    'vbscript:x',
    undefined,
  ]) {
    it(`to ${url ?? 'nowhere'} is plain text`, async () => {
      const element = await rich(link(url));
      none(element, 'link');
      expect(element.shadowRoot!.querySelectorAll('a').length).to.equal(0);
      expect(textOf(the(element, 'paragraph'))).to.equal('more');
    });
  }
});

describe('emphasis', () => {
  for (const [lang, style] of [
    ['en', 'italic'],
    ['ru', 'italic'],
    ['ar', 'normal'],
    ['fa-AF', 'normal'],
    ['ja', 'normal'],
    ['ko', 'normal'],
    ['zh-Hans', 'normal'],
  ]) {
    it(`in ${lang} is ${style}`, async () => {
      const element = await fixture<OpenLetterStatement>(
        html`<open-letter-statement part="letter" lang=${lang!}></open-letter-statement>`,
      );
      element.text = { body: [paragraph({ type: 'emphasis', children: [text('now')] })] };
      await element.updateComplete;
      expect(getComputedStyle(the(element, 'emphasis')).fontStyle).to.equal(style);
    });
  }
});

describe('footnotes', () => {
  it('stand at the end in the order of their first reference, and lead there and back', async () => {
    const element = await rich(
      paragraph('One', note('b'), ', two', note('A'), ', one again', note('B')),
      definition('a', 'The note of two.'),
      definition('b', 'The note of one.'),
    );
    const references = byAriaRole(element, 'doc-noteref');
    expect(references.map((reference) => [textOf(reference), nameOf(reference)])).to.deep.equal([
      ['1', 'Footnote 1'],
      ['2', 'Footnote 2'],
      ['1', 'Footnote 1'],
    ]);
    const [notes] = byAriaRole(element, 'doc-endnotes');
    expect(nameOf(notes!)).to.equal('Footnotes');
    const items = all(notes!, 'listitem');
    expect(items.map((item) => textOf(item.querySelector('p')))).to.deep.equal(['The note of one.', 'The note of two.']);

    (references[1] as HTMLElement).focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused() === items[1], 'the focus is on the note');
    const [back] = byAriaRole(items[1]!, 'doc-backlink');
    expect(nameOf(back!)).to.equal('Back to the text');
    (back as HTMLElement).focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused() === references[1], 'the focus is back at the reference');
  });

  it('are counted in the digits of their language', async () => {
    const element = await fixture<OpenLetterStatement>(html`<open-letter-statement lang="fa"></open-letter-statement>`);
    const body = [paragraph('یک', note('a')), definition('a', 'یادداشت')];
    Object.assign(element, { context: { lang: 'fa', headingLevel: 3, base: document.baseURI }, text: { body } });
    await element.updateComplete;
    expect(byAriaRole(element, 'doc-noteref').map((reference) => [textOf(reference), nameOf(reference)])).to.deep.equal([
      ['۱', 'Footnote ۱'],
    ]);
    expect(getComputedStyle(byAriaRole(element, 'doc-endnotes')[0]!.querySelector('ol')!).listStyleType).to.equal('persian');
  });

  it('leave the page’s address alone', async () => {
    const before = location.href;
    const element = await rich(paragraph('One', note('a')), definition('a', 'Note.'));
    (byAriaRole(element, 'doc-noteref')[0] as HTMLElement).click();
    await waitUntil(() => focused() === all(element, 'listitem')[0]);
    expect(location.href).to.equal(before);
  });

  it('that nothing refers to are text all the same, and lead nowhere', async () => {
    const element = await rich(paragraph('One.'), definition('a', 'Lost.'));
    expect(textOf(the(element, 'listitem'))).to.equal('Lost.');
    expect(byAriaRole(element, 'doc-backlink').length).to.equal(0);
  });

  it('that are nowhere leave the reference as it was written', async () => {
    expect(textOf(the(await rich(paragraph('One', note('x'))), 'paragraph'))).to.equal('One[x]');
  });

  it('in a footnote and in themselves end', async () => {
    const element = await rich(
      paragraph('One', note('a')),
      { type: 'footnoteDefinition', identifier: 'a', children: [paragraph('See', note('b'), note('a'))] },
      definition('b', 'Inner.'),
    );
    expect(all(byAriaRole(element, 'doc-endnotes')[0]!, 'listitem')).to.have.length(2);
  });

  it('of a folded text unfold it when they are followed', async () => {
    const element = await statement({
      text: { body: [paragraph('One', note('a')), paragraph('Two.'), definition('a', 'Note.')] },
      visibleParagraphs: 1,
    });
    (byAriaRole(element, 'doc-noteref')[0] as HTMLElement).click();
    await waitUntil(() => textOf(focused()).startsWith('Note.'));
    expect(all(element, 'paragraph').map(textOf)).to.include('Two.');
  });
});

describe('a letter', () => {
  it('has its title, its addressees in a list, its body and its closing', async () => {
    const element = await statement({
      text: {
        title: 'To the council',
        addressees: ['The Harbour Council', 'Its clerk'],
        body: 'Dear members.',
        closing: 'In hope,\nthe circles',
      },
    });
    expect(the(element, 'heading', 'To the council').getAttribute('aria-level')).to.equal(`${element.context.headingLevel}`);
    expect(all(the(element, 'list'), 'listitem').map(textOf)).to.deep.equal(['The Harbour Council', 'Its clerk']);
    const paragraphs = all(element, 'paragraph');
    expect(paragraphs.map(textOf)).to.deep.equal(['Dear members.', 'In hope, the circles']);
    expect(paragraphs.map(lines)).to.deep.equal([1, 2]);
  });
});

describe('a text that is folded after some paragraphs', () => {
  const given: Given = {
    text: { body: 'One.\n\nTwo.\n\nThree.', closing: 'In hope' },
    visibleParagraphs: 1,
  };

  it('shows the first ones, and the rest when it is unfolded; the button keeps the focus', async () => {
    const element = await statement(given);
    expect(all(element, 'paragraph').map(textOf)).to.deep.equal(['One.']);
    const more = the(element, 'button', 'Read the whole letter');
    expect(more.getAttribute('aria-expanded')).to.equal('false');
    expect(element.shadowRoot!.getElementById(more.getAttribute('aria-controls')!)).to.exist;
    more.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => all(element, 'paragraph').length === 4);
    isSame(the(element, 'button', 'Show less'));
    expect(focused()?.getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => all(element, 'paragraph').length === 1);
  });

  it('takes the reader to its button when it folds, wherever she was in it', async () => {
    const body = Array.from({ length: 100 }, (_, index) => `Paragraph ${index}.`).join('\n\n');
    const element = await statement({ ...given, text: { body } });
    element.after(Object.assign(document.createElement('div'), { style: 'height: 3000px' }));
    the(element, 'button', 'Read the whole letter').click();
    await element.updateComplete;
    const less = the(element, 'button', 'Show less');
    less.scrollIntoView({ block: 'center', behavior: 'instant' });
    expect(inSight(less)).to.be.true;
    less.click();
    await waitUntil(() => all(element, 'paragraph').length === 1);
    await waitUntil(() => inSight(less), 'the button is in sight');
  });

  it('leaves the reader where she is when it unfolds', async () => {
    const element = await statement(given);
    element.after(Object.assign(document.createElement('div'), { style: 'height: 3000px' }));
    element.style.paddingTop = '500px';
    const { scrollY } = window;
    the(element, 'button', 'Read the whole letter').click();
    await element.updateComplete;
    await nextFrame();
    expect(window.scrollY).to.equal(scrollY);
  });

  it('can be found in, and unfolds then', async () => {
    const element = await statement(given);
    const hidden = everything(element).find((found) => textOf(found) === 'Two.')!;
    expect(isShown(hidden)).to.be.false;
    expect(hidden.closest('[hidden]')?.getAttribute('hidden')).to.equal('until-found');
    hidden.dispatchEvent(new Event('beforematch', { bubbles: true }));
    await element.updateComplete;
    expect(isShown(hidden)).to.be.true;
  });

  for (const visibleParagraphs of [3, 4, 0, -1, NaN, null, undefined]) {
    it(`stands whole with ${visibleParagraphs} of three`, async () => {
      const element = await statement({ ...given, visibleParagraphs });
      expect(all(element, 'paragraph')).to.have.length(4);
      none(element, 'button');
    });
  }
});
