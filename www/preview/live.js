// What `explainer-cards preview` adds to the article: shows a file again when it changes, and lists its problems.

/**
 * @typedef {{
 *   severity: string, line: number, column: number, message: string, label: string, help: string, more?: number,
 * }} Problem
 */

const file = /** @type {HTMLSelectElement} */ (document.querySelector(".preview select[name=file]"));
const explainer = /** @type {HTMLElement & { explainer?: unknown }} */ (
  document.querySelector("explainer-cards")
);
const problems = /** @type {HTMLElement} */ (document.querySelector(".problems"));
const list = /** @type {HTMLElement} */ (problems.querySelector("ol"));
// Without the widget the server writes the explainer into the page.
const hasWidget = document.querySelector("script[src='../embed.js']") !== null;

/** @param {Problem} problem */
const item = ({ severity, line, column, message, label, help }) => {
  const item = document.createElement("li");
  const what = document.createElement("p");
  const todo = document.createElement("p");
  item.className = severity;
  what.textContent = `${severity} ${line}:${column} ${message}: ${label}`;
  todo.textContent = `help: ${help}`;
  item.append(what, todo);
  return item;
};

let checks = 0;

const check = async () => {
  const check = ++checks;
  const response = await fetch(`../problems/${file.value}`);
  /** @type {Problem[]} */
  const found = response.ok ? await response.json() : [];
  if (check !== checks) return; // a later one is on its way
  list.replaceChildren(...found.map(item));
  problems.hidden = found.length === 0;
};

// The widget keeps what is open if it is given the new version. A new address would be another explainer.
const show = async () => {
  if (!hasWidget) {
    location.reload();
    return;
  }
  const response = await fetch(`${explainer.getAttribute("src")}`);
  explainer.explainer = await response.text();
};

const refresh = () => {
  check();
  show();
};

const events = new EventSource("../events");
let isFirst = true;

events.addEventListener("open", () => {
  // The server has started again, and changes may have been missed.
  if (!isFirst) refresh();
  isFirst = false;
});

events.addEventListener("message", ({ data }) => {
  const name = decodeURIComponent(data);
  if (data && ![...file.options].some(({ value }) => value === data)) file.add(new Option(name, data));
  if (!data || data === file.value) refresh();
});

// After the bar has noted the file in the address of the page.
document.querySelector(".preview form")?.addEventListener("change", ({ target }) => {
  const { name } = /** @type {HTMLSelectElement} */ (target);
  if (name !== "file" && name !== "lang") return;
  if (hasWidget) check();
  else location.reload();
});

check();
