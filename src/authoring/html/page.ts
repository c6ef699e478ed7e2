import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { LetterBundle } from '../../bundle/letter-bundle.js';
import { directionOf } from '../../localization/language.js';
import { contextOf, linked, linkTarget, separated, type HtmlContext } from './context.js';
import { letterToHtml } from './letter-html.js';
import styles from './page-styles.js';
import { newLine, serialize } from './serialize.js';
import { letterTag, scriptTag, type Script } from './snippet.js';

/** `index.html`: the letter as a page of its own, whole without JavaScript. */
export function letterPage(bundle: LetterBundle, script: Script, base: string | undefined): string {
  // The page lies beside the files, so that its own addresses stay relative and it can move with them.
  const context = contextOf(bundle, 1, undefined);
  const fallback = [...letterToHtml(bundle, context, { everything: true }), ...languagesToHtml(bundle, context)];
  const page = h('html', { lang: bundle.lang, dir: directionOf(bundle.lang) }, [
    h('head', lines([...head(bundle, base), scriptTag(script, undefined)])),
    '\n',
    h('body', lines([h('main', lines([letterTag(bundle, undefined, { 'heading-level': '1' }, fallback)]))])),
  ]);
  return serialize([{ type: 'doctype' }, newLine, page, newLine]);
}

function head({ title, summary, url, lang }: LetterBundle, base: string | undefined): Element[] {
  const canonical = linkTarget(url, base) ?? base;
  const property = (name: string, content: string | undefined): Element[] =>
    content ? [h('meta', { property: name, content })] : [];
  const description = summary?.replace(/\s+/g, ' ').trim();
  return [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', title),
    ...(description ? [h('meta', { name: 'description', content: description })] : []),
    ...(canonical ? [h('link', { rel: 'canonical', href: canonical })] : []),
    ...property('og:type', 'article'),
    ...property('og:title', title),
    ...property('og:description', description),
    ...property('og:url', canonical),
    ...property('og:locale', lang.replaceAll('-', '_')),
    h('link', { rel: 'preload', as: 'fetch', crossOrigin: '', href: 'letter.json' }),
    h('style', styles),
  ];
}

/**
 * Translations that are pages or files elsewhere (without the script, the only ones that can be offered), each with what a reader should
 * know of it; and which text prevails.
 */
function languagesToHtml({ translations = [], prevails }: LetterBundle, context: HtmlContext): ElementContent[] {
  const { l10n } = context;
  const links = translations.flatMap(({ lang, src, url, status, stale, translator }) => {
    const link = src ? undefined : linked(l10n.language(lang), url, context);
    if (!link || typeof link === 'string') return [];
    const notes = [
      (status === 'excerpt' || status === 'unofficial') && l10n.text(status),
      stale && l10n.text('stale'),
      translator && l10n.text('translator', { translator }),
    ].filter(Boolean);
    return [h('span', [h('span', { lang }, link), notes.length ? ` (${notes.join(' · ')})` : ''])];
  });
  return [
    ...(links.length ? [h('p', separated([l10n.text('languages') + ':', ...links], ' '))] : []),
    ...(prevails ? [h('p', l10n.text('prevails', { language: l10n.language(prevails) }))] : []),
  ];
}

const lines = (elements: readonly Element[]): (Element | string)[] => [
  '\n',
  ...(separated(elements, '\n') as (Element | string)[]),
  '\n',
];
