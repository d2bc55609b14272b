import { hydrate, mount } from "svelte";
import App from "./App.svelte";

const target = document.querySelector("#app");
const start = target.firstChild ? hydrate : mount;
start(App, { target, props: { tram: window.tram } });
