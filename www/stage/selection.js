// What is selected, in letters from the start of the explainer.

/** The ends, or nothing where nothing of the explainer is selected. */
export const selected = (shadow) => {
  const selection = shadow.getSelection?.() || getSelection();
  const range = selection.getComposedRanges?.({ shadowRoots: [shadow] })[0] || selection.getRangeAt(0);
  if (range.collapsed || !shadow.contains(range.startContainer)) return;
  return [
    [range.startContainer, range.startOffset],
    [range.endContainer, range.endOffset],
  ].map(([node, offset]) => {
    const before = document.createRange();
    before.setStart(shadow.querySelector(".explainer"), 0);
    before.setEnd(node, offset);
    return before.toString().length;
  });
};

/** Selects what lies between two ends. */
export const select = (root, [start, end]) =>
  getSelection().setBaseAndExtent(...at(root, start), ...at(root, end));

const at = (root, letters) => {
  const texts = document.createTreeWalker(root.querySelector(".explainer"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { length } = texts.currentNode;
    if (letters <= length) return [texts.currentNode, letters];
    letters -= length;
  }
};
