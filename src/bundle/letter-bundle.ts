import type { RichText } from './rich-text.js';

/** Format version 1 of the letter bundle, as it is after parsing: only known keys, every string cleaned. */
export interface LetterBundle {
  version: 1;
  /** Stable name of the letter, the same in all languages. */
  id?: string;
  /** Raised whenever the content changes. */
  revision?: number;
  /** BCP 47 tag of the texts; their direction follows from it. */
  lang: string;
  title: string;
  kicker?: string;
  summary?: string;
  /** ISO 8601: `2020`, `2020-09`, `2020-09-09` or a date-time. */
  published?: string;
  updated?: string;
  /** The canonical page. */
  url?: string;
  publishers?: Publisher[];
  image?: LetterImage;
  /** The press statement. */
  statement?: RichText;
  letter?: Letter;
  quotes?: Quote[];
  signatories?: Signatories;
  translations?: Translation[];
  /** BCP 47 tag of the language whose text prevails. */
  prevails?: string;
  contacts?: Contact[];
  attachments?: Attachment[];
  /** What changed since publication, newest first. */
  revisions?: Revision[];
  actions?: Action[];
  /** Space-separated parts to show, in order, where the element names none. */
  show?: string;
  /** Interface strings in `lang`; plural forms by CLDR category. */
  strings?: StringTable;
}

/** Interface strings by key: a text, or its plural forms by CLDR category. */
export type StringTable = Record<string, string | Record<string, string>>;

export interface Publisher {
  name: string;
  url?: string;
}

export interface LetterImage {
  src: string;
  alt: string;
  credit?: string;
  /** In CSS pixels, as on `<img>`: reserves the image's place. */
  width?: number;
  height?: number;
}

export interface Letter {
  title?: string;
  addressees?: string[];
  body: RichText;
  closing?: string;
}

export interface Quote {
  text: string;
  speaker: string;
  role?: string;
  organization?: string;
  url?: string;
  lang?: string;
}

export interface Signatories {
  /** As published; may exceed what is listed. */
  total?: number;
  /** How many countries and territories they are from. */
  countries?: number;
  items?: Signatory[];
  /** Static files with the rest of a long list. */
  pages?: SignatoryPage[];
  /** Static files with the whole list by its words and tags. */
  search?: SignatoryIndex;
  updated?: string;
}

export interface Signatory {
  name: string;
  id?: string;
  /** `organization` or `person`. */
  kind?: string;
  category?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
  /** Free text shown instead of a country. */
  place?: string;
  affiliation?: string;
  role?: string;
  url?: string;
  lang?: string;
}

/** A file with an array of Signatory, or with a `Signatories` of which the pages are further files. */
export interface SignatoryPage {
  src: string;
  /** How many rows it leads to. */
  count: number;
  integrity: string;
  /** In an index: no key in this file sorts before it (by UTF-16 code units), none in the file before after it. */
  key?: string;
}

/** The root of a search index. */
export interface SignatoryIndex extends SignatoryPage {
  /** How many signatories have each tag, as `country=DE`. */
  tags?: Record<string, number>;
}

export interface Translation {
  lang: string;
  /** A bundle on the same origin. */
  src?: string;
  /** A plain page or PDF. */
  url?: string;
  title?: string;
  /** `official` (the default), `unofficial` or `excerpt`, which is offered, never chosen unasked. */
  status?: string;
  /** Of an older text. */
  stale?: boolean;
  translator?: string;
  integrity?: string;
}

export interface Contact {
  name: string;
  organization?: string;
  /** BCP 47 tags. */
  langs?: string[];
  email?: string;
  phone?: string;
  url?: string;
}

export interface Attachment {
  label: string;
  url?: string;
  /** Media type. */
  type?: string;
  /** In bytes. */
  size?: number;
}

export interface Revision {
  date: string;
  note: string;
}

export interface Action {
  label: string;
  url?: string;
}
