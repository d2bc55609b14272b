// What can be said about the files of the plugin without WordPress.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import * as words from "../../publish/wordpress/words.mjs";
import { given } from "./site.mjs";

const plugin = fileURLToPath(new URL("../../publish/wordpress/explainer-cards", import.meta.url));
const read = (file) => readFileSync(join(plugin, file), "utf8");
const all = readdirSync(plugin, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.path, entry.name));

test("PHP understands each file", () => {
  for (const file of all.filter((file) => file.endsWith(".php"))) {
    assert.match(execFileSync(given("PHP"), ["-l", file], { encoding: "utf8" }), /^No syntax errors/);
  }
});

test("no file runs by itself on a web server", () => {
  const files = all.filter((file) => file.endsWith(".php") && !file.endsWith(".asset.php"));
  assert.ok(files.length > 10);
  for (const file of files) {
    assert.match(
      readFileSync(file, "utf8"),
      /^defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m,
      file,
    );
  }
});

test("the lists of words are up to date; `node publish/wordpress/words.mjs` writes them", () => {
  const folder = mkdtempSync(join(tmpdir(), "words-"));
  try {
    words.copy(folder);
    words.write(folder);
    const names = readdirSync(words.languages);
    assert.deepEqual(readdirSync(folder).sort(), names.sort());
    for (const name of names) {
      assert.ok(readFileSync(join(folder, name)).equals(readFileSync(join(words.languages, name))), name);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("every word has a translation", () => {
  const template = words.parse(read("languages/explainer-cards.pot"));
  assert.ok(template.length > 30);
  for (const name of readdirSync(words.languages).filter((name) => name.endsWith(".po"))) {
    const entries = words.parse(read(`languages/${name}`));
    assert.deepEqual(entries.map(({ id }) => id).sort(), template.map(({ id }) => id).sort());
    assert.deepEqual(
      entries.filter(({ text }) => text === ""),
      [],
    );
    assert.ok(!read(`languages/${name}`).includes("fuzzy"), name);
  }
});

test("readme.txt has the form of the plugin directory", () => {
  const text = read("readme.txt");
  const [head] = text.split("\n== ");
  const field = (name) => new RegExp(`^${name}: (.+)$`, "m").exec(head)?.[1];
  assert.match(text, /^=== Explainer Cards ===\n/);
  for (const name of [
    "Contributors",
    "Tags",
    "Requires at least",
    "Tested up to",
    "Requires PHP",
    "Stable tag",
    "License",
  ]) {
    assert.ok(field(name), name);
  }
  assert.ok(field("Tags").split(",").length <= 5);
  for (const name of ["Requires at least", "Requires PHP"]) {
    assert.equal(new RegExp(`^ \\* ${name}: +(.*)$`, "m").exec(read("explainer-cards.php"))[1], field(name));
  }
  // The directory cuts a longer one.
  assert.ok(head.trim().split("\n").at(-1).length <= 150, "short description");
  const sections = [...text.matchAll(/^== (.+) ==$/gm)].map(([, name]) => name);
  assert.deepEqual(sections, ["Description", "Installation", "Frequently Asked Questions", "Changelog"]);
});

test("the page for newsrooms writes the files that its table lists", () => {
  const repository = fileURLToPath(new URL("../..", import.meta.url));
  const page = readFileSync(join(repository, "docs/publishing/wordpress.md"), "utf8");
  const commands = /```sh\n([\s\S]*?)```/.exec(page)[1];
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  try {
    symlinkSync(given("EXPLAINER_CARDS"), join(folder, "explainer-cards"));
    copyFileSync(join(repository, "tests/fixtures/valid/full.json"), join(folder, "tides.en.json"));
    const env = { PATH: `${folder}:/usr/bin:/bin` };
    execFileSync("sh", ["-e", "-c", commands], { cwd: folder, env, stdio: "ignore" });
    const listed = [...page.matchAll(/^\| `(tides\.en\.[a-z.]+)` \|/gm)].map(([, name]) => name);
    assert.equal(listed.length, 4);
    const written = readdirSync(join(folder, "public"));
    assert.deepEqual(["tides.en.json", ...written].sort(), listed.sort());
  } finally {
    rmSync(folder, { recursive: true });
  }
});
