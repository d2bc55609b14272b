// Defines <explainer-cards>: decides when to load, fetches the explainer and the widget, and hands over
// to stage.js. On any failure what the element showed before stays, the console gets one warning,
// `explainer-error` fires, and nothing reaches the page as an exception.
//
// Faults travel as strings, "reason: text", because that is how Rust throws them.

// `cargo xtask dist` bakes these in; `trunk` leaves the defaults.
const VERSION = typeof __VERSION__ === "string" ? __VERSION__ : "dev";
const STAGE = typeof __STAGE__ === "string" ? __STAGE__ : "stage.js";
const STAGE_INTEGRITY = typeof __STAGE_INTEGRITY__ === "string" ? __STAGE_INTEGRITY__ : "";
const WASM = typeof __WASM__ === "string" ? __WASM__ : "widget_bg.wasm";
const WASM_INTEGRITY = typeof __WASM_INTEGRITY__ === "string" ? __WASM_INTEGRITY__ : "";

const NAME = "explainer-cards";

// <form name="createElement"> hides document.createElement, but not the prototype's.
/** @type {Document["createElement"]} */
const create = (/** @type {string} */ tag) => Document.prototype.createElement.call(document, tag);

// Pages replace the console, some with objects that throw.
const warn = (/** @type {unknown[]} */ ...words) => {
  try {
    console.warn(NAME + ":", ...words);
  } catch {}
};

/**
 * Own files are found from this one and explainers from the page, neither from a stranger's <base>.
 *
 * @template T
 * @param {string} file
 * @param {string} from
 * @param {string} integrity
 * @param {AbortSignal | null} signal
 * @param {(url: string) => Promise<T>} task
 */
const reach = async (file, from, integrity, signal, task) => {
  let url = file;
  try {
    url = new URL(file, from).href;
    return await task(url);
  } catch (error) {
    // A refused integrity check fails like a broken connection
    // (https://www.w3.org/TR/SRI/#handling-integrity-violations). Asking for the headers alone
    // tells them apart and brings nothing that could run.
    /** @type {RequestInit} */
    const options = { credentials: "omit", signal, method: "HEAD" };
    const head = integrity ? await fetch(url, options).catch(() => {}) : undefined;
    throw `${head?.ok ? "integrity" : "network"}: ${url} ${error}`;
  }
};

/**
 * @param {string} file
 * @param {string} from
 * @param {string} integrity
 * @param {AbortSignal | null} signal
 */
const get = (file, from, integrity, signal) =>
  reach(file, from, integrity, signal, async (url) => {
    const response = await fetch(url, { credentials: "omit", signal, integrity });
    if (response.ok) return response.arrayBuffer();
    throw response.status;
  });

// import() takes no integrity, a modulepreload does
// (https://html.spec.whatwg.org/multipage/links.html#link-type-modulepreload). Importing only after
// its load event matters: an engine may forget a refused module and fetch it again, unchecked.
// WebKit 2.50 checks no modulepreload, so a fetch comes first; the rest then comes from the cache.
/**
 * @param {string} href
 * @param {string} integrity
 */
const preload = (href, integrity) =>
  new Promise((onload, failed) => {
    document.head.append(
      Object.assign(create("link"), {
        rel: "modulepreload",
        crossOrigin: "", // that is "anonymous"
        integrity,
        nonce,
        href,
        onload,
        onerror: () => failed("refused"),
      }),
    );
  });

/**
 * @param {string} file
 * @param {string} integrity
 */
const load = (file, integrity) =>
  reach(file, import.meta.url, integrity, null, async (url) => {
    if (integrity) {
      await fetch(url, { integrity });
      await preload(url, integrity);
    }
    return import(url);
  });

let nonce = "";
/** @type {CSSStyleSheet} */
let sheet; // one for all elements of the page; empty until the widget is there
/** @type {Promise<WebAssembly.Module> | undefined} */
let wasm; // kept to start again after a crash
/** @type {Promise<void> | undefined} */
let booting; // the running instance
/** @type {Stage | undefined} */
let live; // stage.js of the running instance
let boots = 0;
/** @type {Record<string, Promise<ArrayBuffer>>} */
const pending = {}; // files by address and integrity: many elements may name one
/** @type {Map<ExplainerCards, ArrayBuffer | Uint8Array<ArrayBuffer>>} */
const mounted = new Map(); // the elements that show an explainer, with the bytes of it

/** @param {string} property */
const attributeOf = (property) => property.replace(/[A-Z]/, "-$&"); // HTML reads it in either case

const PROPERTIES = "src integrity loading open cards depth theme feedback linkTerms words headingLevel";

class ExplainerCards extends HTMLElement {
  static observedAttributes = ["src"];

