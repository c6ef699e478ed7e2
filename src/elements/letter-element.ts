import { html, render } from 'lit/html.js';
import { own } from '../platform/own.js';

/** Reactive properties with what they are before they are set; `undefined` stands for a text that isn’t given. */
export type Values = Readonly<Record<string, unknown>>;

/** The attribute of a property: `public-key` of `publicKey`. */
const attributeOf = (property: string): string => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Outside a browser there is nothing to extend, and importing must not fail. */
const Base = typeof HTMLElement === 'undefined' ? (Object as unknown as typeof HTMLElement) : HTMLElement;

/**
 * What the elements have in common: reactive properties with attributes, shared style sheets, and batched updates that Lit renders.
 * It is what they need of LitElement, which would cost 1.6 kB more of the 16 that the script may have.
 */
export abstract class LetterElement extends Base {
  /** Properties with an attribute: a number where this value is one, else a text. */
  static readonly properties?: Values;

  /** Properties without an attribute. */
  static readonly state: Values;

  /**
   * The text of its style sheet.
   * @internal
   */
  static readonly styles: string;

  /**
   * What all reactive properties are before they are set.
   * @internal
   */
  static initial: Values;

  /** Makes the properties reactive; the browser asks for this once, when the element is defined. */
  static get observedAttributes(): string[] {
    this.initial = { ...this.properties, ...this.state };
    for (const name in this.initial) {
      const property: PropertyDescriptor & ThisType<LetterElement> = {
        configurable: true,
        get() {
          return this.held[name];
        },
        set(value: unknown) {
          if (value === this.held[name]) return;
          this.held[name] = value;
          this.#changed.add(name);
          this.requestUpdate();
        },
      };
      Object.defineProperty(this.prototype, name, own(property));
    }
    return Object.keys(this.properties ?? {}).map(attributeOf);
  }

  declare readonly ['constructor']: typeof LetterElement;

  /** @internal */
  readonly renderRoot = this.attachShadow(own({ mode: 'open' }));

  /**
   * What the reactive properties are.
   * @internal
   */
  readonly held: Record<string, unknown> = { ...this.constructor.initial };
  /** The properties that changed since the last update; at first all. */
  #changed = new Set(Object.keys(this.held));
  #update: Promise<void> | undefined;

  /**
   * While the element is in the page.
   * @internal
   */
  connected!: AbortController;

  constructor() {
    super();
    this.#showFallback();
  }

  connectedCallback(): void {
    this.connected = new AbortController();
    const { renderRoot } = this;
    if (!renderRoot.adoptedStyleSheets[0]) {
      try {
        // Policies that forbid `<style>` let it pass. It belongs to a document, and an element that is moved to another one loses it.
        const sheet = new (this.ownerDocument.defaultView?.CSSStyleSheet ?? CSSStyleSheet)();
        sheet.replaceSync(this.constructor.styles);
        renderRoot.adoptedStyleSheets = [sheet];
      } catch {
        // A document without a window takes none, and shows nobody anything.
      }
    }
    // What was set before the element was defined, when nobody listened, hides the reactive property.
    const element = this as Record<string, unknown>;
    for (const name in this.held) {
      if (!Object.hasOwn(this, name)) continue;
      const value = element[name];
      delete element[name];
      element[name] = value;
    }
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    this.connected.abort();
  }

  attributeChangedCallback(name: string, _old: string | null, value: string | null): void {
    const { properties } = this.constructor;
    for (const property in properties) {
      // What was set by property goes before what stands in the page’s source.
      if (attributeOf(property) === name && !Object.hasOwn(this, property))
        (this as Record<string, unknown>)[property] = typeof properties[property] === 'number' ? parseFloat(value!) : value;
    }
  }

  /**
   * Renders the element again, once for all that changes meanwhile; while it is in no document, when it is in one.
   * @internal
   */
  requestUpdate(): void {
    if (this.isConnected) this.#update ??= Promise.resolve().then(() => this.performUpdate());
  }

  /** Settles when nothing waits to be rendered. */
  get updateComplete(): Promise<unknown> {
    return (async (): Promise<void> => {
      while (this.#update) await this.#update;
    })();
  }

  /** Whatever happens, a reader sees what the page has between the tags. */
  #showFallback(): void {
    render(html`<slot></slot>`, this.renderRoot, { host: this });
  }

  /**
   * Renders what has changed at once.
   * @internal
   */
  performUpdate(): void {
    try {
      this.willUpdate?.(this.#changed);
      render(this.render(), this.renderRoot, { host: this });
    } catch (error) {
      // The page, which may count its errors, has no part in it.
      this.#showFallback();
      console.error(error);
    } finally {
      this.#changed = new Set();
      this.#update = undefined;
    }
    this.updated?.();
  }

  /** Called before each update with the names of the properties that changed; what it sets itself is rendered at once. */
  protected willUpdate?(changed: ReadonlySet<string>): void;

  /** Called after each update. */
  protected updated?(): void;

  protected abstract render(): unknown;
}
