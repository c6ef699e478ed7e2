import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Letter } from '../../bundle/letter-bundle.js';
import { directionOf } from '../../localization/language.js';
import { renderActions } from './actions.js';
import { addressOf } from './address.js';
import { renderHeader } from './header.js';
import type { LetterView, PartName, Wishes } from './letter-view.js';
import { firstQuoteOf } from './partner.js';

/** What the parts let the host page style; a name that one of them doesn’t have does no harm. */
const innerParts =
  'addressees, body, closing, more, quote, quotation, attribution, previous, next, position, copy, ' +
  'count, search, order, filter, group, signatory, partner, expand, status';

/** One part of the letter; nothing where the bundle has nothing for it. */
export function renderPart(part: PartName, view: LetterView, wishes: Wishes): unknown {
  const { bundle, foreign, context, l10n, partner } = view;
  const { statement, letter, quotes = [], signatories } = bundle;
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
      return renderHeader(view);
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
            .address=${(quote: number): string => addressOf(bundle, context.base, `quote-${quote + 1}`)}
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
          .loadPage=${wishes.loadPage}
          .partner=${partner?.id ?? partner?.name ?? wishes.partner ?? ''}
          .visibleSignatories=${wishes.visibleSignatories}
        ></open-letter-signatories>`
      );
    case 'actions':
      return renderActions(view);
  }
}
