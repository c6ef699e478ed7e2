import type { ElementContent, Nodes as HastNodes } from 'hast';
import type { Root, RootContent } from 'mdast';
import { h } from 'hastscript';
import { toHast } from 'mdast-util-to-hast';
import type { RichText, RichTextNode } from '../../bundle/rich-text.js';
import { linkProperties, linkTarget, type HtmlContext } from './context.js';

/**
 * A rich text as blocks of HTML.
 * @param level of the text’s highest heading
 * @param name of this text in the `id`s of its footnotes
 */
export function richTextToHtml(text: RichText, level: number, name: string, context: HtmlContext): ElementContent[] {
  if (typeof text === 'string') return paragraphs(text);
  const { l10n, idPrefix } = context;
  const tree: Root = { type: 'root', children: new Preparation(text, level, context).children as RootContent[] };
  const html = toHast(tree, {
    clobberPrefix: `${idPrefix}${name}-`,
    footnoteLabel: l10n.text('footnotes'),
    footnoteLabelTagName: `h${Math.min(level, 6)}`,
    footnoteBackLabel: l10n.text('back-to-the-text'),
  });
  tidy(html, `${idPrefix}${name}-footnotes`);
  return 'children' in html ? (html.children as ElementContent[]) : [];
}

/** Plain text, of which a blank line parts paragraphs. */
export const paragraphs = (text: string, className?: string): ElementContent[] =>
  text
    .split(/\n[^\S\n]*\n\s*/)
    .filter((paragraph) => paragraph.trim())
    .map((paragraph) => h('p', { className }, paragraph));

/** HTML has no lower heading. */
const lowest = 6;

/** Turns a letter’s nodes into those of mdast as they are to be rendered here. */
class Preparation {
  readonly children: unknown[];
  readonly #shift: number;
  readonly #defined = new Set<string>();
  readonly #referred = new Set<string>();

  constructor(
    text: readonly RichTextNode[],
    level: number,
    readonly context: HtmlContext,
  ) {
    const depths: number[] = [];
    const look = (node: RichTextNode): void => {
      if (node.type === 'heading') depths.push(node.depth ?? lowest);
      if (node.type === 'footnoteDefinition') this.#defined.add(key(node.identifier));
      if (node.type === 'footnoteReference') this.#referred.add(key(node.identifier));
      node.children?.forEach(look);
    };
    text.forEach(look);
    this.#shift = level - Math.min(...depths);
    // A note that nothing refers to is text all the same, and stands last.
    const unreferred = (node: RichTextNode): boolean =>
      node.type === 'footnoteDefinition' && !this.#referred.has(key(node.identifier));
    const ordered = [...text.filter((node) => !unreferred(node)), ...text.filter(unreferred)];
    this.children = ordered.flatMap((node) => this.#node(node));
  }

  #node(node: RichTextNode): unknown[] {
    const children = node.children?.flatMap((child) => this.#node(child)) ?? [];
    switch (node.type) {
      case 'heading':
        return [{ ...node, depth: Math.min(lowest, (node.depth ?? lowest) + this.#shift), children }];
      case 'link': {
        const url = linkTarget(node.url, this.context.base);
        return url === undefined ? children : [{ ...node, url, children, data: { hProperties: linkProperties(url) } }];
      }
      case 'footnoteReference':
        return this.#defined.has(key(node.identifier)) ? [node] : [{ type: 'text', value: `[${node.identifier ?? ''}]` }];
      case 'footnoteDefinition':
        return this.#referred.has(key(node.identifier)) ? [{ ...node, children }] : children;
      default:
        return [node.children ? { ...node, children } : node];
    }
  }
}

/** Plain elements without the hooks for a style sheet, and with a label of footnotes whose `id` is this text’s own. */
function tidy(node: HastNodes, labelId: string): void {
  if (node.type === 'element') {
    const { properties } = node;
    for (const name of ['className', 'dataFootnotes', 'dataFootnoteRef', 'dataFootnoteBackref']) delete properties[name];
    if (properties.id === 'footnote-label') properties.id = labelId;
    if (properties.ariaDescribedBy) properties.ariaDescribedBy = [labelId];
  }
  if ('children' in node) for (const child of node.children) tidy(child, labelId);
}

/** As Markdown compares footnotes’ names. */
const key = (identifier = ''): string => identifier.toUpperCase();
