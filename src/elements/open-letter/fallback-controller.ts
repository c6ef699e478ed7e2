import type { LetterElement } from '../letter-element.js';

/** Blocks of text in a fallback and in a letter. */
const blocks = 'p, li, h1, h2, h3, h4, h5, h6, [role=heading], [role=listitem]';

/**
 * Takes the fallback (the light-DOM children) out of sight once the letter stands in its place: not while the reader’s focus or
 * selection is in it, and so that she finds herself at the same words as before.
 */
export class FallbackController {
  /** Whether the letter stands in the fallback’s place. */
  covered = false;

  /** What the reader saw of the fallback, each text with its distance from the viewport’s top in CSS pixels. */
  #seen: [text: string, top: number][] = [];
  /** Where the element ended, where the reader was past it and no scroll anchoring holds her place. */
  #bottom = 0;

  constructor(readonly host: LetterElement) {}

  /** @param signal ends it */
  connect(signal: AbortSignal): void {
    // Focus that moves is nowhere for a moment.
    const moved = (): unknown => this.covered || setTimeout(() => this.host.requestUpdate());
    this.host.addEventListener('focusout', moved, { signal });
    document.addEventListener('selectionchange', moved, { signal });
  }

  /** Before each update: whether there is a letter to stand in the fallback’s place. */
  cover(wanted: boolean): void {
    const { host } = this;
    const selection = getSelection();
    const inUse =
      host.querySelector(':focus') ??
      (selection?.type === 'Range' && [...host.childNodes].some((node) => selection.containsNode(node, true)));
    const covered = wanted && !inUse;
    const { top, bottom } = host.getBoundingClientRect();
    // Nothing moves above a reader who sees the element’s first line or hasn’t come to it.
    if (covered && !this.covered && top < 0) {
      if (bottom > 0) this.#seen = [...host.querySelectorAll(blocks)].flatMap(visibleText);
      else if (!CSS.supports('overflow-anchor', 'auto')) this.#bottom = bottom;
    }
    this.covered = covered;
  }

  /** After the update in which the letter took the place, before the browser paints. */
  restore(roots: readonly ParentNode[]): void {
    if (this.#bottom) scrollBy({ top: this.host.getBoundingClientRect().bottom - this.#bottom, behavior: 'instant' });
    for (const [text, top] of this.#seen) {
      const block = roots
        .flatMap((root) => [...root.querySelectorAll<HTMLElement>(blocks)])
        .find((other) => textOf(other) === text && other.checkVisibility({ visibilityProperty: true }));
      if (!block) continue;
      // Scrolls whatever scrolls here, the page or a box in it.
      block.style.scrollMarginTop = `${top}px`;
      block.scrollIntoView({ behavior: 'instant' });
      block.style.scrollMarginTop = '';
      break;
    }
    this.#seen = [];
    this.#bottom = 0;
  }
}

const textOf = (block: Element): string => block.textContent.replace(/\s+/g, ' ').trim();

function visibleText(block: Element): [text: string, top: number][] {
  const { top, bottom } = block.getBoundingClientRect();
  return bottom > 0 && bottom > top ? [[textOf(block), top]] : [];
}
