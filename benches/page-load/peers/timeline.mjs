// TimelineJS with six events after a title, embedded without an iframe as in its documentation.

import { readFileSync } from "node:fs";
import { folder } from "../packages.mjs";
import { article, ITEMS, inside, TITLE } from "../shell.mjs";

/**
 * Events need a date, which items of an explainer don't have.
 *
 * @param {Item} item
 * @param {number} index
 */
const event = (item, index) => ({
  start_date: { year: String(2019 + index) },
  text: { headline: item.title, text: inside(item) },
  unique_id: item.id,
});

export const timeline = () => {
  const dist = folder("@knight-lab/timelinejs", "dist");
  const read = (/** @type {string} */ path) => readFileSync(`${dist}/${path}`);
  const data = { title: { text: { headline: TITLE } }, events: ITEMS.map(event) };
  return {
    pages: [
      {
        name: "timeline",
        label: "TimelineJS",
        html: article(
          `<div id="timeline" style="height:600px"></div>
<script src="/timeline/js/timeline.js"></script>
<script>new TL.Timeline("timeline", "/timeline.json", { hash_bookmark: false });</script>`,
          `<link rel="stylesheet" href="/timeline/css/timeline.css">`,
        ),
        title: [[".tl-timemarker .tl-headline"]],
        body: [".tl-slide p"],
      },
    ],
    files: {
      "/timeline.json": JSON.stringify(data),
      "/timeline/js/timeline.js": read("js/timeline.js"),
      "/timeline/js/locale/en.json": read("js/locale/en.json"),
      "/timeline/css/timeline.css": read("css/timeline.css"),
      "/timeline/css/fonts/font.default.css": read("css/fonts/font.default.css"),
      "/timeline/css/icons/tl-icons.ttf": read("css/icons/tl-icons.ttf"),
    },
  };
};
