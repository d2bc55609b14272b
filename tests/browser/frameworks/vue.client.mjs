import { createApp, createSSRApp } from "vue";
import { App, configure } from "./vue.mjs";

const start = document.querySelector("#app").firstChild ? createSSRApp : createApp;
configure(start(App, { tram: window.tram })).mount("#app");
