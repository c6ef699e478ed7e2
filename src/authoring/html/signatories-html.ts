import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { LetterBundle, Signatory } from '../../bundle/letter-bundle.js';
import { heading, linked, separated, unordered, type HtmlContext } from './context.js';

/** How many signed: the published total or, if it is greater, the number listed. */
export function countSignatories({ signatories: { total = 0, items = [], pages = [] } = {} }: LetterBundle): number {
  return Math.max(
    total,
    pages.reduce((sum, { count }) => sum + count, items.length),
  );
}

/** “321 signatories from 61 countries and territories”. */
function signedLine(bundle: LetterBundle, { l10n }: HtmlContext): string {
  const signatories = l10n.text('count', { count: countSignatories(bundle) });
  const { countries } = bundle.signatories ?? {};
  return countries ? l10n.text('from', { signatories, countries: l10n.text('countries', { count: countries }) }) : signatories;
}

/** How many signed, without a name. */
export const signedCount = (bundle: LetterBundle, context: HtmlContext): ElementContent[] =>
  countSignatories(bundle) ? [h('p', signedLine(bundle, context))] : [];

/** How many signed, and who. */
export function signatoriesToHtml(bundle: LetterBundle, context: HtmlContext): ElementContent[] {
  const { items = [] } = bundle.signatories ?? {};
  const count = countSignatories(bundle);
  if (!count) return [];
  const { l10n, level } = context;
  const listed = l10n.text('listed', { signatories: l10n.text('count', { count }), count: items.length });
  return [
    heading(level + 1, signedLine(bundle, context)),
    ...(items.length && items.length < count ? [h('p', listed)] : []),
    ...(items.length
      ? [
          unordered(
            items.map((item) => signatoryToHtml(item, context)),
            'signatories',
          ),
        ]
      : []),
  ];
}

function signatoryToHtml({ name, url, lang, role, affiliation, place, country }: Signatory, context: HtmlContext): Element {
  const where = place || (country && context.l10n.country(country.toUpperCase()));
  const details = [role, affiliation, where].flatMap((detail) => (detail ? [h('bdi', detail)] : []));
  return h('li', separated([h('bdi', { lang }, linked(name, url, context)), ...details], ', '));
}
