/** What can be wrong: with the letter as a whole, which isn’t shown then, or with a part of it. */
export type ProblemCode =
  | 'network'
  | 'timeout'
  | 'http-status'
  | 'too-large'
  | 'not-json'
  | 'invalid-bundle'
  | 'unsupported-version'
  | 'integrity-mismatch'
  | 'not-verifiable'
  | 'signature-missing'
  | 'signature-invalid'
  | 'bad-key'
  | 'wrong-letter'
  | 'page-failed'
  | 'invalid-signatory'
  | 'duplicate-signatory'
  | 'unsafe-link'
  | 'unknown-node'
  | 'count-mismatch'
  | 'partner-not-found'
  | 'translation-failed'
  | 'image-blocked';

/** What is said where the words of a code don’t say it: of a bundle, the detail does. */
const sentences: Partial<Record<ProblemCode, string>> = {
  'invalid-bundle': '',
  network: 'No answer, or no CORS',
};

/** Every fault is data: what happened, in one English sentence, and where. */
export interface Problem {
  code: ProblemCode;
  /** One sentence that an editor can act on; the same in the console and in the command. */
  message: string;
  /** The address that was asked. */
  url?: string;
  /** Where in the bundle, as `signatories.items[3].name`. */
  path?: string;
  /** What was thrown, if anything was; the status that a host answered with. */
  cause?: unknown;
}

/**
 * Makes a problem.
 * @param code which one
 * @param detail what its sentence says in particular
 * @param where the address, path and cause, as far as known
 */
export function problem(code: ProblemCode, detail?: string | number, where?: Pick<Problem, 'url' | 'path' | 'cause'>): Problem {
  const said = sentences[code] ?? code.replace(/^.|-/g, (letter) => (letter > '-' ? letter.toUpperCase() : ' '));
  return { code, message: `${[said, detail].filter(Boolean).join(': ')}.`, ...where };
}
