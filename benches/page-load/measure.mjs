// Measures the pages and writes the numbers as JSON. `cargo xtask bench` runs it.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { click, grow, load, start } from "./browser.mjs";
import { datawrapper } from "./peers/datawrapper.mjs";
import { floor } from "./peers/floor.mjs";
import { guardian } from "./peers/guardian.mjs";
import { h5p } from "./peers/h5p.mjs";
import { cards, explainers, ours } from "./peers/ours.mjs";
import { timeline } from "./peers/timeline.mjs";
import { wikipedia } from "./peers/wikipedia.mjs";
import { Site } from "./server.mjs";

const { values: options } = parseArgs({
  options: {
    chromium: { type: "string" },
    dist: { type: "string" },
    prerendered: { type: "string" },
    out: { type: "string" },
    runs: { type: "string", default: "7" },
    quick: { type: "boolean", default: false },
    shots: { type: "string" },
  },
});
const { chromium, dist, out, shots } = options;
if (!chromium || !dist || !out) throw new Error("--chromium, --dist and --out are required");
const runs = Number(options.runs);

const html = options.prerendered && readFileSync(options.prerendered, "utf8");
/** @type {Part[]} */
const parts = [floor(), ours(dist, html), timeline(), h5p(), wikipedia(), datawrapper(), await guardian()];
const pages = parts.flatMap((part) => part.pages);
const growth = options.quick
  ? [explainers(2), cards(10)]
  : [...[1, 10, 100].map(explainers), ...[5, 50, 200].map(cards)];

/** @type {Files} */
const files = Object.assign({}, ...parts.map((part) => part.files), ...growth.map((page) => page.files));
for (const page of [...pages, ...growth]) files[`/${page.name}.html`] = page.html;
const site = new Site(files);
console.error("Compressing the files");
site.warm();

if (shots) mkdirSync(shots, { recursive: true });

/**
 * @template {Page} P
 * @template T
 * @param {P[]} pages
 * @param {string} what
 * @param {number} runs
 * @param {(page: P) => Promise<T>} measure
 */
const rounds = async (pages, what, runs, measure) => {
  const measured = pages.map((page) => ({ page, runs: /** @type {T[]} */ ([]) }));
  // Each round loads all pages, so that other work of the machine affects all of them alike.
  for (let round = 1; round <= runs; round += 1)
    for (const { page, runs: done } of measured) {
      console.error(`${what} ${round}/${runs}: ${page.name}`);
      done.push(await measure(page));
    }
  return measured;
};

const browser = await start(chromium);
const { origin, close } = await site.listen();
try {
  const both = async (/** @type {Page} */ page) => ({
    ...(await load(browser, origin, page)),
    ...(await click(browser, origin, page, shots ? `${shots}/${page.name}.png` : undefined)),
  });
  const loaded = await rounds(pages, "page load", runs, both);
  // The large pages take longer and vary less.
  const grown = await rounds(growth, "growth", Math.min(runs, 3), (page) => grow(browser, origin, page));
  const numbers = {
    browser: await browser.version(),
    pages: loaded.map(({ page: { name, label }, runs }) => ({ name, label, runs })),
    growth: grown.map(({ page: { what, n }, runs }) => ({ what, n, runs })),
  };
  writeFileSync(out, `${JSON.stringify(numbers, null, 1)}\n`);
  for (const path of site.missing) console.error(`missing file: ${path}`);
} finally {
  await browser.close();
  close();
}
