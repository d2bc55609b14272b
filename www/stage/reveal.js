// Opens everything that hides an element.

/** @typedef {Element & { open: boolean, hidden: unknown, host?: Element }} Ancestor */

/**
 * Opens everything that hides an element, in the page around the explainer too, as a browser does for the target of an
 * address: https://html.spec.whatwg.org/multipage/interaction.html#ancestor-revealing-algorithm
 *
 * @param {Element} element
 */
export const reveal = (element) => {
  let around = /** @type {Ancestor} */ (element);
  for (; around; around = /** @type {Ancestor} */ (around.assignedSlot || around.parentNode || around.host)) {
    if (around.localName === "details") around.open = true;
    if (around.hidden !== "until-found") continue;
    around.dispatchEvent(new Event("beforematch", { bubbles: true }));
    around.removeAttribute("hidden");
  }
};
