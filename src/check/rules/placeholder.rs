//! Placeholders: words that stand for a text still to be written, or that a program wrote for a missing one.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use std::collections::HashSet;
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "placeholder",
    severity: Severity::Warning,
    page: Page {
        what: "`TK` or `TKTK` in a text with marks, `lorem ipsum`; a text that is only `null`, `undefined`, `NaN` or \
              `[object Object]`. Words that the glossary explains aren't reported.",
        why: "The text was to be replaced before publication. `null`, `undefined`, `NaN` and `[object Object]` \
              are what programs write for a text that they don't have.",
        place: Place::Card,
        wrong: r#""body": ["The sea rises TK times a day."]"#,
        right: r#""body": ["The sea rises twice a day."]"#,
    },
    check,
};

/// "To come", as editors write it (<https://en.wikipedia.org/wiki/To_come_(publishing)>).
pub const WORDS: [&str; 2] = ["TK", "TKTK"];

/// The start of the usual filler text, in lower case.
const FILLER: &str = "lorem ipsum";

/// What JavaScript prints for missing values.
const VALUES: [&str; 4] = ["null", "undefined", "NaN", "[object Object]"];

/// Reports the first in each text, but for names that the glossary explains.
fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let glossary = &subject.explainer.glossary;
    let names: HashSet<&str> = glossary
        .iter()
        .flat_map(|term| std::iter::once(&term.term).chain(&term.aliases))
        .map(|name| &**name)
        .collect();
    let mut last = None;
    subject.each_seen(&mut |entry, text, part| {
        if last == Some(entry) {
            return;
        }
        let whole = (part.len() == text.len()).then(|| value(text)).flatten();
        // Titles and names can have the word too. In a text with marks the glossary can explain it.
        let has_marks = subject.marks.strings.contains(&entry);
        let wanted = |word: &str| has_marks && !names.contains(word);
        let first = whole.or_else(|| word(text, part, &wanted));
        let first = first.filter(|part| !names.contains(&text[part.clone()]));
        if let Some(part) = first {
            last = Some(entry);
            found.quote(subject.document, entry, part, words);
        }
    });
}

/// The whole text, if it is a value of a program.
fn value(text: &str) -> Option<Range<usize>> {
    let value = text.trim();
    let start = text.len() - text.trim_start().len();
    VALUES.contains(&value).then(|| start..start + value.len())
}

/// The first word of editors that is wanted, or the start of the filler text.
fn word(text: &str, part: Range<usize>, wanted: &dyn Fn(&str) -> bool) -> Option<Range<usize>> {
    let mut at = part.start;
    // `split_inclusive` keeps what is between the words, so the places add up.
    for piece in text[part.clone()].split_inclusive(|letter: char| !letter.is_alphanumeric()) {
        let word = piece.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let rest = text[at..part.end].get(..FILLER.len());
        if rest.is_some_and(|rest| rest.eq_ignore_ascii_case(FILLER)) {
            return Some(at..at + FILLER.len());
        }
        if WORDS.contains(&word) && wanted(word) {
            return Some(at..at + word.len());
        }
        at += piece.len();
    }
    None
}

fn words(said: &str) -> Words {
    let label = if VALUES.contains(&said) {
        "expected a text: a program writes this for a missing one"
    } else {
        "expected the final text"
    };
    Words {
        message: format!("placeholder {}", quoted(said)),
        label: label.to_owned(),
        help: "write what belongs there, or explain the word in the `glossary` if it is meant"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<&str> {
        let part = value(text).or_else(|| word(text, 0..text.len(), &|_| true));
        part.map(|part| &text[part])
    }

    #[test]
    fn placeholders_are_found_as_whole_words() {
        for (text, placeholder) in [
            ("In TK the sea rose", "TK"),
            ("é (TKTK)", "TKTK"),
            ("The sea rose by TKTK.", "TKTK"),
            ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
            (" undefined ", "undefined"),
            ("NaN", "NaN"),
            ("[object Object]", "[object Object]"),
        ] {
            assert_eq!(said(text), Some(placeholder), "{text}");
        }
    }

    #[test]
    fn other_words_are_ignored() {
        for text in [
            "TKO",
            "XXX",
            "xxx",
            "tk",
            "Null",
            "It is undefined",
            "The lorem",
            "",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
