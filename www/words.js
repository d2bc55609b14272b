// Loads the words of the interface. Each language has a file, and a reader loads one.

import { beside } from "./stage/beside.js";

// The files in www/words/. A test in src/words/ compares the lists.
const LANGUAGES = "ar cs de en es fr he it ja ko nl pl pt ru sv tr uk zh".split(" ");

/** @type {Record<string, Promise<Record<string, string>>>} */
const files = {}; // by address

const load = (/** @type {string} */ url) =>
  (files[url] ||= fetch(url, { credentials: "omit", signal: AbortSignal.timeout(5000) })
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .catch((error) => {
      delete files[url]; // an element that is added later tries again
      throw `network: ${url} ${error}`;
    }));

/**
 * The words for a language tag; English if there is no file for the language.
 *
 * @param {string} lang
 */
export const ours = (lang) => {
  const [primary] = `${lang}`.toLowerCase().split("-");
  const name = LANGUAGES.includes(primary) ? primary : "en";
  return load(new URL(`words/${name}.json`, import.meta.url).href);
};

/**
 * The words for a language tag, each on a line. Those in the publisher’s file at `own` take precedence.
 *
 * @param {string} lang
 * @param {string | null} own
 */
export const words = async (lang, own) => {
  const named = own ? load(beside(own)) : undefined;
  const [all, replaced] = await Promise.all([ours(lang), named]);
  // A line break would end the word. No-break spaces are kept.
  return Object.keys(all)
    .map((key) => `${replaced?.[key] || all[key]}`.replace(/[^\S\xa0\u202f]+/g, " "))
    .join("\n");
};
