import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Letter, Signatory } from '../../bundle/letter-bundle.js';
import { directionOf } from '../../localization/language.js';
import type { Localizer } from '../../localization/localizer.js';
import type { PartContext } from '../letter-part.js';
import { renderActions } from './actions.js';
import { addressOf } from './address.js';
import { renderHeader } from './header.js';
import type { LetterView, PartName } from './letter-view.js';
import { firstQuoteOf } from './partner.js';

/** What the parts let the host page style; a name that one of them doesn’t have does no harm. */
const innerParts =
  'addressees, body, closing, more, quote, quotation, attribution, previous, next, position, copy, ' +
  'count, search, order, filter, group, signatory, partner, expand, status';

/** What the host page asks for. */
export interface Wishes {
  partner?: string | null;
  visibleSignatories: number;
  visibleParagraphs?: number | null;
}

/**
 * One part of the letter; nothing where the bundle has nothing for it.
 * @param context the same object as long as it says the same
 * @param partner the host page’s organisation, as the list has it
 * @param image the image’s address, where it may be loaded
 */
export function renderPart(
  part: PartName,
  { bundle, foreign }: LetterView,
  context: PartContext,
  l10n: Localizer,
  wishes: Wishes,
  partner: Signatory | undefined,
  image: string | undefined,
): unknown {
  const { statement, letter, quotes = [], signatories } = bundle;
  const { headingLevel, base } = context;
  const lang = foreign[part] ?? nothing;
  const dir = foreign[part] ? directionOf(foreign[part]) : nothing;

  const text = (content: Letter, moreLabel: string): TemplateResult =>
    html`<open-letter-statement
      part=${part}
      exportparts=${innerParts}
      lang=${lang}
      dir=${dir}
      .context=${context}
      .text=${content}
      .visibleParagraphs=${wishes.visibleParagraphs}
      .moreLabel=${moreLabel}
    ></open-letter-statement>`;

  switch (part) {
    case 'header':
      return renderHeader(bundle, l10n, base, headingLevel - 1, image);
    case 'statement':
      return statement && text({ body: statement }, l10n.text('readWhole'));
    case 'letter':
      return letter && text({ ...(statement && { title: l10n.text('letter') }), ...letter }, l10n.text('readWholeLetter'));
    case 'quotes':
      return quotes.length
        ? html`<open-letter-quotes
            part="quotes"
            exportparts=${innerParts}
            lang=${lang}
            dir=${dir}
            .context=${context}
            .quotes=${quotes}
            .first=${firstQuoteOf(quotes, partner?.name ?? '', wishes.partner ?? '')}
            .address=${(quote: number): string => addressOf(bundle, base, `quote-${quote + 1}`)}
          ></open-letter-quotes>`
        : nothing;
    case 'signatories':
      return (
        signatories &&
        html`<open-letter-signatories
          part="signatories"
          exportparts=${innerParts}
          .context=${context}
          .signatories=${signatories}
          .partner=${partner?.id ?? partner?.name ?? ''}
          .visibleSignatories=${wishes.visibleSignatories}
        ></open-letter-signatories>`
      );
    case 'actions':
      return renderActions(bundle, l10n, base, headingLevel);
  }
}
