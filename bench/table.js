// @ts-check
// What was measured, as Markdown.
import { median } from './statistics.js';

/** @typedef {import('./run.js').Sample} Sample */

/**
 * One length of list at one speed: each competitor’s runs.
 * @typedef {{ names: number, speed: string, title: string, samples: Map<string, Sample[]> }} Group
 */

/** The competitor that the others are compared with. */
export const reference = 'plain-dom';

const ms = (/** @type {number} */ value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
// The browser reports none that is shorter.
const task = (/** @type {number} */ value) => (value ? ms(value) : '< 50 ms');
const kB = (/** @type {number} */ value) => `${(value / 1e3).toFixed(1)} kB`;
const MB = (/** @type {number} */ value) => `${(value / 1e6).toFixed(1)} MB`;

/** @type {[key: string, title: string, format: (value: number) => string][]} */
const measures = [
  ['load', 'navigation → first names', ms],
  ['loadTask', '– longest task', task],
  ['bytes', '– bytes transferred', kB],
  ['scriptBytes', '– of which script', kB],
  ['requests', '– requests', String],
  ['shift', '– layout shift', (value) => value.toFixed(3)],
  ['expand', 'click on “Show …” → painted', ms],
  ['expandTask', '– longest task', task],
  ['key', 'key in the search → painted, median', ms],
  ['slowestKey', '– slowest key', ms],
  ['finalKey', '– slowest key, until the list is final', ms],
  ['keyEvent', '– slowest key, as the browser’s event timing has it', ms],
  ['keyTask', '– longest task', task],
  ['heap', 'JavaScript heap in the end', MB],
  ['heapWithDom', '– with DOM and buffers', MB],
];

/** @param {Sample[] | undefined} samples @param {string} key */
export const values = (samples, key) => (samples ?? []).flatMap((sample) => sample[key] ?? []);

/** @param {Group} group */
export function table({ names, title, samples }) {
  const competitors = [...samples.keys()];
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const rows = measures.map(([key, label, format]) => {
    const base = median(values(samples.get(reference), key));
    const cells = competitors.map((competitor) => {
      const value = median(values(samples.get(competitor), key));
      if (Number.isNaN(value)) return '–';
      const ratio = competitor === reference ? NaN : value / base;
      return Number.isFinite(ratio) && value ? `${format(value)} (${ratio.toFixed(2)})` : format(value);
    });
    return line([label, ...cells]);
  });
  const rule = line(['---', ...competitors.map(() => '--:')]);
  return [`## ${names.toLocaleString('en')} names, ${title}`, '', line(['', ...competitors]), rule, ...rows].join('\n');
}
