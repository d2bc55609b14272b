// Shares the address of a card by the system's dialog if there is one, or else copies it.

/**
 * Returns the request that announces the result, if the reader needs to know it.
 *
 * @param {{ card: string, hash: string }} target
 * @returns {Promise<string | undefined>}
 */
export const share = async ({ card, hash }) => {
  const url = location.href.split("#")[0] + hash;
  try {
    // Not every browser has it.
    if (/** @type {Partial<Navigator>} */ (navigator).share) await navigator.share({ url });
    else {
      await navigator.clipboard.writeText(url);
      return `copied ${card}`;
    }
  } catch (error) {
    // If sharing isn't allowed, the address is shown for the reader to copy. Cancelling needs no answer.
    if (/** @type {Error} */ (error).name !== "AbortError") return `uncopied ${card} ${url}`;
  }
};
