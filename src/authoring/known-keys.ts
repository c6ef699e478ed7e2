import { isObject } from './is-object.js';
import type { Places } from './places.js';
import type { Report } from './report.js';

/** Known keys of an object, or of each object of a list; `true` where the value is taken as it is. */
export interface Shape {
  readonly [key: string]: true | Shape;
}

/** The keys of a shape, for those who write it down as words. */
export const keys = (words: string): Shape => Object.fromEntries(words.split(' ').map((key) => [key, true as const]));

/**
 * Copies the known keys into a fresh object and warns of the others; a key without a value is as if it weren’t written. Whether the
 * values are right is the bundle’s parser to say.
 */
export function pickKnown(value: Record<string, unknown>, shape: Shape, places: Places, report: Report): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  const place = places.of(value);
  if (place) places.set(copy, place);
  for (const [key, entry] of Object.entries(value)) {
    const at = places.ofKey(value, key);
    if (!Object.hasOwn(shape, key)) {
      report.warn(`“${key}” is not a key that is known here and is ignored.`, at ?? place);
      continue;
    }
    if (entry === null) continue;
    const inner = shape[key]!;
    copy[key] = inner === true ? entry : pickInside(entry, inner, places, report);
    places.setKey(copy, key, at);
  }
  return copy;
}

function pickInside(value: unknown, shape: Shape, places: Places, report: Report): unknown {
  if (isObject(value)) return pickKnown(value, shape, places, report);
  if (!Array.isArray(value)) return value;
  const copy = value.map((item: unknown) => (isObject(item) ? pickKnown(item, shape, places, report) : item));
  value.forEach((_, index) => places.setKey(copy, String(index), places.ofKey(value, String(index))));
  return copy;
}
