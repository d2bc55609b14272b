// Notices what HTML makes of two mistakes. `<explainer-cards />` is not closed, so that the rest of the article becomes
// its fallback. In a paragraph, a fallback that is a paragraph ends both.

import { quietly, warn } from "./quietly.js";

/** The answer for each element, because an explainer that it shows later may be in another language.
 * @type {WeakMap<Element, boolean>} */
const answers = new WeakMap();

/**
 * Whether the element has in it what follows it in the page: parts that no fallback has, or a long text that doesn't
 * name the explainer.
 *
 * @param {Element} element
 * @param {string} title
 */
const isUnclosed = (element, title) => {
  if (element.querySelector("main,article,footer,explainer-cards")) return true;
  if (element.matches("explainer-cards *")) return true;
  const { textContent } = element;
  return element.hasAttribute("src") && textContent.length > 1000 && !textContent.includes(title);
};

/**
 * Shows the rest of the article under the explainer if the element holds it.
 *
 * @param {Element} element
 * @param {Element} root what shows the explainer
 * @param {string} [title] of the explainer
 */
export const release = (element, root, title = "") => {
  const look = () => {
    const unclosed = answers.get(element) ?? isUnclosed(element, title);
    answers.set(element, unclosed);
    if (unclosed) {
      root.after(document.createElement("slot"));
      warn("</explainer-cards> is missing: the rest of the article is in the element", element);
    } else if (!element.textContent.trim() && element.matches("p:has(~p:empty)>*"))
      warn("a <p> can't hold the fallback: move the element out of the <p>", element);
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => quietly(look));
  else quietly(look);
};
