/** What keeps a command from its work and whoever called it can mend: shown as its sentence alone. */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** Whether nothing is there, where something might have been. */
  readonly missing: boolean;

  constructor(message: string, { missing = false, ...options }: ErrorOptions & { missing?: boolean } = {}) {
    super(message, options);
    this.missing = missing;
  }
}

const sentences: Record<string, string> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be opened',
  EPERM: 'may not be opened',
  EISDIR: 'is a folder',
  ENOTDIR: 'is not a folder',
  EEXIST: 'is a file, not a folder',
  EROFS: 'can’t be written to: the disk is read-only',
  ENOSPC: 'can’t be written: the disk is full',
};

/** Awaits work on a file and turns what the system refuses into a failure. */
export async function onFile<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw new Failure(`${path} ${sentences[code] ?? `can’t be used: ${message}`}.`, { cause, missing: code === 'ENOENT' });
  }
}
