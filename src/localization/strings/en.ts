/**
 * The interface's words in English, the only language inside the script; every other one comes in the bundle. A string is a text or
 * its plural forms by CLDR category, chosen by `{count}`; `{…}` are the places of names and numbers.
 */
const en = {
  languages: 'Languages',
  excerpt: 'excerpt',
  unofficial: 'unofficial translation',
  stale: 'of an earlier text',
  updated: 'Updated {date}',
  readLetter: 'Read the open letter',
  readLetterAndSignatories: {
    one: 'Read the open letter and its {count} signatory',
    other: 'Read the open letter and its {count} signatories',
  },
  readWhole: 'Read the whole text',
  readWholeLetter: 'Read the whole letter',
  showLess: 'Show less',
  letter: 'The letter',
  footnotes: 'Footnotes',
  footnote: 'Footnote {label}',
  backToText: 'Back to the text',
  quotes: 'Quotes',
  carousel: 'carousel',
  slide: 'slide',
  position: '{index} of {count}',
  previousQuote: 'Previous quote',
  nextQuote: 'Next quote',
  copyQuote: 'Copy quote',
  copied: 'Copied',
  signatories: 'Signatories',
  signatoryCount: { one: '{count} signatory', other: '{count} signatories' },
  countryCount: { one: '{count} country or territory', other: '{count} countries and territories' },
  fromCountries: '{signatories} from {countries}',
  listedHere: '{signatories}, {count} of them listed here',
  partnerSigned: '{partner} has signed',
  partnerAndOthers: { one: '{partner} and {count} other have signed', other: '{partner} and {count} others have signed' },
  searchSignatories: 'Search signatories',
  clearSearch: 'Clear search',
  matches: { zero: 'No signatory matches', one: '{count} signatory matches', other: '{count} signatories match' },
  moreMatches: { other: 'More than {count} signatories match' },
  loading: 'Loading …',
  pageFailed: {
    one: '{count} signatory can’t be loaded at the moment.',
    other: '{count} signatories can’t be loaded at the moment.',
  },
  filter: 'Show',
  everyone: 'All',
  organization: 'Organisations',
  person: 'People',
  order: 'Order',
  orderPublished: 'As published',
  orderAlphabetical: 'Alphabetical',
  orderCountry: 'By country',
  noCountry: 'Country not given',
  showAll: { one: 'Show the signatory', other: 'Show all {count} signatories' },
  showSignatories: 'Show signatories',
  showMore: 'Show {count} more',
  showFewer: 'Show fewer',
  contacts: 'Press contacts',
  attachments: 'Downloads',
  revisions: 'Changes to the text',
  textUpdated: 'Text updated {date}: {note}',
  translationFailed: 'This language can’t be loaded at the moment.',
  error: 'The letter can’t be loaded at the moment.',
  retry: 'Try again',
};

/** The interface's words by key. */
export type Strings = {
  [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : Partial<Record<Intl.LDMLPluralRule, string>>;
};

export default en as Strings;
