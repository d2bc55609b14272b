// explainer-cards, pre-rendered and from JSON with the fallback that its documentation recommends.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { article, EXPLAINER, FILE, ITEMS, TITLE } from "../shell.mjs";

const SCRIPT = `<script type="module" async src="/embed/embed.js"></script>`;
/** @type {Path[]} */
const TITLES = [["explainer-cards", ".card .card-title"], ["explainer-cards .fallback h3"]];
const BODY = ["explainer-cards", ".card p"];

/** @typedef {"eager" | "visible"} Loading */

const fallback = () => ITEMS.map(({ title, summary }) => `<h3>${title}</h3><p>${summary}</p>`).join("\n");

/** @param {Loading} loading */
const element = (loading) => `<explainer-cards src="/explainer.json" loading="${loading}">
<div class="fallback"><h2>${TITLE}</h2>${fallback()}</div>
</explainer-cards>`;

// The page reserves space for the explainer, as docs/contracts/embed.md describes.
const RESERVE = "<style>explainer-cards { display: flow-root; min-height: 48rem }</style>";

/**
 * @param {string} name
 * @param {string} label
 * @param {Loading} loading
 */
const live = (name, label, loading, head = "") => ({
  name,
  label,
  html: article(element(loading), head + RESERVE + SCRIPT),
  title: TITLES,
  body: BODY,
});

const prerendered = (/** @type {string} */ html) => ({
  name: "prerendered",
  label: "ours, pre-rendered",
  html: article(html, SCRIPT),
  title: TITLES,
  body: BODY,
});

// The hints of the snippet for explainers in the first screen, with the files under /embed.
const hints = (/** @type {string} */ dist) => {
  const snippet = readFileSync(join(dist, "snippet.html"), "utf8");
  const [, text] = /in its head:\n(.*)-->/s.exec(snippet) ?? [];
  if (text === undefined) throw new Error("snippet.html has no hints");
  return text.replaceAll(/https:[^"]*(?=\/)/g, "/embed");
};

/**
 * @param {string} dist what `cargo xtask dist` leaves
 * @param {string} [html] what `render --to embed` writes, if it can
 */
export const ours = (dist, html) => {
  /** @type {Files} */
  const files = { "/explainer.json": FILE };
  for (const name of readdirSync(dist, { encoding: "utf8", recursive: true })) {
    const path = join(dist, name);
    if (statSync(path).isFile()) files[`/embed/${name}`] = readFileSync(path);
  }
  const pages = [
    live("json-eager", "ours, from JSON, eager", "eager"),
    live("json-hints", "ours, from JSON, eager, hinted", "eager", hints(dist)),
    live("json", "ours, from JSON", "visible"),
  ];
  return { pages: html ? [prerendered(html), ...pages] : pages, files };
};

const card = (/** @type {number} */ index) => ({ ...EXPLAINER.cards[index % 6], id: `card-${index}` });

/**
 * @param {GrowingPage["what"]} what
 * @param {number} n
 * @param {string} html
 * @param {Files} [files]
 * @returns {GrowingPage}
 */
const growing = (what, n, html, files = {}) => ({
  what,
  n,
  name: `${what}-${n}`,
  html,
  files,
  title: TITLES,
  body: BODY,
});

const tag = (/** @type {string} */ src) =>
  `<explainer-cards src="${src}" loading="eager"><p>…</p></explainer-cards>`;

export const explainers = (/** @type {number} */ n) =>
  growing("explainers", n, article(tag("/explainer.json").repeat(n), SCRIPT));

export const cards = (/** @type {number} */ n) => {
  const src = `/cards-${n}.json`;
  const file = { ...EXPLAINER, cards: Array.from({ length: n }, (_, index) => card(index)) };
  return growing("cards", n, article(tag(src), SCRIPT), { [src]: JSON.stringify(file) });
};
