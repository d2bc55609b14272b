// The preview bar. Its state is in the query of the page's address, so that it can be shared.

/**
 * The element of a type that matches a selector. Throws if there is none.
 *
 * @template {Element} E
 * @param {new () => E} type
 * @param {string} selector
 */
const find = (type, selector) => {
  const element = document.querySelector(selector);
  if (element instanceof type) return element;
  throw Error(`no element ${selector}`);
};

const select = (/** @type {string} */ name) => find(HTMLSelectElement, `.preview select[name=${name}]`);

const form = find(HTMLFormElement, ".preview form");
const [file, lang, theme, width] = ["file", "lang", "theme", "width"].map(select);
const explainer = find(HTMLElement, "explainer-cards");
// The page names the first file.
const folder = (explainer.getAttribute("src") ?? "").slice(0, -file.options[0].value.length);

const languageOf = (/** @type {string} */ name) => name.split(".").at(-2);
const inLanguage = (/** @type {string} */ name, /** @type {string} */ language) =>
  name.replace(/\.[^.]+\.json$/, `.${language}.json`);

/**
 * @param {HTMLSelectElement} select
 * @param {string | null | undefined} value
 * @returns {value is string}
 */
const has = (select, value) => [...select.options].some((option) => option.value === value);

// Adds a file that the bar doesn't list, such as an explainer in progress.
const offer = (/** @type {string} */ name) => {
  if (/^[\w.-]+\.json$/.test(name) && !has(file, name)) file.add(new Option(name, name));
};

/**
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 */
const setOrRemove = (element, name, value) => {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
};

// Only the languages in which the bar lists the explainer can be chosen.
const offerLanguages = () => {
  for (const option of lang.options) {
    option.disabled = !has(file, inLanguage(file.value, option.value));
    option.hidden = option.disabled; // Safari shows it nevertheless
  }
  const language = languageOf(file.value);
  lang.value = has(lang, language) ? language : "";
};

const show = () => {
  offerLanguages();
  explainer.setAttribute("src", folder + file.value);
  explainer.setAttribute("theme", theme.value);
  setOrRemove(document.documentElement, "data-theme", theme.value === "auto" ? "" : theme.value);
  setOrRemove(document.documentElement, "data-width", width.value === "full" ? "" : width.value);
};

const read = () => {
  const query = new URLSearchParams(location.search);
  offer(query.get("file") ?? "");
  for (const select of [file, theme, width]) {
    const value = query.get(select.name);
    if (has(select, value)) select.value = value;
  }
};

const write = () => {
  const url = new URL(location.href);
  for (const { name, value, options } of [file, theme, width]) {
    if (value === options[0].value) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  history.replaceState(null, "", url);
};

form.addEventListener("change", ({ target }) => {
  if (target === lang) file.value = inLanguage(file.value, lang.value);
  show();
  write();
});
form.addEventListener("submit", (event) => event.preventDefault());

find(HTMLFieldSetElement, ".preview fieldset").disabled = false;
read();
show();
