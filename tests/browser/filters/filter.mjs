// Passes HTML on standard input through a filter that publishing systems use.
// `node filter.mjs NAME LIST`. LIST is the file with what WordPress keeps; NODE_PATH says where the packages are.

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const [, , name, list] = process.argv;
// An import statement does not heed NODE_PATH, require does.
const require = createRequire(import.meta.url);
const load = (/** @type {string} */ module) => import(pathToFileURL(require.resolve(module)).href);

/** @type {Record<string, (html: string) => string | Promise<string>>} */
const filters = {
  // Markdown in which the HTML stands by itself.
  async markdown(html) {
    const { marked } = await load("marked");
    return marked.parse(`Before.\n\n${html}\nAfter.\n`);
  },
  // The paragraphs of WordPress's classic editor.
  async autop(html) {
    const { autop } = await load("@wordpress/autop");
    return autop(`Before.\n\n${html}\nAfter.\n`);
  },
  async "html-minifier-terser"(html) {
    const { minify } = require("html-minifier-terser");
    return minify(html, {
      collapseBooleanAttributes: true,
      collapseWhitespace: true,
      minifyCSS: true,
      minifyJS: true,
      removeAttributeQuotes: true,
      removeComments: true,
      removeEmptyAttributes: true,
      removeEmptyElements: false,
      removeOptionalTags: true,
      removeRedundantAttributes: true,
      sortAttributes: true,
    });
  },
  // With its default settings it removes tags and attributes, so nothing could hide one of the copies.
  "sanitize-html"(html) {
    const nonTextTags = ["script", "style", "textarea", "option", "template"];
    return require("sanitize-html")(html, { nonTextTags });
  },
  dompurify(html) {
    const { JSDOM } = require("jsdom");
    return require("dompurify")(new JSDOM("").window).sanitize(html);
  },
  async "rehype-sanitize"(html) {
    const [{ rehype }, { default: sanitize }] = await Promise.all([load("rehype"), load("rehype-sanitize")]);
    return String(await rehype().data("settings", { fragment: true }).use(sanitize).process(html));
  },
  // What WordPress keeps of the HTML of an author who may not write raw HTML. It removes tags, and no text.
  async wordpress(html) {
    const lines = (await readFile(list, "utf8")).split("\n").filter((line) => line && !line.startsWith("#"));
    const elements = lines.map((line) => line.split(" "));
    return require("sanitize-html")(html, {
      allowedTags: elements.map(([tag]) => tag),
      allowedAttributes: Object.fromEntries(elements.map(([tag, ...attributes]) => [tag, attributes])),
      nonTextTags: [],
      allowedEmptyAttributes: ["hidden"],
    });
  },
  // The reader view of Firefox. It gets the page, not the explainer alone.
  readability(html) {
    const { JSDOM } = require("jsdom");
    const { Readability } = require("@mozilla/readability");
    return new Readability(new JSDOM(html, { url: "https://example.org/" }).window.document).parse()?.content || "";
  },
};

process.stdout.write(await filters[name](await text(process.stdin)));
