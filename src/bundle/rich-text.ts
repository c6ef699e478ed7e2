import { list, record, string, types, type Reader } from './readers.js';

/** Plain text, of which a blank line parts paragraphs, or mdast nodes (https://github.com/syntax-tree/mdast). */
export type RichText = string | RichTextNode[];

/** The mdast nodes that a letter may hold; what mdast says that each has may be missing. */
export interface RichTextNode {
  type:
    | 'paragraph'
    | 'blockquote'
    | 'listItem'
    | 'emphasis'
    | 'strong'
    | 'delete'
    | 'list'
    | 'heading'
    | 'link'
    | 'text'
    | 'break'
    | 'thematicBreak'
    | 'footnoteReference'
    | 'footnoteDefinition';
  children?: RichTextNode[];
  /** Of a text. */
  value?: string;
  /** Of a link; without one where the address may not become a link. */
  url?: string;
  /** Of a heading, 1 to 6. */
  depth?: number;
  /** Of a list. */
  ordered?: boolean;
  start?: number;
  /** Of a footnote and of what refers to it. */
  identifier?: string;
}

const known =
  'paragraph blockquote listItem emphasis strong delete list heading link text break thematicBreak footnoteReference footnoteDefinition'.split(
    ' ',
  );

/** Reads a node; what it can’t take as one it takes as its children or words, so that no text is lost. */
const node: Reader = (value, log) => {
  let read: Partial<Record<string, unknown>> = {};
  const whole: Reader = (given, log) => {
    read = anyNode(given, log) ?? {};
    return known.includes(read.type as string) ? read : log.fail('a known node');
  };
  const clean = log.part(typeof value === 'string' ? { value } : value, whole, 'unknown-node');
  if (clean || read.type === 'html') return clean;
  const words = read.value ?? read.alt;
  return read.children ?? (words && { type: 'text', value: words });
};

const nodeList = list(node);

/** What is deeper than any letter, and than every engine’s stack might be, costs the bundle: its words would be lost one by one. */
const nodes: Reader = (value, log) => {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- it has been written down, and nobody looks at what is thrown
  if (log.steps.length > 200) throw log.fail('less deep');
  return nodeList(value, log)?.flat();
};

types.children = nodes;

const anyNode = record('type depth:count ordered:flag start:count url identifier value alt children', null);

/** Reads rich text. An empty one may be meant; one of which nothing could be read is not. */
export const richText: Reader = (value, log) => {
  const read = (typeof value === 'string' ? string : nodes)(value, log) as RichText | undefined;
  return read && !read[0] && (value as unknown[]).length ? log.fail('a text') : read;
};
