// Running commands in the WebAssembly.

import { initSync, reset, run } from "./glue.js";

/** @type {WebAssembly.Module | undefined} */
let compiled;
/** @type {Promise<WebAssembly.Module> | undefined} */
let loading;

/** The file beside this one. */
const read = async () => {
  const file = new URL("./tools.wasm", import.meta.url);
  if (file.protocol === "file:") {
    // Not a literal, because bundlers for browsers would look for the module.
    const files = "node:fs/promises";
    const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ files);
    return readFile(file);
  }
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file} can't be loaded: ${response.status}`);
  return response.arrayBuffer();
};

/**
 * Compiles the WebAssembly once.
 *
 * @param {WebAssembly.Module | BufferSource | Response | Promise<Response>} [source]
 */
export const start = (source) => {
  loading ??= (async () => {
    const given = (await source) ?? (await read());
    if (given instanceof WebAssembly.Module) return given;
    const bytes =
      given instanceof ArrayBuffer || ArrayBuffer.isView(given) ? given : await given.arrayBuffer();
    return WebAssembly.compile(bytes);
  })();
  return loading.then(
    (module) => {
      compiled = module;
    },
    (error) => {
      // The next call tries again.
      loading = undefined;
      throw error;
    },
  );
};

let running = false;

/**
 * Runs a command, and returns its exit status.
 *
 * @param {string[]} command
 * @param {Host} host
 * @returns {number}
 */
export const call = (command, host) => {
  if (!compiled) throw new Error("`load` the tools first");
  if (!running) {
    reset();
    initSync({ module: compiled });
    running = true;
  }
  try {
    return run(command, host);
  } catch (error) {
    // Whatever stopped it has left the memory as it was at that moment: the next call gets a new one.
    running = false;
    throw error;
  }
};
