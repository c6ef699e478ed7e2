import { html, type TemplateResult } from 'lit/html.js';
import type { Localizer } from '../../localization/localizer.js';
import type { Gap } from './heap.js';

/** What stands in the place of rows that can’t be had: how many they are, and a button that asks for them again. */
export const renderGap = ({ page }: Gap, l10n: Localizer, retry: () => void): TemplateResult =>
  html`<div role="listitem" tabindex="-1" part="signatory">
    ${l10n.text('page-failed', { count: page.count })}
    <button part="retry" @click=${retry}>${l10n.text('retry')}</button>
  </div>`;
