import type { LetterBundle } from '../../bundle/letter-bundle.js';

export type PartName = 'header' | 'statement' | 'quotes' | 'letter' | 'signatories' | 'actions';

/** Which parts to show: the element’s word, else the bundle’s, else all; unknown words are passed over. */
export function partsToShow(...wishes: (string | null | undefined)[]): PartName[] {
  const known = /\b(header|statement|quotes|letter|signatories|actions)\b/g;
  const wish = [...wishes, 'header statement quotes letter signatories actions']
    .map((words) => words?.match(known))
    .find(Boolean);
  return [...new Set(wish)] as PartName[];
}

/** What stands on the screen: the translation, and of the original what the translation lacks. */
export interface LetterView {
  bundle: LetterBundle;
  /** The language of the parts that are not in the bundle’s own. */
  foreign: Partial<Record<PartName, string>>;
}

/** Joins a translation with the original, whose words it replaces. */
export function viewOf(shown: LetterBundle, original: LetterBundle): LetterView {
  const foreign: LetterView['foreign'] = {};
  for (const key of ['statement', 'letter', 'quotes'] as const) if (!shown[key] && original[key]) foreign[key] = original.lang;
  // What is said in one language only and would stand unmarked.
  const own = shown === original ? {} : { kicker: undefined, summary: undefined, strings: undefined };
  return { bundle: { ...original, ...own, ...shown }, foreign };
}
