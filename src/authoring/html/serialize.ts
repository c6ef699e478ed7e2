import type { RootContent, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';

export const newLine: Text = { type: 'text', value: '\n' };

/** HTML as it is written by hand: `crossorigin` alone, and no more entities than needed. */
export const serialize = (children: RootContent[]): string =>
  toHtml({ type: 'root', children }, { collapseEmptyAttributes: true, characterReferences: { useNamedReferences: true } });
