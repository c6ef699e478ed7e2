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

/** More of a kind in one file help nobody, and a list may have a million of them. */
const mostOfAKind = 100;

/** Collects what is wrong, each thing once; of many alike the first ones, and then how many more. */
export class Report {
  readonly problems: AuthoringProblem[] = [];
  readonly #said = new Set<string>();
  /** How many there are that differ in nothing but numbers and what is quoted. */
  readonly #alike = new Map<string, number>();
  /** Where there are too many, the one that counts the rest. */
  readonly #rest = new Map<string, AuthoringProblem>();

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
    const kind = JSON.stringify([severity, file, message.replace(/“[^”]*”|\d+/g, '…')]);
    const rest = this.#rest.get(kind);
    const count = (this.#alike.get(kind) ?? 0) + 1;
    if (rest) {
      this.#alike.set(kind, count);
      rest.message = `There are ${count - mostOfAKind} more of this kind: ${message}`;
      return;
    }
    // What a translation shares with the original is found in both bundles, but is one mistake.
    const key = JSON.stringify([severity, message, file, line, column]);
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.#alike.set(kind, count);
    const found: AuthoringProblem = {
      severity,
      message,
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
      ...(path && { path }),
    };
    this.problems.push(found);
    if (count > mostOfAKind) this.#rest.set(kind, found);
  }
}
