// What a reader has done in one form of an explainer, to be repeated in another: in place of the pre-rendered form, an
// older version, another language. Both forms have the same ids, and the same texts in the same order. Rust knows what
// is open and chosen in a live form.

import { details } from "./panels.js";
import { quietly } from "./quietly.js";
import { select, selected } from "./selection.js";

/**
 * The elements that match a selector.
 *
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 */
const all = (root, selector) => [.../** @type {NodeListOf<E>} */ (root.querySelectorAll(selector))];

/**
 * What the reader chose in the pre-rendered form, as requests. The form itself chooses some from the start.
 *
 * @param {ParentNode} shadow
 */
export const chosen = (shadow) =>
  /** @type {HTMLInputElement[]} */ (all(shadow, "[data-act]:checked"))
    .filter((input) => !input.defaultChecked)
    .map((input) => input.dataset.act);

/**
 * Notes what else the reader did. The function that it returns repeats that in another root.
 *
 * @param {ShadowRoot} shadow
 */
export const note = (shadow) => {
  const folds = all(shadow, ".fold").map((fold) => details(fold).open);
  const focus = place(shadow, shadow.activeElement);
  const popover = shadow.querySelector(":popover-open")?.id;
  const written = shadow.querySelector("textarea")?.value;
  const options = all(shadow, "[value]:checked").map((option) => place(shadow, option));
  const selection = quietly(() => selected(shadow)); // throws if nothing is selected
  return (/** @type {Element} */ root) => {
    all(root, ".fold").forEach((fold, index) => {
      if (index in folds) details(fold).open = folds[index];
    });
    const field = root.querySelector("textarea");
    if (written && field) field.value = written;
    for (const option of options) /** @type {HTMLInputElement} */ (option?.(root) || {}).checked = true;
    const target = focus?.(root);
    if (target) target.focus({ preventScroll: true });
    // The element with the focus is gone, such as the link to the language that is shown now.
    else if (focus) /** @type {HTMLElement} */ (root.querySelector(".title")).focus();
    if (popover) all(root, `#${popover}`)[0].showPopover({ source: target || undefined });
    if (selection) select(root, selection);
  };
};

/**
 * Where a control is: the nearest element with an id around it, and its position there.
 *
 * @param {ParentNode} shadow
 * @param {Element | null} node
 */
const place = (shadow, node) => {
  if (!node) return;
  const home = node.closest("[id]");
  const controls = (/** @type {ParentNode} */ around) => all(around, "a,button,summary,input");
  const index = controls(home || shadow).indexOf(/** @type {HTMLElement} */ (node));
  return (/** @type {Element} */ root) => {
    const around = home ? all(root, `#${CSS.escape(home.id)}`)[0] : /** @type {HTMLElement} */ (root);
    return index < 0 ? around : around && controls(around)[index];
  };
};
