// Calls the functions in the ways that the types allow, and prints what fails: `node calls.mjs PACKAGE`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = join(process.argv[2], "tools");
const at = (name) => pathToFileURL(join(folder, name)).href;
const compiled = new WebAssembly.Module(readFileSync(join(folder, "tools.wasm")));
const { Refusal, ...exported } = await import(at("index.js"));
const { load } = exported;

const failed = [];
const test = async (sentence, task) => {
  try {
    await task();
  } catch (error) {
    failed.push(`${sentence}: ${error.stack}`);
  }
};

await test("a function that is called before `load` says so", () => {
  assert.throws(() => exported.schema(), /^Error: `load` the tools first$/);
});

await test("a source that isn't WebAssembly is an error, and the next call of `load` tries again", async () => {
  await assert.rejects(load(new Uint8Array([1, 2, 3])), WebAssembly.CompileError);
  await assert.rejects(load(new Response("no")), WebAssembly.CompileError);
});

const { check, checkTogether, create, diff, embed, explain, format, render, run, stats } = await load(compiled);

await test("with a compiled module nothing is read or fetched", () => {
  assert.equal(exported.schema().title, "Explainer");
});

const details = { template: "vote", lang: "en", id: "tram-vote", title: "What the vote on the tram decides" };
const file = create(details);

await test("`create` fills a template", () => {
  assert.equal(JSON.parse(file).title, details.title);
});

await test("a value may begin with a hyphen", () => {
  assert.equal(JSON.parse(create({ ...details, title: "--id" })).title, "--id");
});

await test("bytes and text are the same file", () => {
  assert.deepEqual(check(file), check(new TextEncoder().encode(file)));
});

await test("problems have the name that the caller gives", () => {
  const { ok, problems, text } = check(file, { name: "vote.json" });
  assert.equal(ok, false);
  assert.equal(problems[0].file, "vote.json");
  assert.match(text, /--> vote\.json:/);
});

await test("settings turn rules off", () => {
  const settings = '[rules]\nplaceholder = "off"\n';
  const rules = (options) => check(file, options).problems.map(({ rule }) => rule);
  assert(rules({}).includes("placeholder"));
  assert(!rules({ settings }).includes("placeholder"));
  assert(rules({ settings: '[rules]\nplacholder = "off"\n' }).includes("config"));
});

await test("an overdue review is reported on request", () => {
  const { reviewBy, ...rest } = JSON.parse(file);
  const overdue = JSON.stringify({ ...rest, reviewBy: "2020-01-01" });
  const rules = (options) => check(overdue, options).problems.map(({ rule }) => rule);
  assert(!rules({}).includes("overdue-review"));
  assert(rules({ overdue: true }).includes("overdue-review"), `${reviewBy} ${rules({ overdue: true })}`);
});

await test("translations are found beside a file", () => {
  const original = JSON.stringify({ ...JSON.parse(file), translations: [{ lang: "fr", href: "vote.fr.json" }] });
  const french = create({ ...details, lang: "fr" });
  const rules = ({ problems }) => problems.map(({ rule }) => rule);
  const missing = "missing-translation";
  assert(rules(check(original)).includes(missing));
  assert(!rules(check(original, { beside: { "vote.fr.json": french } })).includes(missing));
  const together = checkTogether({ "news/vote.en.json": original, "news/vote.fr.json": french });
  assert(!rules(together).includes(missing));
});

await test("`explain` knows the rules, and names the nearest one", () => {
  assert.match(explain("placeholder"), /^# /);
  assert.throws(() => explain("placholder"), { name: "Refusal", status: 2, message: /did you mean `placeholder`/ });
});

await test("`render` refuses what isn't an explainer, and options that aren't valid", () => {
  assert.throws(() => render("{}", { to: "text" }), { name: "Refusal", status: 1, message: /missing field `cards`/ });
  assert.throws(() => render(file, { to: "pdf" }), { name: "Refusal", status: 2, message: /invalid value 'pdf'/ });
  assert.throws(() => render(file, { to: "feed" }), (error) => error instanceof Refusal && /--url/.test(error.message));
});

await test("a newsletter has two parts", () => {
  const url = "https://news.example/vote";
  assert.match(render(file, { to: "newsletter", url }), /<html|<table|<div/);
  assert.doesNotMatch(render(file, { to: "newsletter", url, part: "text" }), /<table/);
});

await test("`embed` takes the digests of the widget", () => {
  const integrity = { files: { "embed.js": { integrity: "sha256-abc", bytes: 1 } } };
  const tag = embed(file, { assets: "/cards", src: "/vote.json", way: "element", integrity });
  assert.match(tag, /integrity="sha256-abc"/);
});

await test("`format` and `diff` know what differs", () => {
  assert.equal(format(file.replaceAll("\n  ", "\n      ")), file);
  assert.throws(() => format("{"), { name: "Refusal", status: 1 });
  assert.deepEqual(diff(file, file), { differences: [], changes: [] });
  const { differences } = diff(file, create({ ...details, title: "Another title" }));
  assert.deepEqual(
    differences.map(({ field }) => field),
    ["title"],
  );
});

await test("`stats` measures", () => {
  assert.equal(stats(file).bytes, new TextEncoder().encode(file).length);
});

await test("`run` returns the files that a command writes", () => {
  const files = { "a/vote.json": file, "b/vote.json": file };
  const { status, stderr, files: after } = run(["render", "a", "--to", "text", "--out", "out"], { files });
  assert.equal(status, 0);
  assert.equal(stderr, "1 file written, 0 unchanged\n");
  assert.deepEqual(Object.keys(after), ["a/vote.json", "b/vote.json", "out/vote.txt"]);
});

await test("`run` reads standard input", () => {
  assert.equal(run(["fmt", "-"], { input: file }).stdout, file);
});

await test("what the package can't do is named", () => {
  for (const [command, what] of [
    [["check", "--links", "a.json"], "`--links`"],
    [["check", "--watch", "a.json"], "`--watch`"],
    [["render", "--watch", "--to", "text", "--out", "b", "a.json"], "`--watch`"],
    [["man", "b"], "`man`"],
    [["preview", "a.json"], "`preview`"],
    [["doctor", "https://cdn.example/"], "`doctor`"],
  ]) {
    const { status, stderr } = run(command, { files: { "a.json": file } });
    assert.equal(status, 2);
    assert.equal(stderr, `error: ${what} isn't available in the package for npm; use the native tool\n`);
  }
});

await test("a run that stops in the middle doesn't harm the next one", async () => {
  const { call } = await import(at("run.js"));
  const stop = () => {
    throw new Error("stopped");
  };
  assert.throws(() => call(["check", "a.json"], { kind: stop }), /stopped/);
  assert.equal(check(file).ok, false);
});

process.stdout.write(JSON.stringify(failed));
