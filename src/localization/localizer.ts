import { intlTag } from './language.js';
import en, { type Strings } from './strings/en.js';
import { wordsOfKey } from './words-of-key.js';

/** Interface strings by key: a text, or its plural forms by CLDR category. */
type StringTable = Readonly<Partial<Record<string, Entry>>>;

type Entry = string | Readonly<Partial<Record<string, string>>>;

/** Words, numbers, dates and names in one language: the strings that came with the bundle, else English; `Intl` for the rest. */
export class Localizer {
  /** The language as every `Intl` constructor takes it. */
  readonly tag: string;
  /** What `Intl` has written, by what was asked: lists and carousels ask for the same again and again, and each answer takes it 10 µs. */
  readonly #written = { __proto__: null } as unknown as Record<string, string>;

  /**
   * @param lang BCP 47 tag; an odd one gives English formats, never an error
   * @param strings interface strings in that language; missing ones are English
   */
  constructor(
    lang: string,
    readonly strings: StringTable = { __proto__: null } as unknown as StringTable,
  ) {
    this.tag = intlTag(lang);
  }

  /** A string by its key, its plural form chosen by `count` and its places filled; numbers as the language writes them. */
  text(key: keyof Strings, values: Record<string, string | number> = {}): string {
    const form = plural(this.strings[key], this.tag, values.count) ?? plural(en[key], 'en', values.count) ?? wordsOfKey(key);
    return form.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : place;
      // A text stays as it is.
      return (this.#written[`=${value}`] ??= (value as number).toLocaleString(this.tag));
    });
  }

  /** `2020`, `2020-09`, `2020-09-09` or a date-time, as exactly as given; days are the same everywhere, times the reader’s. */
  date(iso: string): string {
    const date = new Date(iso);
    const time = iso[10];
    // A day that no calendar has, as 31 June, would roll over: it stands as it was written.
    if (!date.toJSON()?.startsWith(time ? '' : iso)) return iso;
    return date.toLocaleString(this.tag, {
      __proto__: null,
      calendar: 'gregory',
      timeZone: time ? undefined : 'UTC',
      year: 'numeric',
      month: iso[4] && 'long',
      day: iso[7] && 'numeric',
      hour: time && 'numeric',
      minute: time && 'numeric',
    } as Intl.DateTimeFormatOptions);
  }

  /**
   * A country’s or territory’s name by its ISO 3166 code; `strings` may hold another as `country.HK`. What is no code stands as it is.
   * @param style `short`, as “UK”, or `long`, as “United Kingdom”
   */
  country(code: string, style: 'short' | 'long' = 'short'): string {
    return (this.#written[code + style] ??=
      plural(this.strings[`country.${code}`], this.tag) ??
      code.replace(/^[a-z]{2}$/i, (region) => nameOf('region', region, this.tag, style)));
  }

  /** A language’s own name for itself, as a list of languages shows it; `strings` may hold another as `language.bo`. */
  language(lang: string): string {
    const tag = intlTag(lang);
    return (this.#written[`@${lang}`] ??=
      plural(this.strings[`language.${lang}`], tag) ??
      nameOf('language', tag, tag).replace(/^./u, (first) => first.toLocaleUpperCase(tag)));
  }
}

/** What is said where there is no bundle, and so no language. */
export const english = new Localizer('en');

/** Making what names takes `Intl` a third of a millisecond. */
const nameOf = (type: 'language' | 'region', code: string, tag: string, style?: 'short' | 'long'): string =>
  new Intl.DisplayNames(tag, { __proto__: null, type, style } as unknown as Intl.DisplayNamesOptions).of(code)!;

/** The form of a string for a count, if it has forms; `zero`, also where the language has no such category, and `other` may stand in. */
function plural(entry: Entry | undefined, tag: string, count?: unknown): string | undefined {
  if (typeof entry !== 'object') return entry;
  return (count === 0 && entry.zero) || entry[new Intl.PluralRules(tag).select(count as number)] || entry.other;
}
