// Listens to what a reader presses.

import { mark } from "./choice.js";

/** The control that opened a popover.
 * @type {WeakMap<Element, HTMLElement>} */
const openers = new WeakMap();

/**
 * Listens to a whole explainer for as long as its root exists.
 *
 * @param {HTMLElement} root
 * @param {(request: string) => void} send
 */
export const listen = (root, send) => {
  // Chromium 156 returns the focus to the control that opened a popover, but not in a shadow root.
  const closes = (/** @type {Event} */ event) => {
    const target = /** @type {Element} */ (event.target);
    if (/** @type {ToggleEvent} */ (event).newState !== "closed" || !root.contains(target)) return;
    if (target.matches(":focus-within")) openers.get(target)?.focus();
    openers.delete(target);
  };
  root.addEventListener("beforetoggle", closes, true);
  // Find-in-page is about to show a closed panel, so the state has to follow.
  root.onbeforematch = (event) => {
    const target = /** @type {Element} */ (event.target);
    if (!root.contains(target)) return;
    const control = target.closest(".panel")?.parentNode?.querySelector("[data-act]");
    /** @type {HTMLElement} */ (control).click();
  };
  // Listeners of the page see the host as the target, so they would handle typed letters as shortcuts.
  root.onkeydown =
    root.onkeypress =
    root.onkeyup =
      (event) => {
        if (/** @type {Element} */ (event.target).matches("textarea")) event.stopPropagation();
      };
  root.onchange = () => mark(root);
  root.onclick = (event) => {
    const target = /** @type {Element} */ (event.target);
    /** @type {(HTMLAnchorElement & HTMLButtonElement) | null} */
    const control = target.closest("[data-act]");
    if (!control || !root.contains(control)) return; // nothing, or something that the page put into a slot
    const popover = control.popoverTargetElement;
    if (popover) openers.set(popover, control);
    // The page's address is left alone.
    if (control.href) event.preventDefault();
    /** @type {HTMLInputElement | null | undefined} */
    const field = control.parentNode?.querySelector("textarea,[value]:checked,input:invalid");
    // If a text or a choice is missing, the browser shows its own message.
    if (field?.reportValidity() ?? true) send(control.dataset.act + (field?.value || ""));
  };
};
