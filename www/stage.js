// What happens in the page once the widget is there. `embed.js` loads this file and hands over to it;
// each instance of the widget comes with a copy of its own, so that one can fail without the others.

// `cargo xtask dist` puts the glue itself here. The fragment makes the glue another module too.
const glue = await import(`./widget.js${new URL(import.meta.url).hash}`);

const VALUES = {
  "heading-level": "2 3 4 5",
  loading: "visible idle interaction eager",
  theme: "auto light dark",
};

const handles = new Map(); // of the explainers that are shown
let current; // the element that Rust is, or was last, busy with
let turn; // promise: ends with the mounting under way
let abandon; // ends the mounting under way
let dead;
let tell; // embed.js

// After a panic, and after an exception of the page's that went through Rust, nothing can be relied on.
const fail = (error) => {
  if (dead) return;
  dead = true;
  abandon?.(error);
  tell(current, error);
};

const enter = (element, task) => {
  current = element;
  try {
    return task();
  } catch (error) {
    if (typeof error !== "string") fail(error); // with a string Rust says no
    throw error;
  }
};

const quietly = (task) => {
  try {
    return task();
  } catch {}
};

/** Starts the instance; gives the style sheet. */
export const start = async (module, crashed) => {
  tell = crashed;
  await glue.default({ module_or_path: module, failed: fail });
  glue.on_crash(fail);
  return glue.styles();
};

/** Does what is asked for: `send` in src/browser/mount.rs says what can be. */
export const send = (element, action, name) =>
  handles.has(element) &&
  quietly(() => enter(element, () => glue.send(handles.get(element), action, name)));

/** Takes the explainer away, if this instance shows it. */
export const unmount = (element) => {
  const handle = handles.get(element);
  if (handles.delete(element)) release(element, handle);
};

const release = (element, handle) => quietly(() => enter(element, () => glue.unmount(handle)));

/**
 * Shows an explainer in the place of what the shadow root holds, which may be its pre-rendered form.
 * One after the other: a crash must find its culprit, and many at once would be one long task. Ends
 * with `true`, or with nothing where the instance failed, or nobody wanted it any more, before its turn.
 */
export const mount = (...all) => {
  const mine = Promise.resolve(turn).then(() => take(...all));
  turn = mine.then(pause, pause);
  return mine;
};

const pause = () => new Promise((resolve) => setTimeout(resolve));

const take = async (element, shadow, bytes, signal, notify) => {
  // A click belongs to what was under it when it began.
  while (element.matches(":active")) await new Promise(requestAnimationFrame);
  if (dead || signal.aborted) return;
  const root = document.createElement("div");
  root.className = "root";
  listen(element, root);
  const restore = quietly(() => keep(shadow));
  const text = (name) => element.getAttribute(name) || "";
  const open = opened(shadow) ?? text("open").replace(/\S+/g, "card-$&");
  const [level] = Object.keys(VALUES).map((name) => choice(element, name));
  let mine;
  const shown = new Promise((resolve, reject) => {
    abandon = reject;
    mine = (name, card) =>
      // Later: listeners of the page must not run inside Rust.
      name === "ready" ? resolve() : queueMicrotask(() => notify(name, card));
  });
  shown.catch(() => {}); // if `mount` itself fails nobody gets to wait
  const handle = enter(element, () =>
    glue.mount(root, new Uint8Array(bytes), open, text("cards"), level, mine),
  );
  await shown;
  abandon = undefined;
  if (signal.aborted) return release(element, handle); // what is shown stays
  unmount(element); // the explainer of an older src
  handles.set(element, handle);
  element.explainer = JSON.parse(new TextDecoder().decode(bytes));
  shadow.replaceChildren(root);
  quietly(() => restore(root));
  return true;
};

// Pages replace the console, some with objects that throw.
const choice = (element, name) => {
  const value = element.getAttribute(name);
  if (!value || VALUES[name].split(" ").includes(value)) return value || "";
  const message = `${name}="${value}" is none of ${VALUES[name]}`;
  quietly(() => console.warn("explainer-cards:", message, element));
  return "";
};

// One listener for all that can be pressed, which goes with the root: Yew's would stay, and an
// application of Yew around the element would hear them too.
const listen = (element, root) => {
  // Find-in-page has come upon a closed panel and is about to show it: open it in earnest.
  root.onbeforematch = ({ target }) => {
    target.closest("[data-kind],.note").querySelector("button").click();
  };
  root.onclick = (event) => {
    const pressed = event.target.closest("button,a[data-cite],a[data-back]");
    if (!pressed) return;
    const { cite, back } = pressed.dataset;
    if (cite || back) event.preventDefault();
    // Out of a definition, which the browser would leave open over what is shown next.
    if (cite) pressed.closest("[popover]")?.hidePopover();
    const term = pressed.getAttribute("popovertarget");
    if (back) send(element, "back", back);
    else if (cite) send(element, "cite", cite);
    else if (term) send(element, "define", term);
    else send(element, "toggle", pressed.id);
  };
};

// The ids of the cards and lists that are open, or nothing where there are none.
const opened = (shadow) => {
  const boxes = [...shadow.querySelectorAll(".card,.note")];
  const open = boxes.filter((box) => box.open || "open" in box.dataset);
  if (boxes[0]) return open.map((box) => box.querySelector("[id]").id).join(" ");
};

// Notes what a reader has done with one form of an explainer; the answer does it to another. Both have
// the same ids and the same texts in the same order.
const keep = (shadow) => {
  const folds = [...shadow.querySelectorAll(".fold")].map((fold) => fold.parentNode.open);
  const focus = place(shadow, shadow.activeElement);
  const popover = shadow.querySelector(":popover-open")?.id;
  const selection = quietly(() => selected(shadow)); // there may be none
  return (root) => {
    root.querySelectorAll(".fold").forEach((fold, index) => (fold.parentNode.open = folds[index]));
    focus?.(root)?.focus({ preventScroll: true });
    if (popover) root.querySelector(`#${popover}`).showPopover({ source: focus?.(root) });
    if (selection) getSelection().setBaseAndExtent(...at(root, selection[0]), ...at(root, selection[1]));
  };
};

// Where something that can be pressed is: the nearest thing with an id around it, and its number there.
const place = (shadow, node) => {
  if (!node) return;
  const home = node.closest("[id]");
  const all = (around) => [...around.querySelectorAll("a,button,summary")];
  const index = all(home || shadow).indexOf(node);
  return (root) => {
    const around = home ? root.querySelector(`#${CSS.escape(home.id)}`) : root;
    return index < 0 ? around : around && all(around)[index];
  };
};

// The ends of what is selected, in letters from the start of the explainer.
const selected = (shadow) => {
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

const at = (root, letters) => {
  const texts = document.createTreeWalker(root.querySelector(".explainer"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { length } = texts.currentNode;
    if (letters <= length) return [texts.currentNode, letters];
    letters -= length;
  }
};
