// The cards in the preview: which one was clicked, which one is being written.

const sheets = /** @type {WeakMap<ShadowRoot, { sheet: CSSStyleSheet, id: string }>} */ (new WeakMap());

/**
 * The id of the card and the text that a reader clicked on. Either is empty if there is none.
 *
 * @param {Event} event
 */
export const clicked = (event) => {
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return ["", ""];
  // What does something itself, such as the number of a source. The head of a card is a text too.
  if (target.closest("a, summary, label, input, textarea, button:not([aria-expanded])")) return ["", ""];
  const head = target.closest('[part~="card"]')?.querySelector('[id^="card-"]');
  const texts = [...target.childNodes].filter((node) => node instanceof Text).map((node) => node.data);
  texts.sort((one, other) => other.length - one.length);
  return [head?.id.slice("card-".length) ?? "", texts[0] ?? ""];
};

/**
 * Marks a card of the explainer inside an element; no card if the id is empty.
 *
 * @param {HTMLElement} around
 * @param {string} id
 */
export const mark = (around, id) => {
  for (const element of around.querySelectorAll("*")) {
    const root = element.shadowRoot;
    if (!root) continue;
    const marked = sheets.get(root) ?? { sheet: new CSSStyleSheet(), id: "" };
    const { sheet } = marked;
    sheets.set(root, marked);
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    // Another sheet, even with the same rules, computes the styles of every card again.
    if (marked.id === id) continue;
    marked.id = id;
    const card = `[part~="card"]:has(#card-${CSS.escape(id)})`;
    sheet.replaceSync(id ? `${card} { outline: 2px solid var(--studio-accent); outline-offset: 4px }` : "");
  }
};
