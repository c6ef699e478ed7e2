/** What is said of each fault, before what it is in particular; of the others that says everything. */
const sentences = {
  network: 'The address cannot be reached or refuses other sites (CORS)',
  timeout: 'The answer took too many milliseconds',
  'http-status': 'The answer has status',
  'too-large': 'The answer has too many bytes',
  'not-json': 'The answer is not JSON in UTF-8',
  'unsupported-version': 'The answer has another version',
  'integrity-mismatch': 'The answer has another integrity',
  'not-verifiable': 'The answer cannot be verified without bytes, HTTPS and known algorithms',
  'signature-missing': 'The answer has no signature',
  'signature-invalid': 'The answer has another signature',
  'bad-key': 'This is no Ed25519 key',
  'wrong-letter': 'The answer is another letter',
  'duplicate-signatory': 'This name is listed twice',
  'unsafe-link': 'This cannot be a link',
  'count-mismatch': 'The total is less than is listed',
  'partner-not-found': 'No signatory has this name',
  'translation-failed': 'This translation cannot be loaded',
  'page-failed': 'This page cannot be loaded',
  'image-blocked': 'This image cannot be loaded',
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
export function problem(code: ProblemCode, detail?: string | number, where?: Pick<Problem, 'url' | 'path' | 'cause'>): Problem {
  const said = (sentences as Partial<Record<ProblemCode, string>>)[code];
  return { code, message: `${[said, detail].filter(Boolean).join(': ')}.`, ...where };
}
