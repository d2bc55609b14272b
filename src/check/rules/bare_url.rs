//! Addresses in running text: readers can't follow them, and screen readers spell them out.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "bare-url",
    severity: Severity::Warning,
    page: Page {
        what: "A URL that is written out in a text with marks, rather than a link.",
        why: "Readers can't press a URL that is written out, and screen readers spell it letter by letter.",
        place: Place::Card,
        wrong: r#""body": ["See https://www.example.org/tables for more."]"#,
        right: r#""body": ["See the [tables](https://www.example.org/tables) for more."]"#,
    },
    check,
};

const STARTS: [&str; 3] = ["https://", "http://", "www."];

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for piece in subject.marks.pieces.iter().filter(|piece| !piece.in_link) {
        if let Some(part) = first(piece.source, piece.at.clone()) {
            found.part(piece.entry, part.clone(), move || {
                words(&piece.source[part])
            });
        }
    }
}

fn first(text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let piece = &text[part.clone()];
    let starts = STARTS.iter().flat_map(|start| piece.match_indices(start));
    let at = starts
        .map(|(at, _)| part.start + at)
        .filter(|at| begins(&text[..*at]))
        .min()?;
    let url = &text[at..part.end];
    let end = url.find(|letter: char| letter.is_whitespace() || "<>\"«»“”".contains(letter));
    let url = &url[..end.unwrap_or(url.len())];
    let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '…']);
    // Nothing but the start: a text about URLs.
    let is_long = STARTS.iter().all(|start| url.len() > start.len());
    is_long.then(|| at..at + url.len())
}

/// Whether an address can begin after a text. `markup` reports the one after `](`, and `html` the one in an attribute.
fn begins(before: &str) -> bool {
    let is_inside = |letter: char| letter.is_alphanumeric() || "/.@-".contains(letter);
    let is_attribute = before.trim_end_matches(['"', '\'']).ends_with('=');
    !before.ends_with("](") && !before.ends_with(is_inside) && !is_attribute
}

fn words(url: &str) -> Words {
    Words {
        message: format!("bare URL {}", quoted(url)),
        label: "expected a link with words that say where it leads".to_owned(),
        help: r"write `[text](https://…)`, or `\\.` in place of a dot to show it as it is"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<&str> {
        first(text, 0..text.len()).map(|part| &text[part])
    }

    #[test]
    fn an_address_ends_before_the_punctuation_of_the_sentence() {
        for (text, url) in [
            (
                "See https://tide.example/a?b=1.",
                "https://tide.example/a?b=1",
            ),
            ("(http://tide.example/é)", "http://tide.example/é"),
            ("<https://tide.example/>", "https://tide.example/"),
            (
                "On www.tide.example, then https://a.example",
                "www.tide.example",
            ),
            ("a ](x) https://tide.example", "https://tide.example"),
        ] {
            assert_eq!(said(text), Some(url), "{text}");
        }
    }

    #[test]
    fn other_texts_have_none() {
        for text in [
            "It begins with https:// or www.",
            "[the tides](https://tide.example/a b)",
            "someone@www.tide.example",
            "tide.example",
            "<a href=\"https://tide.example\">",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
