//! English.

use super::Words;

pub static WORDS: Words = Words {
    kicker: "Explainer",
    by: "By",
    updated: "Updated",
    checked: "Checked",
    glossary: "Glossary",
    sources: "Sources",
    source: "Source",
    accessed: "Read on",
    archive: "Archived copy",
    cited: "Cited in",
    more: "In more depth",
    positive: "Gains",
    negative: "Loses",
    mixed: "Gains and loses",
    unclear: "Effect unclear",
};
