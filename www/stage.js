// What happens in the page once the widget is there. `embed.js` loads this file and hands over to it;
// each instance of the widget comes with a copy of its own, so that one can fail without the others.

import { follow } from "./addresses.js";
import { parse, patch } from "./patch.js";
import { ours, words } from "./words.js";

// `cargo xtask dist` puts the glue itself here. The fragment makes the glue another module too.
const glue = await import(`./widget.js${new URL(import.meta.url).hash}`);

// `cargo xtask dist` bakes these in; `trunk` leaves the defaults.
const LINK_TERMS = typeof __LINK_TERMS__ === "string" ? __LINK_TERMS__ : "link-terms.js";
const LINK_TERMS_INTEGRITY =
  typeof __LINK_TERMS_INTEGRITY__ === "string" ? __LINK_TERMS_INTEGRITY__ : "";

const VALUES = {
  headingLevel: "2 3 4 5",
  depth: "brief main full",
  loading: "visible idle interaction eager",
  theme: "auto light dark",
};

const shown = new Map(); // of elements: { handle, root, tree, notify, explainer, unlink }
let handles = 0;
let dead;
let muted; // while what a reader did before is done again, of which the page was told then
let tell, load; // embed.js

// After a panic, and after an exception of the page's while elements are made, nothing can be relied on.
const enter = (element, task) => {
  try {
    return task();
  } catch (error) {
    if (typeof error === "string") throw error; // Rust says no
    if (!dead) tell(element, error);
    dead = true;
    // What the article's terms would open is gone with this instance.
    for (const one of shown.values()) quietly(() => one.unlink());
    throw error;
  }
};

const quietly = (task) => {
  try {
    return task();
  } catch {}
};

// Pages replace the console, some with objects that throw.
const warn = (...words) => quietly(() => console.warn("explainer-cards:", ...words));

/** Starts the instance; gives the style sheet. */
export const start = async (module, crashed, loads) => {
  tell = crashed;
  load = loads;
  // What the page is written in is most likely what its explainers are.
  ours(document.documentElement.lang).catch(() => {}); // told where it is needed
  await glue.default({ module_or_path: module });
  return glue.styles();
};

/** Does what is asked for: `Request` in src/state/request.rs says what can be. */
export const send = (element, action, name) =>
  quietly(() => {
    const one = shown.get(element);
    const say = () => glue.send(one.handle, action, name);
    const tree = one && enter(element, () => show(one, say()));
    for (const [name, id] of tree.notices) {
      if (muted) continue;
      if (name === "focus") quietly(() => focus(one.root.querySelector(id)));
      else one.notify(...event(name, id));
    }
  });

// The name and the detail of the event for what Rust reports.
const event = (name, id) => {
  const [, card, rest] = /(.*)\/(.*)/s.exec(id) || [];
  if (name === "open" || name === "close") return [name, { card: id }];
  if (name === "quiz") return [name, { card, option: +rest }];
  if (name === "group") return [name, rest ? { card, group: rest } : { card }];
  if (name === "helpful") return ["feedback", { helpful: id === "yes" }];
  if (name === "missing") return ["feedback", { missing: id }];
  return [name, { [name]: id }]; // term, source, depth
};

const show = (one, stream) => {
  const tree = parse(stream);
  tree.node = one.root;
  if (!stream) return tree; // nothing was done
  patch(one.tree, tree);
  return (one.tree = tree);
};

// Brings something into view, out of every `details` around it.
const focus = (target) => {
  for (let around = target; around; around = around.parentElement) {
    if (around.tagName === "DETAILS") around.open = true;
  }
  // A card from its head on, wherever in the window that was; the rest as the browser thinks best.
  const card = target.id.startsWith("card-");
  target.focus({ preventScroll: card });
  if (card) target.scrollIntoView();
};

/** Takes the explainer away, if this instance shows it. */
export const unmount = (element) => {
  const one = shown.get(element);
  if (shown.delete(element)) quietly(() => enter(element, () => glue.unmount(one.handle)));
  quietly(() => one.unlink());
  return one;
};

/**
 * Shows an explainer in the place of what the shadow root holds, which may be its pre-rendered form.
 * One after the other: many at once would be one long task. Ends with the explainer, or with nothing where the
 * instance failed, or nobody wanted it any more, before its turn.
 */
export const mount = (element, shadow, bytes, ...more) => {
  const explainer = quietly(() => JSON.parse(new TextDecoder().decode(bytes)));
  const text = (name) => element.getAttribute(name) || "";
  const said = explainer && words(explainer.lang, text("words"));
  const mine = Promise.all([said, turn]).then(([said]) =>
    take(element, shadow, text, bytes, explainer, said, ...more),
  );
  turn = mine.then(pause, pause);
  return mine;
};

