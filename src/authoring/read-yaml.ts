import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import { decodeUtf8 } from './decode-text.js';
import type { Places } from './places.js';
import type { Place, Report } from './report.js';

/** Numbers stay numbers only here: `published: 2020` and `phone: 0041` are texts. */
const numeric = new Set(['total', 'countries', 'width', 'height', 'size']);

/** More aliases of one anchor than any letter needs; fewer than a “billion laughs” takes. */
const maxAliasCount = 100;

/**
 * Reads a YAML file.
 * @param places learns where each value stands
 * @returns its value, `null` where it is empty, or `undefined` where it can’t be read
 */
export function readYaml(file: string, bytes: Uint8Array, places: Places, report: Report): unknown {
  const text = decodeUtf8(file, bytes, report);
  if (text === undefined) return undefined;
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    for (const { message, pos } of document.errors) report.error(sentence(message), placeAt(pos[0]));
    if (document.errors.length) return undefined;
    keepNumbersAsWritten(document);
    const value: unknown = document.toJS({ maxAliasCount });
    if (document.contents) remember(document.contents, value, placeAt, places);
    return value;
  } catch (cause) {
    const why = cause instanceof RangeError ? 'it is nested too deeply' : lowerFirst((cause as Error).message);
    return report.error(sentence(`The file can’t be read: ${why}`), { file });
  }
}

function keepNumbersAsWritten(document: Document): void {
  visit(document, {
    Scalar(role, node, path) {
      if (role === 'key' || (typeof node.value !== 'number' && typeof node.value !== 'bigint')) return;
      const pair = path.at(-1);
      const key = isPair(pair) && isScalar(pair.key) ? pair.key.value : undefined;
      if (typeof key !== 'string' || !numeric.has(key)) node.value = node.source;
    },
  });
}

function remember(node: Node, value: unknown, placeAt: (offset: number) => Place, places: Places): void {
  if (typeof value !== 'object' || value === null) return;
  const record = value as Record<string, unknown>;
  const child = (key: string, at: Node, inside: unknown): void => {
    places.setKey(value, key, placeAt(at.range?.[0] ?? 0));
    if (isMap(inside) || isSeq(inside)) remember(inside, record[key], placeAt, places);
  };
  places.set(value, placeAt(node.range?.[0] ?? 0));
  if (isMap<Node, Node>(node)) for (const { key, value: inside } of node.items) child(String(key), key, inside);
  else if (isSeq<Node>(node)) node.items.forEach((item, index) => child(String(index), item, item));
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const sentence = (text: string): string => text.replace(/\.?$/, '.');
