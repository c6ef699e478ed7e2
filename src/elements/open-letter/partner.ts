import { keyOf } from '../../bundle/key-of.js';
import type { LetterBundle, Quote, Signatory } from '../../bundle/letter-bundle.js';
import { searchable } from '../../localization/search.js';
import { indexOfPartner } from '../open-letter-signatories/arrange.js';

/**
 * The host page’s organisation among the signatories.
 * @param partner its id, or its name in the language that is shown or in the original’s
 */
export function findPartner(partner: string, { signatories }: LetterBundle, original: LetterBundle): Signatory | undefined {
  const { items = [] } = signatories ?? {};
  const { items: originals = [] } = original.signatories ?? {};
  return (
    items[indexOfPartner(items, partner)] ??
    items[items.map(keyOf).indexOf(originals.map(keyOf)[indexOfPartner(originals, partner)]!)]
  );
}

/** The first quote of an organisation that has one of these names, else the first of all. */
export function firstQuoteOf(quotes: readonly Quote[], ...names: string[]): number {
  const own = names.map(searchable);
  const at = quotes.findIndex(({ organization = '' }) => organization && own.includes(searchable(organization)));
  return Math.max(0, at);
}
