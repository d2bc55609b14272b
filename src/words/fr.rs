//! French.

use super::Words;

pub static WORDS: Words = Words {
    kicker: "Comprendre",
    by: "Par",
    updated: "Mis à jour le",
    checked: "Vérifié le",
    glossary: "Lexique",
    sources: "Sources",
    source: "Source",
    accessed: "Consulté le",
    archive: "Copie archivée",
    cited: "Cité dans",
    more: "Pour aller plus loin",
    positive: "Effet favorable",
    negative: "Effet défavorable",
    mixed: "Effet contrasté",
    unclear: "Effet incertain",
};
