import type { Definition, Heading, Node, Nodes, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import type { RichTextNode } from '../bundle/rich-text.js';
import { safeLink } from '../bundle/safe-link.js';
import type { Places } from './places.js';
import type { Place, Report } from './report.js';

/** As deep as the bundle’s parser goes. */
const deepest = 100;

/** A line that opens lists and block quotes beyond that: for some thousands of them the Markdown parser takes minutes. */
const tooDeep = new RegExp(`^(?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${deepest + 1}}`, 'm');

/**
 * Comments and the like that a paragraph opens and never closes: at each, the Markdown parser reads on to the paragraph’s end, and
 * for some thousands of them that takes minutes.
 */
const tooManyOpened = new RegExp(`(?:<[!?](?:(?!<[!?]|-->|\\?>|\\n[ \\t]*\\n)[^])*){${deepest + 1}}`);

/** Stands in for the letter’s own address, which a relative link is resolved against. */
const anyBase = 'https://base.invalid/';

/**
 * Reads a Markdown file (CommonMark with GFM’s footnotes and bare addresses) into the nodes that a letter may hold. What they can’t
 * hold is kept as text or, if it is HTML, left out; each with a warning.
 * @param text with `\n` as the only line ending
 * @param places learns where each node stands
 */
export function readMarkdown(file: string, text: string, places: Places, report: Report): RichTextNode[] {
  const tree = parse(file, text, report);
  return tree ? new Reader(file, tree, places, report).nodes(tree.children, 1) : [];
}

function parse(file: string, text: string, report: Report): Root | undefined {
  for (const [bad, message] of [
    [tooDeep, `The text is nested more than ${deepest} levels deep.`],
    [tooManyOpened, `More than ${deepest} comments (“<!--”) are opened from here on in one paragraph, and none is closed.`],
  ] as const) {
    const start = text.search(bad);
    if (start >= 0) return report.error(message, { file, line: text.slice(0, start).split('\n').length });
  }
  try {
    return fromMarkdown(text, {
      extensions: [gfmFootnote(), gfmAutolinkLiteral()],
      mdastExtensions: [gfmFootnoteFromMarkdown(), gfmAutolinkLiteralFromMarkdown()],
    });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return report.error('The text is nested too deeply.', { file });
  }
}

class Reader {
  readonly #definitions = new Map<string, Definition>();
  readonly #footnotes: Set<string>;
  /** The level of the last heading. */
  #level = Infinity;

  constructor(
    readonly file: string,
    tree: Root,
    readonly places: Places,
    readonly report: Report,
  ) {
    const found = all(tree);
    for (const node of found) {
      // As CommonMark has it, the first of several definitions counts.
      if (node.type === 'definition' && !this.#definitions.has(node.identifier)) this.#definitions.set(node.identifier, node);
    }
    this.#footnotes = new Set(found.flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : [])));
  }

  nodes(nodes: readonly Nodes[], depth: number): RichTextNode[] {
    const [first] = nodes;
    if (depth > deepest && first) {
      this.report.error(`The text is nested more than ${deepest} levels deep.`, this.#place(first));
      return [];
    }
    const read = nodes.flatMap((node) => this.#node(node, depth).map((made) => this.places.set(made, this.#place(node))));
    return joinTexts(read);
  }

  #node(node: Nodes, depth: number): RichTextNode[] {
    const children = (): RichTextNode[] => ('children' in node ? this.nodes(node.children, depth + 1) : []);
    switch (node.type) {
      case 'paragraph': {
        const inside = children();
        return inside.length ? [{ type: 'paragraph', children: inside }] : [];
      }
      case 'emphasis':
      case 'strong':
      case 'blockquote':
      case 'listItem':
        return [{ type: node.type, children: children() }];
      case 'heading':
        this.#warnOfSkippedLevel(node);
        return [{ type: 'heading', depth: node.depth, children: children() }];
      case 'list':
        return node.ordered
          ? [{ type: 'list', ordered: true, start: node.start ?? 1, children: children() }]
          : [{ type: 'list', ordered: false, children: children() }];
      case 'text':
        this.#warnOfLostFootnote(node.value, node);
        return [{ type: 'text', value: node.value }];
      case 'break':
      case 'thematicBreak':
        return [{ type: node.type }];
      case 'link':
        return this.#link(node, node.url, node.title, children());
      case 'linkReference': {
        const definition = this.#definitions.get(node.identifier);
        return definition ? this.#link(node, definition.url, definition.title, children()) : children();
      }
      case 'footnoteReference':
        return [{ type: 'footnoteReference', identifier: node.identifier }];
      case 'footnoteDefinition':
        if (!this.#footnotes.has(node.identifier)) this.#warn(node, `The footnote “${node.identifier}” is not referred to.`);
        return [{ type: 'footnoteDefinition', identifier: node.identifier, children: children() }];
      case 'image':
      case 'imageReference':
        this.#warn(node, 'An image in the text is shown as its description.');
        return node.alt ? [{ type: 'text', value: node.alt }] : [];
      case 'inlineCode':
        this.#warn(node, 'Code is shown as plain text.');
        return [{ type: 'text', value: node.value }];
      case 'code':
        this.#warn(node, 'Code is shown as a paragraph of plain text; an indent of four spaces makes a line code.');
        return [{ type: 'paragraph', children: linesOf(node.value) }];
      case 'html':
        // A comment is an editor’s note: it shows nothing anywhere.
        if (!/^<!--(?!>)(?!->)(?:(?!-->)[^])*-->\s*$/.test(node.value)) {
          this.#warn(node, `HTML is left out: “${excerpt(node.value)}”.`);
        }
        return [];
      case 'definition':
        return [];
      default:
        this.#warn(node, `“${node.type}” is shown as its text.`);
        return children();
    }
  }

  #link(node: Node, url: string, title: string | null | undefined, children: RichTextNode[]): RichTextNode[] {
    if (title) this.#warn(node, `A link can’t have a title: “${title}” is left out.`);
    if (safeLink(url, anyBase)) return [{ type: 'link', url, children }];
    this.#warn(node, `“${excerpt(url)}” can’t be a link and is shown as plain text.`);
    return children;
  }

  #warnOfLostFootnote(value: string, node: Node): void {
    const [reference] = /\[\^[^\]\s]+\]/.exec(value) ?? [];
    if (reference) this.#warn(node, `The footnote “${reference}” has no text, so it stands as it is written.`);
  }

  /** Who goes from heading to heading takes it that one is missing. */
  #warnOfSkippedLevel(node: Heading): void {
    const [above, marks] = [this.#level, '#'.repeat(node.depth)];
    // Below the text’s own title any level is the first.
    if (above > 1 && node.depth > above + 1)
      this.#warn(
        node,
        `A heading “${marks}” is below one of “${'#'.repeat(above)}”: make it “${marks.slice(node.depth - above - 1)}”.`,
      );
    this.#level = node.depth;
  }

  #warn(node: Node, message: string): void {
    this.report.warn(message, this.#place(node));
  }

  #place({ position }: Node): Place {
    return { file: this.file, ...(position && { line: position.start.line, column: position.start.column }) };
  }
}

/** Every node of a tree, in order; without recursion, as a tree may be as deep as its text is long. */
function all(root: Root): Nodes[] {
  const found: Nodes[] = [];
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    found.push(node);
    if ('children' in node) stack.push(...[...node.children].reverse());
  }
  return found;
}

/** Where something between them was left out or turned into text, neighbouring texts are one. */
function joinTexts(nodes: RichTextNode[]): RichTextNode[] {
  return nodes.reduce<RichTextNode[]>((joined, node) => {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value = `${last.value ?? ''}${node.value ?? ''}`;
    else if (node.type !== 'text' || node.value) joined.push(node);
    return joined;
  }, []);
}

const linesOf = (text: string): RichTextNode[] =>
  text
    .split('\n')
    .flatMap((value, index): RichTextNode[] => [...(index ? [{ type: 'break' } as const] : []), { type: 'text', value }]);

const excerpt = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text).replace(/\s+/g, ' ');

/** The words of inline nodes alone. */
export const plainText = (nodes: readonly (RichTextNode | PhrasingContent)[] = []): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      return 'children' in node ? plainText(node.children) : node.type === 'break' ? ' ' : '';
    })
    .join('');
