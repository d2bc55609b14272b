// The files and streams of Node.js, Bun and Deno, for the command line.

import * as fs from "node:fs";
import { basename, dirname, join } from "node:path";
import { isatty } from "node:tty";

/** The paths that the commands work with have slashes, on Windows too. */
const slashed = (/** @type {string} */ path) =>
  process.platform === "win32" ? path.replaceAll("\\", "/") : path;

/**
 * @param {number} descriptor
 * @param {number} limit
 */
const readAll = (descriptor, limit) => {
  const parts = [];
  let left = limit;
  while (left > 0) {
    const part = Buffer.alloc(Math.min(left, 65536));
    let length = 0;
    try {
      length = fs.readSync(descriptor, part);
    } catch (error) {
      // On Windows the end of a pipe is an error.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EOF") throw error;
    }
    if (length === 0) break;
    parts.push(part.subarray(0, length));
    left -= length;
  }
  return Buffer.concat(parts);
};

/**
 * Writes a temporary file beside the target, then renames it.
 *
 * @param {string} target
 * @param {Uint8Array} content
 * @param {number} [mode]
 */
const swap = (target, content, mode) => {
  const part = join(dirname(target), `.explainer-cards-${process.pid}-${basename(target)}`);
  try {
    fs.writeFileSync(part, content, { flag: "wx" });
    if (mode !== undefined) fs.chmodSync(part, mode);
    fs.renameSync(part, target);
  } catch (error) {
    fs.rmSync(part, { force: true });
    throw error;
  }
};

/** @type {Host} */
export const host = {
  read(path, limit) {
    if (path === "-") return readAll(0, limit);
    const descriptor = fs.openSync(path, "r");
    try {
      return readAll(descriptor, limit);
    } finally {
      fs.closeSync(descriptor);
    }
  },
  write(path, content, how) {
    if (how === "in-place") fs.writeFileSync(path, content);
    else if (how === "new") fs.writeFileSync(path, content, { flag: "wx" });
    else if (how === "swap") swap(path, content);
    else {
      const target = fs.realpathSync(path);
      swap(target, content, fs.statSync(target).mode);
    }
  },
  createFolders(path) {
    fs.mkdirSync(path, { recursive: true });
  },
  kind(path) {
    const found = fs.statSync(path, { throwIfNoEntry: false });
    if (!found) return undefined;
    if (found.isFile()) return "file";
    return found.isDirectory() ? "folder" : "other";
  },
  canonical(path) {
    return slashed(fs.realpathSync(path));
  },
  currentFolder() {
    return slashed(process.cwd());
  },
  list(folder) {
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    const listed = entries.filter((entry) => entry.isFile() || entry.isDirectory());
    return listed.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  },
  print(stream, content) {
    let at = 0;
    while (at < content.length) {
      try {
        at += fs.writeSync(stream, content, at);
      } catch (error) {
        // A pipe that is full for the moment.
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EAGAIN") throw error;
      }
    }
  },
  hasColours(stream) {
    const { CLICOLOR, CLICOLOR_FORCE, NO_COLOR, TERM } = process.env;
    if (NO_COLOR) return false;
    if (CLICOLOR_FORCE !== undefined && CLICOLOR_FORCE !== "0") return true;
    return isatty(stream) && CLICOLOR !== "0" && TERM !== "dumb";
  },
};
