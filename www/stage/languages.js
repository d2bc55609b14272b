// Changing to the explainer in another language.

import { warn } from "./quietly.js";

const latest = new WeakMap(); // by element: the file that was asked for last

/**
 * A language that can't be had must not cost the reader the one that is there, so its file comes first; from then on
 * the browser has it. Ends with the request that says what came of it, if a reader has to know.
 * @param {HTMLElement} element
 * @param {string} href
 * @returns {Promise<string | undefined>}
 */
export const change = async (element, href) => {
  latest.set(element, href);
  const isLatest = () => latest.get(element) === href;
  try {
    const response = await fetch(href, { credentials: "omit", signal: AbortSignal.timeout(5000) });
    if (!response.ok) throw response.status;
    await response.arrayBuffer();
    if (isLatest()) element.setAttribute("src", href);
  } catch (error) {
    warn(href, error, element);
    if (isLatest()) return "unavailable";
  }
};
