// What becomes of the HTML of newsletters: sizes after juice, which newsletter systems such as Ghost put their styles into
// tags with, and what Gmail doesn't support of it by the data of caniemail.com.
// Reads a list of pieces of HTML; writes { sizes, unsupported }.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const packages = process.argv[2];
const require = createRequire(join(packages, "x.js"));
const juice = require("juice");
const data = require(join(packages, "caniemail/data/caniemail.json"));
const { caniemail } = await import(pathToFileURL(join(packages, "caniemail/dist/index.js")).href);

// A letter around the piece, larger than Ghost's, whose rules add twice as much to each tag.
const rule = (selector) => `${selector} { margin: 0 0 1.5em 0; line-height: 1.6em; color: #15212a; font-size: 17px;
  font-family: Georgia, "Times New Roman", Times, serif; overflow-wrap: anywhere }`;
const tags = ["p", "h1", "h2", "h3", "h4", "li", "a", "ul", "ol", "div", "em", "strong", "span", "sup", "br"];
const around = "<table><tr><td>A letter with its head, its foot and its settings.</td></tr></table>".repeat(620);
const letter = (piece) =>
  juice(`<html><head><style>${tags.map(rule).join("\n")}</style></head><body>${around}${piece}</body></html>`, {
    inlinePseudoElements: true,
    removeStyleTags: true,
  });

// The last entry of a version's history says whether it is supported: y, a (partly) or n.
const isSupported = (slug) => {
  const feature = data.data.find((each) => each.slug === slug);
  if (!feature) throw new Error(`caniemail.com has no feature ${slug}`);
  return Object.values(feature.stats.gmail).every((stats) => !Object.values(stats).at(-1).startsWith("n"));
};
const formats = (html) => [...html.matchAll(/<img src="[^"?#]*\.(\w+)/g)].map(([, format]) => format.toLowerCase());
const image = (format) => "image-" + ({ jpeg: "jpg", svgz: "svg" }[format] ?? format);

const pieces = JSON.parse(readFileSync(0, "utf8"));
const unsupported = (html) => {
  const { issues } = caniemail({ clients: ["gmail.*", "apple-mail.*"], html });
  const titles = [...issues.errors.values()].flat().map(({ title }) => title);
  return [...titles, ...formats(html).map(image).filter((slug) => !isSupported(slug))];
};
console.log(
  JSON.stringify({
    sizes: pieces.map((piece) => Buffer.byteLength(letter(piece))),
    unsupported: pieces.map(unsupported),
  }),
);
