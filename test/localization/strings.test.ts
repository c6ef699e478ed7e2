import { expect } from '@open-wc/testing';
import { languages } from '../../src/authoring/interface-strings.js';
import { Localizer } from '../../src/localization/localizer.js';
import en, { type Strings } from '../../src/localization/strings/en.js';

type Key = keyof Strings;
type Forms = Partial<Record<string, string>>;

/** Words without the marks and kinds of space in which engines differ. */
const plain = (text: string): string => text.replace(/[\u200e\u200f\u061c]/g, '').replace(/\s/gu, ' ');
const placesIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const formsOf = (entry: string | Forms): Forms => (typeof entry === 'string' ? { other: entry } : entry);

const integers = [...Array(1001).keys(), 1_000_000, 2_000_000];

/** Which whole numbers take which plural form. */
function countsByCategory(lang: string): Map<string, number[]> {
  const rules = new Intl.PluralRules(lang);
  const found = new Map<string, number[]>();
  for (const count of integers) found.set(rules.select(count), [...(found.get(rules.select(count)) ?? []), count]);
  return found;
}

for (const [lang, strings] of Object.entries(languages)) {
  describe(`the interface strings in “${lang}”`, () => {
    const counts = countsByCategory(lang);

    it('are all there, none of them empty', () => {
      expect(Object.keys(strings)).to.deep.equal(Object.keys(en));
      for (const [key, entry] of Object.entries(strings))
        for (const [form, text] of Object.entries(formsOf(entry))) expect(text, `${key} ${form}`).to.match(/^\S(.*\S)?$/s);
    });

    it('have a plural form for every whole number', () => {
      for (const key of Object.keys(en) as Key[]) {
        expect(typeof strings[key], key).to.equal(typeof en[key]);
        // English has one form where the number is always more than one, and every byte of it is in the script.
        if (typeof strings[key] === 'string' || (lang === 'en' && /^(more-matches|show-all)$/.test(key))) continue;
        expect(Object.keys(strings[key]), key).to.include.members([...counts.keys()]);
        const known = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
        expect(['zero', ...known], key).to.include.members(Object.keys(strings[key]));
      }
    });

    it('have the places of the English ones, and a number wherever it can be more than one', () => {
      for (const key of Object.keys(en) as Key[]) {
        const english = formsOf(en[key]);
        for (const [form, text] of Object.entries(formsOf(strings[key]))) {
          const expected = placesIn(english[form] ?? english.other!);
          const exact = form === 'zero' ? [0] : (counts.get(form) ?? integers);
          const withoutNumber = (places: string[]): string[] => places.filter((place) => place !== '{count}');
          expect(withoutNumber(placesIn(text!)), `${key} ${form}`).to.deep.equal(withoutNumber(expected));
          const saysNumber = placesIn(text!).includes('{count}');
          // Nobody is offered to see all of none.
          const isOne = !expected.includes('{count}') || key === 'show-all';
          const mayOmit = exact.length === 1 || (isOne && exact.every((count) => count < 2));
          if (placesIn(english.other!).includes('{count}') && !mayOmit) expect(saysNumber, `${key} ${form}`).to.equal(true);
          if (!placesIn(english.other!).includes('{count}')) expect(saysNumber, `${key} ${form}`).to.equal(false);
        }
      }
    });

    it('are written as the language is', () => {
      const all = Object.values(strings).flatMap((entry) => Object.values(formsOf(entry)).join('\n'));
      for (const text of all) {
        expect(text, 'straight quotation marks and apostrophes, three dots').not.to.match(/["']|\.\.\./);
        if (lang === 'fr') expect(text, 'a space that may break before high punctuation').not.to.match(/ [:;?!»]|« /);
        if (/^(ja|zh)/.test(lang)) expect(text, 'a space beside a number').not.to.match(/ \{count\}|\{count\} /);
        if (lang === 'fa') expect(text, 'Arabic letters for Persian ones').not.to.match(/[يك]/);
      }
    });
  });
}

const numbers = [0, 1, 2, 5, 11, 21, 100, 321, 1_000_000];

/** Written out by hand, in the order of the numbers. */
const expected: Record<string, Partial<Record<Key, string[]>>> = {
  en: {
    count: [
      '0 signatories',
      '1 signatory',
      '2 signatories',
      '5 signatories',
      '11 signatories',
      '21 signatories',
      '100 signatories',
      '321 signatories',
      '1,000,000 signatories',
    ],
    matches: [
      'No signatory matches',
      '1 signatory matches',
      '2 signatories match',
      '5 signatories match',
      '11 signatories match',
      '21 signatories match',
      '100 signatories match',
      '321 signatories match',
      '1,000,000 signatories match',
    ],
  },
  fr: {
    count: [
      '0 signataire',
      '1 signataire',
      '2 signataires',
      '5 signataires',
      '11 signataires',
      '21 signataires',
      '100 signataires',
      '321 signataires',
      '1 000 000 de signataires',
    ],
    matches: [
      'Aucun signataire ne correspond',
      '1 signataire correspond',
      '2 signataires correspondent',
      '5 signataires correspondent',
      '11 signataires correspondent',
      '21 signataires correspondent',
      '100 signataires correspondent',
      '321 signataires correspondent',
      '1 000 000 de signataires correspondent',
    ],
  },
  ru: {
    count: [
      '0 подписавших',
      '1 подписавший',
      '2 подписавших',
      '5 подписавших',
      '11 подписавших',
      '21 подписавший',
      '100 подписавших',
      '321 подписавший',
      '1 000 000 подписавших',
    ],
    'page-failed': [
      'Сейчас не удаётся загрузить 0 подписей.',
      'Сейчас не удаётся загрузить 1 подпись.',
      'Сейчас не удаётся загрузить 2 подписи.',
      'Сейчас не удаётся загрузить 5 подписей.',
      'Сейчас не удаётся загрузить 11 подписей.',
      'Сейчас не удаётся загрузить 21 подпись.',
      'Сейчас не удаётся загрузить 100 подписей.',
      'Сейчас не удаётся загрузить 321 подпись.',
      'Сейчас не удаётся загрузить 1 000 000 подписей.',
    ],
  },
  pl: {
    count: [
      '0 podpisów',
      '1 podpis',
      '2 podpisy',
      '5 podpisów',
      '11 podpisów',
      '21 podpisów',
      '100 podpisów',
      '321 podpisów',
      '1 000 000 podpisów',
    ],
    matches: [
      'Brak wyników',
      '1 wynik',
      '2 wyniki',
      '5 wyników',
      '11 wyników',
      '21 wyników',
      '100 wyników',
      '321 wyników',
      '1 000 000 wyników',
    ],
  },
  ar: {
    count: [
      'لا جهات موقِّعة',
      'جهة موقِّعة واحدة',
      'جهتان موقِّعتان',
      '5 جهات موقِّعة',
      '11 جهةً موقِّعةً',
      '21 جهةً موقِّعةً',
      '100 جهة موقِّعة',
      '321 جهةً موقِّعةً',
      '1,000,000 جهة موقِّعة',
    ],
    countries: [
      'غير بلد محدد',
      'بلد أو إقليم واحد',
      'بلدين أو إقليمين',
      '5 بلدان وأقاليم',
      '11 بلدًا وإقليمًا',
      '21 بلدًا وإقليمًا',
      '100 بلد وإقليم',
      '321 بلدًا وإقليمًا',
      '1,000,000 بلد وإقليم',
    ],
  },
};

/** Which digits Arabic has is the browser’s to say. */
const withDigitsOf = (lang: string, text: string): string =>
  plain(text.replace(/\d[\d,]*/g, (number) => (lang === 'ar' ? Number(number.replace(/,/g, '')).toLocaleString('ar') : number)));

for (const [lang, byKey] of Object.entries(expected)) {
  describe(`numbers in “${lang}”`, () => {
    for (const [key, texts] of Object.entries(byKey) as [Key, string[]][]) {
      it(`take the right form of “${key}”`, () => {
        const localizer = new Localizer(lang, languages[lang]);
        const said = numbers.map((count) => plain(localizer.text(key, { count })));
        expect(said).to.deep.equal(texts.map((text) => withDigitsOf(lang, text)));
      });
    }
  });
}

describe('a heading of the list', () => {
  const headings: Record<string, string> = {
    de: '321 Unterschriften aus 61 Ländern und Gebieten',
    pt: '321 signatários de 61 países e territórios',
    it: '321 firmatari da 61 paesi e territori',
    nl: '321 ondertekenaars uit 61 landen en gebieden',
    pl: '321 podpisów (61 krajów i terytoriów)',
    tr: '61 ülke ve bölgeden 321 imzacı',
    uk: '321 підписант із 61 країни чи території',
    fa: '۳۲۱ امضاکننده از ۶۱ کشور و سرزمین',
    hi: '61 देशों और क्षेत्रों से 321 हस्ताक्षरकर्ता',
    ja: '61の国と地域から署名321件',
    ko: '61개 국가 및 지역에서 서명 321건',
    fr: '321 signataires de 61 pays et territoires',
    es: '321 firmantes de 61 países y territorios',
    ru: '321 подписавший из 61 страны или территории',
    'zh-Hans': '来自61个国家和地区的321个签署方',
    'zh-Hant': '來自61個國家及地區的321個連署單位',
    en: '321 signatories from 61 countries and territories',
  };
  for (const [lang, heading] of Object.entries(headings)) {
    it(`is a phrase in “${lang}”`, () => {
      const l10n = new Localizer(lang, languages[lang]);
      const [signatories, countries] = [l10n.text('count', { count: 321 }), l10n.text('countries', { count: 61 })];
      expect(plain(l10n.text('from', { signatories, countries }))).to.equal(heading);
    });
  }
});

describe('an odd tag', () => {
  for (const tag of ['en_US', '', 'x', 'en-u-nu-hanidec', 'pl_PL', 'ar-u-nu-latn-ca-islamic', 'fa-IR-u-ca-persian']) {
    it(`“${tag}” says every string and writes every date`, () => {
      for (const strings of Object.values(languages)) {
        const l10n = new Localizer(tag, strings);
        for (const key of Object.keys(en) as Key[])
          for (const count of numbers) expect(l10n.text(key, { count, index: 1, partner: 'A' })).not.to.equal('');
        for (const date of ['2025', '2025-03', '2025-03-01', '2025-03-01T12:00:00Z']) expect(l10n.date(date)).not.to.equal('');
      }
    });
  }

  it('has no say in how numbers are written', () => {
    expect(new Localizer('en-u-nu-hanidec').text('count', { count: 21 })).to.equal('21 signatories');
  });
});
