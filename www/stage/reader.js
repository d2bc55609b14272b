// What a reader has done with one form of an explainer, and how it is done to another: the pre-rendered form, an older
// version, another language. Both have the same ids and the same texts in the same order. What is open and chosen in
// a live form Rust knows.

import { quietly } from "./quietly.js";
import { select, selected } from "./selection.js";

/** The names of the open panels, each on a line; nothing where there are no panels. */
export const opened = (shadow) => {
  const heads = [...shadow.querySelectorAll("[data-act^='toggle ']")];
  const open = heads.filter((head) => head.ariaExpanded === "true" || head.parentNode.open);
  if (heads[0]) return open.map((head) => head.dataset.act.slice("toggle ".length)).join("\n");
};

/** What was chosen in the pre-rendered form, as requests. What is chosen there from the start is nobody's choice. */
export const chosen = (shadow) =>
  [...shadow.querySelectorAll("input:checked")]
    .filter((input) => !input.defaultChecked)
    .map((input) => input.dataset.act);

/** Notes the rest; the answer does it to another root. */
export const note = (shadow) => {
  const folds = [...shadow.querySelectorAll(".fold")].map((fold) => fold.parentNode.open);
  const focus = place(shadow, shadow.activeElement);
  const popover = shadow.querySelector(":popover-open")?.id;
  const written = shadow.querySelector("textarea")?.value;
  const selection = quietly(() => selected(shadow)); // there may be none
  return (root) => {
    root.querySelectorAll(".fold").forEach((fold, index) => {
      if (index in folds) fold.parentNode.open = folds[index];
    });
    if (written) root.querySelector("textarea").value = written;
    if (focus?.(root)) focus(root).focus({ preventScroll: true });
    else if (focus) {
      // What had it is gone: the link to the language that is there now.
      root.querySelector(".title").focus();
    }
    if (popover) root.querySelector(`#${popover}`).showPopover({ source: focus?.(root) });
    if (selection) select(root, selection);
  };
};

// Where something that can be pressed is: the nearest thing with an id around it, and its number there.
const place = (shadow, node) => {
  if (!node) return;
  const home = node.closest("[id]");
  const all = (around) => [...around.querySelectorAll("a,button,summary,input")];
  const index = all(home || shadow).indexOf(node);
  return (root) => {
    const around = home ? root.querySelector(`#${CSS.escape(home.id)}`) : root;
    return index < 0 ? around : around && all(around)[index];
  };
};
