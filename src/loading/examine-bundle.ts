import { parseBundle, type ParseResult } from '../bundle/parse-bundle.js';
import { problem, type Problem } from '../bundle/problem.js';
import { has } from '../platform/own.js';
import type { Bytes } from './read-bytes.js';
import { verify, type Demands, type Verified } from './verify.js';

/** What must hold for a bundle beyond its form. */
export interface BundleDemands extends Demands {
  /** The bundle’s `id` must be this one. */
  letterId?: string | null | undefined;
}

/** A bundle that passed every check, or the placeholder of one. */
export type Examined = Exclude<ParseResult, { problems: unknown }> & { url: string; verified: Verified };

/** What a JSON value comes to, or what is wrong with it. */
export type Parse<T, D> = (value: unknown, demands: D, url: string, verified: Verified) => T | Problem[];

/**
 * From an answer to what it says: verified first and only then decoded and parsed, so that what is checked is what is used.
 * @param answer nothing for a value that is at hand
 * @param url where it came from, which every problem says
 * @param signature what stands beside it
 */
export async function examine<T, D extends Demands>(
  answer: Promise<Bytes | Problem> | undefined,
  demands: D,
  parse: Parse<T, D>,
  url: string,
  signature?: Promise<Bytes | Problem>,
): Promise<T | Problem[]> {
  let outcome: T | Problem[];
  try {
    const bytes = await answer;
    const verified = bytes && has(bytes, 'code') ? bytes : await verify(bytes, demands, signature);
    outcome =
      typeof verified === 'object' ? [verified] : parse(bytes ? decode(bytes as Bytes) : demands.bundle, demands, url, verified);
  } catch (cause) {
    outcome = [problem('not-json', (cause as Error | undefined)?.message, { cause })];
  }
  return Array.isArray(outcome) ? outcome.map((fault: Problem) => ({ ...fault, url })) : outcome;
}

/** RFC 8259, section 8.1: JSON on the network is UTF-8 and carries no byte order mark; the decoder leaves one in for the parser to refuse. */
const decode = (bytes: Bytes): unknown => JSON.parse(new TextDecoder(undefined, { fatal: true, ignoreBOM: true }).decode(bytes));

/** What a value says as a bundle. */
export function examineValue(value: unknown, { letterId }: BundleDemands, url: string, verified: Verified): Examined | Problem[] {
  const result = parseBundle(value);
  if (has(result, 'problems')) return result.problems;
  if ('bundle' in result && letterId != null && result.bundle.id !== letterId)
    return [problem('wrong-letter', result.bundle.id, { path: 'id' })];
  return { ...result, url, verified };
}
