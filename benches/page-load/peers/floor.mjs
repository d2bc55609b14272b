// The floor: hand-written HTML.

import { article, ITEMS, inside, TITLE } from "../shell.mjs";

const item = (/** @type {Item} */ item) =>
  `<details><summary><h3>${item.title}</h3></summary>${inside(item)}</details>`;

export const floor = () => ({
  pages: [
    {
      name: "floor",
      label: "hand-written details",
      html: article(
        `<section><h2>${TITLE}</h2>${ITEMS.map(item).join("\n")}</section>`,
        "<style>summary h3{display:inline;font-size:1rem}</style>",
      ),
      title: [["summary h3"]],
      body: ["details p"],
    },
  ],
  files: {},
});
