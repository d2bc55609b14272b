// The JSON editor of the studio: CodeMirror 6 with what it knows about explainer files.

import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { Annotation, EditorState } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { appearance } from "./appearance.js";
import { smallestChange } from "./change.js";
import { completion } from "./completion.js";
import { history } from "./history.js";
import { hover } from "./hover.js";
import { mark, marked } from "./marked.js";
import { phrases } from "./phrases.js";
import { diagnostic, fixAtCursor } from "./problems.js";
import { Schema } from "./schema.js";

/**
 * @typedef {object} Options
 * @property {string} text
 * @property {string} label The name of the field for screen readers.
 * @property {import("./phrases.js").Language} lang The language of the editor's own words.
 * @property {import("vscode-json-languageservice").JSONSchema} schema
 * @property {(text: string) => void} onChange A person changed the text.
 * @property {(offset: number) => void} onSelect A person moved the cursor, or moved it by typing.
 * @property {() => void} onUndo
 * @property {() => void} onRedo
 * @property {(index: number) => void} onFix A person chose the fix of this index.
 */

/**
 * An editor in a page. Offsets count UTF-16 units.
 *
 * @typedef {object} Editor
 * @property {(text: string) => void} setText Shows another text by the smallest change, so that the cursor, what is
 *   folded and the scroll position stay. Doesn't call `onChange`.
 * @property {(problems: import("./problems.js").Problem[]) => void} setProblems Replaces the problems that are shown.
 * @property {(from: number, to: number) => void} setMarked Gives these lines a background; none if both are 0.
 * @property {(from: number, to: number) => void} select Selects, scrolls there and takes the focus. Doesn't call
 *   `onSelect`.
 * @property {() => void} focus
 * @property {() => void} destroy Removes the editor from the page.
 */

/** A change that the application asked for, which it needn't be told about. */
const requested = Annotation.define();

/**
 * What is on screen: numbers, folding, colours.
 *
 * @param {Options} options
 */
const looks = ({ label, lang }) => [
  lineNumbers(),
  codeFolding(),
  foldGutter(),
  lintGutter(),
  // Not the carriage returns of files from Windows, nor the joiners that scripts and emoji need.
  highlightSpecialChars({ specialChars: /(?![\r\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu }),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ "aria-label": label }),
  EditorState.phrases.of(phrases(lang)),
  appearance,
];

/**
 * What helps while typing.
 *
 * @param {Options} options
 */
const help = ({ schema, onUndo, onRedo }) => {
  const known = new Schema(schema);
  return [
    json(),
    // Carriage returns stay in the text, so that offsets are those of the file.
    EditorState.lineSeparator.of("\n"),
    EditorState.tabSize.of(2),
    indentUnit.of("  "),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    completion(known),
    hover(known),
    search({ top: true }),
    history(onUndo, onRedo),
    // Tab isn't among the keys, so that it leads out of the editor.
    keymap.of([
      { key: "Mod-.", run: fixAtCursor },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...searchKeymap,
      ...foldKeymap,
      ...lintKeymap,
      ...defaultKeymap,
    ]),
  ];
};

/**
 * Tells the application what a person did.
 *
 * @param {Options} options
 */
const listener = ({ onChange, onSelect }) =>
  EditorView.updateListener.of((update) => {
    if (update.transactions.some((transaction) => transaction.annotation(requested))) return;
    if (update.docChanged) onChange(update.state.doc.toString());
    const { head } = update.state.selection.main;
    if (head !== update.startState.selection.main.head) onSelect(head);
  });

/**
 * @param {HTMLElement | ShadowRoot} parent In a shadow root, a policy against inline styles has nothing to refuse.
 * @param {Options} options
 * @returns {Editor}
 */
export const createEditor = (parent, options) => {
  const extensions = [marked, looks(options), help(options), listener(options)];
  const view = new EditorView({ parent, doc: options.text, extensions });
  const annotations = requested.of(true);
  const inside = (/** @type {number} */ offset) => Math.max(0, Math.min(offset, view.state.doc.length));
  return {
    setText(text) {
      const changes = smallestChange(view.state.doc.toString(), text);
      if (changes) view.dispatch({ changes, annotations });
    },
    setProblems(problems) {
      const diagnostics = problems.map((problem) => diagnostic(problem, inside, options.onFix));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    setMarked(from, to) {
      view.dispatch({ effects: mark.of({ from: inside(from), to: inside(to) }) });
    },
    select(from, to) {
      const selection = { anchor: inside(from), head: inside(to) };
      const effects = EditorView.scrollIntoView(selection.anchor, { y: "center" });
      view.dispatch({ selection, effects, annotations });
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
};
