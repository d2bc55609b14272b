// The smallest change between two texts.

/**
 * The part of `before` to replace, and with what; null if the texts are the same. The changes of a form are in one
 * place, so a common beginning and a common end are enough.
 *
 * @param {string} before
 * @param {string} after
 * @returns {{ from: number, to: number, insert: string } | null}
 */
export const smallestChange = (before, after) => {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same])
    same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
};
