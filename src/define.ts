import { OpenLetter } from './elements/open-letter/open-letter.js';
import { OpenLetterQuotes } from './elements/open-letter-quotes/open-letter-quotes.js';
import { OpenLetterSignatories } from './elements/open-letter-signatories/open-letter-signatories.js';
import { OpenLetterStatement } from './elements/open-letter-statement/open-letter-statement.js';

// Parts first, so that the whole finds them when it is upgraded. A page may bring the script twice: the first definition wins.
for (const [name, element] of Object.entries({
  'open-letter-statement': OpenLetterStatement,
  'open-letter-quotes': OpenLetterQuotes,
  'open-letter-signatories': OpenLetterSignatories,
  'open-letter': OpenLetter,
})) {
  if (!customElements.get(name)) customElements.define(name, element);
}

declare global {
  interface HTMLElementTagNameMap {
    'open-letter': OpenLetter;
    'open-letter-statement': OpenLetterStatement;
    'open-letter-quotes': OpenLetterQuotes;
    'open-letter-signatories': OpenLetterSignatories;
  }
}
