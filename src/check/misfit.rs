//! What the reader finds: where a file does not fit the model.

use super::fix::{self, Draft, Shape, Target};
use super::found::Found;
use super::near::{field, nearest};
use super::number::{Grouped, grouped};
use super::page::{Page, Place};
use super::problem::{Severity, Words};
use super::quote::{listed, quoted, shown};
use super::rules::Rule;
use super::subject::Subject;
use crate::model::explainer::{MAX_CARDS, VERSION};
use crate::model::json::Kind;
use crate::model::read::{Fault, Misfit};
use crate::model::repetition::MAX_REPEATED;

/// What the widget refuses.
pub const INVALID: Rule = Rule {
    name: "invalid",
    severity: Severity::Error,
    page: Page {
        what: "A field that is missing or of the wrong type, another version, no cards or too many.",
        why: "The widget refuses a file that lacks a field it needs, or has a value of another type there, and readers \
              see the fallback of the page.",
        place: Place::Explainer,
        wrong: r#""authors": "Ada""#,
        right: r#""authors": [{ "name": "Ada" }]"#,
    },
    check: invalid,
};

pub const UNKNOWN_FIELD: Rule = Rule {
    name: "unknown-field",
    severity: Severity::Error,
    page: Page {
        what: "A field that doesn't exist in this object.",
        why: "The widget ignores a field that it doesn't know. So a misspelled field is missing on the page, without a \
              message to anyone.",
        place: Place::Card,
        wrong: r#""sumary": "The sea rises and falls twice a day.""#,
        right: r#""summary": "The sea rises and falls twice a day.""#,
    },
    check: unknown_fields,
};

pub const UNKNOWN_WORD: Rule = Rule {
    name: "unknown-word",
    severity: Severity::Error,
    page: Page {
        what: "A word that isn't a value of `kind`, `access`, `impact` or `type`.",
        why: "These fields take only certain words. For any other word the widget shows what the last word of the \
              table means, for instance a card of the kind `other`.",
        place: Place::Card,
        wrong: r#""kind": "waht""#,
        right: r#""kind": "what""#,
    },
    check: unknown_words,
};

fn unknown_fields<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for &Fault { entry, misfit } in subject.faults {
        if let Misfit::Unknown(known) = misfit {
            found.whole(Some(entry), move || {
                unknown_field(&subject.document.string(entry), known)
                    .with(fix::rename_field(subject, entry, known))
            });
        }
    }
}

fn unknown_words<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for &Fault { entry, misfit } in subject.faults {
        if let Misfit::Word(known) = misfit {
            found.whole(Some(entry), move || {
                unknown_word(subject, entry, known).with(nearest_word(subject, entry, known))
            });
        }
    }
}

fn invalid<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for &Fault { entry, misfit } in subject.faults {
        match misfit {
            Misfit::Unknown(_) | Misfit::Word(_) => {}
            Misfit::Missing(field) => found.bracket(entry, move || missing(field)),
            Misfit::NoCards => found.whole(Some(entry), no_cards),
            Misfit::TooManyCards => found.bracket(entry, move || too_many_cards(subject, entry)),
            Misfit::Repeated => found.bracket(entry, move || repeated(subject)),
            Misfit::Version => found.whole(Some(entry), move || version(subject, entry)),
            _ => found.whole(Some(entry), move || {
                unfitting(subject, entry, misfit).with(fix::field(subject, entry))
            }),
        }
    }
}

fn unfitting(subject: &Subject, entry: u32, misfit: Misfit) -> Words {
    match misfit {
        Misfit::Number => number(subject, entry),
        Misfit::Whole => whole(subject, entry),
        Misfit::Bool => truth(subject, entry),
        Misfit::List => list(subject, entry),
        Misfit::Object => object(subject, entry),
        _ => text(subject, entry),
    }
}

/// The fix of a word that is spelled wrong.
fn nearest_word(subject: &Subject, entry: u32, known: &[&str]) -> Option<Draft> {
    let document = subject.document;
    if document.entry(entry).kind != Kind::String {
        return None;
    }
    let near = nearest(&document.string(entry), known)?;
    // An unknown word counts as `subscriber`: a guess may not show a card to everyone.
    let reveals = near == "free";
    let target = Target::entry(document, entry);
    (!reveals).then(|| Draft::one(format!("write `{near}`"), target, format!("\"{near}\"")))
}

