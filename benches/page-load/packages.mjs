// The folder of a package from npm.

import { fileURLToPath } from "node:url";

export const folder = (name, path) => fileURLToPath(new URL(`node_modules/${name}/${path}`, import.meta.url));
