import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { LetterBundle, Translation } from '../../bundle/letter-bundle.js';
import { problem, type Problem } from '../../bundle/problem.js';
import { safeLink } from '../../bundle/safe-link.js';
import { BundleController, type LetterRequest, type LoadState } from '../../loading/bundle-controller.js';
import { listen } from '../../platform/listen.js';
import { languageAround } from '../../localization/language.js';
import { english } from '../../localization/localizer.js';
import { sharedStyles } from '../../styles/shared.js';
import { OpenLetterErrorEvent, OpenLetterLanguageEvent, OpenLetterLoadEvent } from '../events.js';
import { LetterElement, type Values } from '../letter-element.js';
import { placeIn } from './address.js';
import { holdPlace, isInUse } from './fallback.js';
import { renderArticle } from './letter-article.js';
import { findPartner } from './partner.js';
import type { ImagePolicy } from './letter-image.js';
import { viewOf, type LetterView } from './letter-view.js';
import { choose, offered } from './translations.js';
import { warn } from '../warn.js';
import styles from './open-letter.styles.js';

/**
 * @summary A coalition’s open letter on any page: statement, letter, quotes and signatories from one JSON bundle.
 *
 * @slot - The fallback: what is seen before the script runs, without it, and beside the notice when the letter can’t be loaded.
 * @event open-letter-load - A letter is on screen.
 * @event open-letter-error - Every source failed.
 * @event open-letter-language - The reader switched the language.
 * @event open-letter-quote - Another quote is shown.
 * @event open-letter-expand - The list of signatories was expanded or collapsed.
 * @csspart header - Kicker, title, dates, summary and image.
 * @csspart kicker - The short label above the title.
 * @csspart title - The title.
 * @csspart date - Dates and publishers.
 * @csspart summary - The standfirst.
 * @csspart image - The image.
 * @csspart credit - The image’s credit.
 * @csspart statement - The press statement.
 * @csspart letter - The letter.
 * @csspart quotes - The quotes.
 * @csspart signatories - The signatories.
 * @csspart actions - Actions, contacts, downloads and changes.
 * @csspart action - One action.
 * @csspart languages - The links to the other languages.
 * @csspart addressees - To whom the letter goes.
 * @csspart body - A text.
 * @csspart closing - The letter’s last words.
 * @csspart quote - One quotation with its attribution.
 * @csspart quotation - What was said.
 * @csspart attribution - Who said it.
 * @csspart previous - The button to the previous quote.
 * @csspart next - The button to the next quote.
 * @csspart position - Which of how many quotes is shown.
 * @csspart copy - The button that copies the quote.
 * @csspart count - The heading that says how many signed.
 * @csspart search - The search field.
 * @csspart order - The select that orders the list.
 * @csspart filter - The select that narrows the list.
 * @csspart group - The signatories of one country.
 * @csspart signatory - One signatory.
 * @csspart partner - The host page’s own organisation.
 * @csspart expand - The button that expands and collapses the list.
 * @csspart more - Buttons that show more.
 * @csspart status - How many match a search.
 * @csspart notice - What is said when the letter can’t be loaded.
 * @csspart retry - The button “Try again”.
 * @cssproperty --open-letter-accent - Colour of links, focus ring and count.
 * @cssproperty --open-letter-measure - Longest line of text; titles and quotes have a quarter more.
 * @cssproperty --open-letter-gap - Space between the parts.
 * @cssproperty --open-letter-radius - Corner radius of controls.
 * @cssproperty --open-letter-heading-font - Font family of headings.
 * @cssproperty --open-letter-muted - Colour of what stands back.
 * @cssproperty --open-letter-line - Colour of lines.
 */
export class OpenLetter extends LetterElement {
  static override readonly properties: Values = {
    src: undefined,
    mirrors: undefined,
    integrity: undefined,
    publicKey: undefined,
    letterId: undefined,
    show: undefined,
    partner: undefined,
    headingLevel: 2,
    visibleSignatories: 12,
    visibleParagraphs: NaN,
    images: 'same-origin',
    loading: 'eager',
    timeout: 10_000,
    errorText: undefined,
    retryText: undefined,
  };

  static override readonly state: Values = {
    bundle: undefined,
    copied: false,
    announcement: '',
  };

  static override readonly styles = sharedStyles + styles;

  /** URL of the bundle. */
  declare src?: string | null;

  /** Space-separated URLs to ask where `src` fails or is silent. */
  declare mirrors?: string | null;

