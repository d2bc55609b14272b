// Addresses that lead to a card: src/state/address.rs reads them.

/**
 * Follows the address of the page, for as long as the page is there.
 *
 * @param {(address: string, stays: boolean) => boolean} lead leads to the card that an address names, or opens it where
 *   the reader stays; answers whether it names one
 * @returns {() => void} follows it again, as another explainer has come
 */
export const follow = (lead) => {
  const { navigation } = /** @type {any} */ (window);
  const { entry, navigationType } = navigation?.activation || {};
  let { hash, href } = location;
  // How the page came to its address, where that is known.
  let way = entry?.url === href ? navigationType : "";
  let followed = ""; // the address that has led to a card: when another explainer comes it does not lead again

  const arrive = (again = true) => {
    const address = location.hash;
    if (!address || (!again && address === followed)) return;
    // After a reload or on the way back the browser has scrolled to where the reader was, and they stay there.
    const stays = scrollY > 0 && (way === "reload" || way === "traverse");
    if (lead(address, stays)) followed = address;
  };

  // Routers change the address without any other event. They also write the same one again, for example
  // when a dialog opens, and replace it while the reader scrolls: neither leads anywhere.
  navigation?.addEventListener("currententrychange", (/** @type {any} */ { navigationType }) => {
    way = navigationType;
    if (way === "push" && hash !== location.hash) arrive();
    ({ hash } = location);
  });
  addEventListener("hashchange", () => arrive());
  // A link to the address that the page has already is no change.
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    const link = /** @type {HTMLAnchorElement | null | undefined} */ (target.closest?.("a"));
    if (!link?.hash || link.href !== location.href || event.defaultPrevented) return;
    way = "";
    arrive();
  });
  return () => arrive(false);
};
