import { html, type TemplateResult } from 'lit/html.js';
import { copyText } from '../../platform/copy-text.js';
import { outLink } from '../link.js';
import { addressOf } from './address.js';
import type { LetterView } from './letter-view.js';

/** Who knows whether the letter’s address was copied. */
export interface Sharer {
  copied?: boolean;
}

/** The letter’s address, and ways to pass it on: the device’s own where there is one, else the clipboard and mail. */
export function renderShare({ bundle, context, l10n }: LetterView, host: Sharer): TemplateResult {
  const { title } = bundle;
  const url = addressOf(bundle, context.base);
  // A reader who thinks better of it is no error.
  const share = (): void => void navigator.share({ title, url }).catch(() => undefined);
  const copy = async (): Promise<void> => {
    // Said once more, it must have been gone.
    host.copied = false;
    host.copied = await copyText(url);
  };
  return html`<p class="controls">
    <bdi>${outLink(url, url, context.base)}</bdi>
    ${
      // Not there everywhere, whatever its type says.
      (navigator.share as unknown)
        ? html`<button @click=${share}>${l10n.text('share')}</button>`
        : html`<button @click=${copy}>${l10n.text('copy-link')}</button>
            <a href=${`mailto:?body=${encodeURIComponent(url)}`}>${l10n.text('email')}</a>
            <span role="status" class="muted">${host.copied ? l10n.text('copied') : ''}</span>`
    }
  </p>`;
}
