// How a page uses the element: `cargo xtask lint` checks it against the declarations.

import "./embed.js";

const element = document.createElement("explainer-cards");
element.src = "/explainer.json";
element.headingLevel = 3;
element.open = null;
element.feedback = true;
element.explainer = { version: 1, id: "tram" };
element.explainer = "{}";
const shown: object | undefined = element.explainer;
const ready: Promise<HTMLElement> = element.ready;
const opened: Promise<void> = element.openCard("why");
document.querySelector("explainer-cards")?.closeCard("why");

element.addEventListener("explainer-open", ({ detail }) => detail.card.toUpperCase());
element.addEventListener("explainer-quiz", ({ detail }) => detail.option.toFixed());
element.addEventListener("explainer-feedback", ({ detail }) =>
  "helpful" in detail ? !detail.helpful : detail.missing.length,
);
element.addEventListener("explainer-error", ({ detail }) => detail.reason === "network");
element.addEventListener("click", ({ clientX }) => clientX);
window.explainerCards?.scan(document.body);

// @ts-expect-error: no such theme
element.theme = "blue";
// @ts-expect-error: `detail` of a term has no card
element.addEventListener("explainer-term", ({ detail }) => detail.card);

export { opened, ready, shown };
