import { isObject } from './is-object.js';
import type { Places } from './places.js';
import type { Place, Report } from './report.js';

/** Sources: what of them is to be published, the bundle holds. A sheet may have rows that are not for publication. */
const sources = /(^|\/)(letter\.yaml|letter\.md|statement\.md|quotes\.\w+|signatories\.\w+)$/i;

/**
 * Puts the image, the attachments and what the texts link to, as far as they lie in the letter’s folder, among the built files; their
 * addresses are then relative to those. Warns of what will not be there for readers.
 * @param prefix of the folder in which the addresses were written
 * @param base the address that the built files will have, if it is known
 */
export function copyFiles(
  bundle: Readonly<Record<string, unknown>>,
  prefix: string,
  source: ReadonlyMap<string, Uint8Array>,
  files: Map<string, string | Uint8Array>,
  report: Report,
  places: Places,
  base: string | undefined,
): void {
  const checkElsewhere = (address: string, key: string, at: Place | undefined): void => {
    if (!/^([a-z][a-z\d+.-]*:|[/?#])/i.test(address))
      report.warn(`There is no file “${address}” in the letter’s folder, so that readers won’t have it.`, at);
    else if (key === 'src' && base && URL.canParse(address, base) && new URL(address, base).origin !== new URL(base).origin)
      report.warn('The image is on another site than the letter, and is shown on no page that doesn’t say images="any".', at);
  };
  const copy = (holder: unknown, key: string, expected = true): void => {
    if (!isObject(holder) || typeof holder[key] !== 'string') return;
    const address = holder[key].replace(/^\.\//, '');
    const names = [address, decoded(address)];
    const path = [...names.map((name) => prefix + name), ...names].find((name) => source.has(name));
    const place = places.ofKey(holder, key) ?? places.of(holder);
    if (path === undefined) {
      if (expected) checkElsewhere(address, key, place);
      return;
    }
    if (sources.test(path)) {
      report.warn(`“${path}” is not copied: it may hold what is not for publication.`, place);
    } else {
      files.set(path, source.get(path)!);
      holder[key] = addressOf(path);
    }
  };
  copy(bundle.image, 'src');
  for (const attachment of Array.isArray(bundle.attachments) ? bundle.attachments : []) copy(attachment, 'url');
  // Another page of the letter’s site is as good a thing to link to as a file.
  for (const link of linksIn([bundle.statement, bundle.letter])) copy(link, 'url', false);
}

/** The nodes of a text that have an address, at any depth. */
function* linksIn(value: unknown): Generator<object> {
  if (Array.isArray(value)) for (const node of value) yield* linksIn(node);
  if (!isObject(value)) return;
  if (typeof value.url === 'string') yield value;
  yield* linksIn([value.body, value.children]);
}

/** What an address calls a file, if it is one. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** A file’s name may hold what in an address has a meaning, as `#`. */
const addressOf = (path: string): string => encodeURI(path).replace(/[?#]/g, encodeURIComponent);
