// Changes to the explainer in another language.

import { warn } from "./quietly.js";

/** The file that was requested last for an element.
 * @type {WeakMap<Element, string>} */
const latest = new WeakMap();

/**
 * Fetches the file first, so that the reader keeps the current language if it fails; the element then gets it from the
 * cache. Returns the request that announces a failure.
 *
 * @param {Element} element
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
