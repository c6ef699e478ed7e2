import { html } from 'lit/html.js';
import { safeLink } from '../bundle/safe-link.js';

/** A link that tells the other site nothing; plain content where there is no address or it may not be followed. */
export function outLink(content: unknown, url: string | false | undefined, base: string): unknown {
  const href = url && safeLink(url, base);
  return href ? html`<a href=${href} rel="noopener noreferrer">${content}</a>` : content;
}
