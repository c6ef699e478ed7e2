export { buildLetter, type BuildOptions, type BuildResult, type BuildStep, type SourceFiles } from './build-letter.js';
export { checkMissing, checkOwnStrings, type StringFault } from './check-strings.js';
export { countryCodes, countryFinder } from './country-code.js';
export { interfaceStrings } from './interface-strings.js';
export { readMarkdown } from './read-markdown.js';
export { readSignatories } from './read-signatories.js';
export { Places } from './places.js';
export { Report, type AuthoringProblem, type Place } from './report.js';
