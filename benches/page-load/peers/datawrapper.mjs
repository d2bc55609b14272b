// Datawrapper's chart core as its web component. Each row of its data is an item. The few lines that draw
// them are ours, because Datawrapper's visualisations aren't on npm.

import { readFileSync } from "node:fs";
import { folder } from "../packages.mjs";
import { article, ITEMS, TITLE } from "../shell.mjs";

// Tabs, because the texts contain commas. No tags, because the core removes paragraphs from data.
const row = (/** @type {Item} */ { title, summary, body }) => [title, summary, body].join("\t");
const DATA = ["title\tsummary\tbody", ...ITEMS.map(row)];

const VISUALISATION = `dw.visualization.register("items", {
  render(target) {
    const [titles, summaries, bodies] = [0, 1, 2].map((index) => this.dataset.column(index).values());
    target.innerHTML = titles.map((title, row) => "<details><summary>" + title + "</summary><p>"
      + summaries[row] + "</p><p>" + bodies[row] + "</p></details>").join("");
    this.renderingComplete();
  },
});`;

const settings = {
  chart: {
    id: "bench",
    type: "items",
    theme: "bench",
    title: TITLE,
    language: "en-US",
    metadata: { data: {}, describe: {}, visualize: {}, axes: {}, publish: {}, annotate: {} },
  },
  visualization: { id: "items", axes: {}, height: "fit", libraries: [] },
  theme: {
    id: "bench",
    data: {
      colors: { background: "#ffffff", palette: ["#000000"] },
      typography: {},
      options: { blocks: {}, footer: {}, header: {} },
      metadata: { publish: { blocks: {} } },
      template: {},
      style: {},
    },
    fonts: {},
    fontsCSS: "",
    _computed: {},
  },
  locales: {},
  translations: {},
  blocks: [],
  assets: { "dataset.csv": { value: DATA.join("\n") } },
  dependencies: ["dw-2.0.min.js", "items.js"],
};

export const datawrapper = () => {
  const dist = folder("@datawrapper/chart-core", "dist");
  const styles = readFileSync(`${dist}/web-component.css`, "utf8");
  return {
    pages: [
      {
        name: "datawrapper",
        label: "Datawrapper chart core",
        html: article('<div><script src="/datawrapper/chart.js"></script></div>'),
        title: [["datawrapper-visualization", "summary"]],
        body: ["datawrapper-visualization", "details p"],
      },
    ],
    files: {
      // One script with the component and the chart, as in a published chart.
      "/datawrapper/chart.js": `${readFileSync(`${dist}/web-component.js`, "utf8")}
datawrapper.render(${JSON.stringify({ ...settings, styles })});`,
      "/datawrapper/dw-2.0.min.js": readFileSync(`${dist}/dw-2.0.min.js`),
      "/datawrapper/items.js": VISUALISATION,
    },
  };
};
