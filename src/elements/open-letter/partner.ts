import { keyOf } from '../../bundle/key-of.js';
import type { LetterBundle, Quote, Signatory } from '../../bundle/letter-bundle.js';
import { searchable } from '../../localization/search.js';
import { indexOfPartner } from '../open-letter-signatories/arrange.js';

/**
 * The host page’s organisation among the signatories.
 * @param partner its id, or its name in any of these languages
 * @param shown in the language that is shown
 * @param known in every language that was had
 */
export function findPartner(partner: string, shown: LetterBundle, known: readonly LetterBundle[]): Signatory | undefined {
  const { items = [] } = shown.signatories ?? {};
  const keys = items.map(keyOf);
  for (const { signatories } of [shown, ...known]) {
    const { items: others = [] } = signatories ?? {};
    const row = items[keys.indexOf(others.map(keyOf)[indexOfPartner(others, partner)]!)];
    if (row) return row;
  }
  return undefined;
}

/** The first quote of an organisation that has one of these names, else the first of all. */
export function firstQuoteOf(quotes: readonly Quote[], ...names: string[]): number {
  const own = names.map(searchable);
  const at = quotes.findIndex(({ organization = '' }) => organization && own.includes(searchable(organization)));
  return Math.max(0, at);
}
