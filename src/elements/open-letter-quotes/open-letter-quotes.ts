import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Quote } from '../../bundle/letter-bundle.js';
import { copyText } from '../../platform/copy-text.js';
import { sharedStyles } from '../../styles/shared.js';
import { OpenLetterQuoteEvent } from '../events.js';
import type { Values } from '../letter-element.js';
import { LetterPart, noContext } from '../letter-part.js';
import { outLink } from '../link.js';
import { listed } from '../listed.js';
import styles from './open-letter-quotes.styles.js';

/** The shortest movement, in CSS pixels, that is a swipe. */
const swipeLength = 40;

/** A longer quote folds: words where the script puts spaces, characters where it puts none. */
const isLong = (text: string): boolean => text.split(/\s+/).length > 80 || text.length > 600;

/**
 * @summary The spokespeople’s quotes, one at a time (https://www.w3.org/WAI/ARIA/apg/patterns/carousel/). It never moves by itself.
 *
 * @event open-letter-quote - Another quote is shown.
 * @csspart quote - One quotation with its attribution.
 * @csspart quotation - What was said.
 * @csspart attribution - Who said it.
 * @csspart previous - The button to the previous quote.
 * @csspart next - The button to the next quote.
 * @csspart position - Which of how many is shown.
 * @csspart copy - The button that copies the quote.
 * @csspart more - The button that unfolds a long quote.
 */
export class OpenLetterQuotes extends LetterPart {
  static override readonly state: Values = {
    context: noContext,
    quotes: [],
    first: 0,
    address: () => '',
    current: 0,
    unfolded: false,
    copied: false,
  };

  static override readonly styles = sharedStyles + styles;

  /** The quotes in the bundle’s order. */
  declare quotes: Quote[];

  /** Which of them stands first, from 0. */
  declare first: number;

  /** The address of a quote, by its index from 0. */
  declare address: (index: number) => string;

  /** Which quote is shown, from 0 in the bundle’s order. */
  declare current: number;

  declare private unfolded: boolean;

  declare private copied: boolean;

  protected override willUpdate(changed: ReadonlySet<string>): void {
    super.willUpdate(changed);
    if (changed.has('first') || !(this.current in this.quotes)) this.current = this.first;
    if (changed.has('quotes')) this.copied = false;
  }

  /** Shows a quote by its index; there is nothing beyond the ends. */
  show(index: number): void {
    if (index === this.current || !(index in this.quotes)) return;
    // What has the focus is about to be hidden.
    if (this.renderRoot.activeElement?.closest('#content'))
      this.renderRoot.querySelector<HTMLElement>('[part=next]')!.focus({ preventScroll: true });
    this.current = index;
    this.unfolded = this.copied = false;
    this.dispatchEvent(new OpenLetterQuoteEvent({ index }));
  }

  /** The indices in the order in which they stand: the partner’s own first. */
  get #order(): number[] {
    return [...new Set([this.first, ...this.quotes.keys()])];
  }

  /** Goes on in the order in which the quotes stand, around both ends. */
  #step(by: number): void {
    const order = this.#order;
    this.show(order.at((order.indexOf(this.current) + by) % order.length)!);
  }

  /** Goes on to a side of the screen: right where it is above 0, else left. */
  #stepTo(side: number): void {
    this.#step(side > 0 === (getComputedStyle(this).direction === 'rtl') ? -1 : 1);
  }

  #pressed(event: KeyboardEvent): void {
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!side || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#stepTo(side);
  }

  #touched(start: PointerEvent): void {
    (start.currentTarget as HTMLElement).onpointerup = ({ pointerType, clientX, clientY }): void => {
      const across = start.clientX - clientX;
      if (pointerType !== 'mouse' && Math.abs(across) > swipeLength + Math.abs(start.clientY - clientY)) this.#stepTo(across);
    };
  }

  async #copy(): Promise<void> {
    const { text, speaker, role, organization } = this.quotes[this.current]!;
    // The same words again are announced again.
    this.copied = false;
    this.copied = await copyText(`${text}\n— ${listed(speaker, role, organization)}\n${this.address(this.current)}`);
  }

  protected override render(): unknown {
    const { l10n, quotes, current } = this;
    const order = this.#order;
    const several = quotes.length > 1;
    const position = (at: number): string => l10n.text('position', { index: at + 1, count: order.length });

    const copy = html`<button part="copy" class="muted" @click=${this.#copy}>${l10n.text('copy-quote')}</button
      ><span role="status" class="muted">${this.copied ? l10n.text('copied') : ''}</span>`;

    const button = (by: number, part: 'previous' | 'next'): TemplateResult =>
      html`<button
        part=${part}
        aria-label=${l10n.text(`${part}-quote`)}
        aria-controls="content"
        @click=${(): void => this.#step(by)}
      >
        ${by > 0 ? '›' : '‹'}
      </button>`;

    const quote = (index: number): TemplateResult => {
      const { text, speaker, role, organization, url, lang } = quotes[index]!;
      const long = isLong(text);
      const unfolded = this.unfolded && index === current;
      const toggle = (): void => {
        this.unfolded = !unfolded;
      };
      return html`<blockquote part="quotation" class=${long && !unfolded ? 'long' : ''} lang=${lang ?? nothing}>
          ${text.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph}</p>`)}
        </blockquote>
        ${
          long
            ? html`<button part="more" aria-expanded=${unfolded} @click=${toggle}>
                ${l10n.text(unfolded ? 'show-less' : 'read-the-whole-text')}
              </button>`
            : ''
        }
        <p part="attribution">
          <bdi>${outLink(speaker, url, this.context.base)}</bdi><bdi class="muted">${listed(role, organization)}</bdi>
        </p>`;
    };

    return (
      quotes[0] &&
      html`<section
        aria-label=${l10n.text('quotes')}
        aria-roledescription=${several ? l10n.text('carousel') : nothing}
        @keydown=${several ? this.#pressed : nothing}
      >
        ${
          several
            ? html`<div class="controls" lang=${this.context.lang}>
                  ${button(-1, 'previous')}<span part="position" class="muted">${position(order.indexOf(current))}</span
                  >${button(1, 'next')}${copy}
                </div>
                <div id="content" aria-live="polite" @pointerdown=${this.#touched}>
                  ${order.map(
                    (index, at) =>
                      html`<div
                        part="quote"
                        role="group"
                        aria-roledescription=${l10n.text('slide')}
                        aria-label=${position(at)}
                        class=${index === current ? '' : 'other'}
                      >
                        ${quote(index)}
                      </div>`,
                  )}
                </div>`
            : html`<div part="quote">${quote(0)}</div>
                ${copy}`
        }
      </section>`
    );
  }
}
