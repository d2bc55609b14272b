// The element in Vue 3: `.prop` sets a property whether or not the element is defined yet, `@explainer-open` listens.

import { shallowRef } from "vue";

export const App = {
  props: ["tram"],
  setup({ tram }) {
    const explainer = shallowRef();
    const level = 3;
    const opened = ({ detail }) => window.opened.push(detail.card);
    return { explainer, level, opened, show: () => (explainer.value = tram) };
  },
  template: `<div>
    <explainer-cards src="/fixtures/valid/full.json" open="rest" :heading-level="level" feedback
      :explainer.prop="explainer" @explainer-open="opened"><p>Fallback</p></explainer-cards>
    <button id="show" @click="show">Show</button>
  </div>`,
};

export const configure = (app) => {
  app.config.compilerOptions.isCustomElement = (tag) => tag === "explainer-cards";
  return app;
};
