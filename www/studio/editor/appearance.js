// Colours and spacing. The colours are those of the studio, whose style sheet has them for light and dark.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const ink = "var(--studio-ink, CanvasText)";
const paper = "var(--studio-paper, Canvas)";
const line = "var(--studio-line, GrayText)";
const accent = "var(--studio-accent, LinkText)";
const wrong = "var(--studio-wrong, #b3261e)";
/** So much of a colour, on paper. */
const tint = (/** @type {string} */ colour, /** @type {number} */ percent) =>
  `color-mix(in srgb, ${colour} ${percent}%, ${paper})`;

const surface = { color: ink, background: paper, border: `1px solid ${line}` };
const control = {
  ...surface,
  backgroundImage: "none",
  borderRadius: "4px",
  font: "inherit",
  minHeight: "24px",
};

const theme = EditorView.theme({
  "&": { color: ink, background: paper, height: "100%" },
  "&.cm-focused": { outline: `2px solid ${accent}`, outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "ui-monospace, monospace", lineHeight: "1.5" },
  ".cm-content": { caretColor: ink },
  ".cm-gutters": { color: tint(ink, 65), background: paper, borderRight: `1px solid ${line}` },
  ".cm-foldPlaceholder": { ...surface, borderRadius: "4px", padding: "0 .5em" },
  ".cm-marked": { background: tint(accent, 8) },
  "&.cm-focused .cm-matchingBracket": { background: tint(accent, 25) },
  "&.cm-focused .cm-nonmatchingBracket": { background: tint(wrong, 25) },
  ".cm-searchMatch": { background: tint(accent, 20) },
  ".cm-searchMatch-selected": { background: tint(accent, 45) },
  ".cm-specialChar": { color: wrong },
  ".cm-panels": { ...surface, borderWidth: "0" },
  ".cm-panels .cm-button, .cm-panels .cm-textfield, .cm-diagnosticAction": control,
  ".cm-tooltip": { ...surface, borderRadius: "4px", maxWidth: "40em" },
  ".cm-tooltip p": { margin: "0", overflowWrap: "anywhere" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: paper, background: accent },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "1", marginInlineStart: "1em" },
  ".cm-description": { padding: ".25em .5em" },
  ".cm-title": { fontWeight: "bold" },
  ".cm-diagnostic": { padding: ".25em .5em" },
  ".cm-diagnostic-error": { borderInlineStart: `4px solid ${wrong}` },
  ".cm-diagnostic-warning": { borderInlineStart: `4px solid ${accent}` },
  ".cm-diagnostic-info": { borderInlineStart: `4px solid ${line}` },
  // A wavy line in the colour of the studio, instead of pictures in colours of their own.
  ".cm-lintRange": {
    backgroundImage: "none",
    textDecoration: `underline wavy ${accent}`,
    textDecorationSkipInk: "none",
  },
  ".cm-lintRange-error": { backgroundImage: "none", textDecorationColor: wrong },
  ".cm-lintRange-active": { background: tint(wrong, 12) },
});

const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: accent },
  { tag: [tags.number, tags.bool, tags.null], color: accent, fontWeight: "bold" },
  { tag: tags.invalid, color: wrong },
]);

export const appearance = [theme, syntaxHighlighting(highlight)];
