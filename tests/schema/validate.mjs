// Which of the files in the input ajv accepts: the argument is the folder of its package, the input is
// { "schema": …, "files": { name: text } }, the output { name: boolean }.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.argv[2], "script.js"));
const { Ajv2020 } = require("ajv/dist/2020.js");

const { schema, files } = JSON.parse(readFileSync(0, "utf8"));
// The keywords of VS Code are not known to it.
const accepts = new Ajv2020({ strict: false }).compile(schema);

/** @param {string} text */
const isValid = (text) => {
  try {
    return accepts(JSON.parse(text));
  } catch {
    return false;
  }
};

console.log(JSON.stringify(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, isValid(text)]))));
