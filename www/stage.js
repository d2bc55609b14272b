// Shows explainers, with one instance of the widget. `embed.js` loads this file and hands elements over to it; each
// instance comes with a copy of its own, so that one can fail without the others.

import { parse, patch } from "./patch.js";
import { follow } from "./stage/addresses.js";
import { attributes } from "./stage/attributes.js";
import { perform } from "./stage/effects.js";
import { listen } from "./stage/press.js";
import { quietly, warn } from "./stage/quietly.js";
import { chosen, note, opened } from "./stage/reader.js";
import { inTurn, pause } from "./stage/turns.js";
import { ours, words } from "./words.js";

// `cargo xtask dist` puts the glue itself here. The fragment makes the glue another module too.
const glue = await import(`./widget.js${new URL(import.meta.url).hash}`);

// `cargo xtask dist` bakes these in; `trunk` leaves the defaults.
const LINK_TERMS = typeof __LINK_TERMS__ === "string" ? __LINK_TERMS__ : "link-terms.js";
const LINK_TERMS_INTEGRITY =
  typeof __LINK_TERMS_INTEGRITY__ === "string" ? __LINK_TERMS_INTEGRITY__ : "";

const sessions = new Map(); // by element: { handle, root, tree, explainer, report, unlink }
let handles = 0;
let broken; // nothing of this instance can be relied on any more
let crashed, load; // embed.js

// After a panic, and after an exception of the page's while elements are made, nothing can be relied on.
const enter = (element, task) => {
  try {
    return task();
  } catch (error) {
    if (typeof error === "string") throw error; // Rust says no
    if (!broken) crashed(element, error);
    broken = true;
    // What the article's terms would open is gone with this instance.
    for (const session of sessions.values()) quietly(() => session.unlink());
    throw error;
  }
};

/** Starts the instance; gives the style sheet. */
export const start = async (module, onCrash, loader) => {
  crashed = onCrash;
  load = loader;
  // What the page is written in is most likely what its explainers are.
  ours(document.documentElement.lang).catch(() => {}); // told where it is needed
  await glue.default({ module_or_path: module });
  return glue.styles();
};

/**
 * Does what is asked for, as src/state/request.rs lists it. The focus does not move where the reader `stays`. Answers
 * whether something had to happen in the page, too.
 */
export const send = (element, request, stays) =>
  quietly(() => {
    const session = sessions.get(element);
    const { effects } = enter(element, () => show(session, glue.send(session.handle, request)));
    const say = (answer) => send(element, answer);
    for (const effect of effects) {
      if (!stays || effect.name !== "focus") perform(effect, element, session, say);
    }
    return effects.length > 0;
  });

const show = (session, stream) => {
  const tree = parse(stream);
  if (!stream) return tree; // nothing was done
  tree.node = session.root;
  patch(session.tree, tree);
  return (session.tree = tree);
};

/** Takes the explainer away, if this instance shows it. */
export const unmount = (element) => {
  const session = sessions.get(element);
  if (sessions.delete(element)) quietly(() => enter(element, () => glue.unmount(session.handle)));
  quietly(() => session.unlink());
};

/**
 * Shows an explainer in the place of what the shadow root holds, which may be its pre-rendered form. Ends with the
 * explainer as an object, or with nothing where the instance failed, or nobody wanted it any more, before its turn.
 */
export const mount = (element, shadow, bytes, signal, report) => {
  const explainer = quietly(() => JSON.parse(new TextDecoder().decode(bytes)));
  const ready = explainer && words(explainer.lang, element.getAttribute("words"));
  const isOver = () => broken || signal.aborted;
  return inTurn(ready, async (lines) => {
    const session = await prepare(element, shadow, bytes, lines || "", isOver);
    if (!session) return;
    session.report = report;
    session.explainer = explainer;
    swap(element, shadow, session);
    return explainer || {};
  });
};

// In tasks of their own, between which the reader may do something: then it is made once more, from what is open and
// chosen now.
const prepare = async (element, shadow, bytes, lines, isOver) => {
  const shown = () => sessions.get(element);
  let session, panels, tree;
  do {
    if (session) quietly(() => enter(element, () => glue.unmount(session.handle)));
    if (isOver()) return;
    panels = opened(shadow);
    tree = shown()?.tree;
    const before = shown()?.handle || 0;
    const root = document.createElement("div");
    root.className = "root";
    session = { handle: ++handles, root, tree: { children: [] } };
    const wanted = attributes(element, before ? undefined : panels);
    const stream = enter(element, () =>
      glue.mount(session.handle, new Uint8Array(bytes), wanted, lines, before),
    );
    if (stream[0] === "!") throw stream.slice(1);
    await pause();
    if (!isOver()) enter(element, () => show(session, stream));
    await pause();
    // A click belongs to what was under it when it began.
    while (element.matches(":active")) await new Promise(requestAnimationFrame);
  } while (isOver() || opened(shadow) !== panels || shown()?.tree !== tree);
  return session;
};

const swap = (element, shadow, session) => {
  const { root, tree } = session;
  const say = (request) => send(element, request);
  listen(root, say);
  const restore = quietly(() => note(shadow));
  const choices = chosen(shadow);
  unmount(element); // the explainer of an older src
  sessions.set(element, session);
  shadow.replaceChildren(root);
  choices.forEach(say);
  quietly(() => restore(root));
  for (const effect of tree.effects) perform(effect, element, session, say);
  if (element.linkTerms) link(element, session, element.linkTerms);
  // Once embed.js has what it is told.
  if (!element.explainer) pause().then(arrive);
};

// The article is complete without: where it can't be done nothing else ends.
const link = async (element, session, selector) => {
  try {
    const terms = await load(LINK_TERMS, LINK_TERMS_INTEGRITY);
    const say = (request) => send(element, request);
    if (sessions.get(element) !== session) return;
    session.unlink = terms.link(session.root, session.explainer, selector, say);
  } catch (error) {
    warn(`link-terms="${selector}" ${error}`, element);
  }
};

// Of several with one id it leads to the first.
const arrive = follow((address, stays) =>
  [...sessions.keys()].some((element) => element.isConnected && send(element, `arrive ${address}`, stays)),
);
