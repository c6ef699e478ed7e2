import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Signatories, Signatory } from '../../bundle/letter-bundle.js';
import { Localizer } from '../../localization/localizer.js';
import { needleOf, searchable, wordsOf } from '../../localization/search.js';
import { sharedStyles } from '../../styles/shared.js';
import { OpenLetterExpandEvent } from '../events.js';
import type { PropertyTypes } from '../letter-element.js';
import { LetterPart } from '../letter-part.js';
import { outLink } from '../link.js';
import { arrange, indexOfPartner, whereabouts, type Group, type Order } from './arrange.js';
import styles from './open-letter-signatories.styles.js';

/** More names than these are never all in the page at once unasked. */
const longList = 1_000;

/** How many rows a block holds, and how many one step adds to a long list. */
const step = 100;

/** How long typing must rest, in milliseconds, before the number of matches is announced. */
const rest = 500;

/**
 * @summary Who signed: how many, the first names, and the whole list to expand, search and put in order.
 *
 * @event open-letter-expand - The list was expanded or collapsed.
 * @csspart count - The heading, which says how many signed.
 * @csspart search - The search field.
 * @csspart order - The select that orders the list.
 * @csspart group - The signatories of one country.
 * @csspart signatory - One signatory.
 * @csspart partner - The host page’s own organisation.
 * @csspart expand - The button that expands and collapses the list.
 * @csspart more - The button that adds names to a long list.
 * @csspart status - How many match a search.
 */
export class OpenLetterSignatories extends LetterPart {
  static override readonly properties: PropertyTypes = {
    context: null,
    signatories: null,
    partner: String,
    visibleSignatories: Number,
    expanded: Boolean,
    order: null,
    search: null,
    limit: null,
    settled: null,
    announcement: null,
  };

  static override readonly styles = [sharedStyles, styles];

  /** The list, as the bundle has it. */
  signatories: Signatories = {};

  /** The host page’s organisation, by name or id: stands first and is marked. */
  partner = '';

  /** How many names stand before the list is expanded. */
  visibleSignatories = 12;

  /** Whether the whole list is shown. */
  expanded = false;

  private order: Order = 'published';

  private search = '';

  /** How many rows of a long list, or of matches, are shown. */
  private limit = step;

  /** Whether the page has come to rest, so that the collapsed names may follow. */
  private settled = false;

  private announcement = '';

  /** Partner first. */
  #items: readonly Signatory[] = [];
  #partner: Signatory | undefined;
  #groups: Group[] = [];
  /** What a search looks at, in the order of the items. */
  #searchable: string[] | undefined;
  #announcing: ReturnType<typeof setTimeout> | undefined;

  /** Expands or collapses the list. */
  expand(expanded = true): void {
    if (expanded === this.expanded) return;
    this.expanded = expanded;
    this.limit = step;
    this.dispatchEvent(new OpenLetterExpandEvent(expanded));
  }

