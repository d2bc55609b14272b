// Runs in every page before its own scripts. It checks in each frame what a reader sees: elements that are visible, at
// their position, and not covered.

(() => {
  if (window !== top) return;
  const { title, body, taken, needle, clicks } = __BENCH__;
  /** @type {Window["bench"]} */
  const seen = { shifts: [], tasks: [], memories: [], ready: [], failed: [] };
  window.bench = seen;

  /**
   * @param {string} type
   * @param {(entry: PerformanceEntry & { value?: number }) => void} take
   */
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("layout-shift", (entry) => seen.shifts.push([entry.startTime, entry.value ?? 0]));
  observe("longtask", (entry) => seen.tasks.push([entry.startTime, entry.duration]));
  addEventListener("explainer-ready", () => seen.ready.push(performance.now()));
  addEventListener("explainer-error", (event) => {
    const { detail } = /** @type {CustomEvent<{ reason: string }>} */ (event);
    seen.failed.push(detail.reason);
  });

  // The heap that Chromium reports doesn't include the memory of wasm.
  const hold = (/** @type {WebAssembly.Instance} */ instance) => {
    const memory = Object.values(instance.exports).find((part) => part instanceof WebAssembly.Memory);
    if (memory) seen.memories.push(memory);
    return instance;
  };
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct: (native, given) => hold(Reflect.construct(native, given)),
  });
  /** @typedef {(...given: unknown[]) => Promise<WebAssembly.Instance & { instance?: WebAssembly.Instance }>} Instantiate */
  const functions = /** @type {Record<string, Instantiate>} */ (/** @type {unknown} */ (WebAssembly));
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const native = functions[name];
    functions[name] = async (...given) => {
      const made = await native.apply(WebAssembly, given);
      hold(made.instance ?? made);
      return made;
    };
  }

  /**
   * The elements at the end of a path.
   *
   * @param {Path} path
   * @returns {Element[]}
   */
  const all = (path) => {
    /** @type {Document | ShadowRoot | null | undefined} */
    let root = document;
    for (const selector of path.slice(0, -1)) {
      /** @type {Element & { contentDocument?: Document | null } | null | undefined} */
      const host = root?.querySelector(selector);
      root = host?.shadowRoot ?? host?.contentDocument;
    }
    return [...(root?.querySelectorAll(`${path.at(-1)}`) ?? [])];
  };

  const visible = (/** @type {Element} */ element) => {
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(element);
    const [box] = [...range.getClientRects()].filter(({ width, height }) => width && height);
    if (!box) return false;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const x = box.left + Math.min(8, box.width / 2);
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    const hit = root.elementFromPoint(x, box.top + box.height / 2);
    return hit !== null && element.contains(hit);
  };

  /** The first item, in the form that is visible. */
  const item = () => title.map((path) => all(path)[0]).find((element) => element && visible(element));
  const opened = () => all(body).some((text) => text.textContent?.includes(needle) && visible(text));

  const press = (/** @type {Element} */ element) => {
    const view = /** @type {Window & typeof globalThis} */ (element.ownerDocument.defaultView);
    const common = { bubbles: true, cancelable: true, composed: true, view };
    const pointer = { ...common, pointerType: "mouse", isPrimary: true };
    for (const type of ["pointerover", "pointerenter", "pointerdown"])
      element.dispatchEvent(new view.PointerEvent(type, pointer));
    element.dispatchEvent(new view.MouseEvent("mousedown", common));
    element.dispatchEvent(new view.PointerEvent("pointerup", pointer));
    element.dispatchEvent(new view.MouseEvent("mouseup", common));
    element.dispatchEvent(new view.MouseEvent("click", common));
  };

  /** @type {Element | undefined} */
  let pressed;
  let at = 0;
  /**
   * Clicks at once and on each new element, and repeats until the page shows that it received a click.
   *
   * @param {number} now
   * @param {Element} target
   */
  const insist = (now, target) => {
    if (target === pressed && now - at < 250) return;
    if (taken && all(taken).some((element) => element.checkVisibility())) return;
    pressed = target;
    at = now;
    press(target);
  };

  const look = () => {
    const now = performance.now();
    const target = item();
    if (target) seen.text ??= now;
    if (clicks && seen.answered === undefined) {
      if (opened()) seen.answered = now;
      else if (target) insist(now, target);
    }
    if (seen.text === undefined || (clicks && seen.answered === undefined)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  /** The time from a click on the first item of an idle page to the frame that shows its body. */
  window.openFirst = () =>
    new Promise((done) => {
      const since = performance.now();
      press(/** @type {Element} */ (item()));
      const wait = () => (opened() ? done(performance.now() - since) : requestAnimationFrame(wait));
      requestAnimationFrame(wait);
    });
})();