fn unknown_field(name: &str, known: &[&str]) -> Words {
    Words {
        message: format!("unknown field {}", quoted(name)),
        label: "expected a field of this object".to_owned(),
        help: match field(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "remove it, or use one of: {}",
                listed(known.iter().copied())
            ),
        },
    }
}

fn unknown_word(subject: &Subject, entry: u32, known: &[&str]) -> Words {
    let document = subject.document;
    let label = format!("expected one of {}", listed(known.iter().copied()));
    if document.entry(entry).kind != Kind::String {
        let help = "write one of these words in double quotes".to_owned();
        return unfit(subject, entry, label, help);
    }
    let word = document.string(entry);
    Words {
        message: format!("unknown word {}", quoted(&word)),
        label,
        help: match nearest(&word, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write one of these words".to_owned(),
        },
    }
}

fn missing(field: &str) -> Words {
    let example = match field {
        "version" => "1",
        "cards" => "[{ … }]",
        "columns" => "[\"…\", \"…\"]",
        "rows" => "[[\"…\", \"…\"]]",
        "options" => "[{ \"text\": \"…\", \"correct\": true }, { \"text\": \"…\" }]",
        "value" => "1.2",
        "date" => "\"2025-08-12\"",
        "lang" => "\"en\"",
        _ => "\"…\"",
    };
    Words {
        message: format!("missing field `{field}`"),
        label: format!("expected `{field}` in this object"),
        help: format!(
            "add `\"{field}\": {example}`; `explainer-cards schema` describes every field"
        ),
    }
}

fn no_cards() -> Words {
    Words {
        message: "explainer without cards".to_owned(),
        label: "expected at least one card".to_owned(),
        help: "add a card: `{ \"id\": \"what\", \"kind\": \"what\", \"title\": \"…\", \"summary\": \"…\" }`".to_owned(),
    }
}

fn too_many_cards(subject: &Subject, entry: u32) -> Words {
    let count = subject.document.children(entry).count();
    Words {
        message: format!("explainer with {count} cards"),
        label: format!("expected at most {MAX_CARDS} cards"),
        help: "make several explainers of it".to_owned(),
    }
}

fn repeated(subject: &Subject) -> Words {
    let bytes = subject.explainer.repeated();
    Words {
        message: format!("references and tables that repeat {bytes} bytes"),
        label: format!("expected at most {MAX_REPEATED} bytes"),
        help:
            "cite sources less often, or shorten publishers, titles, ids, addresses and the columns of tables"
                .to_owned(),
    }
}

fn version(subject: &Subject, entry: u32) -> Words {
    Words {
        message: format!("unknown version {}", quoted(subject.document.raw(entry))),
        label: format!("expected `{VERSION}`"),
        help: format!(
            "write `{VERSION}`, or use a newer explainer-cards if the file was made for one"
        ),
    }
}

fn text(subject: &Subject, entry: u32) -> Words {
    let raw = subject.document.raw(entry);
    let kind = subject.document.entry(entry).kind;
    let pointer = subject.tree.pointer(entry);
    let is_passage = |pointer: &str| Shape::at(pointer).is_some_and(Shape::is_passage);
    let around = pointer.rsplit_once('/').map_or("", |(around, _)| around);
    if kind == Kind::Array && is_passage(around) {
        return nested_list();
    }
    let label = if is_passage(&pointer) {
        "expected text, or a list of texts"
    } else {
        "expected text"
    };
    let help = match kind {
        Kind::Number | Kind::True | Kind::False => {
            format!("put it in double quotes: `\"{}\"`", shown(raw))
        }
        Kind::Object => match only_text(subject, entry) {
            Some(text) => format!(
                "write the text alone, without braces: `\"{}\"`",
                shown(&text)
            ),
            None => "write the text alone, without braces: `\"…\"`".to_owned(),
        },
        _ => "write text in double quotes: `\"…\"`".to_owned(),
    };
    unfit(subject, entry, label.to_owned(), help)
}

fn nested_list() -> Words {
    Words {
        message: "bullet list inside another one".to_owned(),
        label: "expected text: bullet lists have one level".to_owned(),
        help: "write its texts as items of the list around it".to_owned(),
    }
}

