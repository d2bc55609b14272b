// Dates, numbers and lists as the browser's `Intl` writes them. `src/browser/intl.rs` calls these; its native
// twin is `src/render/intl.rs`.

/**
 * @param {string} text
 * @param {() => string} task
 */
const quietly = (text, task) => {
  try {
    return task();
  } catch {
    return text; // an odd language tag: as the file has it
  }
};

// The digits of Arabic as such were others before CLDR 42, and still are in WebKit on Debian 12; the
// texts of a file have one sort of them.
const digitsOf = (/** @type {string} */ lang) => (lang === "ar" ? "latn" : undefined);

/**
 * A date such as 2025-08-12, of which so many of year, month and day are `known`.
 *
 * @param {string} lang
 * @param {string} text
 * @param {number} known
 */
export const date = (lang, text, known) => {
  /** @type {Intl.DateTimeFormatOptions & { __proto__: null }} */
  const options = {
    __proto__: null, // a page that added to Object.prototype adds nothing here
    timeZone: "UTC",
    numberingSystem: digitsOf(lang),
    calendar: "gregory", // the file counts years so; a year alone would not fit another calendar's
    year: "numeric",
    month: known > 1 ? "long" : undefined,
    day: known > 2 ? "numeric" : undefined,
  };
  // ECMAScript takes a date without a time for midnight UTC.
  return quietly(text, () => new Date(text).toLocaleDateString(lang, options));
};

/**
 * A number from its digits, with so many after the point, or as many as there are if negative.
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
 * What stands before a name in a list of so many; `index` is not 0.
 *
 * @param {string} lang
 * @param {number} count
 * @param {number} index
 * @param {string} name
 */
export const before = (lang, count, index, name) =>
  quietly(", ", () => new Intl.ListFormat(lang).formatToParts(Array(count).fill(name))[2 * index - 1].value);
