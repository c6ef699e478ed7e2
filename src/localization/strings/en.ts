/**
 * The interface's words in English, the only language inside the script; every other one comes in the bundle. A string is a text or
 * its plural forms by CLDR category, chosen by `{count}`; `{…}` are the places of names and numbers.
 */
const en = {
  languages: 'Languages',
  excerpt: 'excerpt',
  unofficial: 'unofficial translation',
  stale: 'of an earlier text',
  translator: 'translated by {translator}',
  prevails: 'The prevailing text: {language}',
  updated: 'Updated {date}',
  readLetter: 'Read the open letter',
  readLetterAndSignatories: {
    one: 'Read the open letter and its {count} signatory',
    other: 'Read the open letter and its {count} signatories',
  },
  whole: 'Read the whole text',
  wholeLetter: 'Read the whole letter',
  less: 'Show less',
  letter: 'The letter',
  footnotes: 'Footnotes',
  footnote: 'Footnote {label}',
  backToText: 'Back to the text',
  quotes: 'Quotes',
  carousel: 'carousel',
  slide: 'slide',
  position: '{index} of {count}',
  previous: 'Previous quote',
  next: 'Next quote',
  copy: 'Copy quote',
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
  search: 'Search signatories',
  clear: 'Clear search',
  matches: { zero: 'No signatory matches', one: '{count} signatory matches', other: '{count} signatories match' },
  moreMatches: { other: 'More than {count} signatories match' },
  loading: 'Loading …',
  'page-failed': {
    one: '{count} signatory can’t be loaded at the moment.',
    other: '{count} signatories can’t be loaded at the moment.',
  },
  filter: 'Show',
  everyone: 'All',
  organization: 'Organisations',
  person: 'People',
  order: 'Order',
  published: 'As published',
  alphabetical: 'Alphabetical',
  country: 'By country',
  noCountry: 'Country not given',
  showAll: { one: 'Show the signatory', other: 'Show all {count} signatories' },
  showSignatories: 'Show signatories',
  more: 'Show {count} more',
  fewer: 'Show fewer',
  share: 'Share',
  copyLink: 'Copy link',
  mail: 'E-mail',
  contacts: 'Press contacts',
  attachments: 'Downloads',
  revisions: 'Changes to the text',
  note: 'Text updated {date}: {note}',
  'translation-failed': 'This language can’t be loaded at the moment.',
  verified: 'Checked: nobody altered this text on its way.',
  error: 'The letter can’t be loaded at the moment.',
  retry: 'Try again',
};

/** The interface's words by key. */
export type Strings = {
  [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : Partial<Record<Intl.LDMLPluralRule, string>>;
};

export default en as Strings;
