// A web server on loopback. It compresses every text beforehand, like a publisher's CDN.

import { createServer } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".gif": "image/gif",
};
const COMPRESSED = new Set([".woff", ".woff2", ".gif"]);

const brotli = (/** @type {Buffer} */ bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/** @typedef {{ headers: import("node:http").OutgoingHttpHeaders, body: Buffer }} Answer */

/** Compresses each file once; `warm` does that before the measurements. */
export class Site {
  #files;
  /** @type {Map<string, Answer>} */
  #ready = new Map();
  /**
   * The requested files that don't exist.
   *
   * @type {Set<string>}
   */
  missing = new Set();

  constructor(/** @type {Files} */ files) {
    this.#files = files;
  }

  answer(/** @type {string} */ path) {
    if (!this.#ready.has(path) && path in this.#files) this.#ready.set(path, this.#prepare(path));
    return this.#ready.get(path);
  }

  warm() {
    for (const path of Object.keys(this.#files)) this.answer(path);
  }

  #prepare(/** @type {string} */ path) {
    const bytes = Buffer.from(this.#files[path]);
    // The addresses of Wikipedia's API have no extension; its answers are JSON.
    const extension = extname(path) || ".json";
    const type = TYPES[extension] ?? "application/octet-stream";
    if (COMPRESSED.has(extension)) return { headers: { "content-type": type }, body: bytes };
    return { headers: { "content-type": type, "content-encoding": "br" }, body: brotli(bytes) };
  }

  async listen() {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
      const answer = this.answer(pathname);
      if (!answer) {
        this.missing.add(pathname);
        response.writeHead(404, { "content-length": 0 }).end();
        return;
      }
      const length = answer.body.length;
      // Each load starts with an empty cache, but can use a file twice.
      const headers = { "cache-control": "public, max-age=600", "content-length": length };
      response.writeHead(200, { ...answer.headers, ...headers }).end(answer.body);
    });
    /** @type {Promise<void>} */
    const listening = new Promise((done) => server.listen(0, "127.0.0.1", done));
    await listening;
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
  }
}
