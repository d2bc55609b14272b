// Does in the page what a request asks for. src/browser/stream.rs writes the effects.

import { focus } from "./focus.js";
import { change } from "./languages.js";
import { quietly, warn } from "./quietly.js";
import { share } from "./sharing.js";

/**
 * @param {import("../patch.js").Effect} effect
 * @param {Element} element
 * @param {{ root: HTMLElement, report: (name: string, detail: object) => void }} session
 * @param {(request: string) => void} send
 */
export const perform = ({ name, fields }, element, { root, report }, send) => {
  const answer = (/** @type {string | undefined} */ request) => request && send(request);
  if (name === "focus") quietly(() => focus(root, fields.at, +fields.nth));
  else if (name === "share")
    share(/** @type {Parameters<typeof share>[0]} */ (/** @type {unknown} */ (fields))).then(answer);
  else if (name === "load") change(element, fields.href).then(answer);
  else if (name === "warn") warn(`${fields.name}="${fields.value}" is none of ${fields.values}`, element);
  else {
    /** @type {Record<string, string | number | boolean>} */
    const detail = { ...fields };
    if ("option" in fields) detail.option = +fields.option;
    if ("helpful" in fields) detail.helpful = !!fields.helpful;
    report(name, detail);
  }
};
