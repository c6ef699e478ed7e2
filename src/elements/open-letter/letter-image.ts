import type { LetterImage } from '../../bundle/letter-bundle.js';
import { safeLink, sameOriginLink } from '../../bundle/safe-link.js';

/** Whose images a page allows. */
export type ImagePolicy = 'same-origin' | 'any' | 'none';

/** The address of a letter’s image where the page allows it: another origin would learn who reads the letter. */
export function imageAddress(image: LetterImage, base: string, policy: ImagePolicy | null): string | undefined {
  return policy === 'none' ? '' : (policy === 'any' ? safeLink : sameOriginLink)(image.src, base);
}
