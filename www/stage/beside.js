// Resolves addresses that the page names.

/**
 * The address of a file that is named beside the page, or of the page itself. The page's <base> counts only where its
 * own address can't be a base: in frames from `srcdoc` and `blob:`.
 *
 * @param {string | null} [file]
 */
export const beside = (file) => {
  const base = location.pathname[0] === "/" ? location.href : document.baseURI;
  return file ? new URL(file, base).href : base;
};
