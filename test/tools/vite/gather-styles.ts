import { parseSync, type ESTree } from 'vite';
import type { Edit } from './edits.js';
import { nodesOf } from './syntax.js';

/** In UTF-16 code units; what is shorter is no style sheet. */
const shortest = 150;

export const isStyleSheet = (node: ESTree.Node): node is ESTree.StringLiteral =>
  node.type === 'Literal' && typeof node.value === 'string' && node.value.length > shortest && node.value.includes('{');

/**
 * Puts the style sheets of a script, which is one function that begins with `var`, together at its top: what is alike compresses
 * better side by side (50 bytes of 16,384).
 */
export function gatherStyles(code: string): Edit[] {
  const start = /\{var /.exec(code)!.index + '{var '.length;
  const sheets = [...nodesOf(parseSync('script.js', code).program)].filter(isStyleSheet);
  const names = sheets.map((_, index) => `$sheet${index}`);
  const declarations = sheets.map(({ start, end }, index) => `${names[index]}=${code.slice(start, end)},`).join('');
  return [
    { start, end: start, text: declarations },
    ...sheets.map(({ start, end }, index) => ({ start, end, text: names[index]! })),
  ];
}
