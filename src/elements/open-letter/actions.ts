import { html } from 'lit/html.js';
import { inLanguage } from '../in-language.js';
import { outLink } from '../link.js';
import type { LetterView } from './letter-view.js';
import { renderShare, type Sharer } from './share.js';

/** What a reader can do, whom the press can ask, what can be downloaded, what changed, and how to pass the letter on. */
export function renderActions(view: LetterView, host: Sharer): unknown {
  const { bundle, languageOf, context, l10n } = view;
  const { actions = [], contacts = [], attachments = [], revisions = [] } = bundle;
  const link = (content: string, url: string | false | undefined): unknown => outLink(content, url, context.base);
  const section = (key: 'contacts' | 'attachments', heading: 'press-contacts' | 'downloads', rows: unknown[][]): unknown =>
    rows[0] &&
    html`<div class="heading" role="heading" aria-level=${context.headingLevel}>${l10n.text(heading)}</div>
      <ul lang=${languageOf(key)}>
        ${rows.map((row) => html`<li>${row.flatMap((item) => (item ? ['\xa0· ', html`<bdi>${item}</bdi>`] : [])).slice(1)}</li>`)}
      </ul>`;
  return html`<div part="actions">
    ${actions.map(({ label, url }) => html`<p part="action" lang=${languageOf('actions')}><bdi>${link(label, url)}</bdi></p>`)}
    ${section(
      'contacts',
      'press-contacts',
      contacts.map(({ name, organization, langs = [], email, phone, url }) => [
        link(name, url),
        organization,
        ...langs.map((lang) => inLanguage(lang, l10n.language(lang))),
        email && link(email, `mailto:${email}`),
        phone && link(phone, /^[+\d ().-]+$/.test(phone) && `tel:${phone.replace(/\(0\)|[^+\d]/g, '')}`),
      ]),
    )}
    ${section(
      'attachments',
      'downloads',
      attachments.map(({ label, url, size }) => [
        link(label, url),
        size ? `${Math.ceil(size / 1000).toLocaleString(l10n.tag)} kB` : '',
      ]),
    )}
    ${
      revisions[0] &&
      html`<details>
        <summary class="heading">${l10n.text('changes-to-the-text')}</summary>
        ${revisions.map(({ date, note }) => html`<p>${inLanguage(languageOf('revisions'), note, l10n.text('note', { date: l10n.date(date), note: '\n' }))}</p>`)}
      </details>`
    }
    ${renderShare(view, host)}
  </div>`;
}
