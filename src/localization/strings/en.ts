/**
 * The interface's words in English, the only language inside the script; every other one comes in the bundle. A string is a text or
 * its plural forms by CLDR category, chosen by `{count}`; `{…}` are the places of names and numbers. Where a key is its own words
 * (`copy-link`, “Copy link”), the script has the key alone.
 */
const en = {
  languages: 'Languages',
  excerpt: 'excerpt',
  unofficial: 'unofficial translation',
  stale: 'of an earlier text',
  translator: 'translated by {translator}',
  prevails: 'The prevailing text: {language}',
  updated: 'Updated {date}',
  'read-the-open-letter': 'Read the open letter',
  'read-the-open-letter-and-signatories': {
    one: 'Read the open letter and its {count} signatory',
    other: 'Read the open letter and its {count} signatories',
  },
  'read-the-whole-text': 'Read the whole text',
  'read-the-whole-letter': 'Read the whole letter',
  'show-less': 'Show less',
  'the-letter': 'The letter',
  footnotes: 'Footnotes',
  footnote: 'Footnote {label}',
  'back-to-the-text': 'Back to the text',
  quotes: 'Quotes',
  carousel: 'carousel',
  slide: 'slide',
  position: '{index} of {count}',
  'previous-quote': 'Previous quote',
  'next-quote': 'Next quote',
  'copy-quote': 'Copy quote',
  copied: 'Copied',
  signatories: 'Signatories',
  count: { one: '{count} signatory', other: '{count} signatories' },
  countries: { one: '{count} country or territory', other: '{count} countries and territories' },
  from: '{signatories} from {countries}',
  listed: '{signatories}, {count} of them listed here',
  others: {
    zero: '{partner} has signed',
    one: '{partner} and {count} other have signed',
    other: '{partner} and {count} others have signed',
  },
  'search-signatories': 'Search signatories',
  'clear-search': 'Clear search',
  matches: { zero: 'No signatory matches', one: '{count} signatory matches', other: '{count} signatories match' },
  'more-matches': { other: 'More than {count} signatories match' },
  loading: 'Loading',
  'page-failed': {
    one: '{count} signatory can’t be loaded at the moment.',
    other: '{count} signatories can’t be loaded at the moment.',
  },
  filter: 'Filter',
  all: 'All',
  organisations: 'Organisations',
  people: 'People',
  order: 'Order',
  'as-published': 'As published',
  alphabetical: 'Alphabetical',
  'by-country': 'By country',
  'country-not-given': 'Country not given',
  'show-all': { other: 'Show all {count} signatories' },
  'show-signatories': 'Show signatories',
  'show-more': 'Show {count} more',
  'show-fewer': 'Show fewer',
  share: 'Share',
  'copy-link': 'Copy link',
  email: 'Email',
  'press-contacts': 'Press contacts',
  downloads: 'Downloads',
  'changes-to-the-text': 'Changes to the text',
  note: 'Text updated {date}: {note}',
  'translation-failed': 'This language can’t be loaded at the moment.',
  verified: 'Checked: this text came unaltered.',
  error: 'The letter can’t be loaded at the moment.',
  'try-again': 'Try again',
};

/** The interface's words by key. */
export type Strings = {
  [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : Partial<Record<Intl.LDMLPluralRule, string>>;
};

export default en as Strings;
