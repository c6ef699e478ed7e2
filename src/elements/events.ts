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
export const OpenLetterLoadEvent = letterEvent<{
  bundle: LetterBundle;
  /** Where the bundle came from. */
  url: string;
  /** What was checked before it was parsed. */
  verified: 'none' | 'integrity' | 'signature';
  warnings: Problem[];
}>('open-letter-load');
export type OpenLetterLoadEvent = InstanceType<typeof OpenLetterLoadEvent>;

/** Every source failed. */
export const OpenLetterErrorEvent = letterEvent<{
  /** In the order they came. */
  problems: Problem[];
}>('open-letter-error');
export type OpenLetterErrorEvent = InstanceType<typeof OpenLetterErrorEvent>;

/** The reader switched the language. */
export const OpenLetterLanguageEvent = letterEvent<{
  /** BCP 47 tag. */
  lang: string;
}>('open-letter-language');
export type OpenLetterLanguageEvent = InstanceType<typeof OpenLetterLanguageEvent>;

/** Another quote is shown. */
export const OpenLetterQuoteEvent = letterEvent<{
  /** From 0, in the bundle’s order. */
  index: number;
}>('open-letter-quote');
export type OpenLetterQuoteEvent = InstanceType<typeof OpenLetterQuoteEvent>;

/** The list of signatories was expanded or collapsed. */
export const OpenLetterExpandEvent = letterEvent<{
  expanded: boolean;
}>('open-letter-expand');
export type OpenLetterExpandEvent = InstanceType<typeof OpenLetterExpandEvent>;

declare global {
  interface HTMLElementEventMap {
    'open-letter-load': OpenLetterLoadEvent;
    'open-letter-error': OpenLetterErrorEvent;
    'open-letter-language': OpenLetterLanguageEvent;
    'open-letter-quote': OpenLetterQuoteEvent;
    'open-letter-expand': OpenLetterExpandEvent;
  }
}
