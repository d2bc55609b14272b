// The files and streams of a run in memory.

const encoder = new TextEncoder();

/**
 * @param {Uint8Array | string} content
 * @returns {Uint8Array}
 */
export const bytes = (content) => (typeof content === "string" ? encoder.encode(content) : content);

/** @param {string} code */
const failure = (code) => Object.assign(new Error(code), { code });

/**
 * A path from the root on, without `.` and `..`.
 *
 * @param {string} path
 */
const absolute = (path) => {
  /** @type {string[]} */
  const parts = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
};

/** @implements {Host} */
export class Memory {
  /** @type {Map<string, Uint8Array>} */
  files = new Map();
  /** @type {Uint8Array[][]} */
  #printed = [[], []];
  #input;

  /**
   * @param {Record<string, Uint8Array | string>} files
   * @param {Uint8Array | string} input
   */
  constructor(files, input = "") {
    for (const [path, content] of Object.entries(files)) this.files.set(absolute(path), bytes(content));
    this.#input = bytes(input);
  }

  /**
   * @param {string} path
   * @param {number} limit
   */
  read(path, limit) {
    const content = path === "-" ? this.#input : this.files.get(absolute(path));
    if (content) return content.subarray(0, Math.min(limit, content.length));
    throw failure(this.kind(path) ? "EISDIR" : "ENOENT");
  }

  /**
   * @param {string} path
   * @param {Uint8Array} content
   * @param {string} how
   */
  write(path, content, how) {
    const kind = this.kind(path);
    if (kind === "folder") throw failure("EISDIR");
    if (kind && how === "new") throw failure("EEXIST");
    // The bytes are in the memory of the wasm.
    this.files.set(absolute(path), content.slice());
  }

  /**
   * Folders are there as soon as there is a file in them.
   *
   * @param {string} path
   */
  createFolders(path) {
    const parts = absolute(path).split("/");
    for (let length = 2; length <= parts.length; length += 1) {
      if (!this.files.has(parts.slice(0, length).join("/"))) continue;
      throw failure(length === parts.length ? "EEXIST" : "ENOTDIR");
    }
  }

  /** @param {string} path */
  kind(path) {
    const place = absolute(path);
    if (this.files.has(place)) return "file";
    const inside = place === "/" ? place : `${place}/`;
    const names = [...this.files.keys()];
    return names.some((name) => name.startsWith(inside)) ? "folder" : undefined;
  }

  /** @param {string} path */
  canonical(path) {
    if (this.kind(path)) return absolute(path);
    throw failure("ENOENT");
  }

  currentFolder() {
    return "/";
  }

  /** @param {string} folder */
  list(folder) {
    const place = absolute(folder);
    const inside = place === "/" ? place : `${place}/`;
    const names = [...this.files.keys()].filter((name) => name.startsWith(inside));
    // A name with a slash is that of a folder.
    const first = (/** @type {string} */ name) => name.slice(inside.length).replace(/(?<=\/).*/, "");
    return [...new Set(names.map(first))];
  }

  /**
   * @param {number} stream
   * @param {Uint8Array} content
   */
  print(stream, content) {
    this.#printed[stream - 1].push(content.slice());
  }

  hasColours() {
    return false;
  }

  /**
   * What was printed on standard output, 1, or standard error, 2.
   *
   * @param {1 | 2} stream
   */
  printed(stream) {
    const parts = this.#printed[stream - 1];
    const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    // Keeps a byte order mark.
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(all);
  }
}
