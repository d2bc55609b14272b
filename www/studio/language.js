// Names of languages.

/**
 * The name of a language in another language.
 *
 * @param {string} tag
 * @param {string} lang
 */
export const language = (tag, lang) => new Intl.DisplayNames(lang, { type: "language" }).of(tag) ?? tag;
