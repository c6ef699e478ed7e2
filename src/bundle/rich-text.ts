import { list, own, record, types, type Reader } from './readers.js';

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

/** Deeper than any letter; shallow enough for every engine's stack. */
const deepest = 100;

const children = 'children!';

/** What each node must have. */
const nodeTypes = new Map<unknown, Reader<object>>(
  Object.entries({
    paragraph: children,
    blockquote: children,
    listItem: children,
    emphasis: children,
    strong: children,
    delete: children,
    heading: `depth! ${children}`,
    list: `ordered:flag start:count ${children}`,
    link: `url! ${children}`,
    text: 'value!:passage',
    break: 'type',
    thematicBreak: 'type',
    footnoteReference: 'identifier!',
    footnoteDefinition: `identifier! ${children}`,
  }).map(([type, shape]) => [type, record(shape, true)]),
);

/** Reads rich text; what it can’t take as a node it takes as that node’s children or words, so that no text is lost. */
export const richText: Reader<RichText> = (value, path, log) => {
  const read = (typeof value === 'string' ? types.passage! : nodes)(value, path, log) as RichText | undefined;
  // An empty text may be meant; one of which nothing could be read is not.
  return read && value && !read.length && (value as unknown[]).length ? log.fail(path, 'a text') : read;
};

const nodes: Reader = (value, path, log) => {
  if (++log.depth > deepest) log.warn('unknown-node', `${path} is too deep and left out`, path);
  const read = log.depth > deepest ? [] : list(node)(value, path, log);
  log.depth--;
  return read?.flat();
};

const node: Reader = (value, path, log) => {
  const type = own(value, 'type');
  const before = log.problems.length;
  const read = nodeTypes.get(type)?.(value, path, log);
  const [fault] = log.problems.splice(before);
  if (read && !fault) return { ...read, type };
  log.warn('unknown-node', fault ? fault.message.slice(0, -1) : `${path} is no known node`, path);
  if (type === 'html') return undefined;
  // What has been read is not read again: with a fault at each of 100 levels that would never end.
  if (read && 'children' in read) return read.children;
  const inner = own(value, 'children');
  if (Array.isArray(inner)) return nodes(inner, `${path}.children`, log);
  const words = [value, own(value, 'value'), own(value, 'alt')].find((candidate) => typeof candidate === 'string');
  return words && { type: 'text', value: types.passage!(words, path, log) ?? '' };
};

types.children = nodes;
