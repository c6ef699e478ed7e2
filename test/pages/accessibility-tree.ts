import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';

/** Chromium’s accessibility tree, as lines that somebody can read. */

export interface Thing {
  role: string;
  name: string;
  /** What is told beside role and name. */
  states: string[];
  lang: string;
  live: boolean;
  atomic: boolean;
  focused: boolean;
  children: Thing[];
}

interface DomNode {
  backendNodeId: number;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  contentDocument?: DomNode;
}

interface AxNode {
  nodeId: string;
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  value?: { value?: unknown };
  properties?: { name: string; value: { value?: unknown } }[];
  childIds?: string[];
  backendDOMNodeId?: number;
}

/** What is read on the same line as the text around it. */
const inline = /^(StaticText|ListMarker|link|emphasis|strong|mark|superscript|time|doc-noteref|doc-backlink)$/;
/** What stands for nothing but its content. */
const transparent = /^(generic|none|RootWebArea|superscript|LabelText|sectionheader|MenuListPopup)$/;
/** What is one text with what is in it. */
const textual = /^(paragraph|listitem|heading|doc-endnote|status)$/;

const words = (value: unknown): string => (typeof value === 'string' ? value : '').replace(/\s+/g, ' ');

/** Chromium gives some of its texts as UTF-8 of which each byte is a character. */
function repaired(text: string): string {
  if (!/^[\0-\xff]*[\x80-\xff]/.test(text)) return text;
  const read = Buffer.from(text, 'latin1').toString();
  return read.includes('\ufffd') ? text : read;
}

/** Of a long text its first words and its last ones. */
const cut = (text: string): string =>
  text.length > 90 ? `${text.slice(0, 50).replace(/\s\S*$/, '')} … ${text.slice(-35).replace(/^\S*\s/, '')}` : text;

/** The attributes of every element with its language, through shadow roots. */
function attributesOf(
  node: DomNode,
  lang: string,
  found = new Map<number, Record<string, string>>(),
): Map<number, Record<string, string>> {
  const own: Record<string, string> = {};
  for (let at = 0; at < (node.attributes?.length ?? 0); at += 2) own[node.attributes![at]!] = node.attributes![at + 1]!;
  const here = own.lang ?? lang;
  found.set(node.backendNodeId, { ...own, lang: here });
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) attributesOf(child, here, found);
  return found;
}

/** The whole page, without what is ignored. */
export async function readTree(page: Page): Promise<Thing[]> {
  const session = await page.context().newCDPSession(page);
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DomNode };
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  await session.detach();
  const attributes = attributesOf(root, '');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const read = (id: string): Thing[] => {
    const node = byId.get(id);
    if (!node) return [];
    const children = (node.childIds ?? []).flatMap(read);
    const role = words(node.role?.value);
    if (role === 'InlineTextBox') return [];
    if (node.ignored) return children;
    const property = (name: string): unknown => node.properties?.find((one) => one.name === name)?.value.value;
    const dom = attributes.get(node.backendDOMNodeId ?? -1) ?? {};
    const states = [
      role === 'heading' && `level ${String(property('level'))}`,
      property('roledescription') && `a “${repaired(words(property('roledescription')))}”`,
      role === 'button' && property('expanded') !== undefined && (property('expanded') ? 'expanded' : 'collapsed'),
      property('disabled') && 'disabled',
      !['false', undefined].includes(property('invalid') as string) && 'invalid',
      dom['aria-current'] && 'current',
      ['combobox', 'searchbox'].includes(role) && `value “${words(node.value?.value)}”`,
      role === 'combobox' && `${countOf('option', children)} options`,
    ];
    const thing: Thing = {
      role,
      // In Arabic a list’s numbers stand behind their points.
      name: words(node.name?.value).replace(/^\. (\d+)$/, '$1. '),
      states: states.filter((state) => typeof state === 'string' && state !== '') as string[],
      lang: dom.lang ?? '',
      live: ['polite', 'assertive'].includes(property('live') as string),
      atomic: property('atomic') === true,
      focused: property('focused') === true && role !== 'RootWebArea',
      children: ['combobox', 'searchbox'].includes(role) ? [] : children,
    };
    // Words on two lines aren’t one word.
    if (role === 'LineBreak') return [{ ...thing, role: 'StaticText', name: ' ' }];
    return transparent.test(role) && !thing.live && !thing.focused ? children : [thing];
  };
  return nodes[0] ? read(nodes[0].nodeId) : [];
}

const countOf = (role: string, things: Thing[]): number =>
  things.reduce((sum, thing) => sum + Number(thing.role === role) + countOf(role, thing.children), 0);

const marked = (thing: Thing, around: string): string => (thing.lang && thing.lang !== around ? ` [${thing.lang}]` : '');

const isText = ({ role }: Thing): boolean => /^(StaticText|ListMarker)$/.test(role);

/** All the words of some things. */
const textOf = (things: Thing[]): string =>
  words(things.map((thing) => (isText(thing) ? thing.name : textOf(thing.children))).join(' ')).trim();

/** Some things in one line, links and the like in brackets. */
function inOneLine(things: Thing[], around: string): string {
  const parts = things.map((thing) => {
    if (isText(thing)) return cut(thing.name);
    const content = thing.name || inOneLine(thing.children, thing.lang);
    return `[${[thing.role, ...thing.states].join(', ')}${marked(thing, around)}: ${content}]`;
  });
  // What stands below a link isn’t one word with it.
  return words(parts.join('').replace(/\](?=[\p{L}\p{N}])/gu, '] ')).trim();
}

/** A thing by itself: “button “Show fewer”, expanded”. */
const told = (thing: Thing, around: string): string =>
  [
    `${thing.role === 'generic' ? 'region' : thing.role}${thing.name && ` “${cut(thing.name)}”`}`,
    ...thing.states,
    ...(thing.live ? ['live'] : []),
  ].join(', ') + marked(thing, around);

/** Things as lines, indented as they stand in each other. */
export function linesOf(things: Thing[], around = 'en', indent = ''): string[] {
  const lines: string[] = [];
  let run: Thing[] = [];
  const endRun = (): void => {
    const text = words(run.map(({ name }) => name).join('')).trim();
    if (text) lines.push(`${indent}text: ${cut(text)}`);
    run = [];
  };
  for (const thing of things) {
    if (isText(thing)) {
      run.push(thing);
      continue;
    }
    endRun();
    const { role, name, lang, live, children } = thing;
    const line = indent + told(thing, around);
    // A live region that is empty is nothing to meet.
    if (live && !children.length) continue;
    if (textOf(children) === name.trim()) lines.push(line);
    else if (role === 'time' || (textual.test(role) && children.every((child) => inline.test(child.role))))
      lines.push(`${line}: ${inOneLine(children, lang)}`);
    else lines.push(line, ...linesOf(children, lang, `${indent}  `));
  }
  endRun();
  return lines;
}

/** Where the focus is. */
export const focusOf = (things: Thing[], around = 'en'): string | undefined =>
  things.map((thing) => (thing.focused ? told(thing, around) : focusOf(thing.children, thing.lang))).find(Boolean);

const regionsOf = (things: Thing[]): Thing[] => things.flatMap((thing) => (thing.live ? [thing] : regionsOf(thing.children)));

/** What live regions say from one time to another: the whole of one that is atomic, of another what is new. */
export function heard(earlier: Thing[], now: Thing[]): string[] {
  const before = regionsOf(earlier);
  return regionsOf(now).flatMap((region, at) => {
    const text = textOf(region.children);
    return text && text !== textOf(before[at]?.children ?? []) ? [cut(text)] : [];
  });
}
