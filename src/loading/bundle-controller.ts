import type { LetterBundle, Translation } from '../bundle/letter-bundle.js';
import { problem, type Problem } from '../bundle/problem.js';
import { safeLink } from '../bundle/safe-link.js';
import { examineValue, type BundleDemands, type Examined } from './examine-bundle.js';
import { loadBundle, type Loaded } from './load-bundle.js';

export type LoadState = 'idle' | 'loading' | 'ready' | 'error';

/** What the element asks for: addresses, or a bundle that is at hand. */
export interface LetterRequest extends BundleDemands {
  sources: readonly string[];
  timeout: number;
  /** Stands in for the sources. */
  bundle?: unknown;
  /** Where a bundle at hand belongs: the base of its addresses. */
  base: string;
}

/** A letter that passed every check, and where it came from. */
export type LoadedLetter = Extract<Examined, { kind: 'letter' }>;

/** What the controller needs of its element. */
export interface LetterHost {
  element: Element & { requestUpdate(): void; readonly updateComplete: Promise<unknown> };
  /** What to load now; nothing where there is nothing to load. */
  request(): LetterRequest | undefined;
  /** The translation to show first, if not the original. */
  choose(original: LetterBundle): Translation | undefined;
  /** Called once a letter is on screen or every source failed. */
  settled(): void;
}

/** The longest a timer can wait, in milliseconds (a signed 32-bit integer; a longer one fires at once). */
export const longestWait = 2 ** 31 - 1;

/** How long to wait, in milliseconds, where an embargo has ended and the placeholder still stands. */
const afterEmbargo = 60_000;

/** One letter for one element: idle → loading → ready or error. A move in the DOM is no interruption, a removal is one. */
export class BundleController {
  state: LoadState = 'idle';
  /** Why there is no letter. */
  problems: Problem[] = [];
  /** What is wrong in parts of the letter. */
  warnings: Problem[] = [];
  original: LoadedLetter | undefined;
  /** The original or the translation that is on screen. */
  shown: LoadedLetter | undefined;

  #loading = new AbortController();
  #switching = new AbortController();
  #request: LetterRequest | undefined;
  /** The bytes that are shared with other embeds while this one stands. */
  #held: Loaded[] = [];
  #embargo: ReturnType<typeof setTimeout> | undefined;
  /** From the request until the page has been told how it ended. */
  #busy = false;
  #interrupted = false;

  constructor(readonly host: LetterHost) {}

  connect(): void {
    addEventListener('pagehide', this.#interrupt);
    addEventListener('pageshow', this.#resume);
    this.#resume();
  }

  disconnect(): void {
    removeEventListener('pagehide', this.#interrupt);
    removeEventListener('pageshow', this.#resume);
    // A move is a removal and an insertion in one task.
    queueMicrotask(() => {
      if (this.host.element.isConnected) return;
      this.#interrupt();
      this.#letGo();
    });
  }

  /** @param fresh ask the hosts again even where an answer is at hand */
  async load(fresh = false): Promise<void> {
    this.#letGo();
    this.#interrupted = !this.host.element.isConnected;
    if (this.#interrupted) return;
    this.original = this.shown = undefined;
    this.problems = [];
    this.warnings = [];
    const request = (this.#request = this.host.request());
    this.#become(request ? 'loading' : 'idle');
    this.#busy = !!request;
    if (!request) return;
    const { signal } = (this.#loading = new AbortController());
    const outcome = this.#hold(
      await (request.bundle == null ? loadBundle({ ...request, fresh, signal }) : examineAtHand(request)),
      signal,
    );
    if (!outcome) return;
    if (Array.isArray(outcome)) {
      // When a page is left, Chromium fails its requests just before it says so.
      await new Promise((done) => setTimeout(done));
      if (signal.aborted) return;
      this.problems = outcome;
      this.#become('error');
    } else if (outcome.kind === 'embargo') {
      const wait = Date.parse(outcome.embargo) - Date.now();
      this.#embargo = setTimeout(() => void this.load(true), wait > 0 ? Math.min(wait, longestWait) : afterEmbargo);
      this.#busy = false;
      return this.#become('idle');
    } else {
      this.original = outcome;
      this.warnings = outcome.warnings;
      const translation = this.host.choose(outcome.bundle);
      const translated = translation && (await this.show(translation));
      if (signal.aborted) return;
      if (!translated) this.shown = outcome;
      this.#become('ready');
    }
    await this.host.element.updateComplete;
    if (signal.aborted) return;
    this.#busy = false;
    this.host.settled();
  }

  /**
   * Shows the letter in another language; where that can’t be had, what is shown stays.
   * @param translation none for the original
   * @returns whether it is shown; nothing where something else was asked for meanwhile
   */
  async show(translation?: Translation): Promise<boolean | undefined> {
    this.stay();
    const { signal } = (this.#switching = new AbortController());
    let outcome: Outcome = this.original;
    if (translation && this.#request && outcome)
      outcome = this.#hold(await loadTranslation(translation, this.#request, outcome.url, signal), signal);
    if (!outcome) return undefined;
    if (Array.isArray(outcome) || outcome.kind === 'embargo') {
      const [cause] = Array.isArray(outcome) ? outcome : [];
      this.warnings.push(problem('translation-failed', translation!.lang, { url: cause?.url ?? translation!.src!, cause }));
      return false;
    }
    this.shown = outcome;
    this.host.element.requestUpdate();
    return true;
  }

  /** Goes on showing what is shown, whatever was asked for. */
  stay(): void {
    this.#switching.abort();
  }

  /** Keeps hold of an answer’s bytes, or lets them go where nobody waits for it any more. */
  #hold(outcome: Outcome, signal: AbortSignal): Outcome {
    if (outcome && 'release' in outcome) this.#held.push(outcome);
    return signal.aborted ? undefined : outcome;
  }

  #become(state: LoadState): void {
    this.state = state;
    this.host.element.requestUpdate();
  }

  #letGo(): void {
    clearTimeout(this.#embargo);
    this.#embargo = undefined;
    this.#loading.abort();
    this.#switching.abort();
    for (const { release } of this.#held.splice(0)) release();
  }

  readonly #interrupt = (): void => {
    if (!this.#busy && !this.#embargo) return;
    this.#letGo();
    this.state = 'idle';
    this.#interrupted = true;
  };

  readonly #resume = (): void => {
    if (this.#interrupted) void this.load();
  };
}

type Outcome = Examined | Loaded | Problem[] | undefined;

function examineAtHand(request: LetterRequest): Examined | Problem[] {
  return request.integrity == null && request.publicKey == null
    ? examineValue(request.bundle, 'none', request, request.base)
    : [problem('not-verifiable', 'a property has no bytes')];
}

/** A translation from beside the letter, else from beside its other sources; never from another origin than theirs. */
function loadTranslation(
  { src, integrity }: Translation,
  request: LetterRequest,
  url: string,
  signal: AbortSignal,
): Promise<Outcome> | Problem[] {
  const sources = [...new Set([url, ...request.sources])].flatMap((source) => {
    const address = safeLink(src!, source);
    return address && new URL(address).origin === new URL(source).origin ? address : [];
  });
  // Where one text is pinned, a translation without its own hash can’t be told from a forged one.
  return sources.length
    ? loadBundle({ ...request, sources, integrity: integrity ?? (request.integrity == null ? null : ''), signal })
    : [problem('network', '', { url: src! })];
}
