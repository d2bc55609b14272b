// Brings an element into view and gives it the focus.

import { reveal } from "./reveal.js";

/**
 * @param {Element} root
 * @param {string} at the id of an element, or the `data-act` of several
 * @param {number} nth which of these, counted from 1; 0 for an id
 */
const find = (root, at, nth) =>
  /** @type {HTMLElement} */ (
    nth
      ? [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-act]"))].filter(
          (control) => control.dataset.act === at,
        )[nth - 1]
      : /** @type {ShadowRoot} */ (root.getRootNode()).getElementById(at)
  );

/**
 * @param {Element} root
 * @param {string} at
 * @param {number} nth
 */
export const focus = (root, at, nth) => {
  const target = find(root, at, nth);
  // The browser would leave open popovers over what is shown next.
  for (const popover of root.querySelectorAll(":popover-open")) {
    /** @type {HTMLElement} */ (popover).hidePopover();
  }
  reveal(target);
  // A card is scrolled to its head even if that was in view. For the rest the browser scrolls no more than it has to.
  const card = target.matches(".head *");
  target.focus({ preventScroll: card });
  if (card) target.scrollIntoView();
};