  // Frameworks set properties: each attribute has one of the same meaning.
  static {
    for (const property of PROPERTIES.split(" ")) {
      const name = attributeOf(property);
      /** @type {PropertyDescriptor & { __proto__: null }} */
      const descriptor = {
        __proto__: null, // a page that added to Object.prototype adds nothing here
        /** @this {ExplainerCards} */
        get() {
          return property === "feedback" ? this.hasAttribute(name) : this.#text(property);
        },
        /** @this {ExplainerCards} */
        set(value) {
          if (value == null || value === !!value) this.toggleAttribute(name, !!value);
          else this.setAttribute(name, value);
        },
      };
      Object.defineProperty(ExplainerCards.prototype, property, descriptor);
    }
  }

  static #boot() {
    booting ||= ExplainerCards.#instance().catch((error) => {
      booting = wasm = undefined; // an element added later may have better luck
      throw typeof error === "string" ? error : `wasm: ${error}`;
    });
    return booting;
  }

  static async #instance() {
    const { compile } = WebAssembly; // throws before any download where wasm is switched off
    // Not compileStreaming: it insists on a MIME type many servers lack, and a body whose
    // integrity is checked arrives in one piece anyway.
    wasm ||= get(WASM, import.meta.url, WASM_INTEGRITY, null).then(compile);
    // The fragment makes it another module with its own state, without another request.
    const script = load(`${STAGE}#${boots++}`, STAGE_INTEGRITY);
    const [stage, module] = await Promise.all([script, wasm]);
    // A crash ends the instance all elements share: the one it was busy with goes back to what it
    // showed before, the others go on with a new instance. Later: nothing may run inside of it.
    /**
     * @param {Element} culprit
     * @param {unknown} error
     */
    const crashed = (culprit, error) => {
      if (live === stage) live = booting = undefined;
      setTimeout(() => {
        for (const [element, bytes] of mounted) {
          if (element === culprit) element.#fail(error);
          else element.#start(bytes);
        }
      });
    };
    sheet.replaceSync(await stage.start(module, crashed, load));
    live = stage;
  }

  /** @type {{ id?: string } | undefined} */
  #explainer; // what is shown
  /** @type {unknown} */
  #given; // what the page has set: an object or a text
  #shadow;
  #fallback; // what the shadow root held before: a slot, or the pre-rendered form
  /** @type {AbortController | undefined} */
  #load; // under way or done
  /** @type {((value?: unknown) => void) | undefined} */
  #want; // starts a load that waits to be wanted
  /** @type {(value: ExplainerCards | Promise<ExplainerCards>) => void} */
  #resolve = () => {};
  /** @type {(error: Error) => void} */
  #reject = () => {};

  constructor() {
    super();
    // A property that was set before this file came hides ours.
    for (const [name, value] of Object.entries(this)) {
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    this.ready = this.#renew();
    this.#shadow = this.shadowRoot || this.attachShadow({ mode: "open" });
    if (!this.#shadow.firstChild) this.#shadow.append(create("slot"));
    this.#fallback = [...this.#shadow.childNodes];
    this.#shadow.adoptedStyleSheets = [sheet];
    for (const type of ["pointerover", "focusin", "click"]) {
      this.addEventListener(type, (event) => this.#touched(event), true);
    }
    // The reader has paid.
    this.addEventListener("explainer-unlock", (event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      if (detail?.src) this.setAttribute("src", detail.src);
    });
  }

  get explainer() {
    return this.#explainer;
  }

  set explainer(explainer) {
    this.#given = explainer;
    if (this.#load) this.#start();
  }

  /** @param {string} card */
  openCard(card) {
    return this.#send("open", card);
  }

  /** @param {string} card */
  closeCard(card) {
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

  /**
   * @param {string} _
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(_, before, now) {
    if (!this.#load || before === now) return;
    this.#given = undefined;
    this.#start();
  }

  /** @param {ArrayBuffer | Uint8Array<ArrayBuffer>} [bytes] what is shown again, on a new instance */
  async #start(bytes) {
    this.#load?.abort();
    this.#load = new AbortController();
    const { signal } = this.#load;
    this.ready = this.#renew();
    try {
      const json = bytes || (await this.#fetched(signal));
      /** @type {Parameters<Stage["mount"]>[4]} */
      const report = (name, detail) => this.#report(name, detail);
      let explainer;
      while (!explainer) {
        while (!live) await ExplainerCards.#boot();
        if (signal.aborted) return;
        explainer = await live.mount(this, this.#shadow, json, signal, report);
      }
      this.#explainer = explainer;
      mounted.set(this, json);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
      return;
    }
    this.#resolve(this);
    if (!bytes) this.#report("ready");
  }

  // Whoever waits for an older `ready` gets the outcome of the newer one.
  #renew() {
    const older = this.#resolve;
    /** @type {Promise<ExplainerCards>} */
    const ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    ready.catch(() => {}); // nobody has to listen
    older(ready);
    return ready;
  }

  /** @param {AbortSignal} signal */
  async #fetched(signal) {
    if (!mounted.has(this)) await this.#wanted(signal);
    if (document.readyState === "loading" && !this.#given && !this.#text("src")) {
      // The parser may not have come to the inline JSON yet.
      await new Promise((parsed) => addEventListener("DOMContentLoaded", parsed));
    }
    const late = new Promise((_, reject) => setTimeout(reject, 5000, "network: over 5 s"));
    const both = Promise.all([this.#json(), ExplainerCards.#boot()]);
    const [json] = await Promise.race([both, late]);
    return json;
  }

  /** @param {AbortSignal} signal */
  #wanted(signal) {
    /** @param {(value?: unknown) => void} want */
    const wait = (want) => {
      this.#want = want;
      // What links terms of the article is wanted wherever in it the reader is.
      const loading = this.#text("loading") || (this.#text("linkTerms") && "idle");
      // An address that leads to a card, now or later.
      const isAddressed = () => /^#[a-z\d%-]+(_|%5f)/i.test(location.hash) && want();
      addEventListener("hashchange", isAddressed, { signal });
      window.navigation?.addEventListener("currententrychange", isAddressed, { signal }); // routers
      if (isAddressed() || loading === "eager") want();
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
    };
    return new Promise(wait);
  }

  /** @param {Event} event */
  #touched(event) {
    if (this.#text("loading") === "interaction") this.#want?.();
    const target = /** @type {Element} */ (event.composedPath()[0]);
    // What is not in the shadow root is the page's.
    if (event.type !== "click" || mounted.has(this) || !this.#shadow.contains(target)) return;
    // What of the pre-rendered form only the widget can do.
    const tool = /** @type {HTMLElement | null} */ (
      target.closest("[data-act]:not(summary,input,[popovertarget],[href^='#'])")
    );
    if (tool) {
      event.preventDefault();
      this.#want?.();
      const same = `[data-act="${tool.dataset.act}"]`;
      /** @returns {HTMLElement | null} */
      const control = () => this.#shadow.querySelector(same);
      this.ready.then(() => control()?.click()).catch(() => {});
    }
    // The pre-rendered form's own links: a browser looks for their targets outside of shadow roots.
    const href = /** @type {string} */ (target.closest("a")?.getAttribute("href"));
    const [, id] = /^#(.+)/.exec(href) || [];
    const to = id && this.#shadow.getElementById(id);
    if (!to) return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (target.closest("[popover]"))?.hidePopover();
    /** @type {HTMLDetailsElement} */ (to.closest("details") || to).open = true;
    to.focus();
  }

  async #json() {
    const given = this.#given;
    const src = this.#text("src");
    if (src && !given) {
      const integrity = this.#text("integrity");
      const key = src + integrity;
      // Not ended by one element that goes, as another may wait for it.
      pending[key] ||= get(src, location.href, integrity, AbortSignal.timeout(5000)).finally(
        () => delete pending[key],
      );
      return pending[key];
    }
    const text = given ?? this.querySelector('script[type="application/json"]')?.textContent;
    if (text == null) throw "invalid: no src, no JSON";
    try {
      return new TextEncoder().encode(text === `${text}` ? text : JSON.stringify(text));
    } catch (error) {
      throw `invalid: ${error}`;
    }
  }

  // A server that renders JSX or Svelte writes properties as attributes of the same name.
  /** @param {string} property */
  #text(property) {
    return this.getAttribute(attributeOf(property)) || this.getAttribute(property) || "";
  }

  #unmount() {
    if (!mounted.delete(this)) return;
    live?.unmount(this);
    this.#shadow.replaceChildren(...this.#fallback);
  }

  /**
   * @param {string} action
   * @param {string} card
   */
  #send(action, card) {
    this.#want?.();
    const send = () => live?.send(this, `${action} ${card}`);
    return this.ready.then(send).catch(() => {}); // `ready` reports it
  }

  /** @param {unknown} error */
  #fail(error) {
    const text = `${error}`;
    const [, reason = "crash"] = /^([a-z]+): /.exec(text) || [];
    this.#load?.abort();
    this.#unmount();
    warn(`fallback kept, ${text}`, this);
    this.#reject(Error(text));
    this.#report("error", { reason });
  }

  // Frameworks write the names of events in markup, where a colon means something else.
  /**
   * @param {string} name
   * @param {object} [more]
   */
  #report(name, more) {
    const detail = { explainer: this.#explainer?.id, version: VERSION, ...more };
    const event = new CustomEvent("explainer-" + name, { bubbles: true, composed: true, detail });
    this.dispatchEvent(event);
  }
}

// <script src="…/embed.js" data-src="….json">, and <section data-explainer="….json">, the form that
// survives publishing systems which filter custom elements.
const done = new WeakSet();
/** @param {HTMLElement & { src?: string }} tag */
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

/**
 * @param {(subject?: any) => void} task
 * @param {Element} [subject]
 */
const attempt = (task, subject) => {
  try {
    task(subject);
  } catch (error) {
    warn(error, subject);
  }
};

/** @param {ParentNode} root */
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
