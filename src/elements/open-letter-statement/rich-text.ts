import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { RichText, RichTextNode } from '../../bundle/rich-text.js';
import type { Localizer } from '../../localization/localizer.js';
import { outLink } from '../link.js';

type Definition = RichTextNode & { type: 'footnoteDefinition' };

/**
 * A rich text as Lit renders it: its blocks, one by one, and its footnotes in the order in which the text refers to them.
 * @param base what relative addresses are resolved against
 * @param headingLevel the level of the text’s highest heading
 */
export function renderRichText(
  text: RichText,
  base: string,
  headingLevel: number,
  l10n: Localizer,
): { blocks: TemplateResult[]; footnotes: TemplateResult[] } {
  if (typeof text === 'string') {
    const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim());
    return { blocks: paragraphs.map((paragraph) => html`<p class="plain">${paragraph}</p>`), footnotes: [] };
  }
  /** By identifier, without regard to case (GitHub Flavored Markdown). */
  const definitions = new Map<string, Definition>();
  let highest = 6;
  const look = (nodes: readonly RichTextNode[]): void => {
    for (const node of nodes) {
      if (node.type === 'footnoteDefinition') definitions.set(node.identifier.toLowerCase(), node);
      if (node.type === 'heading') highest = Math.min(highest, node.depth);
      if ('children' in node) look(node.children);
    }
  };
  look(text);
  /** Identifiers of the notes in the order of their first reference. */
  const order = new Set<string>();

  const render = (node: RichTextNode): unknown => {
    const inner = 'children' in node ? node.children.map(render) : nothing;
    switch (node.type) {
      case 'text':
        return node.value;
      case 'paragraph':
        return html`<p>${inner}</p>`;
      case 'heading':
        return html`<div class="heading" role="heading" aria-level=${headingLevel + node.depth - highest}>${inner}</div>`;
      case 'emphasis':
        return html`<em>${inner}</em>`;
      case 'strong':
        return html`<strong>${inner}</strong>`;
      case 'delete':
        return html`<del>${inner}</del>`;
      case 'link':
        return outLink(inner, node.url, base);
      case 'break':
        return html`<br />`;
      case 'thematicBreak':
        return html`<hr />`;
      case 'blockquote':
        return html`<blockquote>${inner}</blockquote>`;
      case 'list':
        return node.ordered
          ? html`<ol start=${node.start ?? 1}>
              ${inner}
            </ol>`
          : html`<ul>
              ${inner}
            </ul>`;
      case 'listItem':
        return html`<li>${inner}</li>`;
      case 'footnoteReference': {
        const key = node.identifier.toLowerCase();
        if (!definitions.has(key)) return `[${node.identifier}]`;
        const first = !order.has(key);
        const label = [...order.add(key)].indexOf(key) + 1;
        return html`<sup
          ><a
            id=${first ? `from-${label}` : nothing}
            href=${`#note-${label}`}
            role="doc-noteref"
            aria-label=${l10n.text('footnote', { label: `${label}` })}
            >${label}</a
          ></sup
        >`;
      }
      default:
        return nothing;
    }
  };

  const blocks = text.filter(({ type }) => type !== 'footnoteDefinition').map((node) => html`${render(node)}`);
  const referred = order.size;
  // A note that nothing refers to is text all the same.
  for (const key of definitions.keys()) order.add(key);
  const footnotes = [...order].map(
    (key, index) =>
      html`<li id=${`note-${index + 1}`} tabindex="-1">
        ${definitions.get(key)!.children.map(render)}
        ${
          index < referred
            ? html`<a href=${`#from-${index + 1}`} role="doc-backlink" aria-label=${l10n.text('backToText')}>↩</a>`
            : nothing
        }
      </li>`,
  );
  return { blocks, footnotes };
}
