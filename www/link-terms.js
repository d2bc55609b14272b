// Makes the terms of an explainer, where the article around it names them first, into buttons that open
// its definitions. Loaded only for elements with `link-terms`. All elements of a page share it.
//
// The text is the page's, which may change it at any time. Each text node that has terms in it is taken
// apart so that the node itself stays, with a part of its text, for whoever holds on to it; and so that it
// can be put together again. Whatever the page has done in the meantime, no word of it may be lost.

// Where a word is no place for a button: in what is one already, names things, is no prose, or is a stranger's.
const SKIP =
  "a,button,select,textarea,label,summary,form,h1,h2,h3,h4,h5,h6,hgroup,code,pre,kbd,samp,script,style," +
  "noscript,template,svg,math,object,iframe,nav,[role=heading],[role=button],[role=link],[role=tab]," +
  "[role=menuitem],[contenteditable],[aria-hidden=true],[data-no-terms],[data-explainer]";

// Each part of the line by its name: of `text-decoration` Safari knows no more than `underline`.
const STYLE = `
.explainer-cards-term { cursor: pointer; text-decoration: underline; text-decoration-style: dotted;
  text-decoration-color: var(--explainer-accent, currentColor); text-decoration-thickness: 2px; text-underline-offset: .2em }
.explainer-cards-term:focus-visible { outline: 2px solid var(--explainer-accent, currentColor); outline-offset: 2px }
@media print { .explainer-cards-term { text-decoration: none } }`;

/**
 * An element whose terms are linked.
 *
 * @typedef {object} Owner
 * @property {HTMLElement} root the explainer
 * @property {string} selector
 * @property {string[]} ids those of the terms, in the order of the groups of the pattern
 * @property {string[]} terms the ids of the terms, in the order of the glossary
 * @property {RegExp | undefined} pattern
 * @property {(request: string) => void} send
 * @property {Place} [open] the one whose definition is open
 */

/**
 * Where a term stands in a text, and its button there.
 *
 * @typedef {{ owner: Owner, id: string, start: number, end: number, node?: HTMLElement }} Place
 */

/** @typedef {{ node: Text | HTMLElement, text: string }} Part */

/**
 * A text node that was split, and its siblings.
 *
 * @typedef {object} Split
 * @property {Text} node
 * @property {string} text
 * @property {Place[]} places
 * @property {(ChildNode | null)[]} around
 * @property {Part[]} parts
 */

/** @typedef {{ id: string, term: string, aliases?: string[] }} Term */

/** @type {Set<Owner>} */
const owners = new Set();
/** @type {Map<Text, Split>} */
const splits = new Map();
/** @type {CSSStyleSheet | undefined} */
let sheet;
/** @type {MutationObserver | undefined} */
let watcher;
/** @type {number | undefined} */
let waiting;

/**
 * Links the terms of `explainer`, which `root` shows, in the elements of the page that match `selector`. `send` takes
 * requests in the words of src/state/request.rs. The function that it returns removes the links.
 *
 * @param {HTMLElement} root
 * @param {{ lang: string, glossary?: Term[] }} explainer
 * @param {string} selector
 * @param {Owner["send"]} send
 */
export const link = (root, explainer, selector, send) => {
  document.querySelector(selector); // throws if the selector is invalid
  // Without popovers there is nothing to open.
  if (!HTMLElement.prototype.showPopover) return () => {};
  const terms = explainer.glossary || [];
  const names = terms.flatMap(({ id, term, aliases = [] }) =>
    [term, ...aliases].map((name) => ({ id, name })),
  );
  // "bande passante" must not win over "mémoire à large bande passante".
  names.sort((a, b) => b.name.length - a.name.length);
  const source = names.map(({ name }) => `(${spelled(name, explainer.lang)})`).join("|");
  const ids = names.map(({ id }) => id);
  /** @type {Owner} */
  const owner = {
    root,
    selector,
    ids,
    terms: terms.map(({ id }) => id),
    pattern: source ? new RegExp(source, "gu") : undefined,
    send,
  };
  owners.add(owner);
  scan();
  if (!watcher) {
    watcher = new MutationObserver(changed);
    watcher.observe(document, { subtree: true, childList: true, characterData: true });
  }
  return () => unlink(owner);
};

const unlink = (/** @type {Owner} */ owner) => {
  owners.delete(owner);
  check();
  for (const split of [...splits.values()]) {
    const { length } = split.places;
    split.places = split.places.filter((place) => place.owner !== owner);
    if (split.places.length < length) redraw(split);
  }
  if (owners.size) {
    watcher?.takeRecords();
    return;
  }
  watcher?.disconnect();
  clearTimeout(waiting);
  watcher = waiting = undefined;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
};

