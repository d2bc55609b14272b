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

const links = new Set(); // one for each element: { root, selector, ids, pattern, send, open }
const splits = new Map(); // by text node: { node, text, around, places, parts }
let sheet;
let watcher;
let waiting;

/**
 * Links the terms of `explainer`, shown in `root`, in what `selector` finds in the page. `send` does what
 * `Request` in src/state/request.rs says. The answer undoes it all.
 */
export const link = (root, explainer, selector, send) => {
  document.querySelector(selector); // throws where it is no selector
  // Without popovers there is nothing to open.
  if (!HTMLElement.prototype.showPopover) return () => {};
  const terms = explainer.glossary || [];
  const names = terms.flatMap(({ id, term, aliases = [] }) =>
    [term, ...aliases].map((name) => ({ id, name })),
  );
  // "bande passante" must not win over "mémoire à large bande passante".
  names.sort((one, other) => other.name.length - one.name.length);
  const source = names.map(({ name }) => `(${spelled(name, explainer.lang)})`).join("|");
  const ids = names.map(({ id }) => id);
  const one = { root, selector, ids, pattern: source && new RegExp(source, "gu"), send };
  links.add(one);
  scan();
  if (!watcher) {
    watcher = new MutationObserver(changed);
    watcher.observe(document, { subtree: true, childList: true, characterData: true });
  }
  return () => unlink(one);
};

