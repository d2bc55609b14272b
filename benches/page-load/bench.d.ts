// What browser.mjs gives to watch.js, and what it reads from it.

/** Selectors through shadow roots and frames: all but the last find a host. */
type Path = string[];

declare const __BENCH__: {
  /** The first item in each of its forms, such as pre-rendered and live. */
  title: Path[];
  body: Path;
  /** What is visible once a click is being answered. */
  taken?: Path;
  /** The beginning of the body of the first item. */
  needle: string;
  clicks: boolean;
};

interface Window {
  /** In milliseconds since the page began to load. */
  bench: {
    text?: number;
    answered?: number;
    /** When, and how far. */
    shifts: [number, number][];
    /** When, and how long. */
    tasks: [number, number][];
    memories: WebAssembly.Memory[];
    ready: number[];
    failed: string[];
  };
  openFirst(): Promise<number>;
}
