import { render } from 'lit/html.js';

/** How an attribute’s text becomes a property’s value; `null` where there is no attribute. */
export type PropertyTypes = Readonly<Record<string, StringConstructor | NumberConstructor | BooleanConstructor | null>>;

/** The attribute of a property: `public-key` of `publicKey`. */
const attributeOf = (property: string): string => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Outside a browser there is nothing to extend, and importing must not fail. */
const Base = (globalThis.HTMLElement as typeof HTMLElement | undefined) ?? (Object as unknown as typeof HTMLElement);

const sheets = new Map<string, CSSStyleSheet>();

/** A sheet of one text for all elements: adopted ones pass policies that forbid `<style>`. */
function sheetOf(text: string): CSSStyleSheet {
  let sheet = sheets.get(text);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    sheets.set(text, sheet);
  }
  return sheet;
}

/**
 * What the elements have in common: reactive properties with attributes, shared style sheets, and batched updates that Lit renders.
 * It is what they need of LitElement, which would cost 1.6 kB more of the 16 that the script may have.
 */
export abstract class LetterElement extends Base {
  /** The properties that make the element render again, and how their attributes are read. */
  static readonly properties: PropertyTypes = {};

  /**
   * The texts of its style sheets.
   * @internal
   */
  static readonly styles: readonly string[] = [];

  /** Makes the properties reactive; the browser asks for this once, when the element is defined. */
  static get observedAttributes(): string[] {
    const names = Object.keys(this.properties);
    for (const name of names) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        get(this: LetterElement) {
          return this.#values[name];
        },
        set(this: LetterElement, value: unknown) {
          if (Object.is(value, this.#values[name])) return;
          this.#values[name] = value;
          this.#changed.add(name);
          this.requestUpdate();
        },
      });
    }
    return names.filter((name) => this.properties[name]).map(attributeOf);
  }

  declare readonly ['constructor']: typeof LetterElement;

  /** @internal */
  readonly renderRoot = this.attachShadow({ mode: 'open' });

  readonly #values: Record<string, unknown> = {};
  /** What was set before the element was defined, when nobody listened. */
  #early: Record<string, unknown> = {};
  /** The properties that changed since the last update. */
  #changed = new Set<string>();
  #update: Promise<void> | undefined;

  constructor() {
    super();
    this.renderRoot.adoptedStyleSheets = this.constructor.styles.map(sheetOf);
    const own = this as Record<string, unknown>;
    for (const name of Object.keys(this.constructor.properties)) {
      if (!Object.hasOwn(this, name)) continue;
      this.#early[name] = own[name];
      delete own[name];
    }
  }

  connectedCallback(): void {
    Object.assign(this, this.#early);
    this.#early = {};
    this.requestUpdate();
  }

  attributeChangedCallback(name: string, _old: string | null, value: string | null): void {
    const property = name.replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase());
    const type = this.constructor.properties[property];
    const read = type === Boolean ? value !== null : type === Number ? parseFloat(value!) : value;
    if (type) (this as Record<string, unknown>)[property] = read;
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
