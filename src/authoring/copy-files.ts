import { isObject } from './is-object.js';
import type { Places } from './places.js';
import type { Report } from './report.js';

/** Sources: what of them is to be published, the bundle holds. A sheet may have rows that are not for publication. */
const sources = /(^|\/)(letter\.yaml|letter\.md|statement\.md|quotes\.\w+|signatories\.\w+)$/i;

/**
 * Puts the image and the attachments that lie in the letter’s folder among the built files; their addresses are then relative to
 * those.
 * @param prefix of the folder in which the addresses were written
 */
export function copyFiles(
  bundle: Readonly<Record<string, unknown>>,
  prefix: string,
  source: ReadonlyMap<string, Uint8Array>,
  files: Map<string, string | Uint8Array>,
  report: Report,
  places: Places,
): void {
  const copy = (holder: unknown, key: string): void => {
    if (!isObject(holder) || typeof holder[key] !== 'string') return;
    const address = holder[key].replace(/^\.\//, '');
    const path = [prefix + address, address].find((candidate) => source.has(candidate));
    if (path === undefined) return;
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
