// Creates and updates nodes from the text that `src/browser/stream.rs` writes, which lists the tokens.
//
// The last tree is kept, and only nodes that differ from it are touched: a page translator or an extension may have
// changed the others in the meantime, and its changes stay.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Something that has to happen in the page.
 * @typedef {{ name: string, fields: Record<string, string> }} Effect
 */

/**
 * An element with its attributes and children, or a text without a tag.
 * @typedef {{
 *   tag?: string,
 *   text?: string,
 *   attributes: Record<string, string>,
 *   children: Tree[],
 *   effects: Effect[],
 *   node: Element & Text,
 * }} Tree
 */

/**
 * The nodes in the text, as the children of a root, and the effects.
 *
 * @param {string} stream
 */
export const parse = (stream) => {
  const open = [/** @type {Tree} */ (/** @type {Partial<Tree>} */ ({ children: [], effects: [] }))];
  /** @type {Record<string, string>} */
  let attributes = {}; // of the element or the effect that began last
  for (const token of stream.split("\x01").slice(1)) {
    const around = /** @type {Tree} */ (open.at(-1));
    const text = token.slice(1);
    if (token[0] === "<") {
      attributes = {};
      const element = /** @type {Tree} */ (
        /** @type {Partial<Tree>} */ ({ tag: text, attributes, children: [] })
      );
      open.push(element);
      around.children.push(element);
    } else if (token[0] === "=") {
      const equals = text.indexOf("=");
      attributes[text.slice(0, equals)] = text.slice(equals + 1);
    } else if (token[0] === '"')
      around.children.push(/** @type {Tree} */ (/** @type {Partial<Tree>} */ ({ text })));
    else if (token[0] === ">") open.pop();
    else {
      attributes = {};
      around.effects.push({ name: text, fields: attributes });
    }
  }
  return open[0];
};

/**
 * Turns the children of `before`, which are in the page, into those of `after`.
 *
 * @param {Tree} before
 * @param {Tree} after its node is there already
 */
export const patch = (before, after) => {
  after.children.forEach((now, index) => {
    const old = before.children[index];
    // Rust doesn't repeat what stays the same.
    if (now.tag === "kept") after.children[index] = old;
    else if (old && old.tag === now.tag) {
      now.node = old.node;
      update(old, now);
      // A translator may have put other nodes in the place of this text.
      if (old.text !== now.text && !after.children[1]) after.node.replaceChildren(now.node);
    } else {
      now.node = create(now, after.node);
      update(/** @type {Tree} */ (/** @type {Partial<Tree>} */ ({ attributes: {}, children: [] })), now);
      if (old) old.node.replaceWith(now.node);
      else after.node.append(now.node);
    }
  });
  for (const old of before.children.slice(after.children.length)) old.node.remove();
};

/**
 * An empty node. <form name="createElementNS"> hides the document's own function, but not the one of the prototype.
 *
 * @param {Tree} node
 * @param {Element} parent
 */
const create = ({ tag }, { namespaceURI }) =>
  /** @type {Element & Text} */ (
    tag
      ? Document.prototype.createElementNS.call(document, tag === "svg" ? SVG : namespaceURI, tag)
      : new Text()
  );

/**
 * @param {Tree} before
 * @param {Tree} after
 */
const update = (before, after) => {
  const { node, text, attributes } = after;
  if (!after.tag) {
    if (before.text !== text) node.data = /** @type {string} */ (text);
    return;
  }
  for (const name in { ...before.attributes, ...attributes }) {
    if (!(name in attributes)) node.removeAttribute(name);
    else if (before.attributes[name] !== attributes[name]) node.setAttribute(name, attributes[name]);
    // Once a reader has pressed a radio button, the attribute has no effect any more.
    if (name === "checked") /** @type {{ checked?: boolean }} */ (node).checked = name in attributes;
  }
  patch(before, after);
};
