import { list, record, string, types, type Reader } from './readers.js';

/** Plain text, of which a blank line parts paragraphs, or mdast nodes (https://github.com/syntax-tree/mdast). */
export type RichText = string | RichTextNode[];

/** The mdast nodes that a letter may hold. */
export type RichTextNode =
  | { type: 'paragraph' | 'blockquote' | 'listItem' | 'emphasis' | 'strong' | 'delete'; children: RichTextNode[] }
  | { type: 'heading'; depth: number; children: RichTextNode[] }
  | { type: 'list'; ordered?: boolean; start?: number; children: RichTextNode[] }
  /** Without `url` where the address may not become a link. */
  | { type: 'link'; url?: string; children: RichTextNode[] }
  | { type: 'footnoteDefinition'; identifier: string; children: RichTextNode[] }
  | { type: 'footnoteReference'; identifier: string }
  | { type: 'text'; value: string }
  | { type: 'thematicBreak' | 'break' };

/** What each node must have. */
const kinds = new Map<unknown, string[]>(
  `paragraph children
blockquote children
listItem children
emphasis children
strong children
delete children
list children
heading depth children
link url children
text value
break
thematicBreak
footnoteReference identifier
footnoteDefinition identifier children`
    .split('\n')
    .map((kind) => {
      const [type, ...keys] = kind.split(' ');
      return [type, keys];
    }),
);

/** Reads a node; what it can’t take as one it takes as its children or words, so that no text is lost. */
const node: Reader = (value, log) => {
  let read: Partial<Record<string, unknown>> = {};
  const whole: Reader = (given, log) => {
    read = anyNode(given, log) ?? {};
    const keys = kinds.get(read.type);
    return keys?.every((key) => (given as typeof read)[key] != null) ? read : log.fail('a known node, complete');
  };
  const clean = log.part(typeof value === 'string' ? { value } : value, whole, 'unknown-node');
  if (clean || read.type === 'html') return clean;
  const words = read.value ?? read.alt;
  return read.children ?? (words && { type: 'text', value: words });
};

const nodeList = list(node);

// Deeper than any letter; shallow enough for every engine’s stack.
const nodes: Reader = (value, log) =>
  log.steps.length > 200 ? log.fail('at most 100 levels deep') : nodeList(value, log)?.flat();

types.children = nodes;

const anyNode = record('type depth:count ordered:flag start:count url identifier value alt children', null);

/** Reads rich text. An empty one may be meant; one of which nothing could be read is not. */
export const richText: Reader = (value, log) => {
  const read = (typeof value === 'string' ? string : nodes)(value, log) as RichText | undefined;
  return read && !read[0] && (value as unknown[]).length ? log.fail('a text') : read;
};