// Finding ----------------------------------------------------------------

// Written without spaces between words. Hangul has spaces, but particles are written onto its words and
// onto those of other scripts.
const UNSPACED =
  "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}ー]";
const KANA = "[\\p{sc=Kana}ー]";
/**
 * @param {string} pattern
 * @param {string} letter
 */
const is = (pattern, letter) => RegExp(pattern, "u").test(letter);

/**
 * What must not stand before (`<!`) or after (`!`) a name for it to be a whole word.
 *
 * @param {string} letter
 * @param {"<!" | "!"} look
 */
const edge = (letter, look) => {
  if (is(KANA, letter)) return `(?${look}${KANA})`;
  if (is("\\p{sc=Hang}", letter)) return look === "!" ? "" : "(?<!\\p{sc=Hang})";
  if (is(UNSPACED, letter)) return "";
  return `(?${look}(?!${UNSPACED})[\\p{L}\\p{M}\\p{N}_])`;
};

/**
 * A pattern for a name: in either case, with accents composed or not, over line breaks. What is all in
 * capitals, such as AI, is not the same word in small letters: French has "ai".
 *
 * @param {string} name
 * @param {string} lang
 */
const spelled = (name, lang) => {
  const lower = name.toLocaleLowerCase(lang);
  const exact = name === name.toLocaleUpperCase(lang) && name !== lower;
  const cases = (/** @type {string} */ letter) =>
    exact ? [letter] : [letter, letter.toLocaleLowerCase(lang), letter.toLocaleUpperCase(lang)];
  // Vowel signs of Arabic and Hebrew are for learners: a text has all, some or none.
  const letters = [...name.normalize("NFC").replace(/(?<=[\p{sc=Arab}\p{sc=Hebr}])\p{M}+/gu, "")];
  const pattern = letters.map((letter) => {
    if (/\s/.test(letter)) return "\\s+";
    if (/['’]/.test(letter)) return "['’]";
    if (/[-‐‑]/.test(letter)) return "[-‐‑]";
    const forms = cases(letter).flatMap((form) => [form, form.normalize("NFD")]);
    const any = [...new Set(forms)].map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
    const signs = is("[\\p{sc=Arab}\\p{sc=Hebr}]", letter) ? "[\\p{M}\\u0640]*" : "";
    return `(?:${any.join("|")})${signs}\\u00ad?`;
  });
  return edge(letters[0], "<!") + pattern.join("") + edge(/** @type {string} */ (letters.at(-1)), "!");
};

/**
 * @param {string} tag
 * @param {string} [name] the class
 */
const create = (tag, name) => {
  // <form name="createElement"> hides document.createElement, but not the prototype's.
  const node = Document.prototype.createElement.call(document, tag);
  if (name) node.className = name;
  return node;
};

const visible = (/** @type {Text} */ node) =>
  node.parentElement?.checkVisibility?.({ visibilityProperty: true }) ?? true;

// Marks the first place of each term that has none yet.
const scan = () => {
  waiting = undefined;
  check();
  const selection = /** @type {Selection} */ (getSelection());
  const selected = (/** @type {Text} */ node) => !selection.isCollapsed && selection.containsNode(node, true);
  for (const owner of owners) {
    const done = new Set(placesOf(owner).map(({ id }) => id));
    /** @type {Map<Node, Split>} */
    const parted = new Map();
    for (const split of splits.values()) for (const { node } of split.parts) parted.set(node, split);
    for (const node of owner.pattern ? texts(owner.selector) : []) {
      const split = parted.get(node) || { node, text: node.data, places: [], around: [], parts: [] };
      if (split.node !== node || selected(node)) continue;
      const { length } = split.places;
      for (const match of split.text.matchAll(/** @type {RegExp} */ (owner.pattern))) {
        const id = owner.ids[match.slice(1).findIndex((name) => name !== undefined)];
        /** @type {Place} */
        const place = { owner, id, start: match.index, end: match.index + match[0].length };
        const taken = split.places.some(({ start, end }) => start < place.end && place.start < end);
        if (done.has(id) || taken || !visible(node)) continue;
        done.add(id);
        split.places.push(place);
      }
      if (split.places.length > length) redraw(split);
    }
  }
  sheet ||= new CSSStyleSheet();
  if (!document.adoptedStyleSheets.includes(sheet)) {
    sheet.replaceSync(STYLE);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  watcher?.takeRecords(); // ours
};

const placesOf = (/** @type {Owner} */ owner) =>
  [...splits.values()].flatMap(({ places }) => places.filter((place) => place.owner === owner));

// All of the prose, in the order of the page, each text once. Custom elements are other people's widgets.
const texts = (/** @type {string} */ selector) => {
  const skips = (/** @type {Element} */ node) => node.matches(SKIP) || node.localName.includes("-");
  const filter = (/** @type {Node} */ node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return skips(/** @type {Element} */ (node)) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  };
  /** @type {Set<Text>} */
  const found = new Set();
  for (const place of document.querySelectorAll(selector)) {
    if (place.closest(SKIP)) continue;
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, filter);
    while (walker.nextNode()) found.add(/** @type {Text} */ (walker.currentNode));
  }
  return found;
};

// Taking apart and putting together ---------------------------------------

// Puts a text together, then apart again at its places.
const redraw = (/** @type {Split} */ split) => {
  const { node, text, places } = split;
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  for (const part of split.parts) if (part.node !== node) part.node.remove();
  node.data = text;
  splits.delete(node);
  if (!places[0]) return;
  places.sort((a, b) => a.start - b.start);
  /** @type {(string | Place)[]} */
  const parts = [];
  let from = 0;
  for (const place of places) {
    parts.push(text.slice(from, place.start), place);
    from = place.end;
  }
  parts.push(text.slice(from));
  // The node keeps the first text between terms that there is, or none.
  const own = Math.max(
    0,
    parts.findIndex((part) => part && typeof part === "string"),
  );
  split.around = [node.previousSibling, node.nextSibling];
  split.parts = parts.flatMap((part, index) => {
    if (index === own) return { node, text: /** @type {string} */ (part) };
    if (typeof part === "object") return button(part, text.slice(part.start, part.end));
    return part ? { node: new Text(part), text: part } : [];
  });
  const index = split.parts.findIndex((part) => part.node === node);
  node.data = /** @type {string} */ (parts[own]);
  node.before(...split.parts.slice(0, index).map((part) => part.node));
  node.after(...split.parts.slice(index + 1).map((part) => part.node));
  splits.set(node, split);
  if (focused !== document.activeElement) focused?.focus({ preventScroll: true });
};

// Not a `button`: that is a box of its own, which no line can break inside of, so that the article would
// move; and what a page says of its buttons would make it look like one.
/**
 * @param {Place} place
 * @param {string} text
 * @returns {Part}
 */
const button = (place, text) => {
  if (place.node) return { node: place.node, text };
  const node = create("span", "explainer-cards-term");
  const set = (/** @type {string} */ name, /** @type {string} */ value) => node.setAttribute(name, value);
  set("role", "button");
  set("tabindex", "0");
  set("aria-expanded", "false");
  node.append(text);
  // A press outside of a popover closes it before the click comes.
  let closed = false;
  node.addEventListener("pointerdown", () => (closed = place.owner.open === place));
  node.addEventListener("click", () => {
    if (!closed) define(place);
    closed = false;
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    define(place);
  });
  place.node = node;
  return { node, text };
};

// Watching the page --------------------------------------------------------

const changed = (/** @type {MutationRecord[]} */ records) => {
  check();
  const touches = (/** @type {MutationRecord} */ { target, addedNodes }) => {
    const around = target instanceof Element ? target : target.parentElement;
    const inside = (/** @type {Owner} */ { selector }) =>
      (around?.closest(selector) && !around.closest(SKIP)) ||
      [.../** @type {NodeListOf<Element>} */ (addedNodes)].some(
        (node) => node.matches?.(selector) || node.querySelector?.(selector),
      );
    return [...owners].some(inside);
  };
  if (!waiting && records.some(touches)) waiting = setTimeout(scan, 300);
};

const untouched = (/** @type {Part} */ { node, text }) => node.textContent === text;

// Lets go of each text that the page has changed since.
const check = () => {
  for (const split of [...splits.values()]) {
    const { node, parts } = split;
    /** @type {(part: Part, index: number) => boolean} */
    const follows = ({ node }, index) => !index || parts[index - 1].node.nextSibling === node;
    if (node.isConnected && parts.every(untouched) && parts.every(follows)) continue;
    splits.delete(node);
    const others = parts.filter((part) => part.node !== node);
    if (wasReplaced(split, others)) for (const other of others) other.node.remove();
    else for (const { node } of others) if (node instanceof HTMLElement) node.replaceWith(...node.childNodes);
  }
};

/**
 * Whether the page has given the node another text, or taken it away, as one that knows only of the node:
 * then the other parts are left over. Where anything else happened, they may be all there is of the text.
 *
 * @param {Split} split
 * @param {Part[]} others
 */
const wasReplaced = ({ node, parts, around: [before, after] }, others) => {
  const [first] = others;
  const together = (/** @type {Part} */ { node }) => node.parentNode === first.node.parentNode;
  if (!others.every(untouched) || !others.every(together)) return false;
  const { text } = /** @type {Part} */ (parts.find((part) => part.node === node));
  /** @returns {other is Text} */
  const isText = (/** @type {ChildNode | null} */ other) => other?.nodeType === Node.TEXT_NODE;
  // Node.normalize() takes empty texts away, and puts each into the one before.
  if (node.isConnected) {
    const merged = isText(after) && !after.isConnected && node.data.endsWith(after.data);
    return node.data !== text && !merged;
  }
  const merged = isText(before) && before.data.endsWith(text);
  return text !== "" && !merged && first.node.previousSibling === before;
};

// What a reader does ---------------------------------------------------------

const define = (/** @type {Place} */ place) => {
  const { owner, id } = place;
  const node = /** @type {HTMLElement} */ (place.node);
  const { root } = owner;
  const popover = /** @type {HTMLElement} */ (definitionsOf(root).children[owner.terms.indexOf(id)]);
  if (owner.open === place) return popover.hidePopover();
  const use = root.querySelector(`.card [data-act="define ${CSS.escape(id)}"]`);
  const card = use?.closest(".card")?.querySelector("[data-act^=toggle]");
  owner.send(`define ${id}`);
  popover.showPopover({ source: node });
  const more = card && readMore(place, popover, card);
  owner.open = place;
  node.setAttribute("aria-expanded", "true");
  const closes = () => {
    // The browser returns the focus only within the same tree.
    if (popover.matches(":focus-within")) node.focus({ preventScroll: true });
    node.setAttribute("aria-expanded", "false");
    popover.removeAttribute("tabindex");
    more?.remove();
    owner.open = undefined;
  };
  popover.addEventListener("beforetoggle", closes, { once: true });
  // The popover is far from the button in the order of the page, so the focus moves there; Escape returns it.
  popover.tabIndex = -1;
  popover.focus({ preventScroll: true });
};

// Holds the definitions in the order of the glossary, and the words that this file shows.
const definitionsOf = (/** @type {HTMLElement} */ root) =>
  /** @type {HTMLElement} */ (root.querySelector(".definitions"));

/**
 * The way on to the card that uses the term first.
 *
 * @param {Place} place
 * @param {HTMLElement} popover
 * @param {Element} card
 */
const readMore = (place, popover, card) => {
  const { root, send } = place.owner;
  const more = create("p", "text");
  const link = /** @type {HTMLAnchorElement} */ (create("a"));
  link.href = `#${card.id}`;
  const title = /** @type {Element} */ (card.querySelector(".card-title"));
  link.append(`${definitionsOf(root).dataset.readmore} `, title.textContent);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    popover.hidePopover();
    const { top } = /** @type {HTMLElement} */ (place.node).getBoundingClientRect();
    const { act = "" } = /** @type {HTMLElement} */ (card).dataset;
    send(act.replace("toggle", "go"));
    offerReturn(place, card, top);
  });
  more.append(link);
  // The button that closes the popover stays last.
  popover.lastElementChild?.before(more);
  return more;
};

/**
 * The way back, to where the reader was and how far the page was scrolled.
 *
 * @param {Place} place
 * @param {Element} card
 * @param {number} top
 */
const offerReturn = (place, card, top) => {
  const { root } = place.owner;
  root.querySelector(".return")?.remove();
  const line = create("p", "return");
  const back = /** @type {HTMLButtonElement} */ (create("button", "tool"));
  back.type = "button";
  back.append(`${definitionsOf(root).dataset.back}`);
  back.addEventListener("click", () => {
    line.remove();
    // The page may have written the text again.
    const again = placesOf(place.owner).find(({ id }) => id === place.id);
    const { node } = /** @type {{ node: HTMLElement }} */ ((!place.node?.isConnected && again) || place);
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "nearest", behavior: "instant" });
    scrollBy({ top: node.getBoundingClientRect().top - top, behavior: "instant" });
  });
  line.append(back);
  const panel = `#${CSS.escape(/** @type {string} */ (card.getAttribute("aria-controls")))}`;
  /** @type {Element} */ (root.querySelector(panel)).prepend(line);
};
