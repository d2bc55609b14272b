// Resolves addresses in attributes.

/**
 * The address of a file, relative to the page, or the address of the page. The page's <base> counts only if its own
 * address can't be a base: in frames from `srcdoc` and `blob:`.
 *
 * @param {string | null} [file]
 */
export const beside = (file) => {
  const base = location.pathname[0] === "/" ? location.href : document.baseURI;
  return file ? new URL(file, base).href : base;
};
