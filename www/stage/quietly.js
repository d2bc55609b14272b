// Guards against the page, which may have replaced any object and may throw at any time.

/**
 * The result of a task, or nothing if it throws.
 *
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
