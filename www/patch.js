// Makes of the page what Rust says there should be. Rust says it as one text, token after token:
// `src/browser/stream.rs` has the list of them.
//
// What was said before is kept, and only what differs now is touched: a translator or an extension may
// have changed the nodes in the meantime, and what it did to the others stays.

const SVG = "http://www.w3.org/2000/svg";

/** Reads the text: the nodes, and what has to happen in the page. */
export const parse = (stream) => {
  const open = [{ children: [], effects: [] }];
  let attributes; // of what began last
  for (const token of stream.split("\x01").slice(1)) {
    const around = open.at(-1);
    const text = token.slice(1);
    if (token[0] === "<") {
      attributes = {};
      open.push({ tag: text, attributes, children: [] });
      around.children.push(open.at(-1));
    } else if (token[0] === "=") {
      const equals = text.indexOf("=");
      attributes[text.slice(0, equals)] = text.slice(equals + 1);
    } else if (token[0] === '"') around.children.push({ text });
    else if (token[0] === ">") open.pop();
    else {
      attributes = {};
      around.effects.push({ name: text, fields: attributes });
    }
  }
  return open[0];
};

/** Makes the children of `after.node` from those that were parsed `before`. */
export const patch = (before, after) => {
  after.children.forEach((now, index) => {
    const old = before.children[index];
    // Rust doesn't repeat what stays as it is.
    if (now.tag === "kept") after.children[index] = old;
    else if (old && old.tag === now.tag) {
      now.node = old.node;
      update(old, now);
    } else {
      now.node = create(now, after.node);
      update({ attributes: {}, children: [] }, now);
      if (old) old.node.replaceWith(now.node);
      else after.node.append(now.node);
    }
  });
  for (const old of before.children.slice(after.children.length)) old.node.remove();
};

// <form name="createElementNS"> hides the document's own, but not the prototype's.
const create = ({ tag, text }, { namespaceURI }) =>
  tag
    ? Document.prototype.createElementNS.call(document, tag === "svg" ? SVG : namespaceURI, tag)
    : new Text(text);

const update = (before, after) => {
  const { node, text, attributes } = after;
  if (!after.tag) {
    if ("text" in before && before.text !== text) node.data = text;
    return;
  }
  for (const name in { ...before.attributes, ...attributes }) {
    if (!(name in attributes)) node.removeAttribute(name);
    else if (before.attributes[name] !== attributes[name]) node.setAttribute(name, attributes[name]);
    // A radio button that was pressed no longer heeds its attribute.
    if (name === "checked") node.checked = name in attributes;
  }
  patch(before, after);
};
