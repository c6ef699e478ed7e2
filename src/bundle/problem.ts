/** The sentence of each fault that has one of its own; `$` stands for the detail that goes with it. */
const sentences = {
  network: 'The address can’t be reached or refuses other sites (CORS).',
  timeout: 'No complete answer came within $ ms.',
  'http-status': 'The host answered with status $.',
  'too-large': 'The answer is larger than $ bytes.',
  'not-json': 'The answer is not JSON in UTF-8: $.',
  'unsupported-version': 'Format version $ is not known.',
  'integrity-mismatch': 'The answer doesn’t match the integrity.',
  'not-verifiable': 'The answer can’t be verified: $.',
  'wrong-letter': 'This is another letter: “$”.',
  'duplicate-signatory': '“$” is listed more than once.',
  'unsafe-link': '“$” can’t be a link.',
  'page-failed': 'The page “$” can’t be loaded.',
  'count-mismatch': 'The total is below the $ signatories listed.',
  'partner-not-found': 'No signatory has the name or id “$”.',
  'translation-failed': 'The translation “$” can’t be loaded.',
  'image-blocked': 'The image isn’t allowed.',
};

/** What can be wrong: with the letter as a whole, which isn’t shown then, or with a part of it. */
export type ProblemCode = keyof typeof sentences | 'invalid-bundle' | 'invalid-signatory' | 'unknown-node';

/** Every fault is data: what happened, in one English sentence, and where. */
export interface Problem {
  code: ProblemCode;
  /** One sentence that an editor can act on; the same in the console and in the command. */
  message: string;
  /** The address that was asked. */
  url?: string;
  /** Where in the bundle, as `signatories.items[3].name`. */
  path?: string;
  /** What was thrown, if anything was. */
  cause?: unknown;
}

/**
 * Makes a problem.
 * @param code which one
 * @param detail what its sentence says in particular
 * @param where the address, path and cause, as far as known
 */
export function problem(
  code: ProblemCode,
  detail: string | number = '',
  where: Pick<Problem, 'url' | 'path' | 'cause'> = {},
): Problem {
  return {
    code,
    message: ((sentences as Partial<Record<ProblemCode, string>>)[code] ?? '$.').replace('$', () => `${detail}`),
    ...where,
  };
}
