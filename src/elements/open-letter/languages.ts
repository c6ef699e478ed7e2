import { html, nothing } from 'lit/html.js';
import { safeLink } from '../../bundle/safe-link.js';
import { nameOfLanguage } from '../../localization/localizer.js';
import { addressOf } from './address.js';
import type { LetterView } from './letter-view.js';

/** The languages a letter can be read in, each a link in its own name. Where there is one, nothing. */
export function renderLanguages(
  { bundle, original, offers, context, l10n }: LetterView,
  choose: (event: MouseEvent, lang: string) => void,
): unknown {
  return (
    offers[1] &&
    html`<div part="languages" class="muted" role="group" aria-label=${l10n.text('languages')}>
      ${offers.map(({ lang, src, url, status, stale }) => {
        const note = status === 'excerpt' || status === 'unofficial' ? status : stale ? 'stale' : undefined;
        return html`<span
          ><a
            href=${src ? addressOf(original, context.base, `lang-${lang}`) : safeLink(url!, context.base)}
            lang=${lang}
            hreflang=${lang}
            aria-current=${lang === bundle.lang ? 'true' : nothing}
            rel="noopener noreferrer"
            @click=${src ? (event: MouseEvent): void => choose(event, lang) : nothing}
            >${nameOfLanguage(lang)}</a
          >${note && html` (${l10n.text(note)})`}</span
        >`;
      })}
    </div>`
  );
}
