// The commands of explainer-cards as functions from files to results.

import { Memory } from "./memory.js";
import { call, start } from "./run.js";

/** What a command refuses. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {number} status
   */
  constructor(message, status) {
    super(message);
    this.name = "Refusal";
    this.status = status;
  }
}

/** @param {string} name */
const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The options of a function as those of a command.
 *
 * @param {Record<string, unknown>} options
 * @param {string[]} names
 */
const flags = (options, names) =>
  names.flatMap((name) => {
    const value = options[name];
    if (value === undefined || value === null || value === false) return [];
    // After a `=` a value may begin with a hyphen.
    return [value === true ? `--${dashed(name)}` : `--${dashed(name)}=${value}`];
  });

/** @type {typeof import("./index.d.ts").run} */
export const run = (command, { files = {}, input } = {}) => {
  const memory = new Memory(files, input);
  let status;
  try {
    status = call([...command], memory);
  } catch (cause) {
    const reason = memory.printed(2);
    throw reason ? new Error(reason, { cause }) : cause;
  }
  const names = [...memory.files].map(([name, content]) => [name.slice(1), content]);
  return { status, stdout: memory.printed(1), stderr: memory.printed(2), files: Object.fromEntries(names) };
};

/**
 * What a command prints on standard output.
 *
 * @param {string[]} command
 * @param {Parameters<typeof import("./index.d.ts").run>[1]} options
 */
const output = (command, options) => {
  const { status, stdout, stderr } = run(command, options);
  if (status === 0) return stdout;
  throw new Refusal(stderr.trimEnd(), status);
};

const SETTINGS = "explainer-cards.toml";

/** @type {typeof import("./index.d.ts").checkTogether} */
export const checkTogether = (files, { overdue, settings, beside = {} } = {}) => {
  const own = settings === undefined ? {} : { [SETTINGS]: settings };
  const given = { files: { ...beside, ...files, ...own } };
  const named = [...flags({ overdue }, ["overdue"]), "--", ...Object.keys(files)];
  const { status, stdout } = run(["check", "--format", "json", ...named], given);
  return {
    ok: status === 0,
    problems: JSON.parse(stdout),
    get text() {
      return run(["check", ...named], given).stderr;
    },
  };
};

/** @type {typeof import("./index.d.ts").check} */
export const check = (file, { name = "explainer.json", ...options } = {}) =>
  checkTogether({ [name]: file }, options);

/** @type {typeof import("./index.d.ts").explain} */
export const explain = (rule) => output(["check", `--explain=${rule}`], {});

const RENDER = ["to", "part", "url", "fileUrl", "src", "styles", "assets", "headingLevel", "width", "height"];

/** @type {typeof import("./index.d.ts").render} */
export const render = (file, { name = "explainer.json", ...options }) =>
  output(["render", ...flags({ ...options }, RENDER), "--", name], { files: { [name]: file } });

/** @type {typeof import("./index.d.ts").embed} */
export const embed = (file, { name = "explainer.json", integrity, ...options }) => {
  const digests = integrity === undefined ? {} : { "integrity.json": JSON.stringify(integrity) };
  const own = integrity === undefined ? [] : ["--integrity=integrity.json"];
  const named = flags({ ...options }, ["assets", "src", "way", "hints", "styles", "headingLevel"]);
  return output(["embed", ...named, ...own, "--", name], { files: { [name]: file, ...digests } });
};

/** @type {typeof import("./index.d.ts").teaser} */
export const teaser = (file, { name = "explainer.json" } = {}) =>
  output(["teaser", "--", name], { files: { [name]: file } });

/** @type {typeof import("./index.d.ts").schema} */
export const schema = () => JSON.parse(output(["schema"], {}));

/** @type {typeof import("./index.d.ts").importFile} */
export const importFile = (source, { name = "source", ...options } = {}) => {
  const named = flags({ ...options }, ["from", "lang", "id", "title"]);
  const { status, stdout, stderr } = run(["import", ...named, "--", name], { files: { [name]: source } });
  // With losses the status is 1 too, but there is a file.
  if (stdout === "") throw new Refusal(stderr.trimEnd(), status);
  return { complete: status === 0, file: stdout, report: stderr };
};

/** @type {typeof import("./index.d.ts").create} */
export const create = (options) =>
  output(["new", ...flags({ ...options }, ["template", "lang", "title", "id"]), "--output=-"], {});

/** @type {typeof import("./index.d.ts").format} */
export const format = (file) => output(["fmt", "-"], { input: file });

/** @type {typeof import("./index.d.ts").diff} */
export const diff = (before, after, { date } = {}) => {
  const files = { "old.json": before, "new.json": after };
  const { status, stdout, stderr } = run(
    ["diff", "--format=json", ...flags({ date }, ["date"]), "old.json", "new.json"],
    { files },
  );
  if (status > 1) throw new Refusal(stderr.trimEnd(), status);
  return JSON.parse(stdout);
};

/** @type {typeof import("./index.d.ts").stats} */
export const stats = (file, { name = "explainer.json" } = {}) =>
  JSON.parse(output(["stats", "--format=json", "--", name], { files: { [name]: file } }))[0];

/** @type {typeof import("./index.d.ts").load} */
export const load = async (source) => {
  await start(source);
  return {
    check,
    checkTogether,
    create,
    diff,
    embed,
    explain,
    format,
    importFile,
    render,
    run,
    schema,
    stats,
    teaser,
  };
};
