import type { LetterBundle } from '../bundle/letter-bundle.js';
import type { Problem } from '../bundle/problem.js';

/** A kind of event that bubbles, crosses shadow roots and has fields of its own. */
const letterEvent = <Fields extends object>(
  type: keyof HTMLElementEventMap,
): new (fields: Readonly<Fields>) => Event & Readonly<Fields> =>
  class extends Event {
    constructor(fields: Readonly<Fields>) {
      super(type, { bubbles: true, composed: true });
      Object.assign(this, fields);
    }
  } as unknown as new (fields: Readonly<Fields>) => Event & Readonly<Fields>;

/** A letter is on screen. */
export class OpenLetterLoadEvent extends letterEvent<{
  bundle: LetterBundle;
  /** Where the bundle came from. */
  url: string;
  /** What was checked before it was parsed. */
  verified: 'none' | 'integrity' | 'signature';
  warnings: Problem[];
}>('open-letter-load') {}

/** Every source failed. */
export class OpenLetterErrorEvent extends letterEvent<{
  /** In the order they came. */
  problems: Problem[];
}>('open-letter-error') {}

/** The reader switched the language. */
export class OpenLetterLanguageEvent extends letterEvent<{
  /** BCP 47 tag. */
  lang: string;
}>('open-letter-language') {}

/** Another quote is shown. */
export class OpenLetterQuoteEvent extends letterEvent<{
  /** From 0, in the bundle’s order. */
  index: number;
}>('open-letter-quote') {}

/** The list of signatories was expanded or collapsed. */
export class OpenLetterExpandEvent extends letterEvent<{
  expanded: boolean;
}>('open-letter-expand') {}

declare global {
  interface HTMLElementEventMap {
    'open-letter-load': OpenLetterLoadEvent;
    'open-letter-error': OpenLetterErrorEvent;
    'open-letter-language': OpenLetterLanguageEvent;
    'open-letter-quote': OpenLetterQuoteEvent;
    'open-letter-expand': OpenLetterExpandEvent;
  }
}