const unlink = (one) => {
  links.delete(one);
  check();
  for (const split of [...splits.values()]) {
    const { length } = split.places;
    split.places = split.places.filter((place) => place.one !== one);
    if (split.places.length < length) redraw(split);
  }
  if (links.size) return watcher.takeRecords();
  watcher.disconnect();
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
const is = (pattern, letter) => RegExp(pattern, "u").test(letter);

// What must not stand before (`<!`) or after (`!`) a name for it to be a whole word.
const edge = (letter, look) => {
  if (is(KANA, letter)) return `(?${look}${KANA})`;
  if (is("\\p{sc=Hang}", letter)) return look === "!" ? "" : "(?<!\\p{sc=Hang})";
  if (is(UNSPACED, letter)) return "";
  return `(?${look}(?!${UNSPACED})[\\p{L}\\p{M}\\p{N}_])`;
};

// A pattern for a name: in either case, with accents composed or not, over line breaks. What is all in
// capitals, such as AI, is not the same word in small letters: French has "ai".
const spelled = (name, lang) => {
  const lower = name.toLocaleLowerCase(lang);
  const exact = name === name.toLocaleUpperCase(lang) && name !== lower;
  const cases = (letter) =>
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
  return edge(letters[0], "<!") + pattern.join("") + edge(letters.at(-1), "!");
};

const create = (tag, name) => {
  // <form name="createElement"> hides document.createElement, but not the prototype's.
  const node = Document.prototype.createElement.call(document, tag);
  if (name) node.className = name;
  return node;
};

const visible = (node) => node.parentElement.checkVisibility?.({ visibilityProperty: true }) ?? true;

// Marks the first place of each term that has none yet.
const scan = () => {
  waiting = undefined;
  check();
  const selection = getSelection();
  const selected = (node) => !selection.isCollapsed && selection.containsNode(node, true);
  for (const one of links) {
    const done = new Set(placesOf(one).map(({ id }) => id));
    const parted = new Map([...splits.values()].flatMap((split) => split.parts.map(({ node }) => [node, split])));
    for (const node of one.pattern ? texts(one.selector) : []) {
      const split = parted.get(node) || { node, text: node.data, places: [] };
      if (split.node !== node || selected(node)) continue;
      const { length } = split.places;
      for (const match of split.text.matchAll(one.pattern)) {
        const id = one.ids[match.slice(1).findIndex((name) => name !== undefined)];
        const place = { one, id, start: match.index, end: match.index + match[0].length };
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

const placesOf = (one) =>
  [...splits.values()].flatMap(({ places }) => places.filter((place) => place.one === one));

// All of the prose, in the order of the page, each text once. Custom elements are other people's widgets.
const texts = (selector) => {
  const skips = (node) => node.matches(SKIP) || node.localName.includes("-");
  const filter = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return skips(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  };
  const found = new Set();
  for (const place of document.querySelectorAll(selector)) {
    if (place.closest(SKIP)) continue;
    const walker = document.createTreeWalker(
      place,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      filter,
    );
    while (walker.nextNode()) found.add(walker.currentNode);
  }
  return found;
};

// Taking apart and putting together ---------------------------------------

// Puts a text together, then apart again at its places.
const redraw = (split) => {
  const { node, text, places } = split;
  const focused = document.activeElement;
  for (const part of split.parts || []) if (part.node !== node) part.node.remove();
  node.data = text;
  splits.delete(node);
  if (!places[0]) return;
  places.sort((one, other) => one.start - other.start);
  const parts = [];
  let from = 0;
  for (const place of places) {
    parts.push(text.slice(from, place.start), place);
    from = place.end;
  }
  parts.push(text.slice(from));
  // The node keeps the first text between terms that there is, or none.
  const own = Math.max(0, parts.findIndex((part) => part && typeof part === "string"));
  split.around = [node.previousSibling, node.nextSibling];
  split.parts = parts.flatMap((part, index) => {
    if (index === own) return { node, text: part };
    if (part.one) return button(part, text.slice(part.start, part.end));
    return part ? { node: new Text(part), text: part } : [];
  });
  const index = split.parts.findIndex((part) => part.node === node);
  node.data = parts[own];
  node.before(...split.parts.slice(0, index).map((part) => part.node));
  node.after(...split.parts.slice(index + 1).map((part) => part.node));
  splits.set(node, split);
  if (focused !== document.activeElement) focused.focus({ preventScroll: true });
};

// Not a `button`: that is a box of its own, which no line can break inside of, so that the article would
// move; and what a page says of its buttons would make it look like one.
const button = (place, text) => {
  if (place.node) return { node: place.node, text };
  const node = create("span", "explainer-cards-term");
  const set = (name, value) => node.setAttribute(name, value);
  set("role", "button");
  set("tabindex", "0");
  set("aria-expanded", "false");
  node.append(text);
  // A press outside of a popover closes it before the click comes.
  let closed;
  node.addEventListener("pointerdown", () => (closed = place.one.open === place));
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

const changed = (records) => {
  check();
  const touches = ({ target, addedNodes }) => {
    const around = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
    const inside = ({ selector }) =>
      (around?.closest(selector) && !around.closest(SKIP)) ||
      [...addedNodes].some((node) => node.matches?.(selector) || node.querySelector?.(selector));
    return [...links].some(inside);
  };
  if (!waiting && records.some(touches)) waiting = setTimeout(scan, 300);
};

const untouched = ({ node, text }) => node.textContent === text;

// Lets go of each text that the page has changed since.
const check = () => {
  for (const split of [...splits.values()]) {
    const { node, parts } = split;
    const follows = ({ node }, index) => !index || parts[index - 1].node.nextSibling === node;
    if (node.isConnected && parts.every(untouched) && parts.every(follows)) continue;
    splits.delete(node);
    const others = parts.filter((part) => part.node !== node);
    if (wasReplaced(split, others)) for (const other of others) other.node.remove();
    else for (const { node } of others) if (node.localName) node.replaceWith(...node.childNodes);
  }
};

// Whether the page has given the node another text, or taken it away, as one that knows only of the node:
// then the other parts are left over. Where anything else happened, they may be all there is of the text.
const wasReplaced = ({ node, parts, around: [before, after] }, others) => {
  const [first] = others;
  const together = ({ node }) => node.parentNode === first.node.parentNode;
  if (!others.every(untouched) || !others.every(together)) return false;
  const { text } = parts.find((part) => part.node === node);
  const isText = (other) => other?.nodeType === Node.TEXT_NODE;
  // Node.normalize() takes empty texts away, and puts each into the one before.
  if (node.isConnected) {
    const merged = isText(after) && !after.isConnected && node.data.endsWith(after.data);
    return node.data !== text && !merged;
  }
  const merged = isText(before) && before.data.endsWith(text);
  return text !== "" && !merged && first.node.previousSibling === before;
};

// What a reader does ---------------------------------------------------------

const define = (place) => {
  const { one, id, node } = place;
  const { root } = one;
  const popover = root.querySelector(`#term-${CSS.escape(id)}`);
  if (one.open === place) return popover.hidePopover();
  const use = root.querySelector(`.card [popovertarget="term-${CSS.escape(id)}"]`);
  const card = use?.closest(".card").querySelector("button[id^=card-]");
  one.send(`define ${id}`);
  popover.showPopover({ source: node });
  const more = card && readMore(place, popover, card);
  one.open = place;
  node.setAttribute("aria-expanded", "true");
  const closes = () => {
    // The browser would give it back only to what is in the same tree.
    if (popover.matches(":focus-within")) node.focus({ preventScroll: true });
    node.setAttribute("aria-expanded", "false");
    popover.removeAttribute("tabindex");
    more?.remove();
    one.open = undefined;
  };
  popover.addEventListener("beforetoggle", closes, { once: true });
  // It is far from the button in the order of the page: who presses goes there, and comes back with Escape.
  popover.tabIndex = -1;
  popover.focus({ preventScroll: true });
};

// The way on to the card that uses the term first.
const readMore = (place, popover, card) => {
  const { root, send } = place.one;
  const more = create("p", "text");
  const link = create("a");
  link.href = `#${card.id}`;
  link.append(`${root.querySelector(".definitions").dataset.readmore} `, card.querySelector(".card-title").textContent);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    popover.hidePopover();
    const { top } = place.node.getBoundingClientRect();
    send(card.dataset.act.replace("toggle", "go"));
    offerReturn(place, card, top);
  });
  more.append(link);
  popover.append(more);
  return more;
};

// The way back, to where the reader was and how far the page was scrolled.
const offerReturn = (place, card, top) => {
  const { root } = place.one;
  root.querySelector(".return")?.remove();
  const line = create("p", "return");
  const back = create("button", "tool");
  back.type = "button";
  back.append(root.querySelector(".definitions").dataset.back);
  back.addEventListener("click", () => {
    line.remove();
    // The page may have written the text again.
    const { node } = place.node.isConnected ? place : placesOf(place.one).find(({ id }) => id === place.id) || place;
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "nearest", behavior: "instant" });
    scrollBy({ top: node.getBoundingClientRect().top - top, behavior: "instant" });
  });
  line.append(back);
  root.querySelector(`#${CSS.escape(card.getAttribute("aria-controls"))}`).prepend(line);
};
