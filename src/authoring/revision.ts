import type { Report } from './report.js';

/**
 * A bundle as it is written, with its `revision`: one more than that of the file before where anything else has changed, else the
 * same; the first is 1.
 */
export function withRevision(
  file: string,
  bundle: Readonly<Record<string, unknown>>,
  previous: string | Uint8Array | undefined,
  report: Report,
): string {
  const before = previous === undefined ? undefined : read(previous);
  if (previous !== undefined && !before) {
    report.warn('The file that stands there now has no revision to count on, so this is revision 1.', { file });
  }
  const { version, id, ...rest } = bundle;
  const first = { version, ...(id !== undefined && { id }) };
  const same = before && JSON.stringify(before.content) === JSON.stringify({ ...first, ...rest });
  const revision = before ? before.revision + (same ? 0 : 1) : 1;
  return `${JSON.stringify({ ...first, revision, ...rest })}\n`;
}

function read(previous: string | Uint8Array): { revision: number; content: unknown } | undefined {
  try {
    const text = typeof previous === 'string' ? previous : new TextDecoder().decode(previous);
    const { revision, ...content } = JSON.parse(text) as Record<string, unknown>;
    return Number.isInteger(revision) ? { revision: revision as number, content } : undefined;
  } catch {
    return undefined;
  }
}
