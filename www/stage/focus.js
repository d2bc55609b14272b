// Bringing something into view and giving it the focus.

/**
 * @param {Element} root
 * @param {string} at the id of an element, or the `data-act` of several
 * @param {number} nth which of these, counted from 1; 0 for an id
 * @returns {HTMLElement | undefined}
 */
const find = (root, at, nth) =>
  nth
    ? [...root.querySelectorAll("[data-act]")].filter((control) => control.dataset.act === at)[nth - 1]
    : root.getRootNode().getElementById(at);

// Opens what hides an element, in the page around the explainer too, as a browser does for an anchor inside of it:
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
 * @param {Element} root
 * @param {string} at
 * @param {number} nth
 */
export const focus = (root, at, nth) => {
  const target = find(root, at, nth);
  // The browser would leave them open over what is shown next.
  for (const popover of root.querySelectorAll(":popover-open")) popover.hidePopover();
  reveal(target);
  // A card from its head on, wherever in the window that was; the rest as the browser thinks best.
  const card = target.matches(".head *");
  target.focus({ preventScroll: card });
  if (card) target.scrollIntoView();
};
