// What has to happen in the page after a request: src/browser/stream.rs writes it.

import { focus } from "./focus.js";
import { change } from "./languages.js";
import { quietly, warn } from "./quietly.js";
import { share } from "./sharing.js";

/**
 * @param {{ name: string, fields: Record<string, string> }} effect
 * @param {HTMLElement} element
 * @param {{ root: HTMLElement, report: (name: string, detail: object) => void }} session
 * @param {(request: string) => void} send
 */
export const perform = ({ name, fields }, element, { root, report }, send) => {
  const answer = (request) => request && send(request);
  if (name === "focus") quietly(() => focus(root, fields.at, +fields.nth));
  else if (name === "share") share(fields).then(answer);
  else if (name === "load") change(element, fields.href).then(answer);
  else if (name === "warn") warn(`${fields.name}="${fields.value}" is none of ${fields.values}`, element);
  else {
    const detail = { ...fields };
    if ("option" in fields) detail.option = +fields.option;
    if ("helpful" in fields) detail.helpful = !!fields.helpful;
    report(name, detail);
  }
};
