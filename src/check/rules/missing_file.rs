//! Files that an explainer leads to.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::{quoted, shown};
use crate::check::sibling::Neighbour;

pub const TRANSLATION: Rule = Rule {
    name: "missing-translation",
    severity: Severity::Error,
    page: Page {
        what: "A translation at whose `href` there is no explainer file. Only relative paths are looked up, on the disk; \
               nothing is loaded from the web.",
        why: "Readers who choose this language get an error message in place of the text.",
        place: Place::Beside(&[("tides.fr.json", FRENCH)]),
        wrong: r#""translations": [{ "lang": "fr", "href": "tide.fr.json" }]"#,
        right: r#""translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
    },
    check: translations,
};

pub const PICTURE: Rule = Rule {
    name: "missing-picture",
    severity: Severity::Warning,
    page: Page {
        what: "A picture at whose `src` there is no file. Only relative paths are looked up, on the disk; nothing is \
               loaded from the web.",
        why: "Readers see the `alt` text in place of the picture.",
        place: Place::Beside(&[("tide.jpg", "")]),
        wrong: r#""cards": [
  {
    "id": "what", "kind": "what", "title": "What is a tide?",
    "media": { "src": "tide.jpeg", "alt": "A harbour at low water", "credit": "C. Photographer" }
  }
]"#,
        right: r#""cards": [
  {
    "id": "what", "kind": "what", "title": "What is a tide?",
    "media": { "src": "tide.jpg", "alt": "A harbour at low water", "credit": "C. Photographer" }
  }
]"#,
    },
    check: pictures,
};

/// A translation of the explainer in the examples.
const FRENCH: &str = r#""lang": "fr",
"translations": [{ "lang": "en", "href": "tides.json" }]"#;

fn translations<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for (index, translation) in subject.explainer.translations.iter().enumerate() {
        let href = &*translation.href;
        let entry = subject.string(&format!("/translations/{index}/href"));
        match subject.beside.at(href) {
            Some(Neighbour::Nothing) => found.whole(entry, move || missing(href)),
            Some(Neighbour::File) => found.whole(entry, move || refused(href)),
            Some(Neighbour::Explainer(_)) | None => {}
        }
    }
}

fn pictures<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    subject.each_string(&mut |name, entry, src| {
        if name == Some("src") && matches!(subject.beside.at(src), Some(Neighbour::Nothing)) {
            let src = src.to_owned();
            found.whole(Some(entry), move || Words {
                message: format!("missing picture {}", quoted(&src)),
                label: "expected a file at this path".to_owned(),
                help: "put the picture there, or correct the path: it starts from the folder of this file".to_owned(),
            });
        }
    });
}

fn missing(href: &str) -> Words {
    Words {
        message: format!("missing translation {}", quoted(href)),
        label: "expected a file at this path".to_owned(),
        help: "correct the path: it starts from the folder of this file; or remove the translation until it is written"
            .to_owned(),
    }
}

fn refused(href: &str) -> Words {
    Words {
        message: format!("translation {} that the widget refuses", quoted(href)),
        label: "expected the path of an explainer file".to_owned(),
        help: format!(
            "correct the path, or what `explainer-cards check {}` reports",
            shown(href)
        ),
    }
}
