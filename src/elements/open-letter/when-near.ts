/** About as far ahead, in CSS pixels, as browsers load images with `loading="lazy"`. */
const ahead = '1250px';

/** Calls back once when an element is near the viewport. */
export function whenNear(element: Element, callback: () => void): void {
  new IntersectionObserver(
    (entries, observer) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: ahead },
  ).observe(element);
}
