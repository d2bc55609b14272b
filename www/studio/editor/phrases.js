// The words that CodeMirror shows and says.

/** @typedef {"en" | "fr"} Language */

/** Those of CodeMirror itself are English. */
const FRENCH = {
  // @codemirror/view
  "Control character": "Caractère de contrôle",
  close: "fermer",
  // @codemirror/commands
  "Selection deleted": "Sélection supprimée",
  // @codemirror/language
  "Folded lines": "Lignes repliées",
  "Unfolded lines": "Lignes dépliées",
  to: "à",
  "folded code": "lignes repliées",
  unfold: "déplier",
  "Fold line": "Replier",
  "Unfold line": "Déplier",
  // @codemirror/autocomplete
  Completions: "Propositions",
  // @codemirror/lint
  Diagnostics: "Problèmes",
  "No diagnostics": "Aucun problème",
  // @codemirror/search
  "Go to line": "Aller à la ligne",
  go: "aller",
  Find: "Rechercher",
  Replace: "Remplacer par",
  next: "suivant",
  previous: "précédent",
  all: "tout",
  "match case": "respecter la casse",
  regexp: "expression régulière",
  "by word": "mot entier",
  replace: "remplacer",
  "replace all": "tout remplacer",
  "replaced match on line $": "remplacé à la ligne $",
  "replaced $ matches": "$ remplacements",
  "current match": "résultat actuel",
  "on line": "à la ligne",
};

/**
 * The phrases of a language by the English ones; those of English say what CodeMirror's jargon means.
 *
 * @param {Language} lang
 * @returns {Record<string, string>}
 */
export const phrases = (lang) =>
  lang === "fr"
    ? FRENCH
    : { Diagnostics: "Problems", "No diagnostics": "No problems", Completions: "Suggestions" };
