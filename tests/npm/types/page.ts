// How a page uses the element.

import { define, type Explainer, type ExplainerCardsElement } from "explainer-cards";

await define("/explainer-cards/");

const explainer: Explainer = {
  version: 1,
  id: "tram",
  lang: "en",
  title: "Why the tram is late",
  summary: "The bridge is too weak.",
  cards: [{ id: "why", kind: "why", title: "Why is it late?", body: ["The bridge.", ["is", "too weak"]] }],
};

const element: ExplainerCardsElement = document.createElement("explainer-cards");
element.explainer = explainer;
element.addEventListener("explainer-open", ({ detail }) => detail.card.toUpperCase());

// @ts-expect-error: an explainer has cards
const empty: Explainer = { version: 1, id: "tram", lang: "en", title: "", summary: "" };
// @ts-expect-error: no such kind
const kind: NonNullable<Explainer["cards"][number]["kind"]> = "whom";
// @ts-expect-error: a folder is needed
await define();

export { empty, kind };
