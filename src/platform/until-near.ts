import { own } from './own.js';

/** About as far ahead, in CSS pixels, as browsers load images with `loading="lazy"`. */
const ahead = '1250px';

/** Settles once an element is near the viewport. */
export const untilNear = (element: Element): Promise<void> =>
  new Promise((resolve) => {
    // It lives as long as its element, and what it says later changes nothing.
    new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && resolve(),
      own({ rootMargin: ahead }),
    ).observe(element);
  });
