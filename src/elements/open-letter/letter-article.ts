import { html, type TemplateResult } from 'lit/html.js';
import type { Letter } from '../../bundle/letter-bundle.js';
import { directionOf } from '../../localization/language.js';
import { outLink } from '../link.js';
import { renderActions } from './actions.js';
import { addressOf } from './address.js';
import { renderHeader } from './header.js';
import { renderLanguages } from './languages.js';
import type { LetterView, Wishes } from './letter-view.js';
import { firstQuoteOf } from './partner.js';

/** What the parts let the host page style; a name that one of them doesn’t have does no harm. */
const innerParts =
  'addressees, body, closing, more, quote, quotation, attribution, previous, next, position, copy, ' +
  'count, search, order, filter, group, signatory, partner, expand, status';

/**
 * Which parts to show: the element’s word, else the bundle’s, else all; unknown words are passed over.
 * @param known all that there are
 */
export function partsToShow(known: readonly string[], ...wishes: (string | null | undefined)[]): readonly string[] {
  const named = wishes.map((words) => [...new Set([words].join().split(/\s+/))].filter((word) => known.includes(word)));
  return named.find(([first]) => first) ?? known;
}

/** The letter as it stands on the screen. */
export function renderArticle(
  view: LetterView,
  wishes: Wishes,
  choose: (event: MouseEvent, lang: string) => void,
): TemplateResult {
  const { shown, bundle, languageOf, context, l10n, partner } = view;
  const { statement, letter, quotes = [], signatories, title } = bundle;

  /** Says in which language a part is that the translation lacks. */
  const label = (lang: string): unknown =>
    lang === bundle.lang ? '' : html`<p class="muted" lang=${lang}>${l10n.language(lang)}</p>`;
  const text = (part: 'statement' | 'letter', content: Letter): TemplateResult => {
    const lang = languageOf(part);
    return html`${label(lang)}<open-letter-statement
        part=${part}
        exportparts=${innerParts}
        lang=${lang}
        dir=${directionOf(lang)}
        .context=${context}
        .text=${content}
        .visibleParagraphs=${wishes.visibleParagraphs}
      ></open-letter-statement>`;
  };

  const lang = languageOf('quotes');
  const parts: Record<string, unknown> = {
    header: renderHeader(view),
    statement: statement && text('statement', { body: statement }),
    quotes:
      quotes[0] &&
      html`${label(lang)}<open-letter-quotes
          part="quotes"
          exportparts=${innerParts}
          lang=${lang}
          dir=${directionOf(lang)}
          .context=${context}
          .quotes=${quotes}
          .first=${firstQuoteOf(quotes, partner?.name ?? '', wishes.partner ?? '')}
          .address=${(quote: number): string => addressOf(bundle, context.base, `quote-${quote + 1}`)}
        ></open-letter-quotes>`,
    letter: letter && text('letter', { ...(statement && { title: l10n.text('the-letter') }), ...letter }),
    signatories:
      signatories &&
      html`<open-letter-signatories
        part="signatories"
        exportparts=${innerParts}
        .context=${context}
        .signatories=${signatories}
        .loadPage=${wishes.loadPage}
        .partner=${partner?.id ?? partner?.name ?? wishes.partner ?? ''}
        .visibleSignatories=${wishes.visibleSignatories}
      ></open-letter-signatories>`,
    actions: renderActions(view, wishes),
  };
  const names = partsToShow(Object.keys(parts), wishes.show, bundle.show);
  return html`<article
    lang=${bundle.lang}
    dir=${directionOf(bundle.lang)}
    tabindex="-1"
    aria-label=${title}
    data-url=${addressOf(bundle, context.base)}
  >
    ${renderLanguages(view, choose)} ${names.map((name) => parts[name])}
    ${names.includes('header') || !bundle.url ? '' : html`<p>${outLink(title, bundle.url, context.base)}</p>`}
    ${shown.verified === 'none' ? '' : html`<p class="muted">${l10n.text('verified')}</p>`}
  </article>`;
}
