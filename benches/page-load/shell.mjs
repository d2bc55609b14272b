// The article of all pages, and the six items of all explainers.

import { readFileSync } from "node:fs";

export const FILE = readFileSync(new URL("explainer.en.json", import.meta.url), "utf8");

/** @type {{ title: string, cards: (Omit<Item, "body"> & { body: string[] })[] }} */
export const EXPLAINER = JSON.parse(FILE);
export const TITLE = EXPLAINER.title;
/** @type {Item[]} */
export const ITEMS = EXPLAINER.cards.map(({ id, title, summary, body }) => ({
  id,
  title,
  summary,
  body: body[0],
}));

const BEFORE = `<h1>China presses for looser controls on memory chips</h1>
<p>Before a possible summit, Beijing asks Washington for easier access to a memory that artificial
intelligence can’t do without, the Financial Times reports.</p>`;

const PARAGRAPH = `<p>The memory helps processors to work through very large amounts of data. Since
December 2024 a rule of the US Department of Commerce has made its export to China subject to a
licence. China remains one of the largest markets for semiconductors, and a source of revenue that
US chip makers are loath to lose.</p>`;

/**
 * A page: the article with this HTML in its head and this HTML as its explainer.
 *
 * @param {string} explainer
 */
export const article = (explainer, head = "") => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>China presses for looser controls on memory chips</title>
<link rel="icon" href="data:,">
<style>body{max-width:42rem;margin:1rem auto;padding:0 1rem;font:1rem/1.5 serif}</style>
${head}
</head>
<body>
${BEFORE}
${explainer}
${PARAGRAPH.repeat(6)}
</body>
</html>
`;

/** The body of an item. */
export const inside = (/** @type {Item} */ { summary, body }) => `<p>${summary}</p><p>${body}</p>`;
