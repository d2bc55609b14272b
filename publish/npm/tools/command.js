#!/usr/bin/env node
// The command line tool without Rust.

import { host } from "./node.js";
import { call, start } from "./run.js";

await start();
try {
  process.exitCode = call(process.argv.slice(2), host);
} catch (error) {
  if (!(error instanceof WebAssembly.RuntimeError)) throw error;
  // The reason is on standard error already. This is the status of the native tool after a panic.
  process.exitCode = 101;
}
