// One explainer after the other: many at once would be one long task.

import { quietly } from "./quietly.js";

/** Lets the reader have a turn. Other than a timer, `yield` does not make what goes on wait for long. */
export const pause = () => quietly(() => scheduler.yield()) || new Promise((resolve) => setTimeout(resolve));

// A browser's first use of Intl takes it longer than the first explainer: a task of its own, which most
// likely runs while the wasm is on its way.
let turn = pause() // promise: ends with the task under way
  .then(() => quietly(() => new Date().toLocaleDateString(document.documentElement.lang || [])))
  .then(pause);

/**
 * Runs a task once those before it have ended and `ready` is there, which it gets.
 * @template T, U
 * @param {Promise<T>} ready
 * @param {(ready: T) => Promise<U>} task
 */
export const inTurn = (ready, task) => {
  const result = Promise.all([ready, turn]).then(([ready]) => task(ready));
  turn = result.then(pause, pause);
  return result;
};
