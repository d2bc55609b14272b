// Defines <explainer-cards>: decides when to load, fetches the explainer and the widget, hands the
// bytes to Rust. On any failure the fallback inside the element stays, the console gets one
// warning, `explainer-cards:error` fires, and nothing reaches the page as an exception.
//
// Faults travel as strings, "reason: text", because that is how Rust throws them.

// `cargo xtask dist` bakes these in; `trunk` leaves the defaults.
const VERSION = typeof __VERSION__ === "string" ? __VERSION__ : "dev";
const GLUE = typeof __GLUE__ === "string" ? __GLUE__ : "widget.js";
const GLUE_INTEGRITY = typeof __GLUE_INTEGRITY__ === "string" ? __GLUE_INTEGRITY__ : "";
const WASM = typeof __WASM__ === "string" ? __WASM__ : "widget_bg.wasm";
const WASM_INTEGRITY = typeof __WASM_INTEGRITY__ === "string" ? __WASM_INTEGRITY__ : "";

const NAME = "explainer-cards";
const VALUES = {
  loading: "visible idle interaction eager",
  theme: "auto light dark",
  "heading-level": "2 3 4 5",
};

// <form name="createElement"> hides document.createElement, but not the prototype's.
const create = (tag) => Document.prototype.createElement.call(document, tag);

// Pages replace the console, some with objects that throw.
const warn = (...words) => {
  try {
    console.warn(NAME + ":", ...words);
  } catch {}
};

// Own files are found from this one and explainers from the page, neither from a stranger's <base>.
const reach = async (file, from, integrity, signal, task) => {
  let url = file;
  try {
    url = new URL(file, from).href;
    return await task(url);
  } catch (error) {
    // A refused integrity check fails like a broken connection
    // (https://www.w3.org/TR/SRI/#handling-integrity-violations). Asking for the headers alone
    // tells them apart and brings nothing that could run.
    const options = { credentials: "omit", signal, method: "HEAD" };
    const head = integrity && (await fetch(url, options).catch(() => {}));
    throw `${head?.ok ? "integrity" : "network"}: ${url} ${error}`;
  }
};

const get = (file, from, integrity, signal) =>
  reach(file, from, integrity, signal, async (url) => {
    const response = await fetch(url, { credentials: "omit", signal, integrity });
    if (response.ok) return response.arrayBuffer();
    throw response.status;
  });

// import() takes no integrity, a modulepreload does
// (https://html.spec.whatwg.org/multipage/links.html#link-type-modulepreload). Importing only after
// its load event matters: an engine may forget a refused module and fetch it again, unchecked.
const preload = (url) =>
  new Promise((loaded, failed) => {
    const link = create("link");
    link.rel = "modulepreload";
    link.crossOrigin = ""; // that is "anonymous"
    link.integrity = GLUE_INTEGRITY;
    link.nonce = nonce;
    link.href = url;
    link.onload = loaded;
    link.onerror = () => failed("refused");
    document.head.append(link);
  });

let nonce = "";
let sheet; // one for all elements of the page; empty until the widget is there
let wasm; // promise of the WebAssembly.Module, kept to start again after a crash
let booting; // promise of the running instance
let live; // glue of the running instance
let boots = 0;
let current; // the element that Rust is, or was last, busy with
const mounted = new Set();

// The trap that ends a panic, which on_crash has told, must not look like an error of the page. Not a
// method: Yew leaves its listeners behind, and these would hold the element.
const guard = (root) => {
  // Find-in-page has come upon a closed panel and is about to show it: open it in earnest.
  root.onbeforematch = ({ target }) => target.parentNode.querySelector("button").click();
  root.addEventListener = (type, listener, options) => {
    const guarded = (event) => {
      try {
        listener(event);
      } catch {}
    };
    EventTarget.prototype.addEventListener.call(root, type, guarded, options);
  };
};

class ExplainerCards extends HTMLElement {
  static observedAttributes = ["src"];