  protected override willUpdate(changed: ReadonlySet<string>): void {
    super.willUpdate(changed);
    const has = (...keys: string[]): boolean => keys.some((key) => changed.has(key));
    const { l10n, order } = this;
    if (has('signatories', 'partner')) {
      const { items = [] } = this.signatories;
      const partner = (this.#partner = items[indexOfPartner(items, this.partner)]);
      this.#items = partner ? [partner, ...items.filter((item) => item !== partner)] : items;
    }
    const renewed = has('signatories', 'partner', 'context');
    if (renewed) this.#searchable = undefined;
    if (!renewed && !has('search', 'order')) return;
    const needles = wordsOf(this.search).map(needleOf);
    if (needles.length) {
      const english = new Localizer('en');
      this.#searchable ??= this.#items.map((item) =>
        searchable([item.name, item.affiliation, item.role, whereabouts(item, l10n), whereabouts(item, english)].join(' ')),
      );
    }
    const found = needles.length
      ? this.#items.filter((_, index) => needles.every((needle) => this.#searchable![index]!.includes(needle)))
      : this.#items;
    this.#groups = arrange(found, order, l10n, this.#partner);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const settle = (): void => {
      this.settled = true;
    };
    // Safari has no idle callback.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(settle);
    else setTimeout(settle);
  }

  /** How many signed: the greater of what was published and what is listed. */
  get #total(): number {
    const { total = 0, pages = [] } = this.signatories;
    return Math.max(
      total,
      pages.reduce((sum, page) => sum + page.count, this.#items.length),
    );
  }

  /** How many rows there are to show. */
  get #found(): number {
    return this.#groups.reduce((sum, [, rows]) => sum + rows.length, 0);
  }

  async #toggle(): Promise<void> {
    this.expand(!this.expanded);
    await this.updateComplete;
    // What was above the button may have gone from under the reader.
    this.renderRoot.querySelector('#expand')?.scrollIntoView({ block: 'nearest' });
  }

  async #more(): Promise<void> {
    const first = this.limit;
    this.limit += step;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('[role=listitem]')[first]?.focus();
  }

  #seek(search: string): void {
    this.search = search;
    this.limit = step;
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => {
      this.announcement = this.search ? this.l10n.text('matches', { count: this.#found }) : '';
    }, rest);
  }

  #clear(): void {
    this.#seek('');
    const input = this.renderRoot.querySelector('input')!;
    input.value = '';
    input.focus();
  }

  #heading(): string {
    const { l10n, signatories } = this;
    const total = this.#total;
    const partner = this.#partner?.name;
    if (partner) return l10n.text(total > 1 ? 'partnerAndOthers' : 'partnerSigned', { partner, count: total - 1 });
    const text = l10n.text('signatoryCount', { count: total });
    // Where not all names are at hand, nor are all countries.
    const listed = total > this.#items.length ? [] : this.#items.flatMap(({ country }) => country ?? []);
    const count = signatories.countries ?? new Set(listed).size;
    return count ? l10n.text('fromCountries', { signatories: text, countries: l10n.text('countryCount', { count }) }) : text;
  }

  #controls(): TemplateResult {
    const { l10n, order, search } = this;
    const orders: [Order, 'orderPublished' | 'orderAlphabetical' | 'orderCountry'][] = [
      ['published', 'orderPublished'],
      ['alphabetical', 'orderAlphabetical'],
    ];
    if (this.#items.some(({ country }) => country)) orders.push(['country', 'orderCountry']);
    const label = l10n.text('searchSignatories');
    return html`<div class="controls">
        <input
          type="search"
          part="search"
          aria-label=${label}
          placeholder=${label}
          @input=${(event: Event): void => this.#seek((event.target as HTMLInputElement).value.trim())}
        />
        <label
          >${l10n.text('order')}
          <select
            part="order"
            @change=${(event: Event): void => {
              this.order = (event.target as HTMLSelectElement).value as Order;
            }}
          >
            ${orders.map(([value, key]) => html`<option value=${value} ?selected=${value === order}>${l10n.text(key)}</option>`)}
          </select></label
        >
      </div>
      <p part="status" class="muted" role="status">${this.announcement}</p>
      ${search && !this.#found ? html`<button @click=${this.#clear}>${l10n.text('clearSearch')}</button>` : nothing}`;
  }

  /**
   * The groups with their lists, in blocks that the browser lays out when they come into view. What stands after the first `few` rows
   * is hidden but findable while the list is collapsed; the list items themselves can’t be, or they would still be counted.
   * @param limit how many rows are there at all
   */
  #list(few: number, limit: number, open: boolean): unknown[] {
    let at = 0;
    const hide = (index: number): unknown => (open || index < few ? nothing : 'until-found');
    return this.#groups.map(([name, rows]) => {
      const start = at;
      at += rows.length;
      const end = Math.min(rows.length, limit - start);
      const blocks: TemplateResult[] = [];
      for (let from = 0, to; from < end; from = to) {
        // The first rows are a block of their own.
        to = Math.min(end, start + from < few ? few - start : end, from + step);
        const row = (item: Signatory): TemplateResult => this.#row(item);
        blocks.push(html`<div class="block" hidden=${hide(start + from)}>${rows.slice(from, to).map(row)}</div>`);
      }
      return blocks.length
        ? html`<div part="group" hidden=${hide(start)}>
            ${name && html`<div class="name" role="heading" aria-level=${this.context.headingLevel + 1}>${name}</div>`}
            <div role="list">${blocks}</div>
          </div>`
        : nothing;
    });
  }

  #row(row: Signatory): TemplateResult {
    const details = [row.role, row.affiliation, whereabouts(row, this.l10n)].filter(Boolean);
    return html`<div role="listitem" tabindex="-1" part=${row === this.#partner ? 'signatory partner' : 'signatory'}>
      <bdi dir="auto" lang=${row.lang ?? nothing}>${outLink(row.name, row.url, this.context.base)}</bdi>
      <span class="muted">${details.map((detail) => html`<span><bdi dir="auto">${detail}</bdi></span>`)}</span>
    </div>`;
  }

  protected override render(): unknown {
    const { l10n, expanded, search } = this;
    const total = this.#total;
    const listed = this.#items.length;
    if (!total) return nothing;
    const few = this.visibleSignatories >= 0 ? this.visibleSignatories : 12;
    const long = listed > longList;
    const open = expanded || search || listed <= few;
    const limit = open ? (long || search ? this.limit : listed) : this.settled && !long ? listed : few;
    return html`<section aria-label=${l10n.text('signatories')} @beforematch=${(): void => this.expand()}>
      <div part="count" role="heading" aria-level=${this.context.headingLevel}>${this.#heading()}</div>
      ${
        total > listed && listed
          ? html`<p class="muted">
              ${l10n.text('listedHere', { signatories: l10n.text('signatoryCount', { count: total }), count: listed })}
            </p>`
          : nothing
      }
      ${listed > few ? this.#controls() : nothing}
      <div id="list">${this.#list(few, limit, !!open)}</div>
      ${open && this.#found > limit ? html`<button part="more" @click=${this.#more}>${l10n.text('showMore', { count: step })}</button>` : nothing}
      ${
        listed > few && !search
          ? html`<button id="expand" part="expand" aria-expanded=${expanded} aria-controls="list" @click=${this.#toggle}>
              ${l10n.text(expanded ? 'showFewer' : long ? 'showSignatories' : 'showAll', { count: listed })}
            </button>`
          : nothing
      }
    </section>`;
  }
}
