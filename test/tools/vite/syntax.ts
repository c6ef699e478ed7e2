import type { ESTree } from 'vite';

/** Everything in a syntax tree that is a node, from the outside in. */
export function* nodesOf(value: unknown): Generator<ESTree.Node> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && 'start' in value) yield value as ESTree.Node;
  for (const member of Object.values(value)) yield* nodesOf(member);
}
