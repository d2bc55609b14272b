// In a frame, tells the page around it how high this page is. The export `page` contains this script without comments.
// Only the height goes out, and what the page around the frame has said itself to know the frame by.
// docs/publishing/frames.md lists whose messages these are.
if (parent !== window) {
  const root = document.documentElement;
  const height = () => Math.ceil(root.getBoundingClientRect().height);
  /** @param {unknown} message */
  const post = (message) => parent.postMessage(message, "*");
  // By the names of the protocols, so that a question that is asked twice adds no second message.
  /** @type {Map<string, () => unknown>} */
  const messages = new Map();
  // In a frame that isn't shown no line has its width, so the height would be wrong.
  const report = () => {
    if (innerWidth && height()) for (const message of messages.values()) post(message());
  };
  // AMP's message, which sidechain and the snippet in docs/publishing/frames.md take too.
  messages.set("amp", () => ({ sentinel: "amp", type: "embed-size", height: height() }));
  const child = new URLSearchParams(location.search).get("childId");
  if (child) messages.set("pym", () => `pymxPYMx${child}xPYMxheightxPYMx${height()}`);
  /** @type {string | undefined} */
  let secret;
  // WordPress can add it when the frame has loaded, and links in the page remove it.
  const remember = () => {
    secret ??= /^#\?secret=([a-z\d]+)$/i.exec(location.hash)?.[1];
    if (secret) messages.set("wordpress", () => ({ message: "height", value: height(), secret }));
  };
  remember();
  // Chromium doesn't observe sizes in a frame of another site that is out of sight, as WordPress's are at first.
  report();
  addEventListener("load", report);
  addEventListener("hashchange", () => {
    remember();
    report();
  });
  new ResizeObserver(report).observe(root);
  addEventListener("message", ({ data, source }) => {
    if (source !== parent || !data) return;
    const init = /^\[iFrameSizer\]([^:]+):\d+:(?:true|false):/;
    const sizer = typeof data === "string" && init.exec(data)?.[1];
    if (sizer) {
      // The width is the one that the frame has: without a width iframe-resizer ignores the message.
      const message = () => `[iFrameSizer]${sizer}:${height()}:${innerWidth}`;
      post(message() + ":init:1");
      messages.set("iframe-resizer", () => message() + ":resizeObserver");
    } else if (data.type === "iframe-child-init" || data.type === "iframe-get-child-dimensions") {
      messages.set("open-iframe-resizer", () => ({ type: "iframe-resized", height: height() }));
    } else if (data.message !== "ready" || data.secret !== secret) {
      return;
    }
    report();
  });
  // Browsers don't scroll the page around a frame of another site to a fragment.
  addEventListener("click", ({ target }) => {
    const href = target instanceof Element ? target.closest("a")?.getAttribute("href") : null;
    if (href?.startsWith("#")) setTimeout(() => document.getElementById(href.slice(1))?.scrollIntoView());
  });
}
