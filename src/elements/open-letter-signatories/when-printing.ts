import { own } from '../../platform/own.js';

/** Says when the page is going to be printed, and when it has been; at once, since a page that prints by a script waits for nothing. */
export function whenPrinting(signal: AbortSignal, tell: (printing: boolean) => void): void {
  for (const type of ['beforeprint', 'afterprint']) addEventListener(type, () => tell(type === 'beforeprint'), own({ signal }));
}
