import { html, nothing } from 'lit/html.js';
import type { RichText, RichTextNode } from '../../bundle/rich-text.js';
import type { Localizer } from '../../localization/localizer.js';
import { outLink } from '../link.js';

/** A node, or a paragraph of plain text. */
interface Node extends Omit<RichTextNode, 'type' | 'children'> {
  type: RichTextNode['type'] | 'plain';
  children?: Node[];
}

/**
 * A rich text as Lit renders it: its blocks, one by one, and its footnotes in the order in which the text refers to them.
 * @param base what relative addresses are resolved against
 * @param headingLevel the level of the text’s highest heading
 * @param follow goes where a footnote’s link leads
 */
export function renderRichText(
  text: RichText,
  base: string,
  headingLevel: number,
  l10n: Localizer,
  follow: (event: Event) => void,
): { blocks: unknown[]; footnotes: unknown[] } {
  const nodes: Node[] =
    typeof text === 'string'
      ? text
          .trim()
          .split(/\n\s*\n/)
          .map((value) => ({ type: 'plain', value }))
      : text;
  /** What the notes say, by identifier, without regard to case (GitHub Flavored Markdown). */
  const notes = new Map<string, Node[]>();
  let highest = 6;
  const look = ({ type, identifier = '', depth, children = [] }: Node): void => {
    if (type === 'footnoteDefinition') notes.set(identifier.toLowerCase(), children);
    highest = Math.min(highest, depth ?? 6);
    children.forEach(look);
  };
  nodes.forEach(look);
  /** What the notes are numbered, by identifier: in the order of their first references. */
  const labels = new Map<string, number>();
  const labelOf = (key: string): number => labels.get(key) ?? labels.set(key, labels.size + 1).size;

  const reference = (identifier: string): unknown => {
    const key = identifier.toLowerCase();
    if (!notes.has(key)) return `[${identifier}]`;
    const first = !labels.has(key);
    const label = labelOf(key);
    return html`<sup
      ><a
        href=${`#note-${label}`}
        id=${first ? `from-${label}` : nothing}
        role="doc-noteref"
        aria-label=${l10n.text('footnote', { label })}
        @click=${follow}
        >${label.toLocaleString(l10n.tag)}</a
      ></sup
    >`;
  };

  const render = ({ type, children, value, url, depth = 6, ordered, start, identifier = '' }: Node): unknown => {
    if (type === 'footnoteReference') return reference(identifier);
    if (type === 'footnoteDefinition') return undefined;
    const inner = children?.map(render);
    const rendered: Record<string, unknown> = {
      text: value,
      plain: html`<p class="plain">${value}</p>`,
      paragraph: html`<p>${inner}</p>`,
      heading: html`<div class="heading" role="heading" aria-level=${Math.min(6, headingLevel + depth - highest)}>${inner}</div>`,
      emphasis: html`<em>${inner}</em>`,
      strong: html`<strong>${inner}</strong>`,
      delete: html`<del>${inner}</del>`,
      link: outLink(inner, url, base),
      break: html`<br />`,
      thematicBreak: html`<hr />`,
      blockquote: html`<blockquote>${inner}</blockquote>`,
      list: ordered
        ? html`<ol start=${start ?? 1}>
            ${inner}
          </ol>`
        : html`<ul>
            ${inner}
          </ul>`,
      listItem: html`<li>${inner}</li>`,
    };
    return rendered[type];
  };

  const blocks = nodes.map(render).filter(Boolean);
  const referred = labels.size;
  // A note that nothing refers to is text all the same.
  for (const key of notes.keys()) labelOf(key);
  const footnotes = [...labels.keys()].map(
    (key, index) =>
      html`<li id=${`note-${index + 1}`} tabindex="-1">
        ${notes.get(key)!.map(render)}
        ${
          index < referred
            ? html`<a
                href=${`#from-${index + 1}`}
                role="doc-backlink"
                aria-label=${l10n.text('back-to-the-text')}
                @click=${follow}
                >↩</a
              >`
            : ''
        }
      </li>`,
  );
  return { blocks, footnotes };
}
