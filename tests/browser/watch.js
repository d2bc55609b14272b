// Runs in every page before the scripts of the page. Records events, uncaught errors and policy violations.

const seen = { events: [], uncaught: [], violations: [] };
Object.defineProperty(globalThis, "seen", { value: seen });

for (const name of ["ready", "open", "close", "term", "source", "quiz", "group", "depth", "feedback", "error"]) {
  // Not by `push`, which a test may take away.
  addEventListener(`explainer-${name}`, ({ detail, target, bubbles, composed }) => {
    seen.events[seen.events.length] = { name, at: target.id, bubbles, composed, reason: detail.reason, detail };
  });
}
addEventListener("error", (event) => seen.uncaught.push(`error: ${event.message}`));
addEventListener("unhandledrejection", (event) => seen.uncaught.push(`rejection: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) =>
  seen.violations.push(`${event.effectiveDirective} ${event.blockedURI}`),
);
