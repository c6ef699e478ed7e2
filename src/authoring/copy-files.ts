import { isObject } from './is-object.js';
import type { Places } from './places.js';
import type { Place, Report } from './report.js';

/** Sources: what of them is to be published, the bundle holds. A sheet may have rows that are not for publication. */
const sources = /(^|\/)(letter\.yaml|letter\.md|statement\.md|quotes\.\w+|signatories\.\w+)$/i;

/**
 * Puts the image and the attachments that lie in the letter’s folder among the built files; their addresses are then relative to
 * those. Warns of what will not be there for readers.
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
  const copy = (holder: unknown, key: string): void => {
    if (!isObject(holder) || typeof holder[key] !== 'string') return;
    const address = holder[key].replace(/^\.\//, '');
    const path = [prefix + address, address].find((candidate) => source.has(candidate));
    if (path === undefined) return checkElsewhere(address, key, places.ofKey(holder, key));
    if (sources.test(path)) {
      report.warn(`“${path}” is not copied: it may hold what is not for publication.`, places.ofKey(holder, key));
    } else {
      files.set(path, source.get(path)!);
      holder[key] = path;
    }
  };
  copy(bundle.image, 'src');
  for (const attachment of Array.isArray(bundle.attachments) ? bundle.attachments : []) copy(attachment, 'url');
}
