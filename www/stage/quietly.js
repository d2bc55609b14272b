// The page may have replaced anything, and may throw at any time: nothing of that ends what goes on here.

/**
 * The result of the task, or nothing where it throws.
 * @template T
 * @param {() => T} task
 * @returns {T | undefined}
 */
export const quietly = (task) => {
  try {
    return task();
  } catch {}
};

/** @param {...unknown} words */
export const warn = (...words) => quietly(() => console.warn("explainer-cards:", ...words));
