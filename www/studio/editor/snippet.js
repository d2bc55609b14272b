// Snippets with gaps to fill in, from the syntax of VS Code to that of CodeMirror.

/** An escaped character, `$1`, `${1}`, `${1:text}`, `${1|one,two|}`, or a brace. */
const PARTS =
  /\\([\\$}])|\$(\d+)|\$\{(\d+)(?::((?:\\.|[^\\}])*))?\}|\$\{(\d+)\|((?:\\.|[^\\|])*)\|\}|([{}])/g;

/**
 * The template for `snippet` of CodeMirror, in which text between braces is a gap and a backslash makes a brace text.
 * Of several values to choose from, the first is filled in.
 *
 * @param {string} text
 */
export const template = (text) =>
  text.replace(PARTS, (_all, escaped, bare, number, filled, choice, values, brace) => {
    if (escaped === "}" || brace) return "\\" + (brace ?? escaped);
    if (escaped) return escaped;
    // A gap can't contain braces.
    const content = (filled ?? values?.split(",")[0] ?? "").replace(/\\(.)/g, "$1").replace(/[{}]/g, "");
    return "${" + (bare ?? number ?? choice) + (content && ":" + content) + "}";
  });
