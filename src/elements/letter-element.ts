import { render } from 'lit/html.js';

/** Reactive properties with what they are before they are set; `undefined` stands for a text that isn’t given. */
export type Values = Readonly<Record<string, unknown>>;

/** The attribute of a property: `public-key` of `publicKey`. */
const attributeOf = (property: string): string => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Outside a browser there is nothing to extend, and importing must not fail. */
const Base = (globalThis.HTMLElement as typeof HTMLElement | undefined) ?? (Object as unknown as typeof HTMLElement);

/**
 * What the elements have in common: reactive properties with attributes, shared style sheets, and batched updates that Lit renders.
 * It is what they need of LitElement, which would cost 1.6 kB more of the 16 that the script may have.
 */
export abstract class LetterElement extends Base {
  /** Properties with an attribute, which is read as the type of this value has it. */
  static readonly properties: Values = {};

  /** Properties without an attribute. */
  static readonly state: Values = {};

  /**
   * The text of its style sheet.
   * @internal
   */
  static readonly styles: string;

  /**
   * One for all elements of a kind: adopted ones pass policies that forbid `<style>`.
   * @internal
   */
  static sheet: CSSStyleSheet;

  /** Makes the properties reactive; the browser asks for this once, when the element is defined. */
  static get observedAttributes(): string[] {
    this.sheet = new CSSStyleSheet();
    this.sheet.replaceSync(this.styles);
    const { properties, state } = this;
    for (const name of Object.keys({ ...properties, ...state })) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        get(this: LetterElement) {
          return this.#values[name];
        },
        set(this: LetterElement, value: unknown) {
          if (value === this.#values[name]) return;
          this.#values[name] = value;
          this.#changed.add(name);
          this.requestUpdate();
        },
      });
    }
    return Object.keys(properties).map(attributeOf);
  }

  declare readonly ['constructor']: typeof LetterElement;

  /** @internal */
  readonly renderRoot = this.attachShadow({ mode: 'open' });

  readonly #values: Record<string, unknown> = { ...this.constructor.properties, ...this.constructor.state };
  /** What was set before the element was defined, when nobody listened. */
  #early: Record<string, unknown> = {};
  /** The properties that changed since the last update; at first all. */
  #changed = new Set(Object.keys(this.#values));
  #update: Promise<void> | undefined;

  /**
   * While the element is in the page.
   * @internal
   */
  connected!: AbortController;

  constructor() {
    super();
    this.renderRoot.adoptedStyleSheets = [this.constructor.sheet];
    const own = this as Record<string, unknown>;
    for (const name of this.#changed) {
      if (!Object.hasOwn(this, name)) continue;
      this.#early[name] = own[name];
      delete own[name];
    }
  }

  connectedCallback(): void {
    this.connected = new AbortController();
    Object.assign(this, this.#early);
    this.#early = {};
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    this.connected.abort();
  }

  attributeChangedCallback(name: string, _old: string | null, value: string | null): void {
    for (const [property, initial] of Object.entries(this.constructor.properties)) {
      if (attributeOf(property) !== name) continue;
      const read = { boolean: value !== null, number: parseFloat(value!) }[typeof initial as 'boolean' | 'number'] ?? value;
      (this as Record<string, unknown>)[property] = read;
    }
  }

  /**
   * Renders the element again, once for all that changes meanwhile; while it is in no document, when it is in one.
   * @internal
   */
  requestUpdate(): void {
    if (this.isConnected) this.#update ??= this.#perform();
  }

  /** Settles when nothing waits to be rendered. */
  get updateComplete(): Promise<unknown> {
    return this.#settled();
  }

  async #settled(): Promise<void> {
    while (this.#update) await this.#update;
  }

  async #perform(): Promise<void> {
    await Promise.resolve();
    this.performUpdate();
  }

  /**
   * Renders what has changed at once.
   * @internal
   */
  performUpdate(): void {
    try {
      this.willUpdate?.(this.#changed);
    } finally {
      this.#changed = new Set();
      this.#update = undefined;
    }
    try {
      render(this.render(), this.renderRoot, { host: this });
    } catch (error) {
      // Whatever happens, a reader sees what the page has between the tags.
      this.renderRoot.replaceChildren(document.createElement('slot'));
      throw error;
    }
    this.updated?.();
  }

  /** Called before each update with the names of the properties that changed; what it sets itself is rendered at once. */
  protected willUpdate?(changed: ReadonlySet<string>): void;

  /** Called after each update. */
  protected updated?(): void;

  protected abstract render(): unknown;
}
