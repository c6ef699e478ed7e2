import { html, nothing } from 'lit/html.js';
import { safeLink } from '../../bundle/safe-link.js';
import { inLanguage } from '../in-language.js';
import { rel } from '../link.js';
import { listed } from '../listed.js';
import { addressOf } from './address.js';
import type { LetterView } from './letter-view.js';

/** The languages a letter can be read in, each a link in its own name. Where there is one, nothing. */
export function renderLanguages(
  { bundle, original, offers, context, l10n }: LetterView,
  choose: (event: MouseEvent, lang: string) => void,
): unknown {
  const { prevails } = bundle;
  return (
    offers[1] &&
    html`<div part="languages" role="group" aria-label=${l10n.text('languages')} class="muted">
      ${offers.map(({ lang, src, url, status, stale, translator }) => {
        const isShown = lang === bundle.lang;
        const note = listed(
          (status === 'excerpt' || status === 'unofficial') && l10n.text(status),
          stale && l10n.text('stale'),
          isShown && translator && l10n.text('translator', { translator }),
        );
        return html`<span
          ><a
            href=${src ? addressOf(original, context.base, `lang-${lang}`) : safeLink(url!, context.base)}
            lang=${lang}
            hreflang=${lang}
            aria-current=${isShown ? 'true' : nothing}
            rel=${rel}
            @click=${src ? (event: MouseEvent): void => choose(event, lang) : nothing}
            >${l10n.language(lang)}</a
          >${note && html` (${note})`}</span
        >`;
      })}
      ${prevails && html`<span>${inLanguage(prevails, l10n.language(prevails), l10n.text('prevails', { language: '\n' }))}</span>`}
    </div>`
  );
}
