// What the editor offers while somebody types.

import { autocompletion, snippet, startCompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { CompletionItemKind } from "vscode-json-languageservice";
import { references } from "./references.js";
import { template } from "./snippet.js";

/**
 * @typedef {import("@codemirror/autocomplete").CompletionContext} Context
 * @typedef {import("@codemirror/autocomplete").Completion} Completion
 * @typedef {import("vscode-json-languageservice").CompletionItem} Item
 */

/** The beginning of a name, of a word among several, or of a value. */
const BEGINNING = /^"[\w$-]*$/;

/**
 * Whether to offer something without being asked: not while a sentence is typed.
 *
 * @param {Context} context
 */
const isBeginning = ({ state, pos }) => {
  const node = syntaxTree(state).resolveInner(pos, -1);
  const isText = node.name === "String" || node.name === "PropertyName";
  return isText
    ? BEGINNING.test(state.sliceDoc(node.from, pos))
    : /[\w":[{,]/.test(state.sliceDoc(pos - 1, pos));
};

/** Whether an item is an example of a sentence, which helps only those who ask. */
const isSentence = (/** @type {Item} */ { label }) => /^".* .*"$/.test(label);

const documentation = (/** @type {Item} */ { documentation }) =>
  typeof documentation === "object" ? documentation.value : documentation;

/**
 * @param {Item} item
 * @param {number} index
 * @param {number} behind How much of the text behind the cursor is replaced too.
 * @returns {Completion}
 */
const option = (item, index, behind) => ({
  // What is compared with the text so far, which begins with a quote.
  label: item.filterText?.startsWith('"') ? item.filterText : item.label,
  displayLabel: item.label,
  detail: item.detail,
  info: documentation(item) || undefined,
  type: item.kind === CompletionItemKind.Property ? "property" : "constant",
  // The order of the schema where it doesn't say another.
  sortText: (item.sortText ?? "") + String(index).padStart(4, "0"),
  apply(view, completion, from, to) {
    snippet(template(item.textEdit?.newText ?? item.label))(view, completion, from, to + behind);
    // After the name of a field, offer its values.
    if (item.command) startCompletion(view);
  },
});

/**
 * What the schema allows at the cursor.
 *
 * @param {import("./schema.js").Schema} schema
 * @returns {import("@codemirror/autocomplete").CompletionSource}
 */
const allowed = (schema) => async (context) => {
  const { state, pos, explicit } = context;
  if (!explicit && !isBeginning(context)) return null;
  const all = await schema.complete(state.doc, pos);
  const items = all.filter((item) => item.label !== '""' && (explicit || !isSentence(item)));
  const edit = items[0]?.textEdit;
  if (!edit || !("range" in edit)) return null;
  const { document } = schema.parse(state.doc);
  const [from, to] = [edit.range.start, edit.range.end].map((place) => document.offsetAt(place));
  // CodeMirror compares all text of the range that it is given, so the range ends at the cursor.
  return { from, options: items.map((item, index) => option(item, index, to - pos)), validFor: BEGINNING };
};

export const completion = (/** @type {import("./schema.js").Schema} */ schema) =>
  autocompletion({ override: [references(schema), allowed(schema)], icons: false });
