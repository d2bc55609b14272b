// How JSX uses the element, in React 19.

import "./react.js";

export const Explainer = () => (
  <explainer-cards
    src="/explainer.json"
    open="why"
    headingLevel={3}
    link-terms="article"
    theme="auto"
    feedback
    id="explainer"
    onexplainer-open={({ detail }) => detail.card.toUpperCase()}
  >
    <p>Fallback</p>
  </explainer-cards>
);

// @ts-expect-error: no such loading
export const Wrong = () => <explainer-cards loading="later" />;
