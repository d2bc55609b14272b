// Shows explainers with one instance of the widget. `embed.js` loads this file and hands elements over to it. Each
// instance has its own copy of this module, so that one can fail without the others.

import { parse, patch } from "./patch.js";
import { attributes } from "./stage/attributes.js";
import { mark } from "./stage/choice.js";
import { perform } from "./stage/effects.js";
import { opened } from "./stage/panels.js";
import { listen } from "./stage/press.js";
import { quietly, warn } from "./stage/quietly.js";
import { chosen, note } from "./stage/reader.js";
import { release } from "./stage/swallowed.js";
import { inTurn, pause } from "./stage/turns.js";
import { ours, words } from "./words.js";

// `cargo xtask dist` replaces this line by the glue. The fragment gives each copy of this module its own glue.
const glue = await import(`./widget.js${new URL(import.meta.url).hash}`);

// `cargo xtask dist` fills these in; `trunk` leaves the defaults.
const LINK_TERMS = typeof __LINK_TERMS__ === "string" ? __LINK_TERMS__ : "link-terms.js";
const LINK_TERMS_INTEGRITY = typeof __LINK_TERMS_INTEGRITY__ === "string" ? __LINK_TERMS_INTEGRITY__ : "";

/** @typedef {import("./patch.js").Tree} Tree */
/** @typedef {HTMLElement & { explainer?: unknown, linkTerms?: string }} Host */
/**
 * What an element shows.
 * @typedef {{
 *   handle: number,
 *   root: HTMLElement,
 *   tree: Tree,
 *   explainer: { lang: string, title: string },
 *   report: (name: string, detail: object) => void,
 *   unlink?: () => void,
 * }} Session
 */

/** @type {Map<Host, Session>} */
const sessions = new Map();
let handles = 0;
let isBroken = false; // after a crash nothing of this instance can be relied on
/** @type {(element: Element, error: unknown) => void} */
let crashed;
/** @type {(file: string, integrity: string) => Promise<typeof import("./link-terms.js")>} */
let load;

/**
 * Runs a task that calls Rust or creates nodes. After a panic in Rust, or an exception of the page while nodes are
 * created, nothing of this instance can be relied on.
 *
 * @template T
 * @param {Element} element
 * @param {() => T} task
 * @returns {T}
 */
const enter = (element, task) => {
  try {
    return task();
  } catch (error) {
    if (typeof error === "string") throw error; // Rust refuses the file
    if (!isBroken) crashed(element, error);
    isBroken = true;
    // The terms in the article would open what is gone with this instance.
    for (const session of sessions.values()) quietly(() => session.unlink?.());
    throw error;
  }
};

/**
 * Starts the instance and returns the style sheet.
 *
 * @param {WebAssembly.Module} module
 * @param {typeof crashed} onCrash
 * @param {typeof load} loader
 */
export const start = async (module, onCrash, loader) => {
  crashed = onCrash;
  load = loader;
  // Explainers are most likely in the language of the page. Failures are reported where the words are needed.
  ours(document.documentElement.lang).catch(() => {});
  await glue.default({ module_or_path: module });
  return glue.styles();
};

/**
 * Does what is requested, in the words of src/state/request.rs. Returns whether something had to happen in the page
 * too.
 *
 * @param {Host} element
 * @param {string | undefined} request
 * @param {boolean} [stays] leaves the focus where it is
 */
export const send = (element, request, stays) =>
  quietly(() => {
    const session = /** @type {Session} */ (sessions.get(element));
    const { effects } = enter(element, () => show(session, glue.send(session.handle, request)));
    mark(session.root);
    const answer = (/** @type {string} */ next) => send(element, next);
    for (const effect of effects) {
      if (!stays || effect.name !== "focus") perform(effect, element, session, answer);
    }
    return effects.length > 0;
  });

/**
 * @param {Session} session
 * @param {string} stream
 */
const show = (session, stream) => {
  const tree = parse(stream);
  if (!stream) return tree; // there was nothing to do
  tree.node = /** @type {Tree["node"]} */ (/** @type {unknown} */ (session.root));
  patch(session.tree, tree);
  session.tree = tree;
  return tree;
};

/**
 * Removes the explainer, if this instance shows it.
 *
 * @param {Host} element
 */
export const unmount = (element) => {
  const session = sessions.get(element);
  if (!session) return;
  sessions.delete(element);
  quietly(() => enter(element, () => glue.unmount(session.handle)));
  quietly(() => session.unlink?.());
};

