// explainer-cards, pre-rendered and from JSON with the fallback that its documentation recommends.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { article, FILE, ITEMS, TITLE } from "../shell.mjs";

const SCRIPT = `<script type="module" async src="/embed/embed.js"></script>`;
const TITLES = [["explainer-cards", ".card .card-title"], ["explainer-cards .fallback h3"]];
const BODY = ["explainer-cards", ".card p"];

const fallback = () => ITEMS.map(({ title, summary }) => `<h3>${title}</h3><p>${summary}</p>`).join("\n");

const element = (loading) => `<explainer-cards src="/explainer.json" loading="${loading}">
<div class="fallback"><h2>${TITLE}</h2>${fallback()}</div>
</explainer-cards>`;

// The page reserves space for the explainer, as docs/contracts/embed.md describes.
const RESERVE = "<style>explainer-cards { display: flow-root; min-height: 48rem }</style>";

const live = (name, label, loading, head = "") => ({
  name,
  label,
  html: article(element(loading), head + RESERVE + SCRIPT),
  title: TITLES,
  body: BODY,
});

const prerendered = (html) => ({
  name: "prerendered",
  label: "ours, pre-rendered",
  html: article(html, SCRIPT),
  title: TITLES,
  body: BODY,
});

// The hints of the snippet for explainers in the first screen, with the files under /embed.
const hints = (dist) => {
  const snippet = readFileSync(join(dist, "snippet.html"), "utf8");
  const [, text] = /in its head:\n(.*)-->/s.exec(snippet);
  return text.replaceAll(/https:[^"]*(?=\/)/g, "/embed");
};

/** `dist` is what `cargo xtask dist` leaves, `html` what `render --to embed` writes, if it can. */
export const ours = (dist, html) => {
  const files = { "/explainer.json": FILE };
  for (const name of readdirSync(dist, { recursive: true })) {
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

const card = (index) => ({ ...JSON.parse(FILE).cards[index % 6], id: `card-${index}` });

const growing = (what, n, html, files = {}) => ({
  what,
  n,
  name: `${what}-${n}`,
  html,
  files,
  title: TITLES,
  body: BODY,
});

const tag = (src) => `<explainer-cards src="${src}" loading="eager"><p>…</p></explainer-cards>`;

export const explainers = (n) => growing("explainers", n, article(tag("/explainer.json").repeat(n), SCRIPT));

export const cards = (n) => {
  const src = `/cards-${n}.json`;
  const file = { ...JSON.parse(FILE), cards: Array.from({ length: n }, (_, index) => card(index)) };
  return growing("cards", n, article(tag(src), SCRIPT), { [src]: JSON.stringify(file) });
};
