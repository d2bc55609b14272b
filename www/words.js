// The words of the interface: one file a language, of which a reader loads one.

// What www/words/ holds: a test of src/words/ compares.
const LANGUAGES = "ar cs de en es fr he it ja ko nl pl pt ru sv tr uk zh".split(" ");

/** @type {Record<string, Promise<Record<string, string>>>} */
const files = {}; // by address

const load = (/** @type {string} */ url) =>
  (files[url] ||= fetch(url, { credentials: "omit", signal: AbortSignal.timeout(5000) })
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .catch((error) => {
      delete files[url]; // an element added later may have better luck
      throw `network: ${url} ${error}`;
    }));

/**
 * Our words for a language tag; English for a language that we do not have.
 *
 * @param {string} lang
 */
export const ours = (lang) => {
  const [primary] = `${lang}`.toLowerCase().split("-");
  const name = LANGUAGES.includes(primary) ? primary : "en";
  return load(new URL(`words/${name}.json`, import.meta.url).href);
};

/**
 * The words for a language tag, each on a line. Those in the file at `own`, if any, come first.
 *
 * @param {string} lang
 * @param {string} own
 */
export const words = async (lang, own) => {
  const named = own ? load(new URL(own, location.href).href) : undefined;
  const [all, theirs] = await Promise.all([ours(lang), named]);
  // A line break would end the word; a no-break space belongs to it.
  return Object.keys(all)
    .map((key) => `${theirs?.[key] || all[key]}`.replace(/[^\S\xa0\u202f]+/g, " "))
    .join("\n");
};
