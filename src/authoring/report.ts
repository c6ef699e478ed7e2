/** Where something stands in an editor’s folder; lines and columns count from 1. */
export interface Place {
  /** Path inside the letter folder. */
  file: string;
  line?: number;
  column?: number;
}

/** What is wrong in a letter folder. An error keeps the letter from being built. */
export interface AuthoringProblem extends Partial<Place> {
  severity: 'error' | 'warning';
  /** One English sentence that an editor can act on. */
  message: string;
  /** Where in the bundle, as `signatories.items[3].name`. */
  path?: string;
}

/** Collects what is wrong, each thing once. */
export class Report {
  readonly problems: AuthoringProblem[] = [];
  readonly #said = new Set<string>();

  get failed(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }

  error(message: string, place: Partial<Place> = {}, path?: string): undefined {
    this.#add('error', message, place, path);
  }

  warn(message: string, place: Partial<Place> = {}, path?: string): undefined {
    this.#add('warning', message, place, path);
  }

  #add(severity: AuthoringProblem['severity'], message: string, { file, line, column }: Partial<Place>, path?: string): void {
    // What concerns a whole file is found at its beginning.
    if (file !== undefined && severity === 'error') line ??= 1;
    if (line !== undefined) column ??= 1;
    // What a translation shares with the original is found in both bundles, but is one mistake.
    const key = JSON.stringify([severity, message, file, line, column]);
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.problems.push({
      severity,
      message,
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
      ...(path && { path }),
    });
  }
}