  /** SRI string that the bundle’s bytes must match. */
  declare integrity?: string | null;

  /** Ed25519 public key (base64url) that must have signed the bundle. */
  declare publicKey?: string | null;

  /** The bundle’s `id` must be this one. */
  declare letterId?: string | null;

  /** Space-separated parts in the order to lay them out. */
  declare show?: string | null;

  /** This site’s organisation, by name or id. */
  declare partner?: string | null;

  /** The title’s heading level, 1 to 5. */
  declare headingLevel: number;

  /** How many signatories stand before the list is expanded. */
  declare visibleSignatories: number;

  /** Fold statement and letter after so many paragraphs each. */
  declare visibleParagraphs?: number | null;

  /** Which images may be loaded: `same-origin`, `any` or `none`. */
  declare images: ImagePolicy | null;

  /** `lazy` waits until the element is near the viewport. */
  declare loading: 'eager' | 'lazy' | null;

  /** Milliseconds for each source, headers and body together. */
  declare timeout: number;

  /** The sentence shown when the letter can’t be loaded. */
  declare errorText?: string | null;

  /** The label of the button that tries again. */
  declare retryText?: string | null;

  /** A parsed bundle instead of `src`. */
  declare bundle?: unknown;

  /**
   * Whether the reader has copied the letter’s address.
   * @internal
   */
  declare copied: boolean;

  /** What a change of language came to, where it failed. */
  declare private announcement: string;

  readonly #letter = new BundleController(this);
  /**
   * Fetches a file of a long list.
   * @internal
   */
  readonly loadPage = this.#letter.page;

  /** Whether the letter stands in the fallback’s place. */
  #covered: boolean | undefined;
  /** The language that the reader chose on this page. */
  #chosen: string | undefined;
  /** The language in which the element stands. */
  #around = '';
  readonly #watch = new MutationObserver(() => this.#heed());
  /** What is on screen. */
  #view: LetterView | undefined;
  /** The fragment that was last followed. */
  #followed: string | undefined;

  /** `idle`, `loading`, `ready` or `error`. */
  get state(): LoadState {
    return this.#letter.state;
  }