  static #boot() {
    return (booting ||= this.#instance().catch((error) => {
      booting = wasm = undefined; // an element added later may have better luck
      throw typeof error === "string" ? error : `wasm: ${error}`;
    }));
  }

  static async #instance() {
    const { compile } = WebAssembly; // throws before any download where wasm is switched off
    // Not compileStreaming: it insists on a MIME type many servers lack, and a body whose
    // integrity is checked arrives in one piece anyway.
    wasm ||= get(WASM, import.meta.url, WASM_INTEGRITY).then(compile);
    // The fragment makes it another module with its own state, without another request.
    const file = `${GLUE}#${boots++}`;
    const script = reach(file, import.meta.url, GLUE_INTEGRITY, null, async (url) => {
      if (GLUE_INTEGRITY) await preload(url);
      return import(url);
    });
    const [glue, module] = await Promise.all([script, wasm]);
    await glue.default({ module_or_path: module });
    glue.on_crash((message) => this.#retire(glue, message));
    sheet.replaceSync(glue.styles());
    live = glue;
  }

  #shadow;
  #fallback; // what the shadow root held before: a slot, or pre-rendered markup
  #load; // AbortController of the load under way or done
  #want; // starts a load that waits to be wanted
  #resolve;
  #reject;
  #glue; // the instance that shows the explainer, while one does
  #handle;
  #bytes;

  constructor() {
    super();
    this.#renew();
    this.#shadow = this.shadowRoot || this.attachShadow({ mode: "open" });
    if (!this.#shadow.firstChild) this.#shadow.append(create("slot"));
    this.#fallback = [...this.#shadow.childNodes];
    this.#shadow.adoptedStyleSheets = [sheet];
    const touched = () => {
      current = this;
      if (this.#text("loading") === "interaction") this.#want?.();
    };
    for (const type of ["pointerover", "focusin", "click"]) {
      this.addEventListener(type, touched, true);
    }
  }

  open(card) {
    return this.#send("open", card);
  }

  close(card) {
    return this.#send("close", card);
  }

  connectedCallback() {
    if (!this.#load) this.#start();
  }

  // Frameworks move an element by taking it out and putting it back: only one that stays out stops.
  disconnectedCallback() {
    setTimeout(() => {
      if (this.isConnected || !this.#load) return;
      this.#load.abort();
      this.#load = undefined;
      this.#unmount();
    });
  }

  attributeChangedCallback(_, before, now) {
    if (this.#load && before !== now) this.#start();
  }

  // With `bytes` and `open`: again, on a new instance.
  async #start(bytes, open) {
    this.#load?.abort();
    const { signal } = (this.#load = new AbortController());
    this.#renew();
    try {
      const json = bytes || (await this.#fetched(signal));
      while (!live) await ExplainerCards.#boot();
      if (signal.aborted) return;
      const root = await this.#mount(json, open ?? this.#text("open"));
      if (signal.aborted) return;
      this.#shadow.replaceChildren(root);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
      return;
    }
    this.#resolve(this);
    if (!bytes) this.#tell("ready");
  }

  // Whoever waits for an older `ready` gets the outcome of the newer one.
  #renew() {
    const older = this.#resolve;
    this.ready = new Promise((fulfil, reject) => {
      this.#resolve = fulfil;
      this.#reject = reject;
    });
    this.ready.catch(() => {}); // nobody has to listen
    older?.(this.ready);
  }

  async #fetched(signal) {
    if (!this.#glue) await this.#wanted(signal);
    if (document.readyState === "loading" && !this.#text("src")) {
      // The parser may not have come to the inline JSON yet.
      await new Promise((parsed) => addEventListener("DOMContentLoaded", parsed));
    }
    const late = new Promise((_, reject) => setTimeout(reject, 5000, "network: over 5 s"));
    const both = Promise.all([this.#json(signal), ExplainerCards.#boot()]);
    const [json] = await Promise.race([both, late]);
    return json;
  }

  #wanted(signal) {
    return new Promise((want) => {
      this.#want = want;
      const loading = this.#choice("loading");
      if (loading === "eager") want();
      else if (loading === "idle") (window.requestIdleCallback || setTimeout)(want);
      else if (loading !== "interaction") {
        // A screen ahead, so that the swap is over before the reader gets there.
        const watcher = new IntersectionObserver(
          (entries) => entries.some((entry) => entry.isIntersecting) && want(),
          { rootMargin: "100%" },
        );
        watcher.observe(this);
        signal.onabort = () => watcher.disconnect();
      }
    });
  }

  async #json(signal) {
    const src = this.#text("src");
    if (src) return get(src, location, this.#text("integrity"), signal);
    const inline = this.querySelector('script[type="application/json"]');
    if (inline) return new TextEncoder().encode(inline.textContent);
    throw "invalid: no src, no JSON";
  }

  #text(name) {
    return this.getAttribute(name) || "";
  }

  #choice(name) {
    const value = this.#text(name);
    if (!value || VALUES[name].split(" ").includes(value)) return value;
    warn(`${name}="${value}" is none of ${VALUES[name]}`, this);
    return "";
  }

  // Gives the explainer, once it has something to show. After a panic that is never.
  async #mount(bytes, open) {
    const root = create("div");
    root.className = "root";
    guard(root);
    this.#choice("theme"); // the style sheet reads it
    const glue = live;
    let rendered;
    const shown = new Promise((resolve) => (rendered = resolve));
    // Later: listeners of the page must not run inside Rust.
    const notify = (name, card) =>
      name === "ready" ? rendered(root) : queueMicrotask(() => this.#tell(name, { card }));
    current = this;
    try {
      const level = this.#choice("heading-level");
      const cards = this.#text("cards");
      const handle = glue.mount(root, new Uint8Array(bytes), open, cards, level, notify);
      this.#unmount(); // the explainer of an older src
      this.#handle = handle;
    } catch (error) {
      if (typeof error !== "string") ExplainerCards.#retire(glue);
      throw error;
    }
    this.#glue = glue;
    this.#bytes = bytes;
    this.explainer = JSON.parse(new TextDecoder().decode(bytes));
    mounted.add(this);
    return shown;
  }

  #unmount() {
    const glue = this.#glue;
    mounted.delete(this);
    this.#glue = undefined;
    this.#shadow.replaceChildren(...this.#fallback);
    if (!glue || glue !== live) return;
    current = this;
    try {
      glue.unmount(this.#handle);
    } catch {} // on_crash has been told
  }

  #send(action, card) {
    this.#want?.();
    const send = () => {
      current = this;
      this.#glue?.send(this.#handle, action, card);
    };
    return this.ready.then(send).catch(() => {}); // told by `ready` or on_crash
  }

  #fail(error) {
    this.#load.abort();
    const [, reason = "crash"] = /^([a-z]+): /.exec(error) || [];
    this.#unmount();
    warn(`fallback kept, ${error}`, this);
    this.#reject(Error(error));
    this.#tell("error", { reason });
  }

  #tell(name, more) {
    const detail = { explainer: this.explainer?.id, card: "", version: VERSION, ...more };
    const event = new CustomEvent(`${NAME}:${name}`, { bubbles: true, composed: true, detail });
    this.dispatchEvent(event);
  }

  // A panic poisons the instance all elements share: the one it was busy with goes back to its
  // fallback, the others continue on a new instance.
  static #retire(glue, message) {
    if (glue !== live) return;
    live = booting = undefined;
    const culprit = current;
    setTimeout(() => {
      for (const element of mounted) {
        if (element === culprit) element.#fail(message);
        else element.#revive();
      }
    });
  }

  #revive() {
    const buttons = this.#shadow.querySelectorAll("[id^=card-][aria-expanded=true]");
    const open = [...buttons].map((button) => button.id.slice(5)).join(" ");
    mounted.delete(this);
    this.#start(this.#bytes, open);
  }
}

