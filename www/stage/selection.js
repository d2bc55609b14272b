// The selection, in characters from the start of the explainer.

/**
 * The start and the end of the selection, if it is in the explainer.
 *
 * @param {ShadowRoot} shadow
 */
export const selected = (shadow) => {
  const own = /** @type {{ getSelection?: () => Selection }} */ (shadow);
  const selection = /** @type {Selection} */ (own.getSelection?.() || getSelection());
  const [composed] = selection.getComposedRanges?.({ shadowRoots: [shadow] }) || [];
  const range = composed || selection.getRangeAt(0);
  if (range.collapsed || !shadow.contains(range.startContainer)) return;
  const length = (/** @type {Node} */ node, /** @type {number} */ offset) => {
    const before = document.createRange();
    before.setStart(/** @type {Element} */ (shadow.querySelector(".explainer")), 0);
    before.setEnd(node, offset);
    return before.toString().length;
  };
  return [length(range.startContainer, range.startOffset), length(range.endContainer, range.endOffset)];
};

/**
 * Selects what lies between a start and an end.
 *
 * @param {Element} root
 * @param {number[]} ends
 */
export const select = (root, [start, end]) => {
  const [from, to] = [at(root, start), at(root, end)];
  if (from && to) getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
};

/**
 * The text node that holds a position.
 *
 * @param {Element} root
 * @param {number} offset
 */
const at = (root, offset) => {
  const explainer = /** @type {Element} */ (root.querySelector(".explainer"));
  const texts = document.createTreeWalker(explainer, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = /** @type {Text} */ (texts.currentNode);
    if (offset <= node.length) return { node, offset };
    offset -= node.length;
  }
};
