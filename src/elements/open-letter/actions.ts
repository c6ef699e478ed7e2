import { html, nothing, type TemplateResult } from 'lit/html.js';
import { nameOfLanguage } from '../../localization/localizer.js';
import { outLink } from '../link.js';
import type { LetterView } from './letter-view.js';

/** What a reader can do, whom the press can ask, what can be downloaded, what changed. */
export function renderActions({ bundle, context, l10n }: LetterView): TemplateResult | typeof nothing {
  const { actions = [], contacts = [], attachments = [], revisions = [] } = bundle;
  const link = (content: string, url?: string): TemplateResult => outLink(content, url, context.base);
  const section = (heading: 'contacts' | 'attachments' | 'revisions', rows: unknown[][]): unknown =>
    rows.length
      ? html`<div class="heading" role="heading" aria-level=${context.headingLevel}>${l10n.text(heading)}</div>
          <ul>
            ${rows.map((row) => html`<li>${row.map((item) => item && html`<span>${item}</span>`)}</li>`)}
          </ul>`
      : nothing;
  return [actions, contacts, attachments, revisions].some((list) => list.length)
    ? html`<div part="actions">
        ${actions.map(({ label, url }) => html`<p part="action">${link(label, url)}</p>`)}
        ${section(
          'contacts',
          contacts.map(({ name, organization, langs = [], email = '', phone = '', url }) => [
            link(name, url),
            organization,
            langs.map(nameOfLanguage).join(', '),
            link(email, /^[^?&:]+@[^?&:]+$/.test(email) ? `mailto:${email}` : ''),
            link(phone, /^(?!.*\(0\))\+?[\d ().-]+$/.test(phone) ? `tel:${phone.replace(/[^\d+]/g, '')}` : ''),
          ]),
        )}
        ${section(
          'attachments',
          attachments.map(({ label, url, size }) => [
            link(label, url),
            size ? `${Math.ceil(size / 1000).toLocaleString(l10n.tag)} kB` : '',
          ]),
        )}
        ${section(
          'revisions',
          revisions.map(({ date, note }) => [l10n.text('textUpdated', { date: l10n.date(date), note })]),
        )}
      </div>`
    : nothing;
}
