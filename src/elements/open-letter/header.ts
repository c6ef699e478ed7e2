import { html, nothing, type TemplateResult } from 'lit/html.js';
import { outLink } from '../link.js';
import type { LetterView } from './letter-view.js';

/** An image that can’t be had leaves no hole. */
const loaded = ({ type, target }: Event): void => {
  (target as Element).parentElement!.hidden = type === 'error';
};

/** The letter’s head: kicker, title, dates and publishers, summary, image. */
export function renderHeader({ bundle, languageOf, context, l10n, image: imageSrc }: LetterView): TemplateResult {
  const { kicker, title, published, updated, publishers = [], summary, image } = bundle;
  return html`<header part="header">
    ${kicker && html`<p part="kicker">${kicker}</p>`}
    <div part="title" role="heading" aria-level=${context.headingLevel - 1}>${title}</div>
    <p part="date" class="muted">
      ${[
        published && html`<time datetime=${published}>${l10n.date(published)}</time>`,
        updated && html`<time datetime=${updated}>${l10n.text('updated', { date: l10n.date(updated) })}</time>`,
        ...publishers.map(({ name, url }) => html`<bdi>${outLink(name, url, context.base)}</bdi>`),
      ]}
    </p>
    ${summary && html`<p part="summary">${summary}</p>`}
    ${
      imageSrc &&
      html`<figure lang=${languageOf('image')}>
        <img
          part="image"
          src=${imageSrc}
          alt=${image!.alt}
          width=${image!.width ?? nothing}
          height=${image!.height ?? nothing}
          referrerpolicy="no-referrer"
          @error=${loaded}
          @load=${loaded}
        />
        <figcaption part="credit" class="muted">${image!.credit}</figcaption>
      </figure>`
    }
  </header>`;
}