// Lets the reader have a turn. Other than a timer, `yield` does not make what goes on wait for long.
const pause = () => quietly(() => scheduler.yield()) || new Promise((resolve) => setTimeout(resolve));

// A browser's first use of Intl takes it longer than the first explainer: a task of its own, which most
// likely runs while the wasm is on its way.
let turn = pause() // promise: ends with the mounting under way
  .then(() => quietly(() => new Date().toLocaleDateString(document.documentElement.lang || [])))
  .then(pause);

const take = async (element, shadow, text, bytes, explainer, said, signal, notify) => {
  let one, before;
  const over = () => dead || signal.aborted;
  const [level, depth] = Object.keys(VALUES).map((name) => choice(element, name));
  const today = new Date().toISOString().slice(0, 10);
  // In tasks of their own, between which the reader may do something: what was opened or closed meanwhile
  // is taken up by making it once more.
  do {
    if (one) quietly(() => enter(element, () => glue.unmount(one.handle)));
    if (over()) return;
    before = opened(shadow);
    one = { handle: handles++, root: document.createElement("div"), tree: { children: [] }, notify };
    one.root.className = "root";
    const open = before ?? text("open").replace(/\S+/g, "card-$&");
    const { href } = new URL(text("src"), location);
    const all = [open, text("cards"), level, href, before == null ? depth : "", today];
    const stream = enter(element, () =>
      glue.mount(
        one.handle,
        new Uint8Array(bytes),
        ...all,
        element.hasAttribute("feedback"),
        said || "",
      ),
    );
    if (stream[0] === "!") throw stream.slice(1);
    await pause();
    if (!over()) enter(element, () => show(one, stream));
    await pause();
    // A click belongs to what was under it when it began.
    while (element.matches(":active")) await new Promise(requestAnimationFrame);
  } while (over() || opened(shadow) !== before);
  const { root } = one;
  listen(element, root);
  const restore = quietly(() => keep(shadow, shown.has(element)));
  unmount(element); // the explainer of an older src
  shown.set(element, one);
  one.explainer = explainer;
  shadow.replaceChildren(root);
  quietly(() => restore(root));
  if (element.linkTerms) link(element, one, element.linkTerms);
  // Once embed.js has what it is told.
  if (!element.explainer) pause().then(() => arrive(element));
  return explainer || {};
};

// The article is complete without: where it can't be done nothing else ends.
const link = async (element, one, selector) => {
  try {
    const terms = await load(LINK_TERMS, LINK_TERMS_INTEGRITY);
    const say = (action, name) => send(element, action, name);
    if (shown.get(element) === one) one.unlink = terms.link(one.root, one.explainer, selector, say);
  } catch (error) {
    warn(`link-terms="${selector}" ${error}`, element);
  }
};

// Of several with one id it leads to the first.
const arrive = follow(
  (id) => [...shown].find(([, { explainer }]) => explainer?.id === id)?.[0],
  (element, action, card) => send(element, action, card),
);

const choice = (element, name) => {
  const value = element[name];
  if (!value || VALUES[name].split(" ").includes(value)) return value;
  warn(`${name.replace("L", "-l")}="${value}" is none of ${VALUES[name]}`, element);
  return "";
};

// One listener for all that can be pressed, which goes with the root.
const listen = (element, root) => {
  // Chromium 156 gives the focus back to what opened a popover, but not inside of a shadow root.
  const closes = ({ newState, target }) => {
    if (newState !== "closed" || !root.contains(target)) return;
    if (target.matches(":focus-within")) target.opener?.focus();
    target.opener = null;
  };
  root.addEventListener("beforetoggle", closes, true);
  // Find-in-page has come upon a closed panel and is about to show it: open it in earnest.
  root.onbeforematch = ({ target }) => {
    if (root.contains(target)) target.closest("[data-kind],.note").querySelector("button").click();
  };
  root.onclick = (event) => {
    const pressed = event.target.closest("button,a,input");
    if (!root.contains(pressed)) return; // nothing, or what the page put into a slot
    const { cite, back, nth, answer, act, lang, share } = pressed.dataset;
    const popover = pressed.getAttribute("popovertarget");
    // Links that only the widget follows, whatever the page does with its address.
    if (pressed.href && (cite || back || act || (lang ?? share) === "")) event.preventDefault();
    if (popover) {
      root.querySelector(`#${popover}`).opener = pressed;
      send(element, "define", popover);
    }
    else if (back) {
      send(element, "back", back);
      if (nth) quietly(() => focus(root.querySelectorAll(`[data-cite="${back}"]`)[nth - 1]));
    }
    else if (cite) {
      // The browser would leave them open over what is shown next: the source, and the term that cites it.
      for (const over of root.querySelectorAll(":popover-open")) over.hidePopover();
      send(element, "cite", cite);
    }
    else if (answer) send(element, "answer", answer);
    else if (act === "missing") {
      const said = pressed.previousElementSibling;
      // Where nothing is said the browser asks for it, in its own words.
      if (said.reportValidity()) send(element, act, said.value);
    }
    else if (act) send(element, ...act.split(" "));
    else if (lang === "") change(element, pressed.href);
    else if (share === "") give(pressed);
    else if (pressed.id) send(element, "toggle", pressed.id);
  };
};

