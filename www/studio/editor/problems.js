// The problems that the checker found, underlined in the text.

import { forEachDiagnostic, openLintPanel } from "@codemirror/lint";

/**
 * A problem, as the checker of the tool reports it. The index of a fix is passed to `onFix`.
 *
 * @typedef {object} Problem
 * @property {number} from
 * @property {number} to
 * @property {"error" | "warning" | "info"} severity
 * @property {string} message What is wrong.
 * @property {string} help What to type; can be empty.
 * @property {{ title: string, index: number }[]} fixes
 */

/**
 * @param {string} name
 * @param {string} text
 */
const paragraph = (name, text) => {
  const element = document.createElement("p");
  element.className = name;
  element.textContent = text;
  return element;
};

/**
 * The problem for CodeMirror.
 *
 * @param {Problem} problem
 * @param {(offset: number) => number} inside Limits an offset to the text, which can be newer than the problem.
 * @param {(index: number) => void} onFix
 * @returns {import("@codemirror/lint").Diagnostic}
 */
export const diagnostic = (problem, inside, onFix) => {
  const { severity, message, help, fixes } = problem;
  const actions = fixes.map(({ title, index }) => ({ name: title, apply: () => onFix(index) }));
  const renderMessage = () => {
    const text = document.createElement("div");
    text.append(paragraph("cm-problem", message));
    if (help) text.append(paragraph("cm-help", help));
    return text;
  };
  return { from: inside(problem.from), to: inside(problem.to), severity, message, renderMessage, actions };
};

/**
 * Applies the fix of the problem at the cursor; shows the list of problems if there are several fixes or none.
 *
 * @type {import("@codemirror/view").Command}
 */
export const fixAtCursor = (view) => {
  /** @type {import("@codemirror/lint").Action[]} */
  const actions = [];
  const { from, to } = view.state.selection.main;
  forEachDiagnostic(view.state, (each, start, end) => {
    if (start <= to && from <= end) actions.push(...(each.actions ?? []));
  });
  if (actions.length !== 1) return openLintPanel(view);
  actions[0].apply(view, from, to);
  return true;
};
