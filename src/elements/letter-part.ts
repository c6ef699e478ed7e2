import type { StringTable } from '../bundle/letter-bundle.js';
import { Localizer } from '../localization/localizer.js';
import { LetterElement } from './letter-element.js';

/** What a part needs to know of the letter that it belongs to. */
export interface PartContext {
  /** BCP 47 tag of the interface. */
  lang: string;
  /** Interface strings in that language; missing ones are English. */
  strings?: StringTable | undefined;
  /** The level of the part’s own heading, 1 to 6. */
  headingLevel: number;
  /** What relative addresses are resolved against. */
  base: string;
}

/** What a part is told that belongs to no letter; links must be absolute there. */
export const noContext: PartContext = { lang: 'en', headingLevel: 3, base: 'about:blank' };

/** What the parts of a letter have in common: they take plain data, speak its language and fetch nothing. */
export abstract class LetterPart extends LetterElement {
  /** What the part belongs to. */
  declare context: PartContext;

  /** At hand from the first update on. */
  declare protected l10n: Localizer;

  constructor() {
    super();
    this.renderRoot.addEventListener('click', ({ target }) => void this.#keepInView(target as Element));
  }

  /** Brings a button back that has just folded something: what stood above it has gone from under the reader. */
  async #keepInView(button: Element): Promise<void> {
    await this.updateComplete;
    if (button.matches('[aria-expanded=false]')) button.scrollIntoView({ block: 'nearest' });
  }

  protected override willUpdate(changed: ReadonlySet<string>): void {
    if (changed.has('context')) this.l10n = new Localizer(this.context.lang, this.context.strings);
  }
}
