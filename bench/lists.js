// @ts-check
// Lists of signatories of any length, always the same; every name is made of invented syllables.

/** @typedef {{ name: string, country: string }} Row */

const countries = (
  'US GB DE FR IN BR CA ES IT NL AU MX BE CH SE ZA AR KE NG PL AT DK NO FI PT IE CO CL PE JP KR PH ID TR GR CZ RO UA HU PK BD NP LK TH ' +
  'MY SG TW HK NZ IL PS LB JO EG MA TN DZ SN GH CI CM CD UG TZ RW BI ET ZM ZW MW MZ AO NA BW MG MU BF ML NE TD BJ TG GM GN SL LR GA CG ' +
  'CF SS SD SO DJ ER KM SC CV ST GQ GW LS SZ EC BO UY PY VE CR PA GT HN SV NI DO CU HT JM TT BB BS BZ GY SR IS LU MT CY SI SK HR BA RS ' +
  'ME MK AL XK BG MD LT LV EE BY GE AM AZ KZ KG UZ TJ TM MN VN KH LA MM BN TL PG FJ SB VU WS TO KI FM MH PW NR TV AF IR IQ SY YE SA AE ' +
  'QA KW BH OM BT MV LI MC SM AD VA GL'
).split(' ');

const latin =
  'vor zel quo thal bru mek dru fi lo wex ka rin sol pra nu tev ga mi sho ulm ri dal po gen ta yo bek lu nar se'.split(' ');

/** Scripts of which a few rows in a hundred are, with their syllables and how many of them a word has. */
const scripts = [
  { syllables: 'vör žel quó thål brü mék dřu fi łø wéx ká rîn sôl pră ñu'.split(' '), lengths: [2, 3] },
  { syllables: 'вор зел кво тал бру мек дру фи ло векс ка рин сол пра ну'.split(' '), lengths: [2, 3] },
  { syllables: 'ور زل كو ثال بر مك در في لو كا رن سل نو تف غا'.split(' '), lengths: [2, 2] },
  { syllables: [...'岚澜屿榕鹭砚棠溪杉枫蔚霁澄朔禾'], lengths: [1, 2] },
];

/** Numbers from 0 up to 1 that look like chance (mulberry32). @param {number} seed */
function chance(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {string} word */
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * The word of a number, a digit a syllable: no two numbers share one, and neighbours don’t look alike.
 * @param {number} number
 * @param {string[]} syllables
 * @param {number} length
 */
function word(number, syllables, length) {
  let text = '';
  number = (number * 7_919 + 617 * length) % syllables.length ** length;
  for (let at = 0; at < length; at++, number = Math.floor(number / syllables.length))
    text += syllables[number % syllables.length];
  return capital(text);
}

/** The most common names: of a hundred people three have the given name, of a thousand six the surname. */
export const common = { given: word(0, latin, 2), surname: word(0, latin, 3) };

/**
 * @param {number} count
 * @returns {Generator<Row>}
 */
export function* signatories(count) {
  const next = chance(count);
  // Some names and countries are common and most are rare.
  const skewed = (/** @type {number} */ size, power = 2) => Math.floor(size * next() ** power);
  for (let index = 0; index < count; index++) {
    const script = scripts[Math.floor(next() * 50)];
    const { syllables, lengths } = script ?? { syllables: latin, lengths: [2, 3] };
    const given = word(skewed(syllables.length ** 2), syllables, lengths[0] ?? 2);
    const surname = word(skewed(syllables.length ** (lengths[1] ?? 3)), syllables, lengths[1] ?? 3);
    yield { name: `${given} ${surname}`, country: countries[skewed(countries.length, 3)] ?? 'US' };
  }
}

/** A letter’s bundle with all names in it. @param {number} count */
export const bundle = (count) => ({
  version: 1,
  id: 'bench',
  lang: 'en',
  title: 'A letter of invented names',
  letter: { body: 'Its signatories exist in this measurement alone.' },
  signatories: { items: [...signatories(count)] },
});
