// Collects the words of the plugin: `node publish/wordpress/words.mjs` writes languages/*.pot, brings each .po up to
// date, and compiles the .po into what WordPress reads. Needs GNU gettext.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const DOMAIN = "explainer-cards";
// WordPress names the handle of a block's script so.
const HANDLE = "explainer-cards-explainer-editor-script";
const EDITOR = "blocks/explainer/editor.js";
const plugin = join(dirname(fileURLToPath(import.meta.url)), "explainer-cards");
const languages = join(plugin, "languages");

/** Writes all files of words to a folder that has the .po files. */
export function write(folder) {
  const template = join(folder, `${DOMAIN}.pot`);
  writeFileSync(template, collected());
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".po"))) {
    const po = join(folder, name);
    run("msgmerge", "--quiet", "--update", "--backup=none", "--no-fuzzy-matching", "--no-wrap", po, template);
    run("msgfmt", "--check", "--output-file", po.replace(/po$/, "mo"), po);
    writeFileSync(po.replace(/\.po$/, `-${HANDLE}.json`), script(po));
  }
}

/** Every string, as a .pot file. */
function collected() {
  const options = [
    "--from-code=UTF-8",
    "--omit-header",
    "--add-location=file",
    "--add-comments=translators",
    "--no-wrap",
  ];
  const words = ["__", "_e", "_x:1,2c", "esc_html__", "esc_html_e", "esc_attr__", "esc_attr_e"];
  const keywords = ["--keyword", ...words.map((word) => `--keyword=${word}`)];
  const extract = (language, files) =>
    run("xgettext", `--language=${language}`, ...options, ...keywords, "--output=-", ...files);
  const php = [
    "explainer-cards.php",
    ...readdirSync(join(plugin, "includes"))
      .sort()
      .map((name) => `includes/${name}`),
  ];
  const parts = [header(), plain(), extract("PHP", php), extract("JavaScript", [EDITOR])];
  const folder = mkdtempSync(join(tmpdir(), "words-"));
  try {
    const files = parts.map((part, number) => {
      const file = join(folder, `${number}.pot`);
      // Without a header gettext takes the encoding for ASCII.
      writeFileSync(file, number === 0 ? part : header() + part);
      return file;
    });
    return run("msgcat", "--use-first", "--no-wrap", "--add-location=file", ...files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What WordPress translates in the head of the plugin and in block.json. */
function plain() {
  const head = readFileSync(join(plugin, "explainer-cards.php"), "utf8");
  const field = (name) => new RegExp(`^ \\* ${name}: +(.*)$`, "m").exec(head)[1];
  const block = JSON.parse(readFileSync(join(plugin, "blocks/explainer/block.json"), "utf8"));
  const entries = [
    ["explainer-cards.php", undefined, field("Plugin Name")],
    ["explainer-cards.php", undefined, field("Description")],
    ["blocks/explainer/block.json", "block title", block.title],
    ["blocks/explainer/block.json", "block description", block.description],
    ...block.keywords.map((keyword) => ["blocks/explainer/block.json", "block keyword", keyword]),
  ];
  return entries
    .map(([file, context, id]) => {
      const line = context ? `msgctxt ${JSON.stringify(context)}\n` : "";
      return `\n#: ${file}\n${line}msgid ${JSON.stringify(id)}\nmsgstr ""\n`;
    })
    .join("");
}

function header() {
  const lines = [
    "Project-Id-Version: Explainer Cards",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
  ];
  const more = ["Content-Transfer-Encoding: 8bit", `X-Domain: ${DOMAIN}`];
  return `msgid ""\nmsgstr ""\n${[...lines, ...more].map((line) => `"${line}\\n"\n`).join("")}`;
}

/** The words of the editor's script as WordPress loads them. */
function script(po) {
  const folder = mkdtempSync(join(tmpdir(), "words-"));
  try {
    const ours = join(folder, "script.pot");
    writeFileSync(
      ours,
      header() +
        run(
          "xgettext",
          "--language=JavaScript",
          "--from-code=UTF-8",
          "--omit-header",
          "--keyword=__",
          "--output=-",
          EDITOR,
        ),
    );
    const entries = parse(run("msgmerge", "--quiet", "--no-fuzzy-matching", "--no-wrap", po, ours));
    const lang = /explainer-cards-(\w+)\.po$/.exec(po)[1];
    const messages = {
      "": { domain: "messages", lang },
      ...Object.fromEntries(entries.map(({ id, text }) => [id, [text]])),
    };
    return `${JSON.stringify({ domain: "messages", locale_data: { messages } }, null, 1)}\n`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The entries of a .po file written with --no-wrap, without its head. */
export function parse(text) {
  const entry = /^(?:msgctxt "(.*)"\n)?msgid "(.+)"\nmsgstr "(.*)"$/gm;
  const string = (written) => JSON.parse(`"${written}"`);
  return [...text.matchAll(entry)].map(([, context, id, text]) => ({
    context,
    id: string(id),
    text: string(text),
  }));
}

function run(program, ...options) {
  return execFileSync(program, options, { cwd: plugin, encoding: "utf8" });
}

/** A copy of the .po files, for a comparison. */
export function copy(folder) {
  for (const name of readdirSync(languages).filter((name) => name.endsWith(".po"))) {
    copyFileSync(join(languages, name), join(folder, name));
  }
}

export { languages };

if (process.argv[1] === fileURLToPath(import.meta.url)) write(languages);
