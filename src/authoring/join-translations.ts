import type { Composed } from './compose-bundle.js';
import type { Places } from './places.js';

/** The same in every language. */
const neutral = ['id', 'published', 'updated', 'url', 'image'];

/**
 * Lets the languages of a letter know each other: every bundle lists the others, and a translation has what is the same in every
 * language and the original’s title if it lacks one. The texts it lacks, the widget takes from the original.
 */
export function joinTranslations(original: Composed, translations: readonly Composed[], places: Places): void {
  const letters = [original, ...translations];
  for (const { bundle } of translations) {
    for (const key of [...neutral, 'title']) {
      if (key in original.bundle && !(key in bundle)) copyKey(key, original.bundle, bundle, places);
    }
  }
  // What is no list is the parser’s to refuse.
  const elsewhere: unknown[] = Array.isArray(original.elsewhere) ? original.elsewhere : [];
  for (const letter of letters) {
    const others = letters.filter((other) => other !== letter).map((other) => entryFor(other, places));
    if (others.length + elsewhere.length) letter.bundle.translations = [...others, ...elsewhere];
  }
  if (original.elsewhere !== undefined && !Array.isArray(original.elsewhere)) original.bundle.translations = original.elsewhere;
}

function entryFor({ lang, file, bundle, standing }: Composed, places: Places): Record<string, unknown> {
  const { status, stale, translator } = standing;
  const entry: Record<string, unknown> = { lang, src: file };
  if (bundle.title !== undefined) copyKey('title', bundle, entry, places);
  for (const [key, value] of Object.entries({ status, stale, translator })) {
    if (value !== undefined && value !== 'official') copyKey(key, standing, entry, places);
  }
  const place = places.of(bundle);
  return place ? places.set(entry, place) : entry;
}

function copyKey(key: string, from: Record<string, unknown>, to: Record<string, unknown>, places: Places): void {
  to[key] = from[key];
  places.setKey(to, key, places.ofKey(from, key));
}
