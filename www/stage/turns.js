// Mounts one explainer after the other: many at once would be one long task.

import { quietly } from "./quietly.js";

/**
 * Lets the browser handle input and paint. `scheduler.yield` continues sooner than a timer would.
 *
 * @returns {Promise<unknown>}
 */
export const pause = () => quietly(() => scheduler.yield()) || new Promise((resolve) => setTimeout(resolve));

/** Ends with the current task. The first is the browser's first use of `Intl`, which takes longer than the first
 * explainer and most likely runs while the wasm is loading.
 * @type {Promise<unknown>} */
let turn = pause()
  .then(() => quietly(() => new Date().toLocaleDateString(document.documentElement.lang || [])))
  .then(pause);

/**
 * Runs a task with the result of `ready`, after all earlier tasks.
 *
 * @template T, U
 * @param {T | Promise<T>} ready
 * @param {(ready: T) => Promise<U>} task
 */
export const inTurn = (ready, task) => {
  const result = Promise.all([ready, turn]).then(([value]) => task(value));
  turn = result.then(pause, pause);
  return result;
};
