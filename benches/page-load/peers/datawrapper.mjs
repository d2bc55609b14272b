// Datawrapper's chart core as its web component: the data are the items, one a row; what draws them
// is our own few lines, because its visualisations are not in npm.

import { readFileSync } from "node:fs";
import { ITEMS, TITLE, article } from "../shell.mjs";
import { folder } from "../packages.mjs";

// Tabs, because the texts hold commas. No tags: the core takes paragraphs out of data.
const row = ({ title, summary, body }) => [title, summary, body].join("\t");
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
      // A published chart is one script too: the component, then the chart.
      "/datawrapper/chart.js": `${readFileSync(`${dist}/web-component.js`, "utf8")}
datawrapper.render(${JSON.stringify({ ...settings, styles })});`,
      "/datawrapper/dw-2.0.min.js": readFileSync(`${dist}/dw-2.0.min.js`),
      "/datawrapper/items.js": VISUALISATION,
    },
  };
};
