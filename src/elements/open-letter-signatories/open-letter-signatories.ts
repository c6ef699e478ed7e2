import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Signatories, Signatory } from '../../bundle/letter-bundle.js';
import { english } from '../../localization/localizer.js';
import { needleOf, searchable, wordsOf } from '../../localization/search.js';
import { sharedStyles } from '../../styles/shared.js';
import { OpenLetterExpandEvent } from '../events.js';
import type { PropertyTypes } from '../letter-element.js';
import { LetterPart } from '../letter-part.js';
import { outLink } from '../link.js';
import { arrange, indexOfPartner, whereabouts, type Group, type Order } from './arrange.js';
import { marked } from './marked.js';
import styles from './open-letter-signatories.styles.js';

/** More names than these are never all in the page at once unasked. */
const longList = 1_000;

/** How many rows a block holds, and how many one step adds to a long list. */
const step = 100;

/** How long the list is searched at a stretch, in milliseconds: with what painting takes, less than a long task’s 50. */
const stretch = 12;

/** How long typing must rest, in milliseconds, before the number of matches is announced. */
const rest = 500;

/**
 * @summary Who signed: how many, the first names, and the whole list to expand, search and put in order.
 *
 * @event open-letter-expand - The list was expanded or collapsed.
 * @csspart count - The heading, which says how many signed.
 * @csspart search - The search field.
 * @csspart order - The select that orders the list.
 * @csspart filter - The select that narrows the list to a kind, a category, a country or a letter.
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
    filter: null,
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

  private order: Order = 'orderPublished';

  /** To what the list is narrowed, as `2Chile`: which of its tags, and what it says. */
  private filter = '';

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
  /** What a search looks at in each heap of items, a line an item. */
  #texts: string[] = [];
  #needles: string[] = [];
  #found: Signatory[] = [];
  #choices: unknown;
  #searching: ReturnType<typeof setTimeout> | undefined;
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
    if (has('signatories', 'partner')) {
      const { items = [] } = this.signatories;
      const partner = (this.#partner = items[indexOfPartner(items, this.partner)]);
      this.#items = partner ? [partner, ...items.filter((item) => item !== partner)] : items;
    }
    if (has('signatories', 'partner', 'context')) {
      this.#texts = [];
      this.#choices = undefined;
      this.filter = '';
    } else if (!has('search', 'filter', 'order')) return;
    clearTimeout(this.#searching);
    this.#needles = wordsOf(this.search).map(needleOf);
    this.#found = [];
    this.#seekFrom(0);
  }

  /** Goes through the list for a stretch of time; the rest follows. */
  #seekFrom(start: number): void {
    const items = this.#items;
    const until = performance.now() + stretch;
    let at = start;
    do {
      const heap = items.slice(at, at + step);
      // Kept as one text: a string for each would take twice the memory.
      const text = this.#needles[0] ? (this.#texts[at / step] ??= heap.map((item) => this.#textOf(item)).join('\n')) : '';
      const lines = text.split('\n');
      const found = (line = ''): boolean => this.#needles.every((needle) => line.includes(needle));
      if (found(text)) {
        const { filter } = this;
        const among = (item: Signatory): boolean => !filter || this.#tagsOf(item).some((tag, kind) => `${kind}${tag}` === filter);
        this.#found.push(...heap.filter((item, index) => found(lines[index]) && among(item)));
      }
      at += step;
    } while (at < items.length && (performance.now() < until || !this.#sought));
    this.#searching = at < items.length ? setTimeout(() => this.#seekFrom(at)) : undefined;
    this.#groups = arrange(this.#found, this.order, this.l10n, this.#partner);
    this.requestUpdate();
  }

  /** Whether rows are looked for, instead of the whole list being shown. */
  get #sought(): boolean {
    return !!(this.#needles[0] ?? this.filter);
  }

  /** By what a row can be found without typing: kind, category, whereabouts, first letter. */
  #tagsOf(row: Signatory): (string | undefined)[] {
    const { kind, category, name } = row;
    const { l10n } = this;
    const [letter] = /\S/u.exec(searchable(name)) ?? [];
    return [
      kind && l10n.text(kind === 'person' ? kind : 'organization'),
      category,
      whereabouts(row, l10n) || l10n.text('noCountry'),
      letter,
    ];
  }

  /** The values of each tag that has several, with how many signatories have them. */
  #options(): unknown {
    const { l10n } = this;
    const { compare } = new Intl.Collator(l10n.tag);
    const counts = new Map<string, number>();
    for (const item of this.#items) {
      this.#tagsOf(item).forEach((tag, kind) => tag && counts.set(`${kind}${tag}`, (counts.get(`${kind}${tag}`) ?? 0) + 1));
    }
    return ['', '', l10n.text('orderCountry'), l10n.text('orderAlphabetical')].map((label, kind) => {
      const options = [...counts]
        .filter(([value]) => value.startsWith(`${kind}`))
        .sort(([a], [b]) => compare(a, b))
        .map(([value, count]) => html`<option value=${value}>${value.slice(1)} (${count.toLocaleString(l10n.tag)})</option>`);
      if (options.length < 2) return nothing;
      return label ? html`<optgroup label=${label}>${options}</optgroup>` : options;
    });
  }

  /** What a search looks at; countries also in English. */
  #textOf(row: Signatory): string {
    const { name, affiliation, role } = row;
    return searchable([...new Set([name, affiliation, role, whereabouts(row, this.l10n), whereabouts(row, english)])].join(' '));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Not everywhere is there an idle callback; the first rows are painted by then.
    setTimeout(() => {
      this.settled = true;
    }, 100);
  }

  /** How many signed: the greater of what was published and what is listed. */
  get #total(): number {
    const { total = 0, pages = [] } = this.signatories;
    return Math.max(
      total,
      pages.reduce((sum, page) => sum + page.count, this.#items.length),
    );
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

  #seek(search: string, filter = this.filter): void {
    this.search = search;
    this.filter = filter;
    this.limit = step;
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => {
      if (this.#searching) this.#seek(this.search);
      else this.announcement = this.#sought ? this.l10n.text('matches', { count: this.#found.length }) : '';
    }, rest);
  }

  #clear(): void {
    this.#seek('', '');
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
    const orders: Order[] = ['orderPublished', 'orderAlphabetical'];
    if (this.#items.some(({ country }) => country)) orders.push('orderCountry');
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
            ${orders.map((key) => html`<option value=${key} ?selected=${key === order}>${l10n.text(key)}</option>`)}
          </select></label
        >
        <label
          >${l10n.text('filter')}
          <select
            part="filter"
            .value=${this.filter}
            @change=${(event: Event): void => this.#seek(search, (event.target as HTMLSelectElement).value)}
          >
            <option value="">${l10n.text('everyone')}</option>
            ${this.settled ? (this.#choices ??= this.#options()) : nothing}
          </select></label
        >
      </div>
      <p part="status" class="muted" role="status">${this.announcement}</p>
      ${this.#sought && !this.#found.length && !this.#searching ? html`<button @click=${this.#clear}>${l10n.text('clearSearch')}</button>` : nothing}`;
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
            ${
              name &&
              html`<div class="name" role="heading" aria-level=${this.context.headingLevel + 1}>
                ${name} (${rows.length.toLocaleString(this.l10n.tag)})
              </div>`
            }
            <div role="list">${blocks}</div>
          </div>`
        : nothing;
    });
  }

  #row(row: Signatory): TemplateResult {
    // Under its country’s name a row needn’t say it again.
    const where = this.order === 'orderCountry' ? '' : whereabouts(row, this.l10n);
    const details = [row.role, row.affiliation, where].filter((detail) => !!detail) as string[];
    const mark = (text: string): unknown => marked(text, this.#needles);
    return html`<div role="listitem" tabindex="-1" part=${row === this.#partner ? 'signatory partner' : 'signatory'}>
      <bdi dir="auto" lang=${row.lang ?? nothing}>${outLink(mark(row.name), row.url, this.context.base)}</bdi>
      <span class="muted">${details.map((detail, at) => html`${at ? ' · ' : ''}<bdi dir="auto">${mark(detail)}</bdi>`)}</span>
    </div>`;
  }

  protected override render(): unknown {
    const { l10n, expanded } = this;
    const sought = this.#sought;
    const total = this.#total;
    const listed = this.#items.length;
    if (!total) return nothing;
    const few = this.visibleSignatories >= 0 ? this.visibleSignatories : 12;
    const long = listed > longList;
    const open = expanded || sought || listed <= few;
    const limit = open ? (long || sought ? this.limit : listed) : this.settled && !long ? listed : few;
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
      <div id="list">${this.#list(few, limit, open)}</div>
      ${open && this.#found.length > limit ? html`<button part="more" @click=${this.#more}>${l10n.text('showMore', { count: step })}</button>` : nothing}
      ${
        listed > few && !sought
          ? html`<button id="expand" part="expand" aria-expanded=${expanded} aria-controls="list" @click=${this.#toggle}>
              ${l10n.text(expanded ? 'showFewer' : long ? 'showSignatories' : 'showAll', { count: listed })}
            </button>`
          : nothing
      }
    </section>`;
  }
}
