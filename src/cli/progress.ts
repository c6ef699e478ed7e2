import type { BuildStep } from '../authoring/index.js';

/** In characters. */
const width = 30;

/** In milliseconds; more often nobody sees. */
const interval = 100;

/** Each step’s name, and where in the whole it begins: how long they take beside each other was measured. */
const steps: Record<BuildStep, [name: string, start: number]> = {
  read: ['reading', 0],
  check: ['checking', 0.08],
  list: ['writing pages and index', 0.11],
};

/** A bar on the error stream, where that is a terminal. */
export class ProgressBar {
  #shown = 0;
  readonly #stream: NodeJS.WriteStream | undefined;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    if (stream.isTTY) this.#stream = stream;
  }

  readonly show = (step: BuildStep, done: number): void => {
    const now = performance.now();
    if (!this.#stream || (done && now - this.#shown < interval)) return;
    this.#shown = now;
    const [name, start] = steps[step];
    const [, end] = Object.values(steps).find(([, next]) => next > start) ?? ['', 1];
    const whole = start + (end - start) * done;
    const bar = '█'.repeat(Math.round(whole * width)).padEnd(width, '░');
    this.#stream.write(`\r\x1b[K${bar} ${Math.floor(whole * 100)} % ${name}`);
  };

  /** Leaves the line as it was. */
  clear(): void {
    if (this.#shown) this.#stream?.write('\r\x1b[K');
  }
}
