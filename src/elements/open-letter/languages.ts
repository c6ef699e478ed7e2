import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { LetterBundle, Translation } from '../../bundle/letter-bundle.js';
import { safeLink } from '../../bundle/safe-link.js';
import { nameOfLanguage, type Localizer } from '../../localization/localizer.js';
import { addressOf } from './address.js';

/** The languages a letter can be read in, each a link in its own name. Without translations, nothing. */
export function renderLanguages(
  original: LetterBundle,
  translations: readonly Translation[],
  shown: string,
  l10n: Localizer,
  base: string,
  choose: (event: MouseEvent, lang: string) => void,
): TemplateResult | typeof nothing {
  if (!translations.length) return nothing;
  const link = (lang: string, translation?: Translation): TemplateResult => {
    const { src, url, status } = translation ?? {};
    const elsewhere = translation && !src;
    const href = elsewhere ? safeLink(url ?? '', base) : addressOf(original, base, `lang-${lang}`);
    const note =
      status === 'excerpt' || status === 'unofficial' ? l10n.text(status) : translation?.stale ? l10n.text('stale') : '';
    return html`<span
      ><a
        href=${href ?? nothing}
        lang=${lang}
        hreflang=${lang}
        aria-current=${lang === shown ? 'true' : nothing}
        rel=${elsewhere ? 'noopener noreferrer' : nothing}
        @click=${elsewhere ? nothing : (event: MouseEvent): void => choose(event, lang)}
        >${nameOfLanguage(lang)}</a
      >${note ? html` (${note})` : nothing}</span
    >`;
  };
  return html`<div part="languages" class="muted" role="group" aria-label=${l10n.text('languages')}>
    ${link(original.lang)}${translations.map((translation) => link(translation.lang, translation))}
  </div>`;
}
