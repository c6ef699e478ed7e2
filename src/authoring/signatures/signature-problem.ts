/** What is said of each fault of a key or a signature; the widget has the same words for the same codes. */
const sentences = {
  'signature-missing': 'There is no signature',
  'signature-invalid': 'The signature is not that of the key',
  'bad-key': 'This is no Ed25519 public key',
};

/** What is wrong with a key or a signature. */
export interface SignatureProblem {
  code: keyof typeof sentences;
  /** One sentence. */
  message: string;
}

/** Makes a problem, as `problem()` makes those of a bundle. */
export const signatureProblem = (code: SignatureProblem['code'], detail?: string): SignatureProblem => ({
  code,
  message: `${[sentences[code], detail].filter(Boolean).join(': ')}.`,
});
