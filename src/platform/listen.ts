import { own } from './own.js';

/**
 * Listens on the window, before whatever in the page an event is for.
 * @param signal ends it
 * @param types of events, space-separated
 */
export function listen(signal: AbortSignal, types: string, heed: (event: Event) => void): void {
  for (const type of types.split(' ')) addEventListener(type, heed, own({ signal, capture: true }));
}
