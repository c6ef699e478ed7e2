import type { Signatory } from '../../bundle/letter-bundle.js';
import { safeLink } from '../../bundle/safe-link.js';
import { createElement } from '../../platform/create-element.js';
import { rel } from '../link.js';
import { searchable } from '../../localization/search.js';

/**
 * A signatory as a row.
 * @param where its country or place, unless that is said above it
 * @param isPartner whether it is the host page’s own organisation
 * @param needles what a search looked for, to be marked
 * @param base what its address is resolved against
 */
export function makeRow(
  row: Signatory,
  where: string,
  isPartner: boolean,
  needles: readonly string[],
  base: string,
): HTMLElement {
  const details = [row.role, row.affiliation, where]
    .flatMap((detail) => (detail ? ['\xa0· ', phrase(detail, needles)] : []))
    .slice(1);
  return make(
    'div',
    {
      role: 'listitem',
      tabindex: -1,
      part: isPartner ? 'signatory partner' : 'signatory',
      'aria-current': isPartner || undefined,
    },
    phrase(row.name, needles, row.lang, row.url, base),
    ' ',
    // In one run of lines a list is laid out in two thirds of the time that boxes in each other take.
    make('br', {}),
    ...details,
  );
}

/** Makes an element: a long list’s rows are DOM made by hand, with a third of the nodes that templates would take. */
export function make(name: string, attributes: Record<string, unknown>, ...children: (Node | string)[]): HTMLElement {
  const element = createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) element.setAttribute(key, value as string);
  element.append(...children);
  return element;
}

/** Text in the direction of its own words, what a search found in it marked, with a link where its address may be followed. */
function phrase(text: string, needles: readonly string[], lang?: string, url?: string, base = ''): HTMLElement {
  const href = url && safeLink(url, base);
  const parts = marked(text, needles);
  return make('bdi', { dir: 'auto', lang }, ...(href ? [make('a', { href, rel }, ...parts)] : parts));
}

/** The words that have what is looked for, each as a whole; where words aren’t parted, what is looked for itself. */
function marked(text: string, needles: readonly string[]): (Node | string)[] {
  // Folded, none has a sign that means something in a pattern.
  const words = needles[0] ? text.split(RegExp(`([\\s(),]+|${needles.join('|')})`)) : [text];
  return words.map((word) => (needles.some((needle) => searchable(word).includes(needle)) ? make('mark', {}, word) : word));
}
