import { safeLink } from '../../bundle/safe-link.js';
import { searchable } from '../../localization/search.js';

/** Makes an element: a long list’s rows are DOM made by hand, with a third of the nodes that templates would take. */
export function make(name: string, attributes: Record<string, unknown>, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) element.setAttribute(key, value as string);
  element.append(...children);
  return element;
}

/** Text in the direction of its own words, what a search found in it marked, with a link where its address may be followed. */
export function phrase(text: string, needles: readonly string[], lang?: string, url?: string, base = ''): HTMLElement {
  const href = url && safeLink(url, base);
  const parts = marked(text, needles);
  return make('bdi', { dir: 'auto', lang }, ...(href ? [make('a', { href, rel: 'noopener noreferrer' }, ...parts)] : parts));
}

function marked(text: string, needles: readonly string[]): (Node | string)[] {
  if (!needles[0]) return [text];
  // Folded letter by letter, so that each is known by where it came from; what folds to nothing goes with the letter before it.
  let folded = ' ';
  const origin = [0];
  for (const { 0: letter, index } of text.matchAll(/[^]/gu)) {
    for (const sign of searchable(letter).slice(1) || (/[\p{L}\p{M}\p{Cf}]/u.test(letter) ? '' : ' ')) {
      folded += sign;
      origin.push(index);
    }
  }
  origin.push(text.length);
  const parts: (Node | string)[] = [];
  let done = 0;
  // Of two that begin alike the longer one is marked; folded, none has a sign that means something in a pattern.
  const pattern = new RegExp([...needles].sort((a, b) => b.length - a.length).join('|'), 'g');
  for (const { 0: hit, index } of folded.matchAll(pattern)) {
    // The space before a word isn’t marked.
    const from = origin[index + +hit.startsWith(' ')];
    parts.push(text.slice(done, from), make('mark', {}, text.slice(from, (done = origin[index + hit.length]!))));
  }
  return [...parts, text.slice(done)];
}
