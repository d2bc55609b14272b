// Addresses that lead to a card: `#explainer_card`. They are valid CSS selectors, because pages pass
// `location.hash` to querySelector.

/**
 * The ids of the explainer and the card that a fragment names, or nothing. Ids are small letters, digits and
 * hyphens, so the first underscore separates them. What follows is not ours: trackers append `?utm_source=…`
 * or `&fbclid=…`, mail programs a full stop. Some programs write letters as percent codes.
 *
 * @param {string} hash
 * @returns {string[] | undefined}
 */
export const parse = (hash) =>
  /^#([a-z\d-]+)_([a-z\d-]+)(?![\w-])/.exec(hash.replace(/%[2-7][\da-f]/gi, decodeURIComponent))?.slice(1);

// Opens what hides an element, as a browser does for an anchor inside of it:
// https://html.spec.whatwg.org/multipage/interaction.html#ancestor-revealing-algorithm
/** @param {Element} element */
const reveal = (element) => {
  /** @type {any} */
  let around = element;
  for (; around; around = around.assignedSlot || around.parentNode || around.host) {
    if (around.localName === "details") around.open = true;
    if (around.hidden !== "until-found") continue;
    around.dispatchEvent(new Event("beforematch", { bubbles: true }));
    around.removeAttribute("hidden");
  }
};

/**
 * Follows the address of the page: leads to the element that `find` gives for the id of an explainer.
 * `send` takes the element, `go` or `open`, and the id of the card. The answer leads as well, to one
 * element only: for when it has come.
 *
 * @param {(explainer: string) => Element | undefined} find
 * @param {(element: Element, action: string, card: string) => void} send
 * @returns {(element?: Element) => void}
 */
export const follow = (find, send) => {
  const { navigation } = /** @type {any} */ (window);
  const { entry, navigationType } = navigation?.activation || {};
  let { hash, href } = location;
  // How the page came to its address, where that is known.
  let way = entry?.url === href ? navigationType : "";

  /** @type {(element?: Element) => void} */
  const arrive = (only) => {
    const [explainer, card] = parse(location.hash) || [];
    const element = explainer && find(explainer);
    if (!element || !card || (only && only !== element)) return;
    // After a reload or on the way back the browser has scrolled to where the reader was, and they stay there.
    if (scrollY && (way === "reload" || way === "traverse")) return send(element, "open", card);
    reveal(element);
    send(element, "go", card);
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
  return arrive;
};
