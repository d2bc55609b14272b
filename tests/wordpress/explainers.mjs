// The explainers that the tests publish.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { render } from "./site.mjs";

/** Everything that WordPress likes to change. */
const UNCHANGED = [
  `He said "x" -- isn't it... 'so' 3/4 9" by 5x5 (c) (tm)`,
  "Il a dit : « oui » ! Vraiment ? 50 % ; 1 000 €",
  "\\[\\[video\\]\\] \\[gallery ids=1\\] \\[explainer-cards src=x\\] {{ x }} {% x %} <!--more--> <!--nextpage-->",
  "Smile :) :-D 8) and & &amp; ]]> https://example.org/x.json C:\\\\path\\\\ $1 \\\\1 %s",
];

function explainer(id, lang, paragraphs) {
  return {
    version: 1,
    id,
    lang,
    title: `Title of "${id}"`,
    summary: `Summary of "${id}" -- in short.`,
    cards: [{ id: "what", kind: "what", title: "What is it?", summary: "It is this.", body: paragraphs }],
  };
}

export async function write(folder, base, id, paragraphs = UNCHANGED, lang = "en") {
  const file = join(folder, `${id}.json`);
  await writeFile(file, JSON.stringify(explainer(id, lang, paragraphs)));
  render(file, folder, base);
  return forms(folder, id);
}

/** What `render` wrote. */
export async function forms(folder, id) {
  const read = (ending) => readFile(join(folder, `${id}.${ending}`), "utf8");
  return {
    embed: await read("embed.html"),
    section: await read("section.html"),
    jsonld: (await read("jsonld")).trim(),
  };
}
