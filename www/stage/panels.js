// The open panels of an explainer: cards and the lists under them. The live and the pre-rendered form mark them in
// different ways.

/** @param {ParentNode} shadow */
const heads = (shadow) =>
  /** @type {HTMLElement[]} */ ([...shadow.querySelectorAll("[data-act^='toggle ']")]);

/** @param {HTMLElement} head */
const name = (head) => `${head.dataset.act}`.slice("toggle ".length);

/** @param {Element} summary */
export const details = (summary) => /** @type {HTMLDetailsElement} */ (summary.parentNode);

/**
 * The names of the open panels, each on a line; `undefined` if there are no panels.
 *
 * @param {ParentNode} shadow
 */
export const opened = (shadow) => {
  const all = heads(shadow);
  const open = all.filter((head) => head.ariaExpanded === "true" || details(head).open);
  if (all[0]) return open.map(name).join("\n");
};

/**
 * Opens these panels of the pre-rendered form and closes the others.
 *
 * @param {ParentNode} shadow
 * @param {string} panels their names, each on a line
 */
export const open = (shadow, panels) => {
  for (const head of heads(shadow)) details(head).open = panels.split("\n").includes(name(head));
};
