import { parseBundle, type ParseResult } from '../bundle/parse-bundle.js';
import { problem, type Problem } from '../bundle/problem.js';
import { verify, type Demands, type Verified } from './verify.js';

/** What must hold for a bundle beyond its form. */
export interface BundleDemands extends Demands {
  /** The bundle’s `id` must be this one. */
  letterId?: string | null | undefined;
}

/** A bundle that passed every check, or the placeholder of one. */
export type Examined = Exclude<ParseResult, { kind: 'invalid' }> & { url: string; verified: Verified };

/** From bytes to what they say: verified first and only then decoded and parsed, so that what is checked is what is used. */
export async function examine<T>(
  bytes: Uint8Array<ArrayBuffer>,
  demands: Demands,
  parse: (value: unknown, verified: Verified) => T | Problem[],
): Promise<T | Problem[]> {
  const verified = await verify(bytes, demands);
  if (typeof verified === 'object') return [verified];
  let value: unknown;
  try {
    // RFC 8259, section 8.1: JSON on the network is UTF-8 and carries no byte order mark; the decoder leaves one in for the parser to refuse.
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    // An engine that gives up on deep nesting says so with another error than that for bad syntax.
    const code = cause instanceof SyntaxError || cause instanceof TypeError ? 'not-json' : 'invalid-bundle';
    return [problem(code, (cause as Error).message, { cause })];
  }
  return parse(value, verified);
}

/** What a bundle says that is parsed already. */
export function examineValue(value: unknown, verified: Verified, { letterId }: BundleDemands, url: string): Examined | Problem[] {
  const result = parseBundle(value);
  if (result.kind === 'invalid') return result.problems;
  if (result.kind === 'letter' && letterId != null && result.bundle.id !== letterId)
    return [problem('wrong-letter', result.bundle.id, { path: 'id' })];
  return { ...result, url, verified };
}
