import type { Explainer } from "../explainer.js";

/** An explainer file, or the source of one: its bytes, or its text. */
export type File = Uint8Array | string;

/** What a command refuses: a file that isn't an explainer, an option that isn't valid. The message is the tool's. */
export class Refusal extends Error {
  name: "Refusal";
  /** The exit status of the command: 1 for a file, 2 for options. */
  status: number;
}

/** A problem of a file. */
export interface Problem {
  /** The file, as it was named. */
  file: string;
  /** The rule, for `explain`. */
  rule: string;
  severity: "error" | "warning" | "advice";
  /** A JSON Pointer to the value. */
  pointer: string;
  /** From 1. */
  line: number;
  /** In characters, from 1. */
  column: number;
  message: string;
  /** What was expected there. */
  label: string;
  /** What to do. */
  help: string;
  /** How many more problems of this kind are not listed. */
  more?: number;
}

export interface CheckOptions {
  /** Also report explainers whose review is overdue. */
  overdue?: boolean;
  /** The text of an `explainer-cards.toml`: severities, abbreviations, allowances. */
  settings?: string;
  /** Files beside the checked ones, by their paths: pictures and translations that they name. */
  beside?: Record<string, File>;
}

export interface Checked {
  /** No errors and no warnings. */
  ok: boolean;
  problems: Problem[];
  /** The problems as the command prints them for people; empty without problems. */
  readonly text: string;
}

/** Finds what is wrong with an explainer file. `name` is what the problems call it. */
export function check(file: File, options?: CheckOptions & { name?: string }): Checked;

/** Finds what is wrong with several files, by their paths, also between translations. */
export function checkTogether(files: Record<string, File>, options?: CheckOptions): Checked;

/** The page about a rule, as Markdown. */
export function explain(rule: string): string;

/** A form that an explainer can be written in. */
export type Form =
  | "embed"
  | "section"
  | "page"
  | "text"
  | "markdown"
  | "newsletter"
  | "mail"
  | "feed"
  | "rss"
  | "jsonld"
  | "oembed";

export interface RenderOptions {
  to: Form;
  /** The part of a newsletter. */
  part?: "html" | "text";
  /** The address of the page that shows the explainer. `{name}`, `{id}` and `{lang}` are replaced. */
  url?: string;
  /** The address of the explainer file, to which those of pictures may be relative. */
  fileUrl?: string;
  /** From where the page loads the explainer file. Without it, an embed contains the file. */
  src?: string;
  styles?: "inline" | "link" | "none";
  /** The address or path of the folder with the widget's files. */
  assets?: string;
  headingLevel?: 2 | 3 | 4 | 5;
  /** Width of the frame in an oEmbed answer. */
  width?: number;
  /** Height of that frame. */
  height?: number;
  /** What the file is called, for messages and `{name}`. */
  name?: string;
}

/** Writes an explainer in another form: HTML that needs no script, text, mail, a feed, structured data. */
export function render(file: File, options: RenderOptions): string;

export interface EmbedOptions {
  /** The address or path of the folder with the widget's files. */
  assets: string;
  src?: string;
  way?: "pre-rendered" | "element" | "inside" | "script" | "section";
  /** `integrity.json` of the widget. */
  integrity?: object;
  hints?: boolean;
  styles?: "inline" | "link" | "none";
  headingLevel?: 2 | 3 | 4 | 5;
  name?: string;
}

/** What is pasted into an article: the script and the explainer. */
export function embed(file: File, options: EmbedOptions): string;

/** The file without the content for subscribers. */
export function teaser(file: File, options?: { name?: string }): string;

/** The JSON Schema of explainer files. */
export function schema(): Record<string, unknown>;

export interface ImportOptions {
  /** The format. Without it, the content decides. */
  from?:
    | "timeline-js"
    | "timeline-js-csv"
    | "h5p-accordion"
    | "h5p-timeline"
    | "faq-page"
    | "guardian-atom"
    | "html"
    | "markdown";
  /** The language of the text, if the source doesn't name it. */
  lang?: string;
  id?: string;
  title?: string;
  name?: string;
}

/** Makes an explainer file from another format. */
export function importFile(
  source: File,
  options?: ImportOptions,
): {
  /** Nothing is lost. */
  complete: boolean;
  /** The text of the explainer file. */
  file: string;
  /** What the file doesn't say, or says in another way. */
  report: string;
};

/** The text of a new explainer file. */
export function create(options: {
  template: "person" | "decision" | "technology" | "conflict" | "vote";
  lang: string;
  title: string;
  id: string;
}): string;

/** Formats a file, without changing what is in it. */
export function format(file: File): string;

/** What readers see differently in two versions, and drafts for the change log. */
export function diff(
  before: File,
  after: File,
  options?: { date?: string },
): { differences: Record<string, unknown>[]; changes: NonNullable<Explainer["changes"]> };

/** Words, reading time, cards, bytes. */
export function stats(file: File, options?: { name?: string }): Record<string, unknown>;

/** Runs a command of the tool on files in memory: `run(["check", "a.json"], { files: { "a.json": text } })`. */
export function run(
  command: readonly string[],
  options?: {
    /** The files by their paths. */
    files?: Record<string, File>;
    /** Standard input. */
    input?: File;
  },
): {
  /** The exit status. */
  status: number;
  stdout: string;
  stderr: string;
  /** The files by their paths, with those that the command wrote. */
  files: Record<string, Uint8Array>;
};

/** The functions of this module. */
export interface Tools {
  check: typeof check;
  checkTogether: typeof checkTogether;
  create: typeof create;
  diff: typeof diff;
  embed: typeof embed;
  explain: typeof explain;
  format: typeof format;
  importFile: typeof importFile;
  render: typeof render;
  run: typeof run;
  schema: typeof schema;
  stats: typeof stats;
  teaser: typeof teaser;
}

/**
 * Loads the WebAssembly, once; the functions can be called from then on. Without `source` it is the file `tools.wasm` of
 * this package. Where neither files nor `fetch` reach that, as in edge workers, pass the compiled module.
 */
export function load(
  source?: WebAssembly.Module | BufferSource | Response | Promise<Response>,
): Promise<Tools>;
