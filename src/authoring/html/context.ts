import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { LetterBundle } from '../../bundle/letter-bundle.js';
import { safeLink } from '../../bundle/safe-link.js';
import { Localizer } from '../../localization/localizer.js';

/** What all parts of one page or snippet have in common. */
export interface HtmlContext {
  l10n: Localizer;
  /** The title’s level; parts are one deeper. */
  level: number;
  /** What relative addresses are resolved against; without one they stay relative, for a page beside the files. */
  base: string | undefined;
  /** Before every `id`, so that two letters fit on one page. */
  idPrefix: string;
}

/** @param base the absolute address of the folder that is built, if it is known */
export const contextOf = ({ id, lang, strings }: LetterBundle, level: number, base: string | undefined): HtmlContext => ({
  l10n: new Localizer(lang, strings),
  level,
  base,
  idPrefix: id ? `letter-${id}-` : 'letter-',
});

/** A date as the language writes it; of a time the day alone, which a page can’t show in each reader’s zone. */
export const dayOf = (iso: string, { l10n }: HtmlContext): string => l10n.date(iso.slice(0, 10));

/** A heading of the level, six at most. */
export const heading = (level: number, ...children: (ElementContent | string)[]): Element =>
  h(`h${Math.min(level, 6)}`, children);

/** The address that may become a link; relative ones stay so where the base isn’t known. */
export function linkTarget(url: string | undefined, base: string | undefined): string | undefined {
  if (!url) return undefined;
  const absolute = safeLink(url, base ?? 'https://base.invalid/');
  return absolute && !base && !/^[\w+.-]+:|^[\\/]{2}/.test(url.trim()) ? url : absolute;
}

/** A link out where the address may become one, else the words alone. */
export function linked(words: string, url: string | undefined, { base }: HtmlContext): Element | string {
  const href = linkTarget(url, base);
  return href === undefined ? words : h('a', linkProperties(href), words);
}

export const linkProperties = (href: string): Properties => ({ href, rel: ['noopener', 'noreferrer'] });

/** Pieces with a separator between each two. */
export const separated = (pieces: readonly (ElementContent | string)[], separator: string): (ElementContent | string)[] =>
  pieces.flatMap((piece, index) => (index ? [separator, piece] : [piece]));

/** A list, an item a line. */
export const unordered = (items: readonly Element[], className?: string): Element =>
  h('ul', { className }, ['\n', ...items.flatMap((item) => [item, '\n'])]);
