import { createElement } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./react.mjs";

const place = document.querySelector("#app");
const app = createElement(App, { tram: window.tram });
if (place.firstChild) hydrateRoot(place, app);
else createRoot(place).render(app);
