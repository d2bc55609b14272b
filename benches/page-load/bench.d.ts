// The data that browser.mjs passes to watch.js and reads from it.

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
