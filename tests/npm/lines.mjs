// Prints what comes of some command lines in memory: `node lines.mjs PACKAGE` with them on standard input.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { load } = await import(pathToFileURL(join(process.argv[2], "tools/index.js")).href);
const { run } = await load();
const { folder, lines } = JSON.parse(readFileSync(0, "utf8"));

const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
const names = entries
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));

const decode = (bytes) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
const outcomes = lines.map((line) => {
  const { files: after, ...outcome } = run(line, { files });
  const texts = Object.entries(after).map(([name, bytes]) => [name, decode(bytes)]);
  return { ...outcome, files: Object.fromEntries(texts) };
});
process.stdout.write(JSON.stringify(outcomes));
