import type { Problem } from '../bundle/problem.js';

/** Says in the console what is wrong. */
export const warn = (fault: Problem): void => console.warn(`open-letter: ${fault.message}`, fault);
