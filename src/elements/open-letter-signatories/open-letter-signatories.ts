import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Signatories, Signatory, SignatoryPage } from '../../bundle/letter-bundle.js';
import { problem } from '../../bundle/problem.js';
import { listen } from '../../platform/listen.js';
import { wait } from '../../platform/wait.js';
import { needleOf, searchable, tagsOf, wordsOf } from '../../localization/search.js';
import { sharedStyles } from '../../styles/shared.js';
import { OpenLetterExpandEvent } from '../events.js';
import type { Values } from '../letter-element.js';
import { LetterPart, noContext } from '../letter-part.js';
import { warn } from '../warn.js';
import { indexOfPartner, inGroups, inOrder, orders, whereabouts } from './arrange.js';
import { rangesOf, seekPartner } from './search-index.js';
import { makeRow } from './row.js';
import { isSought, namesOfCountry } from './is-sought.js';
import { countedLabel, labelOf, renderOptions, sortedTags, tagsLike, type TagCounts } from './tags.js';
import { makeGap } from './gap.js';
import type { Found, Gap, LoadPage } from './heap.js';
import { RowFinder } from './row-finder.js';
import styles from './open-letter-signatories.styles.js';

/** More names than these are never all in the page at once unasked. */
const longList = 1_000;

/** How many rows a block holds, and how many one step adds to a long list. */
const step = 100;

