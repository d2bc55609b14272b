// Defines <explainer-cards>: decides when to load, fetches the explainer and the widget, and passes them to
// stage.js. If anything fails, the element keeps or restores its fallback, writes one warning to the console and
// fires `explainer-error`. No exception reaches the page.
//
// Errors with a reason are thrown as strings of the form "reason: text", as Rust returns them.

import { follow, named } from "./loader/addresses.js";
import { beside } from "./stage/beside.js";
import { open, opened } from "./stage/panels.js";
import { reveal } from "./stage/reveal.js";

// `cargo xtask dist` fills these in; `trunk` leaves the defaults.
const VERSION = typeof __VERSION__ === "string" ? __VERSION__ : "dev";
const STAGE = typeof __STAGE__ === "string" ? __STAGE__ : "stage.js";
const STAGE_INTEGRITY = typeof __STAGE_INTEGRITY__ === "string" ? __STAGE_INTEGRITY__ : "";
const WASM = typeof __WASM__ === "string" ? __WASM__ : "widget_bg.wasm";
const WASM_INTEGRITY = typeof __WASM_INTEGRITY__ === "string" ? __WASM_INTEGRITY__ : "";

const NAME = "explainer-cards";

/** @param {() => void} task */
const whenIdle = (task) => (window.requestIdleCallback || setTimeout)(task);

// <form name="createElement"> hides the document's own function, but not the one of the prototype.
const { createElement, createEvent } = /** @type {Document} */ (Object.getPrototypeOf(document));
/** @type {Document["createElement"]} */
const create = (/** @type {string} */ tag) => createElement.call(document, tag);

// Some libraries put classes of their own in place of the browser's. Objects still know the browser's.
const Base = /** @type {typeof HTMLElement} */ (create("i").constructor);
const Message = /** @type {typeof CustomEvent} */ (createEvent.call(document, "CustomEvent").constructor);

/**
 * Calls `task`, which can throw because of whatever the page has replaced.
 *
 * @param {() => unknown} task
 * @param {(error: unknown) => void} [failed]
 */
const quietly = (task, failed) => {
  try {
    task();
  } catch (error) {
    failed?.(error);
  }
};

const warn = (/** @type {unknown[]} */ ...words) => quietly(() => console.warn(NAME + ":", ...words));

/**
 * Calls `task` with the URL of a file, relative to `from`. Never resolves against <base>, which other scripts can
 * insert. Errors get the reason `integrity` or `network`.
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
    // A failed integrity check looks like a network error
    // (https://www.w3.org/TR/SRI/#handling-integrity-violations). A HEAD request distinguishes them without
    // fetching anything that could run.
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

// import() has no integrity option, but modulepreload has
// (https://html.spec.whatwg.org/multipage/links.html#link-type-modulepreload). Import a module only after the
// load event of its preload: an engine can drop a refused module and fetch it again without a check. WebKit 2.50
// doesn't check modulepreload, so `load` fetches the file with a check before; later requests are then answered
// from the cache.
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
let sheet; // shared by all elements of the page
let css = ":host{display:block}"; // its content. An empty inline element never intersects the viewport
/** @type {Promise<WebAssembly.Module> | undefined} */
let wasm; // kept to start a new instance after a crash
/** @type {Promise<void> | undefined} */
let booting; // resolves when an instance runs
/** @type {Stage | undefined} */
let live; // stage.js of the running instance
let boots = 0;
/** @type {Record<string, Promise<ArrayBuffer>>} */
const pending = {}; // requests by address and integrity, so that elements with the same file share one
/** @type {ExplainerCards[]} */
let mounted = []; // the elements that show an explainer
/** @type {ExplainerCards[]} */
let connected = []; // the elements that are in the page

/**
 * @param {ExplainerCards[]} list
 * @param {ExplainerCards} element
 */
const without = (list, element) => list.filter((each) => each !== element);

/** @param {string} property */
const attributeOf = (property) => property.replace(/[A-Z]/, "-$&"); // HTML reads it in either case

