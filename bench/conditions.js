// @ts-check
// What must hold of the widget. Each condition is judged wherever its lists and speeds were measured.
import { median, noise } from './statistics.js';
import { reference, values } from './table.js';

/** @typedef {import('./table.js').Group} Group */

/**
 * @typedef {{ title: string, names: number[], speeds: string[], judge: (group: Group) => { value: number, most: number } }} Condition
 */

const judged = 'open-letter';

/** @param {Group} group @param {string} key @param {string} competitor */
const all = ({ samples }, key, competitor = judged) => values(samples.get(competitor), key);

/** The median as a multiple of the reference’s. @param {Group} group @param {string} key */
const ratio = (group, key) => median(all(group, key)) / median(all(group, key, reference));

/** @type {Condition[]} */
const conditions = [
  {
    title: 'expand, as a multiple of plain DOM’s time',
    names: [321, 100_000],
    speeds: ['full', 'slow'],
    // Where in a frame the click falls is chance, and so plain DOM measured against itself isn’t 1 either.
    judge: (group) => ({ value: ratio(group, 'expand'), most: 1 + noise(all(group, 'expand', reference)) }),
  },
  {
    title: 'slowest key in the search, in ms',
    names: [100_000],
    speeds: ['full'],
    judge: (group) => ({ value: median(all(group, 'slowestKey')), most: 50 }),
  },
  {
    title: 'longest task of a search, in ms',
    names: [321, 10_000, 100_000],
    speeds: ['full'],
    judge: (group) => ({ value: median(all(group, 'keyTask')), most: 50 }),
  },
  {
    title: 'JavaScript heap, as a multiple of plain DOM’s',
    // In a shorter list the script itself outweighs the names.
    names: [100_000],
    speeds: ['full', 'slow'],
    judge: (group) => ({ value: ratio(group, 'heap'), most: 1.3 }),
  },
];

/**
 * @param {Group[]} groups
 * @returns {{ passed: boolean, text: string }[]}
 */
export const judge = (groups) =>
  groups.flatMap((group) =>
    conditions
      .filter(({ names, speeds }) => names.includes(group.names) && speeds.includes(group.speed))
      .map((condition) => {
        const { value, most } = condition.judge(group);
        // What couldn’t be measured hasn’t passed.
        const passed = value <= most;
        const where = `${group.names.toLocaleString('en')} names, ${group.title}`;
        const figures = `${value.toFixed(2)}, at most ${most.toFixed(2)}`;
        return { passed, text: `${passed ? 'ok' : 'FAILED'}: ${condition.title}: ${figures} (${where})` };
      }),
  );