// <script src="…/embed.js" data-src="….json">, and <section data-explainer="….json">, the form that
// survives publishing systems which filter custom elements.
const done = new WeakSet();
const upgrade = (tag) => {
  const { src, explainer, target } = tag.dataset;
  if (tag.src === import.meta.url) nonce = tag.nonce;
  else if (tag.src) return;
  if (!(src || explainer) || done.has(tag) || tag.querySelector(NAME)) return;
  const place = target && document.querySelector(target);
  if (target && !place) {
    if (document.readyState === "loading") return; // it may still come
    warn(`data-target="${target}" finds nothing`, tag);
  }
  done.add(tag);
  const element = create(NAME);
  for (const { name, value } of tag.attributes) {
    // Not data-style and data-onclick: a strict policy refuses what they would become.
    const [, option] = /^data-(?!target|on|style)(.+)/.exec(name) || [];
    if (option) element.setAttribute(option === "explainer" ? "src" : option, value);
  }
  if (explainer) {
    element.append(...tag.childNodes);
    tag.append(element);
  } else if (place) place.append(element);
  else tag.after(element);
};

const attempt = (task, subject) => {
  try {
    task(subject);
  } catch (error) {
    warn(error, subject);
  }
};

const scan = (root = document) => {
  for (const tag of root.querySelectorAll("script[src],section[data-explainer]")) {
    attempt(upgrade, tag);
  }
};

// Another copy of this file may have come first: it keeps the element, each finds its own tags.
const define = () => {
  if (customElements.get(NAME)) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(":host{display:block}"); // an empty inline element never comes into view
  customElements.define(NAME, ExplainerCards);
};

const publish = () => {
  const older = window.explainerCards;
  window.explainerCards = {
    version: older?.version || VERSION,
    scan(root) {
      older?.scan?.(root);
      scan(root);
    },
  };
};

attempt(define);
attempt(publish);
attempt(scan);
addEventListener("DOMContentLoaded", () => attempt(scan));
