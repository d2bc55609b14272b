// Turns the first mention of each term in the article into a button that opens the definition. Loaded only for elements
// with `link-terms`, and shared by all elements of a page.
//
// The text belongs to the page, which can change it at any time. A text node with terms is split in such a way that the
// node itself stays in the page with a part of its text, because scripts of the page may hold it, and that its text can
// be restored. Whatever the page does in the meantime, no word of it may be lost.

// Elements whose text gets no buttons: controls, headings, code, other widgets.
const SKIP =
  "a,button,select,textarea,label,summary,form,h1,h2,h3,h4,h5,h6,hgroup,code,pre,kbd,samp,script,style," +
  "noscript,template,svg,math,object,iframe,nav,[role=heading],[role=button],[role=link],[role=tab]," +
  "[role=menuitem],[contenteditable],[aria-hidden=true],[data-no-terms],[data-explainer]";

// One property for each part of the line, because Safari supports only `underline` in `text-decoration`.
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
 * @property {string[]} ids the ids of the terms, in the order of the groups of the pattern
 * @property {string[]} terms the ids of the terms, in the order of the glossary
 * @property {RegExp | undefined} pattern
 * @property {(request: string) => void} send
 * @property {Place} [open] the place whose definition is open
 * @property {() => void} [hide] closes it
 */

/**
 * A mention of a term in a text, and its button.
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
  // In browsers without popovers there is nothing to open.
  if (!HTMLElement.prototype.showPopover) return () => {};
  const terms = explainer.glossary || [];
  const names = terms.flatMap(({ id, term, aliases = [] }) =>
    [term, ...aliases].map((name) => ({ id, name })),
  );
  // Longer names first: "mémoire à large bande passante" contains "bande passante".
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

// Scripts without spaces between words. Korean has spaces, but particles follow words of its own and of other scripts
// without one.
const UNSPACED =
  "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}ー]";
const KANA = "[\\p{sc=Kana}ー]";
/**
 * @param {string} pattern
 * @param {string} letter
 */
const is = (pattern, letter) => RegExp(pattern, "u").test(letter);

/**
 * The pattern for what must not come before (`<!`) or after (`!`) a name, so that only whole words match.
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
 * The pattern for a name. It ignores case, line breaks and how accents are encoded. For a name in capitals, such as AI,
 * case counts: "ai" is another word in French.
 *
 * @param {string} name
 * @param {string} lang
 */
const spelled = (name, lang) => {
  const lower = name.toLocaleLowerCase(lang);
  const exact = name === name.toLocaleUpperCase(lang) && name !== lower;
  const cases = (/** @type {string} */ letter) =>
    exact ? [letter] : [letter, letter.toLocaleLowerCase(lang), letter.toLocaleUpperCase(lang)];
  // Texts in Arabic and Hebrew have all vowel signs, some or none.
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
  // <form name="createElement"> hides the document's own function, but not the one of the prototype.
  const node = Document.prototype.createElement.call(document, tag);
  if (name) node.className = name;
  return node;
};

const visible = (/** @type {Text} */ node) =>
  node.parentElement?.checkVisibility?.({ visibilityProperty: true }) ?? true;

// Adds a button at the first mention of each term that has none yet.
const scan = () => {
  waiting = undefined;
  check();
  // A page that was saved or cloned with buttons in it has no listeners for them.
  const live = new Set([...splits.values()].flatMap(({ parts }) => parts.map(({ node }) => node)));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll(".explainer-cards-term")
  )) {
    if (!live.has(button)) button.replaceWith(...button.childNodes);
  }
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
  watcher?.takeRecords(); // ignores our own changes
};

const placesOf = (/** @type {Owner} */ owner) =>
  [...splits.values()].flatMap(({ places }) => places.filter((place) => place.owner === owner));

// All text nodes of the prose in document order. Custom elements are widgets of others, so they are skipped.
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

// Splitting and restoring texts ---------------------------------------------

// Restores a text, then splits it again at its places.
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
  // The node keeps the first text between terms, if there is one.
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

// Not a `button`: lines can't break inside a button, so the text of the article would move, and the page's rules for
// buttons would apply.
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
  // A press outside a popover closes it before the click event.
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

// Forgets each text that the page has changed.
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
 * Whether the page has changed or removed the node as if it still were the whole text. Then the other parts are
 * obsolete. In all other cases they can be the only copy of their text, for example if a translator has replaced this
 * part but not the others.
 *
 * @param {Split} split
 * @param {Part[]} others
 */
