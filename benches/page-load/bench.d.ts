// What the modules pass to each other, and what browser.mjs passes to watch.js and reads from it.

interface Item {
  id: string;
  title: string;
  summary: string;
  body: string;
}

/** By their path on the server. */
type Files = Record<string, string | Buffer>;

interface Page {
  name: string;
  html: string;
  /** The first item in each of its forms, such as pre-rendered and live. */
  title: Path[];
  body: Path;
  /** What is visible once a click is being answered. */
  taken?: Path;
}

interface LabelledPage extends Page {
  label: string;
}

/** A page with `n` explainers or cards. */
interface GrowingPage extends Page {
  what: "explainers" | "cards";
  n: number;
  files: Files;
}

/** What a module in peers/ adds to the bench. */
interface Part {
  pages: LabelledPage[];
  files: Files;
}

/** Selectors through shadow roots and frames: all but the last find a host. */
type Path = string[];

declare const __BENCH__: Pick<Page, "title" | "body" | "taken"> & {
  /** The beginning of the body of the first item. */
  needle: string;
  clicks: boolean;
};

interface Window {
  /** In milliseconds since the page began to load. */
  bench: {
    text?: number;
    answered?: number;
    /** The time and the distance of each layout shift. */
    shifts: [number, number][];
    /** The start and the duration of each long task. */
    tasks: [number, number][];
    memories: WebAssembly.Memory[];
    ready: number[];
    failed: string[];
  };
  openFirst(): Promise<number>;
}

declare const bench: Window["bench"];
declare const openFirst: Window["openFirst"];
