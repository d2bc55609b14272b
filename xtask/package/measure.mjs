// Prints the size of the commands, and how long they take in Node.js, the fastest of some runs: `node measure.mjs PACKAGE FILE`.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const RUNS = 15;
const [, , folder, file] = process.argv;
const command = join(folder, "tools/command.js");

/**
 * The fastest run: other programs disturb it least.
 *
 * @param {() => number} task
 */
const fastest = (task) => Math.min(...Array.from({ length: RUNS }, task));

/** @param {string[]} options */
const ofProcess = (options) =>
  fastest(() => {
    const since = performance.now();
    spawnSync(process.execPath, options);
    return performance.now() - since;
  });

const index = pathToFileURL(join(folder, "tools/index.js"));
const loading = `const since = performance.now();
const { load } = await import(${JSON.stringify(index)});
await load();
console.log(performance.now() - since);`;
const ofLoad = () =>
  Number(spawnSync(process.execPath, ["--input-type=module", "--eval", loading]).stdout.toString());

const { load } = await import(index.href);
const { check, render } = await load();
const bytes = readFileSync(file);

/** @param {() => unknown} task */
const ofCall = (task) =>
  fastest(() => {
    const since = performance.now();
    task();
    return performance.now() - since;
  });

const wasm = readFileSync(join(folder, "tools/tools.wasm"));
for (const [what, size] of Object.entries({
  "tools.wasm": wasm.length,
  "after gzip -9": gzipSync(wasm, { level: 9 }).length,
  "after brotli -11": brotliCompressSync(wasm).length,
})) {
  console.log(`${what.padEnd(42)} ${(size / 1000).toFixed(0).padStart(5)} kB`);
}
for (const [what, time] of Object.entries({
  "Node.js alone": ofProcess(["--eval", ""]),
  "`load`": fastest(ofLoad),
  "`explainer-cards --version`": ofProcess([command, "--version"]),
  "`explainer-cards check FILE`": ofProcess([command, "check", file]),
  "`explainer-cards render FILE --to page`": ofProcess([command, "render", file, "--to", "page"]),
  "`check(file)` once loaded": ofCall(() => check(bytes)),
  '`render(file, { to: "page" })` once loaded': ofCall(() => render(bytes, { to: "page" })),
})) {
  console.log(`${what.padEnd(42)} ${time.toFixed(time < 10 ? 1 : 0).padStart(5)} ms`);
}
