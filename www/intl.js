// Formats dates, numbers, lists and names of languages by the browser's `Intl`, for `src/browser/intl.rs`.
// `src/render/intl.rs` does the same natively.

/**
 * @param {string} text
 * @param {() => string} task
 */
const quietly = (text, task) => {
  try {
    return task();
  } catch {
    return text; // the language tag is invalid
  }
};

// The default digits of Arabic changed in CLDR 42, and WebKit on Debian 12 still has the old ones. All numbers of an
// explainer should have the digits that its texts have.
const digitsOf = (/** @type {string} */ lang) => (lang === "ar" ? "latn" : undefined);

/**
 * A date such as 2025-08-12, of which the first `known` of year, month and day are shown.
 *
 * @param {string} lang
 * @param {string} text
 * @param {number} known
 */
export const date = (lang, text, known) => {
  /** @type {Intl.DateTimeFormatOptions & { __proto__: null }} */
  const options = {
    __proto__: null, // ignores what a page has added to Object.prototype
    timeZone: "UTC",
    numberingSystem: digitsOf(lang),
    calendar: "gregory", // the calendar of the file, whatever the reader's is
    year: "numeric",
    month: known > 1 ? "long" : undefined,
    day: known > 2 ? "numeric" : undefined,
  };
  // ECMAScript reads a date without a time as midnight UTC.
  return quietly(text, () => new Date(text).toLocaleDateString(lang, options));
};

/**
 * A number, with `fraction` digits after the point, or as many as it has if `fraction` is negative.
 *
 * @param {string} lang
 * @param {Intl.StringNumericLiteral} digits
 * @param {number} fraction
 */
export const number = (lang, digits, fraction) => {
  /** @type {Intl.NumberFormatOptions & { __proto__: null }} */
  const options = {
    __proto__: null,
    numberingSystem: digitsOf(lang),
    minimumFractionDigits: fraction < 0 ? undefined : fraction,
    maximumFractionDigits: fraction < 0 ? 20 : fraction,
  };
  return quietly(digits, () => new Intl.NumberFormat(lang, options).format(digits));
};

/**
 * What stands before the name at `index` in a list of `count` names. `index` is at least 1.
 *
 * @param {string} lang
 * @param {number} count
 * @param {number} index
 * @param {string} name
 */
export const before = (lang, count, index, name) =>
  quietly(", ", () => new Intl.ListFormat(lang).formatToParts(Array(count).fill(name))[2 * index - 1].value);

/**
 * The name of a language in that language.
 *
 * @param {string} lang
 */
export const name = (lang) =>
  quietly(lang, () => `${new Intl.DisplayNames(lang, { type: "language" }).of(lang)}`);
