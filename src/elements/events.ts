import type { LetterBundle } from '../bundle/letter-bundle.js';
import type { Problem } from '../bundle/problem.js';

class LetterEvent extends Event {
  constructor(type: keyof HTMLElementEventMap) {
    super(type, { bubbles: true, composed: true });
  }
}

/** A letter is on screen. */
export class OpenLetterLoadEvent extends LetterEvent {
  constructor(
    readonly bundle: LetterBundle,
    /** Where the bundle came from. */
    readonly url: string,
    /** What was checked before it was parsed. */
    readonly verified: 'none' | 'integrity' | 'signature',
    readonly warnings: Problem[],
  ) {
    super('open-letter-load');
  }
}

/** Every source failed. */
export class OpenLetterErrorEvent extends LetterEvent {
  /** @param problems in the order they came */
  constructor(readonly problems: Problem[]) {
    super('open-letter-error');
  }
}

/** The reader switched the language. */
export class OpenLetterLanguageEvent extends LetterEvent {
  /** @param lang BCP 47 tag */
  constructor(readonly lang: string) {
    super('open-letter-language');
  }
}

/** Another quote is shown. */
export class OpenLetterQuoteEvent extends LetterEvent {
  /** @param index from 0, in the bundle’s order */
  constructor(readonly index: number) {
    super('open-letter-quote');
  }
}

/** The list of signatories was expanded or collapsed. */
export class OpenLetterExpandEvent extends LetterEvent {
  constructor(readonly expanded: boolean) {
    super('open-letter-expand');
  }
}

declare global {
  interface HTMLElementEventMap {
    'open-letter-load': OpenLetterLoadEvent;
    'open-letter-error': OpenLetterErrorEvent;
    'open-letter-language': OpenLetterLanguageEvent;
    'open-letter-quote': OpenLetterQuoteEvent;
    'open-letter-expand': OpenLetterExpandEvent;
  }
}
