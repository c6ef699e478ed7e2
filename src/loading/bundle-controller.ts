import type { LetterBundle, Signatories, SignatoryPage, Translation } from '../bundle/letter-bundle.js';
import type { Problem } from '../bundle/problem.js';
import { sameOriginLink } from '../bundle/safe-link.js';
import { examine, examineValue, type BundleDemands, type Examined } from './examine-bundle.js';
import { failed, loadBundle, loadPage, type BundleRequest } from './load-bundle.js';
import { listen } from '../platform/listen.js';
import { has, own } from '../platform/own.js';
import { untilNear } from '../platform/until-near.js';
import { wait } from '../platform/wait.js';

export type LoadState = 'idle' | 'loading' | 'ready' | 'error';

/** What the element asks for: addresses, or a bundle that is at hand. */
export interface LetterRequest extends BundleDemands {
  sources: readonly string[];
  timeout: number;
  /** With `lazy` nothing is asked for until the element is near the viewport. */
  loading?: string | null;
  /** Where a bundle at hand belongs: the base of its addresses. */
  base: string;
}

/** A letter that passed every check, and where it came from. */
export type LoadedLetter = Extract<Examined, { bundle: unknown }>;

/** What the controller needs of its element. */
export interface LetterHost extends Element {
  requestUpdate(): void;
  readonly updateComplete: Promise<unknown>;
  /** What to load now; nothing where there is nothing to load. */
  letterRequest(): LetterRequest | undefined;
  /** The translation to show first, if not the original. */
  firstTranslation(original: LetterBundle): Translation | undefined;
  /**
   * Called once a letter is on screen or every source failed.
   * @param missed whether the translation to show first can’t be had, and the original stands in its place
   */
  letterSettled(missed?: boolean): void | Promise<void>;
}

/** How long to wait, in milliseconds, where an embargo has ended and the placeholder still stands. */
const afterEmbargo = 60_000;

/** One letter for one element: idle → loading → ready or error. A move in the DOM is no interruption, a removal is one. */
export class BundleController {
  state: LoadState = 'idle';
  /** Why there is no letter. */
  problems: Problem[] = [];
  /** The letter in its own language, and what is wrong in parts of it. */
  original: LoadedLetter | undefined;
  /** The letter in every language in which it was had. */
  declare versions: LetterBundle[];
  /** The original or the translation that is on screen. */
  shown: LoadedLetter | undefined;

  /** The letter’s time: until it ends, its bytes and its translations’ are shared with other embeds. */
  #time: AbortController | undefined;
  #request: LetterRequest | undefined;
  /** Which translation was asked for last. */
  #wish: unknown;

  constructor(readonly host: LetterHost) {}

  /** @param signal ends with the element’s place in the page */
  connect(signal: AbortSignal): void {
    const interrupt = (): void => {
      this.#end();
      if (this.state === 'loading') this.state = 'idle';
    };
    const resume = (): void => {
      if (this.#request && !this.#time && !this.shown) void this.load();
    };
    listen(signal, 'pagehide', interrupt);
    listen(signal, 'pageshow', resume);
    listen(signal, 'online', () => this.state === 'error' && void this.load());
    resume();
    // A move is a removal and an insertion in one task.
    signal.addEventListener('abort', () => void Promise.resolve().then(() => this.host.isConnected || interrupt()));
  }

  /**
   * Loads what the host asks for now; while that is in no document, when it is in one.
   * @param cache with `reload` the hosts are asked again, whatever the browser has kept
   */
  async load(cache?: RequestCache): Promise<void> {
    const { host } = this;
    this.#end();
    this.original = this.shown = undefined;
    const request = (this.#request = host.letterRequest());
    const begins = host.isConnected && request;
    const lazy = !cache && request?.loading === 'lazy';
    this.#become(begins && !lazy ? 'loading' : 'idle');
    // While it is loaded again, what was wrong before still stands, and with it the button that has the focus.
    if (!begins) this.problems = [];
    if (!begins) return;
    const { signal } = this.#begin();
    if (lazy) {
      await untilNear(host);
      if (signal.aborted) return;
      this.#become('loading');
    }
    const outcome = await (request.bundle == null
      ? loadBundle({ ...request, cache, signal })
      : examine(undefined, request, examineValue, request.base));
    if (signal.aborted) return;
    let missed;
    if (Array.isArray(outcome)) {
      this.problems = outcome;
      this.#become('error');
    } else if (has(outcome, 'embargo')) {
      this.problems = [];
      const left = Date.parse(outcome.embargo) - Date.now();
      void wait(left > 0 ? left : afterEmbargo).then(() => void (signal.aborted || this.load('reload')));
      return this.#become('idle');
    } else {
      this.original = outcome;
      this.versions = [outcome.bundle];
      missed = (await this.show(host.firstTranslation(outcome.bundle))) === false;
      if (missed) await this.show();
    }
    await host.updateComplete;
    if (signal.aborted) return;
    if (this.shown) this.problems = [];
    await host.letterSettled(missed);
  }

  /**
   * Shows the letter in another language; where that can’t be had, what is shown stays.
   * @param translation none for the original
   * @returns whether it is shown; nothing where something else was asked for meanwhile
   */
  async show(translation?: Translation): Promise<boolean | undefined> {
    const wish = (this.#wish = {});
    const original = this.original!;
    const outcome = translation ? await this.bring(translation) : original;
    if (wish !== this.#wish) return undefined;
    if ('bundle' in outcome) {
      // What vouches for a translation is what vouched for the original that names it.
      this.shown = { ...outcome, verified: original.verified };
      this.#become('ready');
      return true;
    }
    original.warnings.push(failed('translation-failed', translation!.src!, outcome));
    return false;
  }

  /** Fetches a translation. */
  async bring(translation: Translation): ReturnType<typeof loadBundle> {
    const outcome = await loadBundle(this.#beside(translation, this.original!));
    if ('bundle' in outcome) this.versions.push(outcome.bundle);
    return outcome;
  }

  /** Fetches a page of the list that is shown. */
  readonly page = async (page: SignatoryPage): Promise<Signatories | Problem> => {
    const outcome = await loadPage(this.#beside(page, this.shown!));
    return Array.isArray(outcome) ? failed('page-failed', page.src, outcome) : outcome;
  };

  /** Goes on showing what is shown, whatever was asked for. */
  stay(): void {
    this.#wish = undefined;
  }

  /** Asks for a translation or a page from beside the letter, else from beside its other sources; never at another origin than these. */
  #beside(file: Translation | SignatoryPage, { url }: LoadedLetter): BundleRequest {
    const request = this.#request!;
    const { src, integrity } = own(file);
    return {
      ...request,
      sources: [url, ...request.sources].flatMap((source) => sameOriginLink(src!, source) ?? []),
      // Where one text is pinned, what comes without its own hash can’t be told from something forged.
      integrity: integrity ?? (request.integrity == null ? null : ''),
      signal: this.#begin().signal,
    };
  }

  #become(state: LoadState): void {
    this.state = state;
    this.host.requestUpdate();
  }

  /** Begins the letter’s time, or goes on with it. */
  #begin(): AbortController {
    return (this.#time ??= new AbortController());
  }

  #end(): void {
    this.stay();
    this.#time?.abort();
    this.#time = undefined;
  }
}
