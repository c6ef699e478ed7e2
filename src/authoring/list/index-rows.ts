import type { Signatory } from '../../bundle/letter-bundle.js';
import { hashOf } from './hash-of.js';
import { asRead } from './keys.js';
import { PackedTexts } from './packed-texts.js';

/**
 * The JSON of each row as an index has it. Readers’ browsers meet a row under several keys and take equal ones for one, so of rows
 * that are the same in every field the later ones get an `id` of their own.
 */
export function packRows(rows: readonly Signatory[]): PackedTexts {
  const packed = new PackedTexts();
  /** The rows that are the first of their kind, by a hash or, where that is taken, the next number that is free. */
  const firsts = new Map<number, number>();
  /** How many are the same as such a row. */
  const counts = new Map<number, number>();
  for (const [index, signatory] of rows.entries()) {
    const row = asRead(signatory);
    const json = JSON.stringify(row);
    let hash = hashOf(json);
    let first = firsts.get(hash);
    while (first !== undefined && packed.textAt(first) !== json) first = firsts.get(++hash);
    if (first === undefined) firsts.set(hash, index);
    const count = 1 + (counts.get(first ?? index) ?? 0);
    if (first !== undefined) counts.set(first, count);
    packed.add(first === undefined ? json : JSON.stringify({ ...row, id: `${row.id ?? ''}=${count + 1}` }));
  }
  return packed;
}