/**
 * Shows an explainer in place of what the shadow root holds, for example its pre-rendered form. Returns the explainer
 * as an object, or nothing if the instance crashed or the element no longer wants the explainer.
 *
 * @param {Host} element
 * @param {ShadowRoot} shadow
 * @param {ArrayBuffer} bytes
 * @param {AbortSignal} signal
 * @param {Session["report"]} report
 * @param {string} [panels] the names of the panels to open if the shadow root has none, each on a line
 */
export const mount = (element, shadow, bytes, signal, report, panels) => {
  const explainer = quietly(() => JSON.parse(new TextDecoder().decode(bytes)));
  const ready = explainer && words(explainer.lang, element.getAttribute("words"));
  const isOver = () => isBroken || signal.aborted;
  return inTurn(ready, async (lines) => {
    const session = await prepare(element, shadow, bytes, lines || "", isOver, panels);
    if (!session) return;
    session.report = report;
    session.explainer = explainer;
    swap(element, shadow, session);
    return explainer || {};
  });
};

/**
 * Creates the nodes, in several tasks. If the reader does something between them, the nodes are created again from what
 * is open and chosen then.
 *
 * @param {Host} element
 * @param {ShadowRoot} shadow
 * @param {ArrayBuffer} bytes
 * @param {string} lines the words of the interface
 * @param {() => boolean} isOver
 * @param {string} [restored] the names of the panels to open if the shadow root has none
 */
const prepare = async (element, shadow, bytes, lines, isOver, restored) => {
  const shown = () => sessions.get(element);
  /** @type {Session | undefined} */
  let session;
  /** @type {string | undefined} */
  let panels;
  /** @type {Tree | undefined} */
  let tree;
  do {
    const old = session;
    if (old) quietly(() => enter(element, () => glue.unmount(old.handle)));
    if (isOver()) return;
    panels = opened(shadow);
    tree = shown()?.tree;
    const before = shown()?.handle || 0;
    const root = document.createElement("div");
    root.className = "root";
    const parts = { handle: ++handles, root, tree: { children: [] } };
    const next = /** @type {Session} */ (/** @type {unknown} */ (parts));
    session = next;
    const wanted = attributes(element, before ? undefined : (panels ?? restored));
    const stream = enter(element, () =>
      glue.mount(next.handle, new Uint8Array(bytes), wanted, lines, before),
    );
    if (stream[0] === "!") throw stream.slice(1);
    await pause();
    if (!isOver()) {
      enter(element, () => {
        show(next, stream);
        if (!root.textContent) throw Error("the page has replaced functions that create nodes");
      });
    }
    await pause();
    // A click belongs to the element that was under the pointer when it began.
    while (element.matches(":active")) await new Promise(requestAnimationFrame);
  } while (isOver() || opened(shadow) !== panels || shown()?.tree !== tree);
  return session;
};

/**
 * Replaces what the shadow root holds by the new nodes, and repeats what the reader did before.
 *
 * @param {Host} element
 * @param {ShadowRoot} shadow
 * @param {Session} session
 */
const swap = (element, shadow, session) => {
  const { root, tree } = session;
  const request = (/** @type {string | undefined} */ next) => send(element, next);
  listen(root, request);
  const restore = quietly(() => note(shadow));
  const choices = chosen(shadow);
  unmount(element); // the explainer of an earlier src
  sessions.set(element, session);
  shadow.replaceChildren(root);
  choices.forEach(request);
  quietly(() => restore?.(root));
  quietly(() => mark(root));
  for (const effect of tree.effects) perform(effect, element, session, request);
  release(element, root, session.explainer?.title);
  if (element.linkTerms) link(element, session, element.linkTerms);
};

/**
 * Links terms in the article. The article is complete without the links, so a failure ends nothing else.
 *
 * @param {Host} element
 * @param {Session} session
 * @param {string} selector
 */
const link = async (element, session, selector) => {
  try {
    const terms = await load(LINK_TERMS, LINK_TERMS_INTEGRITY);
    const request = (/** @type {string} */ next) => send(element, next);
    if (sessions.get(element) !== session) return;
    session.unlink = terms.link(session.root, session.explainer, selector, request);
  } catch (error) {
    warn(`link-terms="${selector}" ${error}`, element);
  }
};
