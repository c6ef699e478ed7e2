import { waitUntil as waitShortly } from '@open-wc/testing';

/** Until something is so: for longer than any of it takes on a busy machine, since a test that passes never waits so long. */
export const waitUntil: typeof waitShortly = (predicate, message, options) =>
  waitShortly(predicate, message, { timeout: 8_000, ...options });
