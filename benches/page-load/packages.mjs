// Where npm put a package.

import { fileURLToPath } from "node:url";

export const folder = (name, path) =>
  fileURLToPath(new URL(`node_modules/${name}/${path}`, import.meta.url));
