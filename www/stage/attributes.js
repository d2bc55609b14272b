// Collects what the page wants of an explainer, as `settings` in src/browser/mount.rs reads it.

import { beside } from "./beside.js";

/**
 * @param {HTMLElement} element
 * @param {string | undefined} opened the panels that are open in what the element shows now
 */
export const attributes = (element, opened) => {
  // On a server React and Svelte write the name of the property, and HTML makes its capitals small.
  const list = [...element.attributes].map(
    ({ name, value }) => `${name.replace("headinglevel", "heading-level")}=${value}`,
  );
  list.push(`file=${beside(element.getAttribute("src"))}`, `today=${new Date().toISOString().slice(0, 10)}`);
  list.push(`languages=${navigator.languages}`);
  if (opened !== undefined) list.push(`opened=${opened}`);
  return list.join("\x01");
};
