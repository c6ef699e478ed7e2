import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { LetterBundle } from '../../bundle/letter-bundle.js';
import { directionOf } from '../../localization/language.js';
import { interfaceStrings, isEnglish } from '../interface-strings.js';
import { contextOf, heading, linkProperties, linkTarget, separated, type HtmlContext } from './context.js';
import { letterToHtml } from './letter-html.js';
import { paragraphs } from './rich-text-html.js';
import { newLine, serialize } from './serialize.js';
import { countSignatories } from './signatories-html.js';

/** The script that a snippet or page loads. */
export interface Script {
  /** The name of its file, with its HASH. */
  name: string;
  integrity: string;
}

/** Where the built files will be. */
export interface Hosts {
  /** The absolute address of the folder, if it is known. */
  base: string | undefined;
  /** Those of its copies on other hosts. */
  mirrors: readonly string[];
}

/** The title’s level, as the element has it by default. */
const level = 2;

/** The tag of the script, which a host may load from anywhere and nobody can change. */
export const scriptTag = ({ name, integrity }: Script, base: string | undefined): Element =>
  h('script', { async: true, src: addressIn(base, name), integrity, crossOrigin: '', referrerPolicy: 'no-referrer' });

/** The element with its fallback, a block a line. Other languages than English bring the words of its one notice. */
export function letterTag(
  bundle: LetterBundle,
  base: string | undefined,
  attributes: Record<string, string>,
  fallback: ElementContent[],
): Element {
  const { lang, strings } = bundle;
  const words = interfaceStrings(lang);
  const l10n = contextOf(bundle, level, base).l10n;
  const own = words && !isEnglish(words) ? true : strings?.error !== undefined || strings?.['try-again'] !== undefined;
  const notice = own ? { 'error-text': l10n.text('error'), 'retry-text': l10n.text('try-again') } : {};
  // Without a box around them, the first one’s margin is where the letter’s will be.
  const blocks = directionOf(lang) === 'rtl' ? fallback.map(fromRight) : fallback;
  return h('open-letter', { lang, src: addressIn(base, 'letter.json'), ...attributes, ...notice }, lines(blocks));
}

const fromRight = (block: ElementContent): ElementContent =>
  block.type === 'element' ? { ...block, properties: { dir: 'rtl', ...block.properties } } : block;

/** Title, summary, how many signed and where to read it: what to mail to partners. */
export function shortSnippet(bundle: LetterBundle, script: Script, hosts: Hosts): string {
  const context = contextOf(bundle, level, hosts.base);
  const { title, summary } = bundle;
  return snippet(bundle, script, hosts, [
    heading(level, title),
    ...(summary ? paragraphs(summary) : []),
    readOn(bundle, context),
  ]);
}

/** The whole text, for feeds, search engines and readers without the script. */
export function fullSnippet(bundle: LetterBundle, script: Script, hosts: Hosts): string {
  const context = contextOf(bundle, level, hosts.base);
  return snippet(bundle, script, hosts, [...letterToHtml(bundle, context, { everything: false }), readOn(bundle, context)]);
}

/**
 * One script tag a host: a page can’t know that a host is silent before it has waited, so all are asked and the first that answers
 * defines the elements.
 */
function snippet(bundle: LetterBundle, script: Script, { base, mirrors }: Hosts, fallback: ElementContent[]): string {
  const scripts = [base, ...mirrors].flatMap((host) => [scriptTag(script, host), newLine]);
  const sources = mirrors.map((mirror) => addressIn(mirror, 'letter.json')).join(' ');
  const tag = letterTag(bundle, base, sources ? { mirrors: sources } : {}, fallback);
  // To Markdown, a blank line is the end of HTML.
  return serialize([...scripts, tag, newLine]).replace(/\n\s*\n/g, '\n');
}

function readOn(bundle: LetterBundle, { l10n, base }: HtmlContext): Element {
  const count = countSignatories(bundle);
  const words = count ? l10n.text('read-the-open-letter-and-signatories', { count }) : l10n.text('read-the-open-letter');
  return h('p', h('a', linkProperties(linkTarget(bundle.url, base) ?? base ?? 'index.html'), words));
}

/** A file’s address: absolute where it is known where the files will be. */
export const addressIn = (base: string | undefined, name: string): string => (base ? new URL(name, base).href : name);

const lines = (blocks: readonly ElementContent[]): (ElementContent | string)[] =>
  blocks.length
    ? [
        '\n',
        ...separated(
          blocks.filter((block) => block.type !== 'text'),
          '\n',
        ),
        '\n',
      ]
    : [];