const wasReplaced = ({ node, parts, around: [before, after] }, others) => {
  const [first] = others;
  const parent = first.node.parentNode;
  const together = (/** @type {Part} */ { node }) => node.parentNode === parent;
  if (!parent || !others.every(untouched) || !others.every(together)) return false;
  const index = parts.findIndex((part) => part.node === node);
  const { text } = parts[index];
  /** @returns {other is Text} */
  const isText = (/** @type {ChildNode | null} */ other) => other?.nodeType === Node.TEXT_NODE;
  // Node.normalize() removes empty texts and appends each text to the one before.
  if (node.isConnected) {
    if (node.data === text) return false;
    if (isText(after) && !after.isConnected && node.data.endsWith(after.data)) return false;
  } else if (!text || (isText(before) && before.data.endsWith(text))) return false;
  // The nodes that have replaced it.
  let now = "";
  const start = index ? parts[index - 1].node : before;
  const end = index + 1 < parts.length ? parts[index + 1].node : after;
  let each = start ? start.nextSibling : parent.firstChild;
  for (; each && each !== end; each = each.nextSibling) now += each.textContent;
  if (!now) return true;
  if (now === text) return false;
  // A translation of the whole text contains the terms, or neither starts nor ends as a fragment beside a term does.
  const isTerm = (/** @type {Part} */ { node }) => node.nodeType === Node.ELEMENT_NODE;
  if (others.some((part) => isTerm(part) && now.includes(part.text))) return true;
  const joint = (/** @type {RegExp} */ letter) => letter.test(now) && !letter.test(text);
  return (index > 0 && joint(/^[\p{L}\p{N}]/u)) || (index + 1 < parts.length && joint(/[\p{L}\p{N}]$/u));
};

// What readers do ------------------------------------------------------------

const define = (/** @type {Place} */ place) => {
  const { owner, id } = place;
  const node = /** @type {HTMLElement} */ (place.node);
  const { root } = owner;
  if (owner.open === place) return owner.hide?.();
  const copy = root.checkVisibility?.() === false ? standIn(root) : undefined;
  const popover = /** @type {HTMLElement} */ (
    definitionsOf(copy?.shadowRoot || root).children[owner.terms.indexOf(id)]
  );
  owner.hide = () => popover.hidePopover();
  const use = root.querySelector(`.card [data-act="define ${CSS.escape(id)}"]`);
  const card = use?.closest(".card")?.querySelector("[data-act^=toggle]");
  owner.send(`define ${id}`);
  popover.showPopover({ source: node });
  // Closed details can be opened for the reader, but nothing that is `display: none`.
  const more = card && root.getClientRects()[0] && readMore(place, popover, card);
  owner.open = place;
  node.setAttribute("aria-expanded", "true");
  const closes = () => {
    // The browser returns the focus only within the same tree.
    if (popover.matches(":focus-within")) node.focus({ preventScroll: true });
    node.setAttribute("aria-expanded", "false");
    popover.removeAttribute("tabindex");
    if (more) more.remove();
    owner.open = undefined;
    setTimeout(() => copy?.remove());
  };
  popover.addEventListener("beforetoggle", closes, { once: true });
  // The popover is far from the button in the order of the page, so the focus moves there; Escape returns it.
  popover.tabIndex = -1;
  popover.focus({ preventScroll: true });
};

/**
 * A copy of the definitions at the end of the page, for an explainer that is hidden: nothing in it can be shown, not
 * even a popover.
 *
 * @param {HTMLElement} root
 */
const standIn = (root) => {
  const { host, adoptedStyleSheets } = /** @type {ShadowRoot} */ (root.getRootNode());
  const copy = create("div");
  copy.setAttribute("theme", host.getAttribute("theme") || "");
  Object.assign(copy.style, { position: "fixed", width: "0", height: "0", overflow: "hidden" });
  const shadow = copy.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = adoptedStyleSheets;
  const definitions = definitionsOf(root).cloneNode(true);
  // The list of sources is hidden with the rest.
  for (const link of /** @type {HTMLElement} */ (definitions).querySelectorAll(".listed")) link.remove();
  // The style sheet needs the elements around them.
  const explainer = /** @type {Element} */ (root.querySelector(".explainer")).cloneNode();
  explainer.appendChild(definitions);
  shadow.appendChild(root.cloneNode()).appendChild(explainer);
  document.body.append(copy);
  return copy;
};

// Holds the definitions in the order of the glossary, and the words that this file shows.
const definitionsOf = (/** @type {ParentNode} */ root) =>
  /** @type {HTMLElement} */ (root.querySelector(".definitions"));

/**
 * Adds a link to the first card that uses the term.
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
 * Adds a button that returns to the mention in the article and to the scroll position.
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
    // The page may have replaced the text.
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
