import { join } from 'node:path';
import type { AuthoringProblem } from '../authoring/index.js';

/** Control characters, with which a file could make a terminal show something else. */
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A text as a terminal may show it. */
export const printable = (text: string): string => text.replace(controls, '\uFFFD');

/** Writes each problem to the error stream, as `folder/file:line:column: error: message`. */
export function printProblems(problems: readonly AuthoringProblem[], folder = ''): void {
  for (const { severity, message, file, line, column, path } of problems) {
    const place = [file === undefined ? undefined : join(folder, file), line, column]
      .filter((part) => part !== undefined)
      .join(':');
    const where = path && !message.includes(path) ? ` (${path})` : '';
    process.stderr.write(`${printable(`${place && `${place}: `}${severity}: ${message}${where}`)}\n`);
  }
}

/** “2 errors, 1 warning”. */
export function summaryOf(problems: readonly AuthoringProblem[]): string {
  const count = (severity: AuthoringProblem['severity']): string => {
    const found = problems.filter((problem) => problem.severity === severity).length;
    return `${found} ${severity}${found === 1 ? '' : 's'}`;
  };
  return `${count('error')}, ${count('warning')}`;
}

export const hasError = (problems: readonly AuthoringProblem[]): boolean => problems.some(({ severity }) => severity === 'error');
