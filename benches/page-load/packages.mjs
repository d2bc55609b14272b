// The folder of a package from npm.

import { fileURLToPath } from "node:url";

/**
 * @param {string} name
 * @param {string} path
 */
export const folder = (name, path) => fileURLToPath(new URL(`node_modules/${name}/${path}`, import.meta.url));
