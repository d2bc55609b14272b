// The element in React 19: props become properties where there are some. `onexplainer-open` listens, but React 19.3
// attaches no handlers to custom elements while it hydrates what a server has rendered: there a ref has to.

import { createElement, useEffect, useRef, useState } from "react";

export function App({ tram }) {
  const [explainer, show] = useState();
  const element = useRef(null);
  useEffect(() => {
    const opened = ({ detail }) => window.opened.push(detail.card);
    const { current } = element;
    current.addEventListener("explainer-open", opened);
    return () => current.removeEventListener("explainer-open", opened);
  }, []);
  return createElement(
    "div",
    null,
    createElement(
      "explainer-cards",
      {
        ref: element,
        src: "/fixtures/valid/full.json",
        open: "rest",
        headingLevel: 3,
        feedback: true,
        explainer,
        "onexplainer-open": ({ detail }) => window.handled.push(detail.card),
      },
      createElement("p", null, "Fallback"),
    ),
    createElement("button", { id: "show", onClick: () => show(tram) }, "Show"),
  );
}
