//! The words of the drafts.

use super::difference::{Action, Difference, Part};
use crate::render;
use crate::words::primary;

/// The words in one language. Each action comes before a colon and a list of nouns, so that no noun has to agree with it.
pub struct Words {
    /// Before what is new.
    added: &'static str,
    /// Before what is different.
    changed: &'static str,
    /// Before what is gone.
    removed: &'static str,
    /// The title, the summary, then the parts in the order of [`PARTS`].
    nouns: [&'static str; 18],
    /// The colon and the quotation marks.
    marks: &'static render::words::Words,
}

/// The parts that drafts name.
const PARTS: [Part; 16] = [
    Part::Card,
    Part::Paragraph,
    Part::List,
    Part::Picture,
    Part::Figure,
    Part::Table,
    Part::Event,
    Part::Group,
    Part::Question,
    Part::View,
    Part::Unknown,
    Part::Next,
    Part::Quiz,
    Part::Detail,
    Part::Term,
    Part::Source,
];

type Row = (&'static str, [&'static str; 3], [&'static str; 18]);

#[rustfmt::skip]
const ROWS: [Row; 5] = [
    ("en", ["Added", "Changed", "Removed"], [
        "title", "summary", "card", "paragraph", "list", "picture", "figure", "table", "event", "group", "question", "position",
        "open question", "date to watch", "quiz", "details", "term", "source",
    ]),
    ("de", ["Neu", "Geändert", "Entfernt"], [
        "Titel", "Zusammenfassung", "Karte", "Absatz", "Liste", "Bild", "Zahl", "Tabelle", "Ereignis", "Gruppe", "Frage",
        "Position", "offene Frage", "Termin", "Quiz", "Einzelheiten", "Begriff", "Quelle",
    ]),
    ("es", ["Añadido", "Modificado", "Eliminado"], [
        "título", "resumen", "tarjeta", "párrafo", "lista", "imagen", "cifra", "tabla", "acontecimiento", "grupo", "pregunta",
        "postura", "incógnita", "fecha por seguir", "cuestionario", "detalles", "término", "fuente",
    ]),
    ("fr", ["Ajout", "Modification", "Suppression"], [
        "titre", "résumé", "carte", "paragraphe", "liste", "image", "chiffre", "tableau", "événement", "groupe", "question",
        "position", "question ouverte", "échéance", "quiz", "détails", "terme", "source",
    ]),
    ("nl", ["Toegevoegd", "Gewijzigd", "Verwijderd"], [
        "titel", "samenvatting", "kaart", "alinea", "lijst", "afbeelding", "cijfer", "tabel", "gebeurtenis", "groep", "vraag",
        "standpunt", "open vraag", "datum om te volgen", "quiz", "details", "begrip", "bron",
    ]),
];

impl Words {
    /// The words for a language tag; English if there are none.
    pub fn of(lang: &str) -> Self {
        let known = ROWS
            .iter()
            .find(|(known, ..)| primary(lang).eq_ignore_ascii_case(known));
        let &(lang, [added, changed, removed], nouns) = known.unwrap_or(&ROWS[0]);
        let marks = render::words::Words::of(lang);
        Self {
            added,
            changed,
            removed,
            nouns,
            marks,
        }
    }

    /// One sentence for each action, with at most `named` parts: `Added: event “The bridge is closed”.`
    pub fn sentences(&self, differences: &[&Difference], named: usize) -> String {
        let actions = [
            (self.added, &[Action::Added][..]),
            (self.changed, &[Action::Changed, Action::Renamed]),
            (self.removed, &[Action::Removed]),
        ];
        let sentences = actions.into_iter().filter_map(|(verb, actions)| {
            let of_action = differences
                .iter()
                .filter(|each| actions.contains(&each.action));
            let parts = self.some_parts(of_action.copied(), named + 1);
            let list = parts.get(..named).unwrap_or(&parts).join(", ");
            let end = if parts.len() > named { "…" } else { "." };
            (!parts.is_empty()).then(|| format!("{verb}{}{list}{end}", self.marks.colon))
        });
        sentences.collect::<Vec<_>>().join(" ")
    }

    /// The first parts, each once: several fields or paragraphs can differ.
    fn some_parts<'d>(
        &self,
        differences: impl Iterator<Item = &'d Difference>,
        most: usize,
    ) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        for part in differences.filter_map(|each| self.part(each)) {
            if !parts.contains(&part) {
                parts.push(part);
            }
            if parts.len() == most {
                break;
            }
        }
        parts
    }

    /// A noun, and the name that readers know the part by.
    fn part(&self, difference: &Difference) -> Option<String> {
        let noun = match (difference.part, difference.field) {
            (Part::Explainer | Part::Card, Some("title")) => return Some(self.nouns[0].to_owned()),
            (Part::Explainer | Part::Card, Some(_)) => return Some(self.nouns[1].to_owned()),
            (part, _) => {
                let place = PARTS.iter().position(|other| *other == part)?;
                self.nouns[2 + place]
            }
        };
        let [open, close] = self.marks.quotes;
        Some(match &difference.name {
            Some(name) => format!("{noun} {open}{}{close}", escaped(name)),
            None => noun.to_owned(),
        })
    }
}

/// A name whose characters aren't read as marks.
fn escaped(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for letter in name.chars() {
        if matches!(letter, '\\' | '*' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
