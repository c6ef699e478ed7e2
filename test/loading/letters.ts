import type { LetterBundle, Quote, Signatory } from '../../src/bundle/letter-bundle.js';

/** Letters of an invented coalition. */

export type Written = Omit<Partial<LetterBundle>, 'signatories' | 'version'> & {
  version?: unknown;
  signatories?: { total?: number; countries?: number; items?: (Signatory | string)[]; pages?: unknown[] };
};

/** The shortest bundle with what is given. */
export const letter = (parts: Written = {}): Written => ({
  version: 1,
  id: 'tidal-flats',
  lang: 'en',
  title: 'Keep the tidal flats open',
  statement: 'We ask the harbour council to keep the flats open.\n\nThe tide belongs to nobody.',
  ...parts,
});

const countries = ['CL', 'IS', 'TO', 'KE', 'PT'];

/** So many signatories: “Harbour Circle 1”, … */
export const signatories = (count: number): Signatory[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Harbour Circle ${index + 1}`,
    country: countries[index % countries.length]!,
  }));

export const speakers = ['Ada Brightwater', 'Béla Sandström', 'Cem Tidewell', 'Dalia Marsh', 'Enu Shoal'];

/** So many quotes by as many speakers of as many organisations. */
export const quotes = (count: number): Quote[] =>
  speakers.slice(0, count).map((speaker, index) => ({
    text: `The flats are my ${index + 1}. home.`,
    speaker,
    role: 'Warden',
    organization: `Harbour Circle ${index + 1}`,
  }));

/** An organisation’s whole letter: every key of format 1 that shows something. */
export const fullLetter = (parts: Written = {}): Written =>
  letter({
    kicker: 'Open letter',
    summary: 'Forty harbours ask for one thing.',
    published: '2020-09-09',
    updated: '2020-10',
    publishers: [{ name: 'Harbour Circles', url: 'https://circles.example/' }],
    letter: {
      title: 'To the council',
      addressees: ['The Harbour Council'],
      body: 'Dear members,\n\nlisten.',
      closing: 'In hope,\nthe circles',
    },
    quotes: quotes(4),
    signatories: { items: signatories(20) },
    contacts: [{ name: 'Ada Brightwater', langs: ['en', 'fr'], email: 'ada@circles.example', phone: '+00 (1) 23' }],
    attachments: [{ label: 'The letter as PDF', url: 'letter.pdf', type: 'application/pdf', size: 12_345 }],
    revisions: [{ date: '2020-09-10', note: 'A name was corrected.' }],
    actions: [{ label: 'Add your organisation', url: 'https://circles.example/sign' }],
    ...parts,
  });

/** A GIF of one pixel, whole: of a shorter one browsers say that it can’t be had. */
export const pixel = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (char) =>
  char.charCodeAt(0),
);
