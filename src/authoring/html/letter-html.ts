import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Letter, LetterBundle, Quote } from '../../bundle/letter-bundle.js';
import type { RichText } from '../../bundle/rich-text.js';
import { actionsToHtml } from './actions-html.js';
import { dayOf, heading, linked, linkTarget, separated, unordered, type HtmlContext } from './context.js';
import { paragraphs, richTextToHtml } from './rich-text-html.js';
import { signatoriesToHtml, signedCount } from './signatories-html.js';

const partNames = ['header', 'statement', 'quotes', 'letter', 'signatories', 'actions'] as const;
type PartName = (typeof partNames)[number];

/** What a page of its own has and a snippet on someone else’s page has not. */
interface Extent {
  /** The names of those who signed and of the press contacts, the image, and what can be downloaded. */
  everything: boolean;
}

/** The whole letter as blocks of plain HTML, its parts in the order that the bundle gives. */
export function letterToHtml(bundle: LetterBundle, context: HtmlContext, { everything }: Extent): ElementContent[] {
  const parts = bundle.show?.split(/\s+/).filter((word): word is PartName => partNames.includes(word as PartName));
  return [...new Set(parts?.length ? parts : partNames)].flatMap((part) => partToHtml(part, bundle, context, everything));
}

function partToHtml(part: PartName, bundle: LetterBundle, context: HtmlContext, everything: boolean): ElementContent[] {
  const { statement, letter, quotes = [] } = bundle;
  switch (part) {
    case 'header':
      return headerToHtml(bundle, context, everything);
    case 'statement':
      return statement ? textToHtml(statement, {}, 'statement', context) : [];
    case 'letter':
      // The letter needs a heading of its own only where the statement stands beside it.
      return letter
        ? textToHtml(letter.body, { title: statement && context.l10n.text('the-letter'), ...letter }, 'text', context)
        : [];
    case 'quotes':
      return quotes.flatMap((quote) => quoteToHtml(quote, context));
    case 'signatories':
      return everything ? signatoriesToHtml(bundle, context) : signedCount(bundle, context);
    case 'actions':
      return actionsToHtml(bundle, context, everything);
  }
}

function headerToHtml(
  { kicker, title, published, updated, publishers = [], summary, image }: LetterBundle,
  context: HtmlContext,
  everything: boolean,
): ElementContent[] {
  const { l10n, level } = context;
  const facts = [
    ...(published ? [h('time', { dateTime: published }, dayOf(published, context))] : []),
    ...(updated ? [h('time', { dateTime: updated }, l10n.text('updated', { date: dayOf(updated, context) }))] : []),
    ...publishers.map(({ name, url }) => h('bdi', linked(name, url, context))),
  ];
  const src = everything && image && /^(?!mailto:|tel:)/i.test(image.src) ? linkTarget(image.src, context.base) : undefined;
  return [
    ...(kicker ? [h('p', kicker)] : []),
    heading(level, title),
    ...(facts.length ? [h('p', separated(facts, ' · '))] : []),
    ...(summary ? paragraphs(summary, everything ? 'summary' : undefined) : []),
    ...(src && image
      ? [
          h('figure', [
            h('img', { src, alt: image.alt, width: image.width, height: image.height }),
            ...(image.credit ? [h('figcaption', image.credit)] : []),
          ]),
        ]
      : []),
  ];
}

function textToHtml(
  text: RichText,
  { title, addressees = [], closing }: Partial<Letter>,
  name: string,
  context: HtmlContext,
): ElementContent[] {
  const level = context.level + 1;
  const blocks = richTextToHtml(text, title ? level + 1 : level, name, context);
  const notes = blocks.at(-1);
  const hasNotes = notes?.type === 'element' && notes.tagName === 'section';
  return [
    ...(title ? [heading(level, title)] : []),
    ...(addressees.length ? [unordered(addressees.map((addressee) => h('li', addressee)))] : []),
    ...(hasNotes ? blocks.slice(0, -1) : blocks),
    ...(closing ? paragraphs(closing) : []),
    ...(hasNotes ? [notes] : []),
  ];
}

function quoteToHtml({ text, speaker, role, organization, url, lang }: Quote, context: HtmlContext): ElementContent[] {
  const details = [role, organization].filter((detail) => detail !== undefined && detail !== '').join(', ');
  return [
    h('blockquote', { lang }, paragraphs(text)),
    h('p', ['— ', h('bdi', linked(speaker, url, context)), ...(details ? [', ', h('bdi', details)] : [])]),
  ];
}
