import type { LetterBundle } from '../../bundle/letter-bundle.js';
import { safeLink } from '../../bundle/safe-link.js';

/**
 * The address of the letter, or of a place in it, to pass on: the canonical page, else this one without its query.
 * @param base what a relative canonical address is resolved against
 * @param place `quote-N` (from 1) or `lang-TAG`; without one the letter itself
 */
export function addressOf({ id, url }: LetterBundle, base: string, place?: string): string {
  const page = (url && safeLink(url, base)) || location.origin + location.pathname;
  return id && place ? `${page.split('#')[0]}#letter-${id}-${place}` : page;
}

/** Which quote or which language of a letter the page’s fragment names, if any. */
export const placeIn = (fragment: string, id: string | undefined, kind: 'quote' | 'lang'): string | undefined =>
  id && fragment.split(`#letter-${id}-${kind}-`)[1];
