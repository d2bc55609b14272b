// Undo and redo, which belong to the application: the form and this editor share one history.

import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

/**
 * Calls the application for the keys, and for the menus and gestures that a browser has.
 *
 * @param {() => void} onUndo
 * @param {() => void} onRedo
 */
export const history = (onUndo, onRedo) => {
  const run = (/** @type {() => void} */ call) => () => {
    call();
    return true;
  };
  const keys = [
    { key: "Mod-z", run: run(onUndo), shift: run(onRedo), preventDefault: true },
    { key: "Mod-y", run: run(onRedo), preventDefault: true },
  ];
  const calls = new Map([
    ["historyUndo", onUndo],
    ["historyRedo", onRedo],
  ]);
  const beforeinput = (/** @type {InputEvent} */ event) => {
    const call = calls.get(event.inputType);
    if (!call) return false;
    event.preventDefault();
    call();
    return true;
  };
  return [Prec.high(keymap.of(keys)), EditorView.domEventHandlers({ beforeinput })];
};
