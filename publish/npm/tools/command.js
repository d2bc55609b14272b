#!/usr/bin/env node
// The command line tool without Rust.

import { host } from "./node.js";
import { call, start } from "./run.js";

await start();
process.exitCode = call(process.argv.slice(2), host);
