// Fails if publint finds anything in a package: `node publint.mjs PUBLINT ARCHIVE`.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , publint, archive] = process.argv;
const load = (file) => import(pathToFileURL(file).href);
const { publint: lint } = await load(publint);
const tarball = readFileSync(archive);
const { messages, pkg } = await lint({
  strict: true,
  pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength) },
});
if (pkg?.name !== "explainer-cards") throw new Error(`publint read ${pkg?.name}`);
for (const message of messages) {
  console.log(JSON.stringify(message));
  process.exitCode = 1;
}
