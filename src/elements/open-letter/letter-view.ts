import type { LoadPage } from '../open-letter-signatories/heap.js';
import type { LetterBundle, Signatory, Translation } from '../../bundle/letter-bundle.js';
import type { LoadedLetter } from '../../loading/bundle-controller.js';
import { Localizer } from '../../localization/localizer.js';
import type { PartContext } from '../letter-part.js';
import { imageAddress, type ImagePolicy } from './letter-image.js';
import { findPartner } from './partner.js';
import { offered } from './translations.js';

/** What the host page asks for. */
export interface Wishes {
  show?: string | null;
  partner?: string | null;
  integrity?: string | null;
  headingLevel: number;
  visibleSignatories: number;
  visibleParagraphs?: number | null;
  images: ImagePolicy | null;
  loadPage?: LoadPage | undefined;
  /** Whether the letter’s address was copied. */
  copied?: boolean;
}

/** What stands on the screen, made ready for the parts. */
export interface LetterView {
  shown: LoadedLetter;
  /** The translation, and of the original what the translation lacks. */
  bundle: LetterBundle;
  original: LetterBundle;
  /** In which language something is: the original’s where the translation lacks it. */
  languageOf: (key: keyof LetterBundle) => string;
  /** The languages in which there is the letter, the original’s first. */
  offers: readonly Translation[];
  context: PartContext;
  l10n: Localizer;
  /** The image’s address, where it may be loaded. */
  image: string | undefined;
  /** The host page’s organisation, as the list has it. */
  partner: Signatory | undefined;
}

/**
 * Joins a translation with the original, whose words it replaces.
 * @param known the letter in every language in which it was had, the original first
 */
export function viewOf(shown: LoadedLetter, known: readonly LetterBundle[], wishes: Wishes): LetterView {
  const original = known[0]!;
  // What is said in one language only would stand unmarked in another.
  const bundle = { ...original, kicker: undefined, summary: undefined, strings: undefined, ...shown.bundle };
  const { lang, strings } = bundle;
  const { url: base } = shown;
  const headingLevel = (wishes.headingLevel >= 1 ? Math.min(5, wishes.headingLevel) : 2) + 1;
  return {
    shown,
    bundle,
    original,
    languageOf: (key) => (shown.bundle[key] ? shown.bundle : original).lang,
    offers: offered(original, wishes.integrity != null),
    context: { lang, strings, headingLevel, base },
    l10n: new Localizer(lang, strings),
    image: bundle.image && imageAddress(bundle.image, base, wishes.images),
    partner: wishes.partner ? findPartner(wishes.partner, bundle, known) : undefined,
  };
}
