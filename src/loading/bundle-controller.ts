import type { LetterBundle, Signatories, SignatoryPage, Translation } from '../bundle/letter-bundle.js';
import { readsFiles } from '../bundle/reads-files.js';
import { problem, type Problem } from '../bundle/problem.js';
import { examineValue, type BundleDemands, type Examined } from './examine-bundle.js';
import { failed, loadBundle, loadPage, loadTranslation } from './load-bundle.js';

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

  /** The letter’s time: until it ends, its bytes and its translations’ are shared with other embeds. */
  #loading = new AbortController();
  /** A translation that is on its way. */
  #switching: AbortController | undefined;
  #request: LetterRequest | undefined;
  #embargo: ReturnType<typeof setTimeout> | undefined;
  /** Until the page has been told how it ended; interrupted where the loading is aborted. */
  #pending = false;

  constructor(readonly host: LetterHost) {}

  /** @param signal ends with the element’s place in the page */
  connect(signal: AbortSignal): void {
    const interrupt = (): void => {
      if (!this.#pending) return;
      this.#letGo();
      this.state = 'idle';
    };
    const resume = (): void => {
      if (this.#pending && this.#loading.signal.aborted) void this.load();
    };
    addEventListener('pagehide', interrupt, { signal });
    addEventListener('pageshow', resume, { signal });
    resume();
    // A move is a removal and an insertion in one task.
    const removed = (): void => {
      if (this.host.element.isConnected) return;
      interrupt();
      this.#letGo();
    };
    signal.addEventListener('abort', () => queueMicrotask(removed));
  }

  /** @param fresh ask the hosts again even where an answer is at hand */
  async load(fresh = false): Promise<void> {
    this.#letGo();
    this.#pending = true;
    if (!this.host.element.isConnected) return;
    this.original = this.shown = undefined;
    this.problems = [];
    this.warnings = [];
    const request = (this.#request = this.host.request());
    this.#become(request ? 'loading' : 'idle');
    this.#pending = !!request;
    if (!request) return;
    const { signal } = (this.#loading = new AbortController());
    const outcome = await (request.bundle == null ? loadBundle({ ...request, fresh, signal }) : examineAtHand(request));
    if (!outcome || signal.aborted) return;
    if (Array.isArray(outcome)) {
      // When a page is left, Chromium fails its requests just before it says so.
      await new Promise((done) => setTimeout(done));
      if (signal.aborted) return;
      this.problems = outcome;
      this.#become('error');
    } else if (outcome.kind === 'embargo') {
      const wait = Date.parse(outcome.embargo) - Date.now();
      this.#embargo = setTimeout(() => void this.load(true), wait > 0 ? Math.min(wait, longestWait) : afterEmbargo);
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
    this.#pending = false;
    this.host.settled();
  }

  /**
   * Shows the letter in another language; where that can’t be had, what is shown stays.
   * @param translation none for the original
   * @returns whether it is shown; nothing where something else was asked for meanwhile
   */
  async show(translation?: Translation): Promise<boolean | undefined> {
    this.stay();
    let outcome: Examined | Problem[] | undefined = this.original;
    if (translation) {
      const { signal } = (this.#switching = this.#partOfLoading());
      outcome = await loadTranslation(translation, { ...this.#request!, signal }, this.original!.url);
      if (signal.aborted) return undefined;
      // From now on its bytes stay shared as long as the letter’s.
      this.#switching = undefined;
    }
    if (outcome && 'bundle' in outcome) {
      this.shown = outcome;
      this.host.element.requestUpdate();
      return true;
    }
    const { lang, src } = translation!;
    this.warnings.push(failed('translation-failed', lang, src!, Array.isArray(outcome) ? outcome : []));
    return false;
  }

  /** Fetches a page of the list that is shown. */
  readonly page = readsFiles
    ? async (page: SignatoryPage): Promise<Signatories | Problem> => {
        const reading = this.#partOfLoading();
        const outcome = await loadPage(page, { ...this.#request!, signal: reading.signal }, this.shown!.url);
        // What was read isn’t needed any more: a list may have thousands of pages.
        reading.abort();
        return outcome;
      }
    : undefined;

  /** Goes on showing what is shown, whatever was asked for. */
  stay(): void {
    this.#switching?.abort();
  }

  /** What is aborted with the letter, or by itself. */
  #partOfLoading(): AbortController {
    const part = new AbortController();
    this.#loading.signal.addEventListener('abort', () => part.abort());
    return part;
  }

  #become(state: LoadState): void {
    this.state = state;
    this.host.element.requestUpdate();
  }

  #letGo(): void {
    clearTimeout(this.#embargo);
    this.#loading.abort();
  }
}

function examineAtHand(request: LetterRequest): Examined | Problem[] {
  const { bundle, base: url, integrity, publicKey } = request;
  if (integrity != null || publicKey != null) return [problem('not-verifiable', 'a property has no bytes')];
  const outcome = examineValue(bundle, 'none', request, url);
  return Array.isArray(outcome) ? outcome.map((fault) => ({ ...fault, url })) : outcome;
}