  /** Why there is no letter. */
  get problems(): Problem[] {
    return this.#letter.problems;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = this.connected;
    this.#letter.connect(signal);
    listen(signal, 'hashchange', () => this.#follow());
    listen(signal, 'focusout selectionchange', () => {
      // Focus that moves is nowhere for a moment.
      if (!this.#covered) setTimeout(() => this.requestUpdate());
    });
    this.#heed();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  /** Follows the language around the element, unless the reader chose one. */
  #heed(): void {
    const around = languageAround(this, this.#watch);
    if (around === this.#around) return;
    this.#around = around;
    if (!this.#chosen) void this.#speak();
  }

  protected override willUpdate(changed: ReadonlySet<string>): void {
    const has = (...keys: string[]): boolean => keys.some((key) => changed.has(key));
    if (has('src', 'mirrors', 'integrity', 'publicKey', 'letterId', 'bundle') || (has('loading') && this.state === 'idle'))
      void this.#letter.load();
    const { shown, versions, state } = this.#letter;
    if (state !== 'ready') this.#view = undefined;
    else if (this.#view?.shown !== shown || has('headingLevel', 'images', 'partner')) this.#view = viewOf(shown!, versions, this);
    if (!this.#view) this.#covered = false;
    else if (!this.#covered && !isInUse(this)) {
      this.#covered = true;
      const restore = holdPlace(this);
      void this.updateComplete.then(() => this.#view && restore([this, ...this.#parts].map(({ renderRoot }) => renderRoot)));
    }
  }

  /** The letter is on screen once its parts are. */
  override get updateComplete(): Promise<unknown> {
    return super.updateComplete.then(() => Promise.all(this.#parts.map(({ updateComplete }) => updateComplete)));
  }

  /** Fetches the letter again. */
  reload(): Promise<void> {
    return this.#letter.load('reload');
  }

  /** Shows a quote by its index, from 0 in the bundle’s order. */
  showQuote(index: number): void {
    this.renderRoot.querySelector('open-letter-quotes')?.show(index);
  }

  /** Shows the whole list of signatories, or its first names alone. */
  expandSignatories(expanded = true): void {
    this.renderRoot.querySelector('open-letter-signatories')?.expand(expanded);
  }

  /** @internal */
  letterRequest(): LetterRequest | undefined {
    const { src, mirrors, bundle, baseURI: base } = this;
    // A framework may give other things than texts.
    const sources = [src, ...[mirrors ?? ''].join().split(/\s+/)]
      .filter(Boolean)
      .map((source) => safeLink(source!, base) ?? source!);
    const timeout = this.timeout > 0 ? this.timeout : 10_000;
    return bundle != null || src ? { ...this.held, sources, timeout, base } : undefined;
  }

  /** @internal */
  firstTranslation(original: LetterBundle): Translation | undefined {
    const named = this.#chosen ?? placeIn(location.hash, original.id, 'lang');
    return choose(offered(original, this.integrity != null), named, this.#around);
  }

  /** @internal */
  async letterSettled(missed?: boolean): Promise<void> {
    const letter = this.#letter;
    const { problems, original } = letter;
    const { partner } = this;
    // The button that has the focus is about to go.
    const focused = this.renderRoot.querySelector('button:focus');
    if (focused) this.renderRoot.querySelector('article')?.focus({ preventScroll: true });
    this.requestUpdate();
    this.#follow();
    const view = this.#view;
    this.announcement = missed && view ? view.l10n.text('translation-failed') : '';
    for (const translation of view?.offers.slice(1) ?? []) {
      if (!partner || view!.partner || !translation.src) continue;
      // A page may name its organisation as yet another language’s list does.
      await letter.bring(translation);
      if (original !== letter.original || !this.isConnected) return;
      view!.partner = findPartner(partner, view!.bundle, letter.versions);
      this.requestUpdate();
    }
    const faults = [...problems, ...(original?.warnings ?? [])];
    if (view?.bundle.image && !view.image) faults.push(problem('image-blocked', '', { path: 'image.src' }));
    // The partner may be on a page of the list that isn’t loaded.
    if (view && partner && !view.partner && !view.bundle.signatories?.search) faults.push(problem('partner-not-found', partner));
    faults.forEach(warn);
    this.dispatchEvent(
      view
        ? new OpenLetterLoadEvent({ bundle: view.bundle, url: view.shown.url, verified: view.shown.verified, warnings: faults })
        : new OpenLetterErrorEvent({ problems }),
    );
  }

  get #parts(): LetterElement[] {
    return [...this.renderRoot.querySelectorAll<LetterElement>('[exportparts]')];
  }

  /** Goes to the place in the letter that the page’s fragment names. */
  #follow(): void {
    const { original } = this.#letter;
    const { hash } = location;
    if (!original || this.#followed === hash) return;
    this.#followed = hash;
    const lang = placeIn(hash, original.bundle.id, 'lang');
    const quote = placeIn(hash, original.bundle.id, 'quote');
    if (lang) void this.#speak(lang);
    if (!quote) return;
    this.showQuote(+quote - 1);
    this.renderRoot.querySelector('open-letter-quotes')?.scrollIntoView();
  }

  /**
   * Shows the letter in another language; where that fails, what is shown stays, and the reader is told.
   * @param lang what the reader chose; without, the language of the page
   */
  async #speak(lang?: string): Promise<void> {
    const letter = this.#letter;
    const { original, shown } = letter;
    if (!original) return;
    this.#chosen = lang;
    // No other language shows first, even where the reader’s becomes known late.
    if (this.state !== 'ready') return letter.load();
    this.announcement = '';
    this.copied = false;
    // A choice that is still being fetched is taken back.
    if (lang === shown!.bundle.lang) return letter.stay();
    const outcome = await letter.show(this.firstTranslation(original.bundle));
    if (outcome === false) this.announcement = this.#view!.l10n.text('translation-failed');
    if (!outcome || !lang || letter.shown!.bundle === shown!.bundle) return;
    await this.updateComplete;
    this.dispatchEvent(new OpenLetterLanguageEvent({ lang: letter.shown!.bundle.lang }));
  }

  protected override render(): TemplateResult {
    const failed = this.state === 'error';
    const choose = (event: MouseEvent, lang: string): void => {
      // A click that asks for a new tab or window gets it.
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      void this.#speak(lang);
    };
    return html`<slot hidden=${this.#covered ? '' : nothing}></slot>
      <p part="notice" role="status" dir="auto" lang=${this.#view?.bundle.lang ?? nothing}>
        ${failed ? this.errorText || english.text('error') : this.announcement}
      </p>
      ${this.problems[0] && html`<button part="retry" @click=${this.reload}>${this.retryText || english.text('try-again')}</button>`}
      ${this.#view && renderArticle(this.#view, this, choose)}`;
  }
}
