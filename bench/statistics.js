// @ts-check

/**
 * A quantile of some values, linear between two of them; NaN where there are none.
 * @param {number[]} values
 * @param {number} share from 0 to 1
 */
export function quantile(values, share) {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? NaN;
  return below + ((sorted[Math.ceil(at)] ?? NaN) - below) * (at % 1);
}

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/**
 * By how much the medians of two such series differ by chance (one standard error), as a part of the median. More runs narrow it.
 * @param {number[]} values
 */
export function noise(values) {
  const deviation = (quantile(values, 0.75) - quantile(values, 0.25)) / 1.35;
  return (1.25 * Math.SQRT2 * deviation) / Math.sqrt(values.length) / median(values);
}
