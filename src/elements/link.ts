import { html } from 'lit/html.js';
import { safeLink } from '../bundle/safe-link.js';

/** How a link leads out: the other site learns nothing, and can do nothing to the page. */
export const rel = 'noopener noreferrer';

/** A link that tells the other site nothing; plain content where there is no address or it may not be followed. */
export function outLink(content: unknown, url: string | false | undefined, base: string): unknown {
  const href = url && safeLink(url, base);
  return href ? html`<a href=${href} rel=${rel}>${content}</a>` : content;
}
