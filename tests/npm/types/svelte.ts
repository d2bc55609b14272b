// What components of Svelte may write.

import type {} from "explainer-cards/svelte";
import type { SvelteHTMLElements } from "svelte/elements";

type Props = SvelteHTMLElements["explainer-cards"];

export const right: Props = {
  src: "/explainer.json",
  "link-terms": "article",
  class: "wide",
  "onexplainer-open": ({ detail }) => detail.card.toUpperCase(),
};

// @ts-expect-error: no such theme
export const theme: Props = { theme: "blue" };
// @ts-expect-error: no such event
export const event: Props = { "onexplainer-opened": () => {} };
