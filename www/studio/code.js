// Loads the JSON editor, which is a file of its own so that the studio works without it.

/**
 * @typedef {import("./editor/editor.js").Options} Options
 */

/**
 * Creates an editor inside an element. Fails if its file isn't there.
 *
 * @param {HTMLElement} parent
 * @param {Options} options
 */
export const load = async (parent, options) => {
  const address = new URL("studio/editor.js", document.baseURI).href;
  /** @type {typeof import("./editor/editor.js")} */
  const { createEditor } = await import(address);
  const editor = createEditor(parent, options);
  return { ...editor, setProblems: (/** @type {string} */ json) => editor.setProblems(JSON.parse(json)) };
};
