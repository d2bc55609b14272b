// What `cargo xtask dist` puts in place of these names, and what embed.js gives the page.

declare const __VERSION__: string;
declare const __STAGE__: string;
declare const __STAGE_INTEGRITY__: string;
declare const __WASM__: string;
declare const __WASM_INTEGRITY__: string;
declare const __LINK_TERMS__: string;
declare const __LINK_TERMS_INTEGRITY__: string;

interface Window {
  explainerCards?: { version: string; scan(root?: ParentNode): void };
}

/** What stage.js exports. */
interface Stage {
  start(
    module: WebAssembly.Module,
    crashed: (culprit: Element, error: unknown) => void,
    load: (file: string, integrity: string) => Promise<unknown>,
  ): Promise<string>;
  mount(
    element: Element,
    shadow: ShadowRoot,
    json: BufferSource,
    signal: AbortSignal,
    report: (name: string, detail?: object) => void,
    panels?: string,
  ): Promise<{ id?: string } | undefined>;
  unmount(element: Element): void;
  /**
   * Does what src/state/request.rs lists. Leaves the focus where it is if the reader `stays`. Returns whether
   * something had to happen in the page too.
   */
  send(element: Element, request: string | undefined, stays?: boolean): boolean | undefined;
}
