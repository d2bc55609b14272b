// Giving the address of a card to another program, where the system asks which, or to the clipboard.

/**
 * Ends with the request that says what came of it, if a reader has to know.
 * @param {{ card: string, hash: string }} of
 * @returns {Promise<string | undefined>}
 */
export const share = async ({ card, hash }) => {
  const url = location.href.split("#")[0] + hash;
  try {
    if (navigator.share) await navigator.share({ url });
    else {
      await navigator.clipboard.writeText(url);
      return `copied ${card}`;
    }
  } catch ({ name }) {
    // The reader thought better of it, or it is not allowed: then it is there to be copied by hand.
    if (name !== "AbortError") return `uncopied ${card} ${url}`;
  }
};
