import { html } from 'lit/html.js';
import { searchable } from '../../localization/search.js';

/** A text with what a search found in it marked. */
export function marked(text: string, needles: readonly string[]): unknown {
  if (!needles.length) return text;
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
  const hits = new Uint8Array(text.length);
  for (const needle of needles) {
    for (let at = -1; (at = folded.indexOf(needle, at + 1)) >= 0;) {
      // The space before a word isn’t marked.
      hits.fill(1, origin[at + +needle.startsWith(' ')], origin[at + needle.length]);
    }
  }
  const parts: unknown[] = [];
  for (let at = 0, end = 0; at < text.length; at = end) {
    do end++;
    while (hits[end] === hits[at]);
    const part = text.slice(at, end);
    parts.push(hits[at] ? html`<mark>${part}</mark>` : part);
  }
  return parts;
}