/// The text in an object that holds nothing else.
fn only_text(subject: &Subject, object: u32) -> Option<String> {
    let document = subject.document;
    let mut children = document.children(object);
    let (_, value, None) = (children.next(), children.next()?, children.next()) else {
        return None;
    };
    (document.entry(value).kind == Kind::String).then(|| document.string(value).into_owned())
}

fn number(subject: &Subject, entry: u32) -> Words {
    let fits = |said: &str| said.parse::<f64>().is_ok_and(f64::is_finite);
    let document = subject.document;
    let help = match document.entry(entry).kind {
        Kind::String => grouped(&document.string(entry)).map(Grouped::advice),
        _ => None,
    };
    let help = help.unwrap_or_else(|| {
        unquoted(
            subject,
            entry,
            fits,
            "write digits without quotes, as in `1.2`",
        )
    });
    unfit(subject, entry, "expected a number".to_owned(), help)
}

fn whole(subject: &Subject, entry: u32) -> Words {
    let fits =
        |said: &str| said.bytes().all(|byte| byte.is_ascii_digit()) && said.parse::<u32>().is_ok();
    let help = unquoted(subject, entry, fits, "write digits alone, as in `640`");
    unfit(subject, entry, "expected a whole number".to_owned(), help)
}

fn truth(subject: &Subject, entry: u32) -> Words {
    let fits = |said: &str| matches!(said, "true" | "false");
    let help = unquoted(
        subject,
        entry,
        fits,
        "write `true` or `false` without quotes",
    );
    unfit(
        subject,
        entry,
        "expected `true` or `false`".to_owned(),
        help,
    )
}

/// Advises to take the quotes away where that is all there is to do.
fn unquoted(subject: &Subject, entry: u32, fits: fn(&str) -> bool, otherwise: &str) -> String {
    let document = subject.document;
    if document.entry(entry).kind == Kind::String {
        let said = document.string(entry);
        if fits(&said) {
            return format!("remove the quotes: {}", quoted(&said));
        }
    }
    otherwise.to_owned()
}

fn list(subject: &Subject, entry: u32) -> Words {
    let raw = subject.document.raw(entry);
    let short = !matches!(
        subject.document.entry(entry).kind,
        Kind::Object | Kind::Null
    ) && raw.len() < 30;
    let help = if let Some(field) = field_of_items(subject, entry) {
        let text = if short {
            shown(raw)
        } else {
            "\"…\"".to_owned()
        };
        format!("write a list of objects: `[{{ \"{field}\": {text} }}]`")
    } else if short {
        format!("put it in square brackets: `[{}]`", shown(raw))
    } else {
        "write a list in square brackets: `[ … ]`".to_owned()
    };
    unfit(subject, entry, "expected a list".to_owned(), help)
}

/// The field for a text that stands where a list of objects is expected.
fn field_of_items(subject: &Subject, entry: u32) -> Option<&'static str> {
    if subject.document.entry(entry).kind != Kind::String {
        return None;
    }
    let pointer = subject.tree.pointer(entry);
    Some(match pointer.rsplit('/').next()? {
        "authors" | "groups" | "views" => "name",
        "cards" | "sources" | "events" => "title",
        "changes" | "next" | "options" => "text",
        "figures" => "label",
        "glossary" => "term",
        "questions" => "question",
        "translations" => "href",
        _ => return None,
    })
}

fn object(subject: &Subject, entry: u32) -> Words {
    let help = "write its fields in braces: `{ \"…\": … }`".to_owned();
    unfit(subject, entry, "expected an object".to_owned(), help)
}

/// Says that there is something else than what is expected.
fn unfit(subject: &Subject, entry: u32, label: String, help: String) -> Words {
    let document = subject.document;
    let kind = document.entry(entry).kind;
    let help = match kind {
        Kind::Null => "write a value, or leave out the field if it is optional".to_owned(),
        _ => help,
    };
    let message = match kind {
        Kind::Array => "unexpected list".to_owned(),
        Kind::Object => "unexpected object".to_owned(),
        Kind::String => format!("unexpected text {}", quoted(&document.string(entry))),
        Kind::Number => format!("unexpected number {}", quoted(document.raw(entry))),
        Kind::Null | Kind::True | Kind::False => {
            format!("unexpected {}", quoted(document.raw(entry)))
        }
    };
    Words {
        message,
        label,
        help,
    }
}
