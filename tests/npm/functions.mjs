// Prints what the functions say about some files: `node functions.mjs PACKAGE` with the names on standard input.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { load } = await import(pathToFileURL(join(process.argv[2], "tools/index.js")).href);
const { check, checkTogether, importFile, render, schema, teaser } = await load();
const { folder, names, forms, sources, sourceNames } = JSON.parse(readFileSync(0, "utf8"));

const files = Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));

const answer = (task) => {
  try {
    return { result: task() };
  } catch (error) {
    if (error.name !== "Refusal") throw error;
    return { refused: error.message };
  }
};

const of = (items, task) => Object.fromEntries(items.map((item) => [item, answer(() => task(item))]));

const options = {
  url: "https://news.example/{lang}/{id}",
  fileUrl: "https://news.example/data/{id}.json",
  src: "/data/{id}.json",
};
const written = { teaser: of(names, (name) => teaser(files[name], { name })) };
for (const to of forms) written[to] = of(names, (name) => render(files[name], { ...options, to, name }));

const problems = names.flatMap((name) => check(files[name], { name }).problems);
const output = {
  problems: `${JSON.stringify(problems, null, 2)}\n`,
  text: names.length > 0 ? checkTogether(files).text : "",
  written,
  imported: of(sourceNames, (name) => {
    const { file, report } = importFile(readFileSync(join(sources, name)), { name });
    return file + report;
  }),
  schema: schema(),
};
process.stdout.write(JSON.stringify(output));
