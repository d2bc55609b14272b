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
// @ts-expect-error: no such event
export const Event = () => <explainer-cards onexplainer-opened={() => {}} />;
// @ts-expect-error: `detail` of a term has no card
export const Detail = () => <explainer-cards onexplainer-term={({ detail }) => detail.card} />;
