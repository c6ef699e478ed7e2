import type { LetterBundle } from '../../bundle/letter-bundle.js';
import { safeLink } from '../../bundle/safe-link.js';

/**
 * The address of the letter, or of a place in it, to pass on: the canonical page, else this one without its query.
 * @param base what a relative canonical address is resolved against
 * @param place `quote-N` (from 1) or `lang-TAG`
 */
export function addressOf({ id, url = '' }: LetterBundle, base: string, place: string): string {
  const page = (url && safeLink(url, base)) || location.origin + location.pathname;
  return id ? `${page.split('#')[0]}#letter-${id}-${place}` : page;
}

/** The place in the letter that the page’s fragment names: what it is (`quote` or `lang`), and which. */
export function placeIn(fragment: string, id: string | undefined): string[] {
  const [before, place = ''] = fragment.split(`#letter-${id}-`);
  return (id && !before && /^(quote|lang)-(.+)/.exec(place)?.slice(1)) || [];
}
