// Follows addresses that lead to a card.

/** @typedef {{ url: string | null }} Entry */
/**
 * The part of the Navigation API that is used here, https://html.spec.whatwg.org/#navigation-api, where there is one.
 * @typedef {EventTarget & { activation?: { entry?: Entry, navigationType?: string } | null }} Navigation
 */

/**
 * The ids of the explainer and the card that the address of the page names, if it can name a card. It does so by the
 * grammar of src/state/address.rs.
 *
 * @returns {string[]}
 */
export const named = () => {
  // Not decodeURIComponent, which throws for what isn't UTF-8.
  const address = unescape(location.hash);
  return /^#([^_]+)_([a-z\d-]+)(?![\w-])/.exec(address)?.slice(1) || [];
};

/**
 * Follows the address of the page for as long as the page exists.
 *
 * @param {(address: string, stays: boolean) => boolean} lead goes to the card that an address names, or only opens it
 *   if the reader stays in place; returns whether the address names a card
 * @returns {() => void} follows the current address again, after another explainer has been added
 */
export const follow = (lead) => {
  const { navigation } = /** @type {{ navigation?: Navigation }} */ (/** @type {unknown} */ (window));
  const { entry, navigationType } = navigation?.activation || {};
  let { hash, href } = location;
  // How the page came to its address, if known: "push", "replace", "reload" or "traverse".
  let way = entry?.url === href ? navigationType : "";
  let followed = ""; // the address that was followed last, which another explainer doesn't follow again

  const arrive = (again = true) => {
    const address = location.hash;
    if (!address || (!again && address === followed)) return;
    // After a reload or on the way back the browser has restored the scroll position, which wins over the address.
    const stays = scrollY > 0 && (way === "reload" || way === "traverse");
    if (lead(address, stays)) followed = address;
  };

  // Routers change the address without a `hashchange` event. They also push the same address again, for example for a
  // dialog, and replace it while the reader scrolls. Neither is followed.
  navigation?.addEventListener("currententrychange", (event) => {
    way = /** @type {Event & { navigationType?: string }} */ (event).navigationType;
    if (way === "push" && hash !== location.hash) arrive();
    ({ hash } = location);
  });
  addEventListener("hashchange", () => arrive());
  // A link to the current address fires no `hashchange` event.
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    const link = /** @type {HTMLAnchorElement | null | undefined} */ (target.closest?.("a"));
    if (!link?.hash || link.href !== location.href || event.defaultPrevented) return;
    way = "";
    arrive();
  });
  return () => arrive(false);
};
