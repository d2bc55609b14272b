import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { App } from "./react.mjs";

export const html = async () => renderToString(createElement(App, {}));
