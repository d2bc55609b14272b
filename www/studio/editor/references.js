// The ids that a text can refer to: `[^source]`, `[[term]]`, and the fields whose value is an id.

import { pickedCompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";

/**
 * @typedef {import("@codemirror/autocomplete").CompletionContext} Context
 * @typedef {"cards" | "glossary" | "sources"} List
 * @typedef {{ list: List, from: number, behind: number, close: string }} Reference `behind`: how much of the text behind
 *   the cursor belongs to the id.
 */

/** The mark before an id, and what was typed of the id or the name. */
const MARK = /(\[\^|\[\[)([^[\]|]*)$/;

/** @type {Record<string, { list: List, close: string }>} */
const MARKS = { "[^": { list: "sources", close: "]" }, "[[": { list: "glossary", close: "]]" } };

/** @type {Record<string, List>} */
const FIELDS = { card: "cards", source: "sources" };

/**
 * The reference at the cursor.
 *
 * @param {Context} context
 * @returns {Reference | null}
 */
const reference = ({ state, pos }) => {
  const text = syntaxTree(state).resolveInner(pos, -1);
  if (text.name !== "String" || pos <= text.from) return null;
  const [, mark, typed] = MARK.exec(state.sliceDoc(text.from + 1, pos)) ?? [];
  const rest = /^[a-z0-9-]*(?=[\]|])/.exec(state.sliceDoc(pos, text.to))?.[0] ?? "";
  if (mark) return { ...MARKS[mark], from: pos - typed.length, behind: rest.length };
  const name = text.parent?.getChild("PropertyName");
  const list = name && FIELDS[state.sliceDoc(name.from + 1, name.to - 1)];
  return list ? { list, from: text.from + 1, behind: Math.max(0, text.to - 1 - pos), close: "" } : null;
};

/**
 * Inserts an id and what is missing of the mark behind it.
 *
 * @param {string} id
 * @param {Reference} reference
 * @returns {import("@codemirror/autocomplete").Completion["apply"]}
 */
const insert =
  (id, { close, behind }) =>
  (view, completion, from, to) => {
    const end = to + behind;
    const next = view.state.sliceDoc(end, end + close.length);
    // In `[[id|text]]` the mark goes on.
    const missing = next.startsWith("|") ? "" : close;
    const there = /^\]*/.exec(next)?.[0].length ?? 0;
    const changes = { from, to: end, insert: id + missing.slice(there) };
    const cursor = from + id.length + missing.length;
    const annotations = pickedCompletion.of(completion);
    view.dispatch({ changes, selection: { anchor: cursor }, annotations, userEvent: "input.complete" });
  };

/**
 * @param {import("./schema.js").Schema} schema
 * @returns {import("@codemirror/autocomplete").CompletionSource}
 */
export const references = (schema) => (context) => {
  const found = reference(context);
  if (!found) return null;
  const options = schema.entries(context.state.doc, found.list).map(({ id, name }) => ({
    // Found by its name too.
    label: `${id} ${name}`,
    displayLabel: id,
    detail: name,
    apply: insert(id, found),
  }));
  return { from: found.from, options, validFor: /^[^[\]|"]*$/ };
};