const PROPERTIES = "src integrity loading open cards depth theme feedback linkTerms words headingLevel";

class ExplainerCards extends Base {
  static observedAttributes = ["src"];
  // So that the browser keeps what is open for a reader who leaves and comes back: see #keep.
  static formAssociated = true;

  static #follow = () => {};

  // Frameworks set properties, so each attribute has a property with the same meaning.
  static {
    quietly(() => {
      for (const property of PROPERTIES.split(" ")) {
        const name = attributeOf(property);
        /** @type {PropertyDescriptor & { __proto__: null }} */
        const descriptor = {
          __proto__: null, // ignores what the page added to Object.prototype
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
      // An address leads to the first of several explainers with the same id.
      ExplainerCards.#follow = follow((address, stays) =>
        connected.some((each) => each.isConnected && each.#arrive(address, stays)),
      );
    });
  }

  static #boot() {
    booting ||= ExplainerCards.#instance().catch((error) => {
      booting = wasm = undefined; // an element that is added later tries again
      throw typeof error === "string" ? error : `wasm: ${error}`;
    });
    return booting;
  }

  static async #instance() {
    const { compile } = WebAssembly; // throws before any download if the browser has no WebAssembly
    // Not compileStreaming, because it requires a MIME type that many servers don't send, and doesn't stream if
    // the integrity is checked.
    wasm ||= get(WASM, import.meta.url, WASM_INTEGRITY, null).then(compile);
    // The fragment makes it a separate module with its own state, without another request.
    const script = load(`${STAGE}#${boots++}`, STAGE_INTEGRITY);
    const [stage, module] = await Promise.all([script, wasm]);
    // A crash ends the instance that all elements share. The element that caused it returns to its fallback; the
    // others get a new instance. Not before the current task has ended, which may be a call inside the instance.
    /**
     * @param {Element} culprit
     * @param {unknown} error
     */
    const crashed = (culprit, error) => {
      if (live === stage) live = booting = undefined;
      setTimeout(() => {
        for (const element of mounted) {
          if (element === culprit) element.#fail(error);
          else element.#start(element.#bytes);
        }
      });
    };
    css = await stage.start(module, crashed, load);
    sheet.replaceSync(css);
    live = stage;
  }

  /** @type {{ id?: string } | undefined} */
  #explainer; // what is shown
  /** @type {unknown} */
  #given; // the explainer that the page has set: an object or a text
  /** @type {ArrayBuffer | Uint8Array<ArrayBuffer> | undefined} */
  #bytes; // the file of what is shown
  #shadow = /** @type {ShadowRoot} */ (this.shadowRoot);
  #internals = this.attachInternals?.(); // missing in old browsers
  /** @type {string | undefined} */
  #panels; // the names of the open panels, each on a line
  /** @type {string | undefined} */
  #restored; // the panels that were open when the reader left
  /** @type {ChildNode[]} */
  #fallback = []; // the original content of the shadow root: a slot, or the pre-rendered form
  /** @type {DOMStringMap | undefined} */
  #static; // the data of the pre-rendered form
  /** @type {string | undefined} */
  #id; // the id of its explainer, if it shows the file in `src`
  /** @type {AbortController | undefined} */
  #load; // the current load, in progress or finished
  /** @type {((value?: unknown) => void) | undefined} */
  #want; // starts a load that is waiting
  /** @type {(value: ExplainerCards | Promise<ExplainerCards>) => void} */
  #resolve = () => {};
  /** @type {(error: Error) => void} */
  #reject = () => {};

  constructor() {
    super();
    // If the page has replaced something that this needs, `#start` fails too and reports it.
    quietly(() => {
      this.ready = this.#renew();
      for (const type of ["pointerover", "focusin", "click"]) {
        this.addEventListener(type, (event) => quietly(() => this.#touched(event)), true);
      }
      // A shadow root without a slot would hide the fallback.
      const slot = create("slot");
      this.#shadow ||= this.attachShadow({ mode: "open" });
      if (!this.#shadow.firstChild) this.#shadow.appendChild(slot);
      this.#fallback = [...this.#shadow.childNodes];
      const root = /** @type {HTMLElement | null} */ (this.#shadow.querySelector("[data-static]"));
      this.#static = root?.dataset;
      const file = this.#static?.static;
      // The page can have changed `src` since, for example for a reader who has paid.
      if (!file || beside(file) === beside(this.#text("src"))) {
        this.#id = this.#shadow.querySelector("section")?.dataset.explainer;
      }
      delete this.#static?.static;
      // Cards of the pre-rendered form can open without a press, for example by find-in-page.
      this.#panels = opened(this.#shadow);
      this.#shadow.addEventListener("toggle", () => quietly(() => this.#bytes || this.#toggled()), true);
      // A property that was set before the element was defined hides the accessor.
      for (const [name, value] of Object.entries(this)) {
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, value);
      }
    });
  }

  get explainer() {
    return this.#explainer;
  }

  set explainer(explainer) {
    this.#given = explainer;
    this.#id = undefined;
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
    quietly(() => {
      connected = [...without(connected, this), this];
    });
    this.#dress();
    if (!this.#load) this.#start();
    quietly(ExplainerCards.#follow);
  }

  // A style sheet belongs to the document in which it was made, and a page can move the element to another document.
  #dress() {
    quietly(() => {
      const { defaultView } = this.ownerDocument;
      let own = sheet;
      if (defaultView && defaultView !== window) {
        own = new defaultView.CSSStyleSheet();
        own.replaceSync(css);
      }
      this.#shadow.adoptedStyleSheets = [own];
    });
  }

  // Frameworks move an element by removing it and inserting it again, so wait before unmounting.
  disconnectedCallback() {
    setTimeout(() => {
      if (this.isConnected || !this.#load) return;
      connected = without(connected, this);
      this.#end();
      this.#load = undefined;
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
    this.#id = undefined;
    this.#start();
  }

  /** @param {ArrayBuffer | Uint8Array<ArrayBuffer>} [bytes] the explainer to show again, in a new instance */
  async #start(bytes) {
    /** @type {AbortSignal | undefined} */
    let signal;
    try {
      this.#load?.abort();
      this.#load = new AbortController();
      ({ signal } = this.#load);
      this.ready = this.#renew();
      const json = bytes || (await this.#fetched(signal));
      /** @type {Parameters<Stage["mount"]>[4]} */
      const report = (name, detail) => this.#report(name, detail);
      let explainer;
      while (!explainer) {
        while (!live) await ExplainerCards.#boot();
        if (signal.aborted) return;
        this.#dress();
        const panels = this.#restored;
        const top = panels === undefined ? 0 : scrollY;
        explainer = await live.mount(this, this.#shadow, json, signal, report, panels);
        // The browser has restored the position, and moves it by what the explainer adds above the text in view.
        if (top) requestAnimationFrame(() => scrollTo({ top, behavior: "instant" }));
      }
      this.#restored = undefined;
      this.#explainer = explainer;
      if (!this.#bytes) mounted.push(this);
      this.#bytes = json;
    } catch (error) {
      if (!signal?.aborted) this.#fail(error);
      return;
    }
    this.#resolve(this);
    if (bytes) return;
    this.#report("ready");
    quietly(ExplainerCards.#follow);
  }

  // The previous promise resolves to the new one, so code that awaits it gets the result of the new load.
  #renew() {
    const older = this.#resolve;
    /** @type {Promise<ExplainerCards>} */
    const ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    ready.catch(() => {}); // prevents an unhandled rejection
    older(ready);
    return ready;
  }

  /** @param {AbortSignal} signal */
  async #fetched(signal) {
    if (!this.#bytes) await this.#wanted(signal);
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
      // With `link-terms` the explainer is needed wherever the reader is in the article. The pre-rendered form needs
      // the widget only after a press.
      const loading = this.#text("loading") || (this.#text("linkTerms") && "idle");
      // Without a pre-rendered form the ids are unknown before loading, so any address of a card can lead here.
      if (loading === "eager" || (!this.#id && named()[0])) want();
      else if (loading === "idle") whenIdle(want);
      else if (loading !== "interaction" && (loading || !this.#id)) {
        // Starts one screen ahead, so that the explainer is there before the reader.
        const watcher = new IntersectionObserver(
          (entries) => {
            for (const { isIntersecting } of entries) {
              // An element without a box never intersects the viewport.
              if (isIntersecting || getComputedStyle(this).display === "contents") want();
            }
          },
          { rootMargin: "100%" },
        );
        watcher.observe(this);
        signal.onabort = () => watcher.disconnect();
      }
    };
    return new Promise(wait);
  }

  /**
   * Opens the card that the address of the page names and moves the focus to it, unless `stays` is true. Returns
   * whether this explainer has such a card.
   *
   * @param {string} address
   * @param {boolean} stays
   */
  #arrive(address, stays) {
    if (this.#bytes) return live?.send(this, `arrive ${address}`, stays);
    const [explainer, card] = named();
    const isOurs = explainer === this.#id;
    const head = isOurs && this.#shadow.getElementById(`card-${card}`);
    if (head) this.#lead(head, stays);
    else if (explainer && !this.#id) this.#want?.();
    return Boolean(head);
  }

  // Reports which cards of the pre-rendered form have been opened and closed.
  #toggled() {
    const before = this.#panels;
    this.#keep();
    /** @type {(name: string, panels?: string, others?: string) => void} */
    const report = (name, panels = "", others = "") => {
      // The lists under the cards have names with a slash.
      for (const card of panels.match(/^[^/\n]+$/gm) || []) {
        if (!others.split("\n").includes(card)) this.#report(name, { card });
      }
    };
    report("open", this.#panels, before);
    report("close", before, this.#panels);
  }

  // The browser keeps what is open with the other form fields of the page, in its history alone. A reader who leaves for
  // a source and comes back finds it so: https://html.spec.whatwg.org/#dom-elementinternals-setformvalue
  #keep() {
    this.#panels = opened(this.#shadow);
    this.#internals?.setFormValue(null, this.#panels);
  }

  /** @param {string} panels */
  formStateRestoreCallback(panels) {
    if (this.#bytes) return;
    this.#panels = this.#restored = panels; // the open panels are not reported again
    open(this.#shadow, panels);
  }

  /**
   * Opens what hides an element of the pre-rendered form, and moves the focus to it unless `stays` is true.
   *
   * @param {HTMLElement} target
   * @param {boolean} [stays]
   */
  #lead(target, stays) {
    reveal(target);
    if (stays) return;
    target.focus();
    target.closest(".head")?.scrollIntoView();
  }

  /** @param {Event} event */
  #touched(event) {
    if (this.#text("loading") === "interaction") this.#want?.();
    const target = /** @type {Element} */ (event.composedPath()[0]);
    if (event.type !== "click") return;
    // Once the press has taken effect.
    if (this.#bytes) setTimeout(() => quietly(() => this.#keep()));
    // Clicks outside the shadow root belong to the page.
    if (this.#bytes || !this.#shadow.contains(target)) return;
    const control = /** @type {HTMLElement | null} */ (target.closest("[data-act]"));
    if (!control) return;
    const { act } = control.dataset;
    if (control.matches("summary,input,[popovertarget],[href^='#']")) {
      // The browser handles this control. The widget loads afterwards.
      whenIdle(() => this.#want?.());
      const [, verb, id] = /^(define|consult) (?:.*\/)?(.+)/.exec(`${act}`) || [];
      const name = verb === "define" ? "term" : "source";
      if (verb) this.#report(name, { [name]: id });
    } else {
      event.preventDefault();
      this.#want?.();
      const same = `[data-act="${act}"]`;
      /** @returns {HTMLElement | null} */
      const successor = () => this.#shadow.querySelector(same);
      this.ready.then(() => successor()?.click()).catch(() => {});
    }
    // Links inside the pre-rendered form: browsers don't find targets in shadow roots.
    const href = /** @type {string} */ (target.closest("a")?.getAttribute("href"));
    const [, id] = /^#(.+)/.exec(href) || [];
    const to = id && this.#shadow.getElementById(id);
    if (!to) return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (target.closest("[popover]"))?.hidePopover();
    this.#lead(to);
  }

  async #json() {
    const given = this.#given;
    const src = this.#text("src");
    if (src && !given) {
      const integrity = this.#text("integrity");
      const key = src + integrity;
      // Not aborted when an element is removed, because another one may share the request.
      pending[key] ||= get(src, beside(), integrity, AbortSignal.timeout(5000)).finally(
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

  // Servers that render JSX or Svelte write properties as attributes with the same name.
  /** @param {string} property */
  #text(property) {
    return this.getAttribute(attributeOf(property)) || this.getAttribute(property) || "";
  }

  #end() {
    quietly(() => this.#load?.abort());
    quietly(() => this.#unmount());
  }

  #unmount() {
    if (!this.#bytes) return;
    this.#bytes = undefined;
    mounted = without(mounted, this);
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
    return this.ready.then(send).catch(() => {}); // `ready` reports the error
  }

  /** @param {unknown} error */
  #fail(error) {
    const text = `${error}`;
    let reason;
    quietly(() => {
      [, reason] = /^([a-z]+): /.exec(text) || [];
      if (this.#static) this.#static.failed = "";
    });
    this.#end();
    warn(`fallback kept, ${text}`, this);
    quietly(() => this.#reject(Error(text)));
    this.#report("error", { reason: reason || "crash" });
  }

  // The names have a hyphen, not a colon, because frameworks write them in markup, where colons have a meaning.
  /**
   * @param {string} name
   * @param {object} [more]
   */
  #report(name, more) {
    const detail = { explainer: this.#explainer?.id || this.#id, version: VERSION, ...more };
    const event = new Message("explainer-" + name, { bubbles: true, composed: true, detail });
    this.dispatchEvent(event);
  }
}

// Creates the element for <script src="…/embed.js" data-src="….json"> and <section data-explainer="….json">. The
// section is for publishing systems that remove custom elements.
/** @param {HTMLElement & { src?: string, explainerCards?: boolean }} tag */
const upgrade = (tag) => {
  const { src, explainer, target } = tag.dataset;
  if (tag.src === import.meta.url) nonce = tag.nonce;
  else if (tag.src) return;
  const file = src || explainer;
  if (!file || tag.explainerCards || tag.querySelector(NAME)) return;
  const place = target && document.querySelector(target);
  if (target && !place) {
    warn(`data-target="${target}" finds nothing`, tag);
  }
  tag.explainerCards = true;
  // A page that was saved with its current content has the element already.
  const { children } = place || /** @type {Element} */ (tag.parentNode);
  for (const each of children) {
    if (each.matches(NAME) && each.getAttribute("src") === file) return;
  }
  const element = create(NAME);
  for (const { name, value } of tag.attributes) {
    // Not data-style or data-onclick, because a strict Content Security Policy refuses the attributes.
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
 * Calls `task`. Turns an exception into a warning.
 *
 * @template T
 * @param {(subject: T) => void} task
 * @param {T} [subject]
 */
const attempt = (task, subject) =>
  quietly(
    () => task(/** @type {T} */ (subject)),
    (error) => warn(error, subject),
  );

/** @param {ParentNode} root */
const scan = (root = document) => {
  for (const tag of root.querySelectorAll("script[src],section[data-explainer]")) {
    attempt(upgrade, /** @type {HTMLElement} */ (tag));
  }
};

// If another copy of this file ran first, it has defined the element. Each copy upgrades its own tags.
const define = () => {
  if (customElements.get(NAME)) return;
  quietly(() => {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  });
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

const begin = () => {
  attempt(define);
  attempt(scan);
};

attempt(publish);
// A defined element would see only a part of its content, and get no declarative shadow root, if the parser hasn't
// passed it yet. That happens when this file comes from the cache.
if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
else begin();
