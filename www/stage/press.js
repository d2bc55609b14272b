// What a reader presses.

/**
 * Listens to a whole explainer, for as long as its root is there.
 * @param {HTMLElement} root
 * @param {(request: string) => void} send
 */
export const listen = (root, send) => {
  // Chromium 156 gives the focus back to what opened a popover, but not inside of a shadow root.
  const closes = ({ newState, target }) => {
    if (newState !== "closed" || !root.contains(target)) return;
    if (target.matches(":focus-within")) target.opener?.focus();
    target.opener = null;
  };
  root.addEventListener("beforetoggle", closes, true);
  // Find-in-page has come upon a closed panel and is about to show it: open it in earnest.
  root.onbeforematch = ({ target }) => {
    if (root.contains(target)) target.closest(".panel").parentNode.querySelector("[data-act]").click();
  };
  root.onclick = (event) => {
    const control = event.target.closest("[data-act]");
    if (!root.contains(control)) return; // nothing, or what the page put into a slot
    const popover = control.popoverTargetElement;
    if (popover) popover.opener = control;
    // Whatever the page does with its address.
    if (control.href) event.preventDefault();
    const field = control.parentNode.querySelector("textarea");
    // Where nothing is said the browser asks for it, in its own words.
    if (field?.reportValidity() ?? true) send(control.dataset.act + (field?.value || ""));
  };
};
