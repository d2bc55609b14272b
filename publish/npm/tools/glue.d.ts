/** What wasm-bindgen writes, and `reset`, which `cargo xtask package` adds. */
export function initSync(options: { module: WebAssembly.Module }): unknown;
/** Lets `initSync` make another instance. */
export function reset(): void;
/** Runs a command, and returns its exit status. */
export function run(command: string[], host: Host): number;