// A language that can't be had must not cost the reader the one that is there, so its file comes first; from
// then on the browser has it.
const change = async (element, href) => {
  const one = shown.get(element);
  one.href = href; // there may be others under way
  const status = one.root.querySelector(".languages [role=status]");
  status.textContent = ""; // what is said twice has to be said anew to be announced
  try {
    const response = await fetch(href, { credentials: "omit", signal: AbortSignal.timeout(5000) });
    if (!response.ok) throw response.status;
    await response.arrayBuffer();
    if (one.href === href) element.setAttribute("src", href);
  } catch (error) {
    warn(`${href} ${error}`, element);
    if (one.href === href) status.textContent = status.dataset.said;
  }
};

// Gives the address of a card to another program, where the system asks which, or to the clipboard.
const give = async (link) => {
  const url = location.href.split("#")[0] + link.hash;
  const status = link.nextElementSibling;
  status.textContent = ""; // as in `change`
  try {
    if (navigator.share) return await navigator.share({ url });
    await navigator.clipboard.writeText(url);
    status.textContent = status.dataset.said;
  } catch ({ name }) {
    // The reader thought better of it, or it is not allowed: then it is there to be copied by hand.
    if (name !== "AbortError") status.textContent = url;
  }
};

// The ids of the cards and lists that are open, or nothing where there are none.
const opened = (shadow) => {
  const boxes = [...shadow.querySelectorAll(".card,.note")];
  const open = boxes.filter((box) => box.open || "open" in box.dataset);
  if (boxes[0]) return open.map((box) => box.querySelector("[id]").id).join(" ");
};

// Notes what a reader has done with one form of an explainer; the answer does it to another. Both have
// the same ids and the same texts in the same order.
const keep = (shadow, live) => {
  const folds = [...shadow.querySelectorAll(".fold")].map((fold) => fold.parentNode.open);
  const focus = place(shadow, shadow.activeElement);
  const popover = shadow.querySelector(":popover-open")?.id;
  const inputs = (around) => [...around.querySelectorAll("input")];
  // What is chosen in the pre-rendered form from the start is nobody's choice.
  const chosen = inputs(shadow).map((input) => input.checked && (live || !input.defaultChecked));
  const heads = (around) => [...around.querySelectorAll(".head button")];
  const [missing, thanks] = ["#missing", ".thanks"].map((part) => shadow.querySelector(part));
  const open = new Map(heads(shadow).map((head) => [head.id, head.ariaExpanded]));
  const selection = quietly(() => selected(shadow)); // there may be none
  return (root) => {
    root.querySelectorAll(".fold").forEach((fold, index) => {
      if (index in folds) fold.parentNode.open = folds[index];
    });
    muted = live;
    inputs(root).forEach((input, index) => chosen[index] && !input.checked && input.click());
    // A depth opens or closes every card, of which the reader may have closed or opened some since.
    for (const head of heads(root)) {
      if ((open.get(head.id) ?? head.ariaExpanded) !== head.ariaExpanded) head.click();
    }
    if (missing || thanks) send(shadow.host, "helpful", "");
    if (missing) root.querySelector("#missing").value = missing.value;
    if (thanks) send(shadow.host, "missing", "");
    muted = false;
    if (focus?.(root)) focus(root).focus({ preventScroll: true });
    else if (focus) {
      // What had it is gone: the link to the language that is there now.
      root.querySelector(".title").focus();
    }
    if (popover) root.querySelector(`#${popover}`).showPopover({ source: focus?.(root) });
    if (selection) getSelection().setBaseAndExtent(...at(root, selection[0]), ...at(root, selection[1]));
  };
};

// Where something that can be pressed is: the nearest thing with an id around it, and its number there.
const place = (shadow, node) => {
  if (!node) return;
  const home = node.closest("[id]");
  const all = (around) => [...around.querySelectorAll("a,button,summary,input")];
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
