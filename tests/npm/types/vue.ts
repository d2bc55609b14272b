// What templates of Vue may write.

import type {} from "explainer-cards/vue";
import type { GlobalComponents } from "vue";

type Props = InstanceType<GlobalComponents["explainer-cards"]>["$props"];

export const right: Props = {
  src: "/explainer.json",
  "link-terms": "article",
  class: "wide",
  onExplainerOpen: ({ detail }) => detail.card.toUpperCase(),
};

// @ts-expect-error: no such theme
export const theme: Props = { theme: "blue" };
// @ts-expect-error: no such event
export const event: Props = { onExplainerOpened: () => {} };
