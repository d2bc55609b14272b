// Chromium with a slow CPU and a slow network, and the measurements taken from it.

import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { ITEMS } from "./shell.mjs";

/** @typedef {import("puppeteer-core").Browser} Browser */
/** @typedef {import("puppeteer-core").CDPSession} Session */
/** @typedef {import("puppeteer-core").Page} Tab */

/**
 * What the network has transferred, the requests that are open, and when the last one ended.
 *
 * @typedef {{ bytes: number, requests: number, open: Set<string>, last: number }} Line
 */

/** How many times slower the CPU is than that of this machine. */
const CPU = 4;
/** Bytes per second, and milliseconds of latency for each request. */
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
/** A page is idle after this many milliseconds without network activity. */
const REST = 1_000;
const PATIENCE = 120_000;

const WATCH = readFileSync(new URL("watch.js", import.meta.url), "utf8");

export const start = (/** @type {string} */ executablePath) =>
  puppeteer.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--window-size=1280,900",
      "--lang=en",
      // Requests to any other host fail, on every machine.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
    defaultViewport: { width: 1280, height: 900 },
    // Longer than the longest task of the largest page at this speed.
    protocolTimeout: 300_000,
  });

/**
 * Opens a page with an empty cache. Calls `use` with the page, its session and the transferred bytes.
 *
 * @template T
 * @param {Browser} browser
 * @param {string} origin
 * @param {Page} page
 * @param {boolean} clicks
 * @param {(opened: { tab: Tab, session: Session, line: Line }) => Promise<T>} use
 */
export const visit = async (browser, origin, page, clicks, use) => {
  const context = await browser.createBrowserContext();
  try {
    const tab = await context.newPage();
    const session = await tab.createCDPSession();
    const line = await watchLine(session);
    const { title, body, taken } = page;
    const given = { title, body, taken, needle: ITEMS[0].body.slice(0, 40), clicks };
    await tab.evaluateOnNewDocument(WATCH.replace("__BENCH__", JSON.stringify(given)));
    await session.send("Network.emulateNetworkConditions", LINE);
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU });
    await tab.goto(`${origin}/${page.name}.html`, { waitUntil: "load", timeout: PATIENCE });
    return await use({ tab, session, line });
  } finally {
    await context.close();
  }
};

const watchLine = async (/** @type {Session} */ session) => {
  /** @type {Line} */
  const line = { bytes: 0, requests: 0, open: new Set(), last: Date.now() };
  const over = (/** @type {{ requestId: string }} */ { requestId }) => {
    line.open.delete(requestId);
    line.last = Date.now();
  };
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (!request.url.startsWith("http")) return;
    line.requests += 1;
    line.open.add(requestId);
  });
  session.on("Network.loadingFinished", (event) => {
    if (line.open.has(event.requestId)) line.bytes += event.encodedDataLength;
    over(event);
  });
  session.on("Network.loadingFailed", over);
  session.on("Network.responseReceived", ({ response }) => {
    if (response.fromDiskCache) line.requests -= 1;
  });
  await session.send("Network.enable");
  return line;
};

/**
 * @param {string} what
 * @param {Page} page
 * @param {() => boolean | Promise<boolean>} holds
 */
const until = async (what, page, holds) => {
  const since = Date.now();
  while (!(await holds())) {
    if (Date.now() - since > PATIENCE) throw new Error(`timeout: ${what} of ${page.name}`);
    await sleep(50);
  }
};

/**
 * Measures a load without clicks.
 *
 * @param {Browser} browser
 * @param {string} origin
 * @param {Page} page
 */
export const load = (browser, origin, page) =>
  visit(browser, origin, page, false, async ({ tab, session, line }) => {
    await until("text of the explainer", page, () => tab.evaluate(() => bench.text !== undefined));
    await until("rest", page, () => line.open.size === 0 && Date.now() - line.last > REST);
    return {
      bytes: line.bytes,
      requests: line.requests,
      ...(await read(tab)),
      heap: await heap(tab, session),
    };
  });

/**
 * Measures when the first click is answered.
 *
 * @param {Browser} browser
 * @param {string} origin
 * @param {Page} page
 * @param {`${string}.png`} [shot]
 */
export const click = (browser, origin, page, shot) =>
  visit(browser, origin, page, true, async ({ tab }) => {
    await until("answer to a click", page, () => tab.evaluate(() => bench.answered !== undefined));
    if (shot) {
      await sleep(1_500);
      await tab.screenshot({ path: shot });
    }
    return { answered: await tab.evaluate(() => bench.answered) };
  });

/**
 * Measures how a page with many explainers or cards loads, and how a card opens.
 *
 * @param {Browser} browser
 * @param {string} origin
 * @param {GrowingPage} page
 */
export const grow = (browser, origin, page) =>
  visit(browser, origin, page, false, async ({ tab, session }) => {
    const wanted = page.what === "explainers" ? page.n : 1;
    const settled = (/** @type {number} */ n) => bench.ready.length + bench.failed.length >= n;
    await until("all explainers", page, () => tab.evaluate(settled, wanted));
    await sleep(REST);
    const { longest, blocking } = await read(tab);
    const ready = await tab.evaluate(() => bench.ready.at(-1));
    const failed = await tab.evaluate(() => bench.failed.length);
    const before = await heap(tab, session);
    return { ready, failed, longest, blocking, heap: before, open: await tab.evaluate(() => openFirst()) };
  });

const read = (/** @type {Tab} */ tab) =>
  tab.evaluate(() => ({
    text: bench.text,
    blocking: bench.tasks.reduce((sum, [, duration]) => sum + duration - 50, 0),
    longest: Math.max(0, ...bench.tasks.map(([, duration]) => duration)),
    shift: bench.shifts.reduce((sum, [, value]) => sum + value, 0),
  }));

/**
 * Bytes of JavaScript and of wasm that are still used after a garbage collection.
 *
 * @param {Tab} tab
 * @param {Session} session
 */
const heap = async (tab, session) => {
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const wasm = await tab.evaluate(() =>
    bench.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  );
  return usedSize + wasm;
};
