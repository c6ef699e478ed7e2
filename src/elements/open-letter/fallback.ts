/** Blocks of text in a fallback and in a letter. */
const blocks = 'p, li, [role=listitem]';

const blocksOf = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(blocks)];

const wordsOf = (block: Element): string => block.textContent.replace(/\s/g, '');

/** Whether the reader’s focus or selection is in the fallback, an element’s light-DOM children. */
export function isInUse(host: Element): boolean {
  const selection = getSelection();
  return !!host.querySelector(':focus') || (selection?.type === 'Range' && selection.containsNode(host, true));
}

/**
 * Takes down where the reader is before the letter takes the fallback’s place.
 * @returns what brings her back to the same words, or to the same place below the letter, once it has: called with the roots of its parts
 *   before the browser paints
 */
export function holdPlace(host: HTMLElement): (roots: readonly ParentNode[]) => void {
  const { top, bottom } = host.getBoundingClientRect();
  const passed = bottom <= 0;
  const places = (passed ? [host] : blocksOf(host)).map((block) => [block, block.getBoundingClientRect()] as const);
  return (roots) => {
    // The letter begins where the fallback did, which had the page’s own margin above its first block.
    roots[0]!.querySelector<HTMLElement>('article')!.style.marginTop = getComputedStyle(
      host.children[0] ?? document.documentElement,
    ).marginTop;
    // Nothing moves above a reader who sees the element’s first line or hasn’t come to it.
    if (top >= 0) return;
    const candidates = [host, ...roots.flatMap(blocksOf)];
    for (const [block, { top, bottom }] of places) {
      const found = (passed || bottom > 0) && candidates.find((other) => wordsOf(other) === wordsOf(block));
      if (!found) continue;
      // Scrolls whatever scrolls here, the page or a box in it.
      found.style.scrollMargin = `${top}px 0 ${innerHeight - bottom}px`;
      found.scrollIntoView({ behavior: 'instant', block: passed ? 'end' : 'start' });
      found.style.scrollMargin = '';
      break;
    }
  };
}
