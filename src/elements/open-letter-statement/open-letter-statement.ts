import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Letter } from '../../bundle/letter-bundle.js';
import { sharedStyles } from '../../styles/shared.js';
import type { Values } from '../letter-element.js';
import { LetterPart, noContext } from '../letter-part.js';
import { renderRichText } from './rich-text.js';
import styles from './open-letter-statement.styles.js';

/**
 * @summary A coalition’s text: its press statement, or the letter itself with addressees and closing.
 *
 * @csspart addressees - To whom the letter goes.
 * @csspart body - The text.
 * @csspart closing - The letter’s last words.
 * @csspart more - The button that unfolds a long text.
 */
export class OpenLetterStatement extends LetterPart {
  static override readonly state: Values = {
    context: noContext,
    text: { body: '' },
    visibleParagraphs: NaN,
    unfolded: false,
  };

  static override readonly styles = sharedStyles + styles;

  /** The text, with its title, addressees and closing, where it has them. */
  declare text: Letter;

  /** How many paragraphs stand before the text is unfolded; all where it isn’t a number above 0. */
  declare visibleParagraphs?: number | null;

  declare private unfolded: boolean;

  #follow(event: Event): void {
    // The browser looks for fragments in the page only, not in shadow trees.
    event.preventDefault();
    this.unfolded = true;
    const { hash } = event.target as HTMLAnchorElement;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(hash)?.focus());
  }

  #toggle(): void {
    this.unfolded = !this.unfolded;
  }

  protected override render(): TemplateResult {
    const { l10n, unfolded, visibleParagraphs } = this;
    const { base, headingLevel } = this.context;
    const { title, addressees = [], body, closing } = this.text;
    const { blocks, footnotes } = renderRichText(body, base, headingLevel + +!!title, l10n, (event) => this.#follow(event));
    const visible = visibleParagraphs! > 0 ? visibleParagraphs! : Infinity;
    const folds = blocks.length > visible;
    return html`<div>
      ${title && html`<div role="heading" aria-level=${headingLevel}>${title}</div>`}
      ${
        addressees[0] &&
        html`<ul part="addressees">
          ${addressees.map((addressee) => html`<li>${addressee}</li>`)}
        </ul>`
      }
      <div part="body">${blocks.slice(0, visible)}</div>
      <div id="content" hidden=${folds && !unfolded ? 'until-found' : nothing} @beforematch=${this.#toggle}>
        ${folds ? html`<div part="body">${blocks.slice(visible)}</div>` : ''}
        ${closing && html`<p part="closing" class="plain">${closing}</p>`}
        ${
          footnotes[0] &&
          html`<section class="muted" role="doc-endnotes" aria-label=${l10n.text('footnotes')}>
            <ol>
              ${footnotes}
            </ol>
          </section>`
        }
      </div>
      ${
        folds
          ? html`<button part="more" aria-expanded=${unfolded} aria-controls="content" @click=${this.#toggle}>
              ${l10n.text(unfolded ? 'show-less' : 'read-the-whole-letter')}
            </button>`
          : ''
      }
    </div>`;
  }
}
