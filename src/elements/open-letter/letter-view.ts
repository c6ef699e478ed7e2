import type { LoadPage } from '../open-letter-signatories/heap.js';
import type { LetterBundle, Signatory } from '../../bundle/letter-bundle.js';
import type { LoadedLetter } from '../../loading/bundle-controller.js';
import { Localizer } from '../../localization/localizer.js';
import type { PartContext } from '../letter-part.js';
import { imageAddress, type ImagePolicy } from './letter-image.js';
import { findPartner } from './partner.js';

const partNames = ['header', 'statement', 'quotes', 'letter', 'signatories', 'actions'] as const;

export type PartName = (typeof partNames)[number];

/** Which parts to show: the element’s word, else the bundle’s, else all; unknown words are passed over. */
export function partsToShow(...wishes: (string | null | undefined)[]): readonly PartName[] {
  const known = wishes.map((words) => [...new Set(words?.split(/\s+/))].filter((word) => partNames.includes(word as PartName)));
  return (known.find(({ length }) => length) as PartName[] | undefined) ?? partNames;
}

/** What the host page asks for. */
export interface Wishes {
  partner?: string | null;
  headingLevel: number;
  visibleSignatories: number;
  visibleParagraphs?: number | null;
  images: ImagePolicy | null;
  loadPage?: LoadPage | undefined;
}

/** What stands on the screen, made ready for the parts. */
export interface LetterView {
  shown: LoadedLetter;
  /** The translation, and of the original what the translation lacks. */
  bundle: LetterBundle;
  /** The language of the parts that are not in the bundle’s own. */
  foreign: Partial<Record<PartName, string>>;
  context: PartContext;
  l10n: Localizer;
  /** The image’s address, where it may be loaded. */
  image: string | undefined;
  /** The host page’s organisation, as the list has it. */
  partner: Signatory | undefined;
}

/** Joins a translation with the original, whose words it replaces. */
export function viewOf(shown: LoadedLetter, { bundle: original }: LoadedLetter, wishes: Wishes): LetterView {
  const foreign: LetterView['foreign'] = {};
  for (const key of ['statement', 'letter', 'quotes'] as const)
    if (!shown.bundle[key] && original[key]) foreign[key] = original.lang;
  // What is said in one language only and would stand unmarked.
  const own = shown.bundle === original ? {} : { kicker: undefined, summary: undefined, strings: undefined };
  const bundle = { ...original, ...own, ...shown.bundle };
  const { lang, strings } = bundle;
  const { url: base } = shown;
  const headingLevel = Math.min(5, Math.max(1, Math.trunc(wishes.headingLevel) || 2)) + 1;
  return {
    shown,
    bundle,
    foreign,
    context: { lang, strings, headingLevel, base },
    l10n: new Localizer(lang, strings),
    image: bundle.image && imageAddress(bundle.image, base, wishes.images),
    partner: findPartner(wishes.partner ?? '', bundle, original),
  };
}
