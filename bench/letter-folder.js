// @ts-check
// A letter’s folder as an editor has it, with as many signatories as wanted.
import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { common, signatories } from './lists.js';

/** @param {number} count */
function* lines(count) {
  let piece = 'name,country\n';
  for (const { name, country } of signatories(count)) {
    piece += `${name},${country}\n`;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/**
 * @param {string} folder
 * @param {number} count
 */
export async function writeLetterFolder(folder, count) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'letter.yaml'), 'id: bench\nlang: en\ntitle: A letter of invented names\npublished: 2026-05-12\n');
  writeFileSync(join(folder, 'letter.md'), 'Its signatories exist in this measurement alone.\n');
  await once(Readable.from(lines(count)).pipe(createWriteStream(join(folder, 'signatories.csv'))), 'finish');
}

/** What readers look for in such a list. @param {number} count @returns {{ title: string, text: string }[]} */
export function queries(count) {
  const { given, surname } = common;
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const { name } of signatories(count)) if (/^[ -~]+$/.test(name)) times.set(name, (times.get(name) ?? 0) + 1);
  const [rare = ''] = [...times].findLast(([, number]) => number === 1) ?? [];
  return [
    { title: 'three letters of a common surname', text: surname.slice(0, 3) },
    { title: 'a common given name and surname', text: `${given} ${surname}` },
    { title: 'a country', text: 'Germany' },
    { title: 'a rare full name', text: rare },
    { title: 'nobody', text: 'Xyqquor Wyjjax' },
  ];
}