/** How many rows of an index are enough for a moment. */
const enough = 20;

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
  static override readonly state: Values = {
    context: noContext,
    partner: '',
    visibleSignatories: 12,
    expanded: false,
    signatories: {},
    loadPage: ({ src }: SignatoryPage) => problem('page-failed', src),
    announcement: '',
  };

  static override readonly styles = sharedStyles + styles;

  /** The list, as the bundle has it. */
  declare signatories: Signatories;

  /** Fetches a file of a long list. */
  declare loadPage: LoadPage;

  /** The host page’s organisation, by name or id: stands first and is marked. */
  declare partner: string;

  /** How many names stand before the list is expanded. */
  declare visibleSignatories: number;

  /** Whether the whole list is shown. */
  declare expanded: boolean;

  declare private announcement: string;

  /** An index of `orders`. */
  #order = 0;
  /** The tag to which the list is narrowed. */
  #filter = '';
  #search = '';
  /** How many rows of a long list, or of matches, are asked for; how many were there at all, if so many were found. */
  #limit = step;
  #shown = 0;
  /** How many signatories have each tag, once they are counted. */
  #tags: TagCounts;
  #partner: Signatory | undefined;
  /** Whether the page has come to rest, so that the collapsed names may follow. */
  #settled: boolean | undefined;
  /** The rows at hand, in the order that is asked for. */
  #atHand!: readonly Signatory[];
  #needles!: string[];
  /** Whether rows are looked for, instead of the whole list being shown; whether what is shown comes from the index. */
  #sought!: boolean;
  #indexed!: boolean;
  readonly #finder = new RowFinder(
    (page) => this.loadPage(page),
    () => this.requestUpdate(),
  );
  /** What was shown since something else was looked for, in that order: in groups new rows may stand before others. */
  #rows = new Map<Found, HTMLElement>();
  #choices: unknown;
  /** Whether the page is being printed, and so all that is at hand shown. */
  #printing: boolean | undefined;
  /** Which of `#rows` to focus when it is there. */
  #next: number | undefined;

  /** Expands or collapses the list. */
  expand(expanded = true): void {
    if (expanded === this.expanded) return;
    this.expanded = expanded;
    this.#show(this.#shown - (this.#shown % step) + step);
    this.dispatchEvent(new OpenLetterExpandEvent({ expanded }));
  }

  protected override willUpdate(changed: ReadonlySet<string>): void {
    super.willUpdate(changed);
    if (!['signatories', 'partner', 'context'].some((key) => changed.has(key))) return;
    const { items = [], search } = this.signatories;
    // Letters, places and categories are words of one language.
    if (!/^(country|kind)/.test(this.#filter)) this.#filter = '';
    this.#choices = undefined;
    this.#partner = items[indexOfPartner(items, this.partner)];
    // Until they are counted, those of the list in another language do.
    if (search) this.#tags = search.tags;
    else void this.#countTags(items);
    if (search && !this.#partner && this.partner) {
      const { partner } = this;
      void seekPartner(search, partner, this.loadPage).then((row) => {
        if (!row) warn(problem('partner-not-found', partner));
        if (!row || partner !== this.partner) return;
        this.#partner = row;
        this.#arrange();
      });
    }
    this.#arrange();
  }

  #arrange(): void {
    this.#atHand = inOrder(this.signatories.items ?? [], this.#order, this.l10n, this.#partner);
    this.#find();
  }

  #find(): void {
    const { pages = [], search } = this.signatories;
    const filter = this.#filter;
    const partner = this.#partner;
    const words = wordsOf(this.#search);
    const needles = (this.#needles = words.map(needleOf));
    this.#sought = !!(words[0] ?? filter);
    this.#indexed = !!search && (this.#sought || this.#order > 0);
    // Of countries whose names begin with it, a word finds the signatories.
    const named = (word: string) => (tag: string) => searchable(namesOfCountry(tag.slice(8), this.l10n)).includes(needleOf(word));
    const tags = filter ? [filter] : this.#order > 1 ? sortedTags(/^(country|place)/, this.#tags, this.l10n) : [];
    this.#rows = new Map();
    const query = {
      // What is at hand is found at once, and still where the index can’t be had.
      rows: this.#indexed && this.#order && !words[0] ? (partner ? [partner] : []) : this.#atHand,
      key: this.#indexed && 'name',
      test: (row: Signatory, tag?: string) => isSought(row, needles, filter || tag, this.l10n),
      heaps: this.#indexed
        ? rangesOf(search!, words, tags, this.#atHand, (word) => tagsLike(/^country=./, this.#tags).filter(named(word)))
        : pages.map((page) => ({ page })),
      first: partner,
      exact: this.#sought,
      limit: this.#wanted,
    };
    void this.#announce(this.#finder.find(query));
  }

  /** Says how many match, once typing rests. */
  async #announce(looked: Promise<void>): Promise<void> {
    this.requestUpdate();
    const { query } = this.#finder;
    await looked;
    await wait(rest);
    const { found, queue } = this.#finder;
    // What wasn’t looked at may hold none, and what can’t be had any number.
    const more = queue[0] ? 1 : 0;
    const gap = found.find((row): row is Gap => 'page' in row);
    const announcement = gap
      ? this.l10n.text('page-failed', { count: gap.page.count })
      : this.#sought
        ? this.l10n.text(more ? 'more-matches' : 'matches', { count: found.length - more })
        : '';
    // The same number is said again, as a text that is the same isn’t.
    if (query === this.#finder.query)
      this.announcement = announcement === this.announcement ? announcement && `${announcement}\xa0` : announcement;
  }

  /** How many rows must be found, if need be in files; of an index, a few are enough for now. */
  get #wanted(): number {
    return this.#sought || this.#indexed || this.expanded ? this.#limit - step + enough : 0;
  }

  #show(limit: number): void {
    this.#limit = limit;
    void this.#announce(this.#finder.want(this.#wanted));
  }

  /** Counts how many signatories have each tag, in stretches of time. */
  async #countTags(items: readonly Signatory[]): Promise<void> {
    const tags = new Map<string, number>();
    const count = (row: Signatory): boolean => {
      for (const tag of tagsOf(row)) tags.set(tag, (tags.get(tag) ?? 0) + 1);
      return false;
    };
    await new RowFinder(this.loadPage, () => undefined).find({ rows: items, heaps: [], test: count, limit: 0 });
    if (items !== this.signatories.items) return;
    this.#tags = Object.fromEntries(tags);
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A shorter list is all in the page, and its style sheet prints it. A page that prints by a script waits for nothing.
    listen(this.connected.signal, 'beforeprint afterprint', ({ type }) => {
      this.#printing = type === 'beforeprint';
      this.performUpdate();
    });
    // Not everywhere is there an idle callback; the first rows are painted by then.
    setTimeout(() => {
      this.#settled = true;
      this.requestUpdate();
    }, 100);
  }

  protected override updated(): void {
    const rows = [...this.#rows.values()];
    // Where there were no more, the last one.
    const row = rows[Math.min(this.#next!, rows.length - 1)];
    if (!row || this.#finder.busy) return;
    this.#next = undefined;
    // Files take their time: the reader may have gone elsewhere meanwhile.
    if ((this.renderRoot.activeElement ?? document.activeElement)?.matches('button[part], body')) row.focus();
  }

  #more(): void {
    this.#next ??= Math.min(this.#shown, this.#finder.found.length);
    this.#show(this.#shown + step);
  }

  #seek(search: string, filter = this.#filter): void {
    this.#search = search;
    this.#filter = filter;
    this.#limit = step;
    this.#find();
  }

  #clear(): void {
    this.#seek('', '');
    const input = this.renderRoot.querySelector('input')!;
    input.value = '';
    input.focus();
  }

  #heading(total: number, listed: number): string {
    const { l10n, signatories } = this;
    const partner = this.#partner?.name;
    if (partner) return l10n.text('others', { partner, count: total - 1 });
    const text = l10n.text('count', { count: total });
    // Where not all names are listed, nor are all countries.
    const count = signatories.countries ?? (total > listed ? 0 : tagsLike(/^country=./, this.#tags).length);
    return count ? l10n.text('from', { signatories: text, countries: l10n.text('countries', { count }) }) : text;
  }

  #controls(): TemplateResult {
    const { l10n, signatories } = this;
    // Only what is at hand, or in an index, can be put in order.
    const can = signatories.search || !signatories.pages?.length ? (tagsLike(/^country=./, this.#tags)[0] ? 3 : 2) : 1;
    const select = (part: 'order' | 'filter', change: (value: string) => void, options: unknown): unknown =>
      html`<label
        >${l10n.text(part)}
        <select part=${part} @change=${(event: Event): void => change((event.target as HTMLSelectElement).value)}>
          ${options}
        </select></label
      >`;
    return html`<div class="controls">
        <label
          >${l10n.text('search-signatories')}
          <input
            type="search"
            part="search"
            @input=${(event: Event): void => this.#seek((event.target as HTMLInputElement).value.trim())}
        /></label>
        ${select(
          'order',
          (value) => {
            this.#order = +value;
            this.#arrange();
          },
          orders
            .slice(0, can)
            .map((key, at) => html`<option value=${at} .selected=${at === this.#order}>${l10n.text(key)}</option>`),
        )}
        ${select('filter', (value) => this.#seek(this.#search, value), [
          html`<option value=${''} .selected=${!this.#filter}>${l10n.text('all')}</option>`,
          this.#settled && this.#tags ? (this.#choices ??= renderOptions(this.#tags, l10n, this.#filter)) : nothing,
        ])}
      </div>
      <p part="status" role="status" class="muted">${this.#finder.waiting ? l10n.text('loading') : this.announcement}</p>
      ${this.#sought && !this.#finder.found.length && !this.#finder.busy ? html`<button @click=${this.#clear}>${l10n.text('clear-search')}</button>` : nothing}`;
  }

  /**
   * The groups with their lists, in blocks that the browser lays out when they come into view. What stands after the first `few` rows
   * is hidden but findable while the list is collapsed; the list items themselves can’t be, or they would still be counted.
   * @param limit how many rows are there at all
   */
  #list(few: number, limit: number, open: boolean | undefined): unknown[] {
    let start = 0;
    return inGroups(this.#finder.found.slice(0, limit), this.#order).map(([tag, rows]) => {
      const first = start;
      const hidden = (): unknown => (open || start < few ? nothing : 'until-found');
      const hide = hidden();
      const blocks: unknown[] = [];
      const end = first + rows.length;
      for (let to; start < end; start = to) {
        // The first rows are a block of their own.
        to = Math.min(end, start < few ? few : start + step);
        const from = start;
        const shown = rows.slice(from - first, to - first).map((row, at) => {
          if (!this.#rows.has(row)) this.#rows.set(row, this.#rowOrGap(row, from + at));
          return this.#rows.get(row);
        });
        blocks.push(html`<div class="block" hidden=${hidden()}>${shown}</div>`);
      }
      return html`<div part="group" hidden=${hide}>
        ${
          tag &&
          html`<div class="heading" role="heading" aria-level=${Math.min(6, this.context.headingLevel + 1)}>
            ${this.#sought ? labelOf(tag, this.l10n) : countedLabel(tag, this.#tags, this.l10n)}
          </div>`
        }
        <div role="list">${blocks}</div>
      </div>`;
    });
  }

  #rowOrGap(row: Found, index: number): HTMLElement {
    const retry = (): void => {
      this.#next = index;
      this.#find();
    };
    if ('page' in row) return makeGap(row, this.l10n, retry);
    // Under its country’s name a row needn’t say it again.
    const where = this.#order > 1 ? '' : whereabouts(row, this.l10n);
    const isPartner = JSON.stringify(row) === JSON.stringify(this.#partner);
    return makeRow(row, where, isPartner, this.#needles, this.context.base);
  }

  protected override render(): unknown {
    const { l10n, expanded } = this;
    const finder = this.#finder;
    const sought = this.#sought;
    const { items = [], pages = [], total: published = 0 } = this.signatories;
    const all = pages.reduce((sum, { count }) => sum + count, items.length);
    const total = Math.max(published, all);
    if (!total) return nothing;
    const few = this.visibleSignatories >= 0 ? this.visibleSignatories : 12;
    const long = all > longList;
    const printing = this.#printing;
    const open = expanded || sought || all <= few || printing;
    this.#shown = open ? (long || sought ? Math.max(few, this.#limit) : all) : this.#settled && !long ? all : few;
    const limit = printing ? Infinity : this.#shown;
    return html`<section aria-label=${l10n.text('signatories')} @beforematch=${(): void => this.expand()}>
      <div part="count" role="heading" aria-level=${this.context.headingLevel}>${this.#heading(total, all)}</div>
      ${
        total > all && all
          ? html`<p class="muted">${l10n.text('listed', { signatories: l10n.text('count', { count: total }), count: all })}</p>`
          : nothing
      }
      ${all > few ? this.#controls() : nothing}
      <div id="content">${this.#list(few, limit, open)}</div>
      ${open && (finder.found.length > limit || finder.queue[0]) ? html`<button part="more" @click=${this.#more}>${l10n.text('show-more', { count: step })}</button>` : nothing}
      ${
        all > few && !sought
          ? html`<button
              part="expand"
              aria-expanded=${expanded}
              aria-controls="content"
              @click=${(): void => this.expand(!expanded)}
            >
              ${l10n.text(expanded ? 'show-fewer' : long ? 'show-signatories' : 'show-all', { count: all })}
            </button>`
          : nothing
      }
    </section>`;
  }
}
