import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { LetterBundle, Translation } from '../../bundle/letter-bundle.js';
import { safeLink } from '../../bundle/safe-link.js';
import { nameOfLanguage } from '../../localization/localizer.js';
import { addressOf } from './address.js';
import type { LetterView } from './letter-view.js';

/** The languages a letter can be read in, each a link in its own name. Where there is one, nothing. */
export function renderLanguages(
  { bundle, context, l10n }: LetterView,
  original: LetterBundle,
  offers: readonly Translation[],
  choose: (event: MouseEvent, lang: string) => void,
): TemplateResult | typeof nothing {
  if (offers.length < 2) return nothing;
  const link = ({ lang, src, url = '', status, stale }: Translation): TemplateResult => {
    const href = src ? addressOf(original, context.base, `lang-${lang}`) : safeLink(url, context.base);
    const note = status === 'excerpt' || status === 'unofficial' ? l10n.text(status) : stale ? l10n.text('stale') : '';
    return html`<span
      ><a
        href=${href ?? nothing}
        lang=${lang}
        hreflang=${lang}
        aria-current=${lang === bundle.lang ? 'true' : nothing}
        rel=${src ? nothing : 'noopener noreferrer'}
        @click=${src ? (event: MouseEvent): void => choose(event, lang) : nothing}
        >${nameOfLanguage(lang)}</a
      >${note ? html` (${note})` : nothing}</span
    >`;
  };
  return html`<div part="languages" class="muted" role="group" aria-label=${l10n.text('languages')}>${offers.map(link)}</div>`;
}
