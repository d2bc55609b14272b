// Notices two mistakes in the HTML of the page. `<explainer-cards />` doesn't close the element, so the rest of the
// article becomes its fallback. A fallback with a paragraph ends the paragraph that the element is in.

import { quietly, warn } from "./quietly.js";

/** The answer for each element: the title of a later explainer may be in another language.
 * @type {WeakMap<Element, boolean>} */
const answers = new WeakMap();

/**
 * Whether the element contains the rest of the article: elements that no fallback has, or a long text without the title
 * of the explainer, to the end of the element around it.
 *
 * @param {Element} element
 * @param {string} title
 */
const isUnclosed = (element, title) => {
  const { textContent } = element;
  return (
    element.matches(":has(main,article,footer,explainer-cards),explainer-cards *") ||
    (textContent.length > 1000 &&
      element.hasAttribute("src") &&
      !element.nextElementSibling &&
      !textContent.includes(title))
  );
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
