// H5P's standalone player with panels that open and close. Its own accordion isn't on npm, so the library
// here is ours: the same jQuery and the same slide of 200 ms, without the icon font and the rich-text
// library that H5P's accordion also loads.

import { readdirSync, readFileSync } from "node:fs";
import { folder } from "../packages.mjs";
import { article, ITEMS, inside, TITLE } from "../shell.mjs";

const LIBRARY = {
  title: "Bench panels",
  machineName: "H5P.BenchPanels",
  majorVersion: 1,
  minorVersion: 0,
  patchVersion: 0,
  runnable: 1,
  embedTypes: ["iframe"],
  preloadedJs: [{ path: "panels.js" }],
  preloadedCss: [{ path: "panels.css" }],
};

const SCRIPT = `H5P.BenchPanels = (function ($) {
  function Panels(content) {
    H5P.EventDispatcher.call(this);
    this.attach = ($container) => {
      for (const { title, html } of content.panels) {
        const $text = $("<div>", { html, hidden: true });
        const $button = $("<button>", { type: "button", text: title, "aria-expanded": false });
        $button.on("click", () => {
          const open = $button.attr("aria-expanded") === "true";
          $button.attr("aria-expanded", !open);
          $text.stop(false, true)[open ? "slideUp" : "slideDown"](200, () => this.trigger("resize"));
        });
        $container.append($("<h2>").append($button), $text);
      }
    };
  }
  Panels.prototype = Object.create(H5P.EventDispatcher.prototype);
  return Panels;
})(H5P.jQuery);`;

const PACKAGE = {
  title: TITLE,
  language: "en",
  mainLibrary: "H5P.BenchPanels",
  embedTypes: ["iframe"],
  license: "U",
  preloadedDependencies: [{ machineName: "H5P.BenchPanels", majorVersion: 1, minorVersion: 0 }],
};

const panels = ITEMS.map((item) => ({ title: item.title, html: inside(item) }));

export const h5p = () => {
  const dist = folder("h5p-standalone", "dist");
  /** @type {Files} */
  const files = {};
  const all = readdirSync(dist, { recursive: true, withFileTypes: true });
  for (const entry of all.filter((entry) => entry.isFile())) {
    const path = `${entry.parentPath ?? entry.path}/${entry.name}`;
    files[`/h5p/player${path.slice(dist.length)}`] = readFileSync(path);
  }
  return {
    pages: [
      {
        name: "h5p",
        label: "H5P standalone",
        html: article(`<div id="h5p"></div>
<script src="/h5p/player/main.bundle.js"></script>
<script>new H5PStandalone.H5P(document.getElementById("h5p"), {
  h5pJsonPath: "/h5p/content",
  frameJs: "/h5p/player/frame.bundle.js",
  frameCss: "/h5p/player/styles/h5p.css",
});</script>`),
        title: [["iframe", ".h5p-content button"]],
        body: ["iframe", ".h5p-content p"],
        // A second click during the slide would close it again.
        taken: ["iframe", '.h5p-content button[aria-expanded="true"]'],
      },
    ],
    files: {
      ...files,
      "/h5p/content/h5p.json": JSON.stringify(PACKAGE),
      "/h5p/content/content/content.json": JSON.stringify({ panels }),
      "/h5p/content/H5P.BenchPanels-1.0/library.json": JSON.stringify(LIBRARY),
      "/h5p/content/H5P.BenchPanels-1.0/panels.js": SCRIPT,
      "/h5p/content/H5P.BenchPanels-1.0/panels.css": "h2 { font-size: 1rem; margin: 0.5em 0 }",
    },
  };
};
