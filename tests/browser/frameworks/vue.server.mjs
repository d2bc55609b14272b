import { createSSRApp } from "vue";
import { renderToString } from "vue/server-renderer";
import { App, configure } from "./vue.mjs";

export const html = () => renderToString(configure(createSSRApp(App)));
