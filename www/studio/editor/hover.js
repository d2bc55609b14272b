// What a field means, shown when the pointer rests on it.

import { hoverTooltip } from "@codemirror/view";

/**
 * @param {string} name
 * @param {string} text
 */
const paragraph = (name, text) => {
  const element = document.createElement("p");
  element.className = name;
  element.textContent = text;
  return element;
};

export const hover = (/** @type {import("./schema.js").Schema} */ schema) =>
  hoverTooltip(async (view, pos) => {
    const found = await schema.describe(view.state.doc, pos);
    if (!found) return null;
    const create = () => {
      const dom = document.createElement("div");
      dom.className = "cm-description";
      if (found.title) dom.append(paragraph("cm-title", found.title));
      dom.append(...found.descriptions.map((text) => paragraph("cm-text", text)));
      return { dom };
    };
    return { pos: found.from, end: found.to, above: true, create };
  });
