// The background of the lines of one card.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** @typedef {{ from: number, to: number }} Range */

/** Marks the lines of a range; none if it ends at 0. */
export const mark = StateEffect.define({
  map: (/** @type {Range} */ { from, to }, changes) => ({
    from: changes.mapPos(from),
    to: changes.mapPos(to),
  }),
});

const line = Decoration.line({ class: "cm-marked" });

/**
 * @param {import("@codemirror/state").Text} doc
 * @param {Range} range
 */
const lines = (doc, { from, to }) => {
  if (to === 0) return Decoration.none;
  const first = doc.lineAt(from).number;
  const count = doc.lineAt(to).number - first + 1;
  return Decoration.set(
    Array.from({ length: count }, (_, index) => line.range(doc.line(first + index).from)),
  );
};

export const marked = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const effect = transaction.effects.findLast((each) => each.is(mark));
    if (effect) return lines(transaction.newDoc, effect.value);
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
