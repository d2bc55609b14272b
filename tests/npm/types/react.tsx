// How React 19 uses the element.

import type {} from "explainer-cards/react";

export const Explainer = () => (
  <explainer-cards
    src="/explainer.json"
    headingLevel={3}
    link-terms="article"
    theme="auto"
    onexplainer-open={({ detail }) => detail.card.toUpperCase()}
  >
    <p>Fallback</p>
  </explainer-cards>
);

// @ts-expect-error: no such loading
export const Loading = () => <explainer-cards loading="later" />;
// @ts-expect-error: no such attribute
export const Attribute = () => <explainer-cards colour="red" />;
// TypeScript knows no wrong names of attributes with hyphens in JSX, but the types of the right ones.
// @ts-expect-error: an event is handled by a function
export const Event = () => <explainer-cards onexplainer-open="open" />;
// @ts-expect-error: `detail` of a term has no card
export const Detail = () => <explainer-cards onexplainer-term={({ detail }) => detail.card} />;
