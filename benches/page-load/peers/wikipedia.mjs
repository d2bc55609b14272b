// Wikipedia Preview with six links, each with a popup. The bench's own server answers its API, so the host
// is removed from the addresses in the script, which also saves a DNS lookup and TLS.

import { readFileSync } from "node:fs";
import { folder } from "../packages.mjs";
import { article, ITEMS, inside, TITLE } from "../shell.mjs";

const link = (/** @type {Item} */ { id, title }) =>
  `<li><a href="#" data-wikipedia-preview data-wp-title="${id}">${title}</a></li>`;

const summary = (/** @type {Item} */ item) => ({
  type: "standard",
  titles: { canonical: item.id },
  extract_html: inside(item),
  dir: "ltr",
});

export const wikipedia = () => {
  const dist = folder("wikipedia-preview", "dist");
  const script = readFileSync(`${dist}/wikipedia-preview.umd.cjs`, "utf8");
  const local = script
    .replaceAll(/https:\/\/\$\{\w+\}\.wikipedia\.org/g, "/wikipedia")
    .replaceAll("https://wikipedia.org", "/wikipedia");
  // It requests the text, then pictures.
  /** @type {[string, string][]} */
  const answers = ITEMS.flatMap((item) => [
    [`/wikipedia/api/rest_v1/page/summary/${item.id}`, JSON.stringify(summary(item))],
    [`/wikipedia/api/rest_v1/page/media-list/${item.id}`, '{"items":[]}'],
  ]);
  return {
    pages: [
      {
        name: "wikipedia",
        label: "Wikipedia Preview",
        html: article(
          `<section><h2>${TITLE}</h2><ul>${ITEMS.map(link).join("")}</ul></section>
<script src="/wikipedia/preview.js"></script>
<script>wikipediaPreview.init({});</script>`,
          `<link rel="stylesheet" href="/wikipedia/link.css">`,
        ),
        title: [["[data-wikipedia-preview], [data-wp-title]"]],
        body: [".wikipediapreview-body p"],
        // A second click would request the API again.
        taken: [".wikipediapreview"],
      },
    ],
    files: {
      ...Object.fromEntries(answers),
      "/wikipedia/preview.js": local,
      "/wikipedia/static/images/mobile/copyright/wikipedia-wordmark-en.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 116 18"/>',
      "/wikipedia/link.css": readFileSync(`${dist}/wikipedia-preview-link.css`),
    },
  };
};
