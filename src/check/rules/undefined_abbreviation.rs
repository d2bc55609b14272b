//! Abbreviations that the explainer explains.

use super::{Found, Rule, Subject, placeholder};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::{quoted, shown};
use crate::check::subject::Piece;
use crate::check::syllables::is_abbreviation;
use std::collections::HashSet;
use unicode_segmentation::UnicodeSegmentation;

pub const RULE: Rule = Rule {
    name: "undefined-abbreviation",
    severity: Severity::Advice,
    page: Page {
        what: "The first use of an abbreviation of two to six capitals that neither the glossary nor a text explains, as in \
               `High-Bandwidth Memory (HBM)` or `HBM (High-Bandwidth Memory)`. Not Roman numerals, and none of \
               `abbreviations` in `explainer-cards.toml`.",
        why: "Readers who don't know what the letters stand for lose the thread, and many don't look it up. Those that all \
              your readers know can be listed once for all files: `abbreviations = [\"EU\", \"UN\"]`.",
        place: Place::Explainer,
        wrong: r#""summary": "The IHO keeps the tables of the tides.""#,
        right: r#""summary": "The International Hydrographic Organization (IHO) keeps the tables of the tides.""#,
    },
    check,
};

/// The bytes in parentheses in which a name is looked for.
const LONGEST: usize = 100;

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let mut known = explained(subject);
    for piece in &subject.marks.pieces {
        let text = &piece.source[piece.at.clone()];
        if is_term(piece)
            || !text.contains(char::is_lowercase)
                && text.unicode_words().count() > 1
                && !has_other_letters(text)
        {
            continue;
        }
        for (at, word) in text.unicode_word_indices() {
            if is_abbreviation(word) && !is_numeral(word) && known.insert(word) {
                let start = piece.at.start + at;
                found.part(piece.entry, start..start + word.len(), move || words(word));
            }
        }
    }
}

/// Whether the text has letters without case, as Chinese does, beside which capitals don't shout.
fn has_other_letters(text: &str) -> bool {
    let has_case = |letter: char| letter.is_uppercase() || letter.is_lowercase();
    text.contains(|letter: char| letter.is_alphabetic() && !has_case(letter))
}

/// Whether the piece is what readers see of a term, whose definition they can open.
fn is_term(piece: &Piece) -> bool {
    let before = &piece.source[..piece.at.start];
    let Some(before) = before.strip_suffix('|') else {
        return false;
    };
    let id = before.rsplit(|letter: char| !is_of_id(letter)).next();
    before
        .strip_suffix(id.unwrap_or_default())
        .is_some_and(|rest| rest.ends_with("[["))
}

fn is_of_id(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-'
}

/// The words that the newsroom, the glossary or a text explains.
fn explained<'s>(subject: &'s Subject) -> HashSet<&'s str> {
    let mut known: HashSet<&str> = subject.abbreviations.iter().map(String::as_str).collect();
    // `placeholder` reports them.
    known.extend(placeholder::WORDS);
    for term in &subject.explainer.glossary {
        for name in std::iter::once(&term.term).chain(&term.aliases) {
            known.extend(name.unicode_words());
        }
    }
    for piece in &subject.marks.pieces {
        in_parentheses(&piece.source[piece.at.clone()], &mut known);
    }
    known
}

/// Adds the abbreviations that a text explains: in parentheses after its words, or before its words in parentheses.
fn in_parentheses<'t>(text: &'t str, known: &mut HashSet<&'t str>) {
    for (at, parenthesis) in text.match_indices(['(', '（']) {
        let (before, after) = (&text[..at], &text[at + parenthesis.len()..]);
        let mut before = before.split_word_bounds().rev();
        let last = before
            .find(|part| !part.trim().is_empty())
            .unwrap_or_default();
        let first = after.split_word_bounds().next().unwrap_or_default();
        if is_abbreviation(first) && last.contains(char::is_alphanumeric) {
            known.insert(first);
        }
        if is_abbreviation(last) && is_name(after) {
            known.insert(last);
        }
    }
}

/// Whether a name begins a text that a parenthesis may end.
fn is_name(text: &str) -> bool {
    // A name is no longer; the bound keeps the time linear.
    let inside = &text[..text.floor_char_boundary(LONGEST)];
    let inside = inside.split([')', '）']).next().unwrap_or_default();
    inside.contains(char::is_lowercase) || has_other_letters(inside)
}

/// Whether it may be a Roman numeral.
fn is_numeral(word: &str) -> bool {
    word.chars()
        .all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C' | 'M'))
}

fn words(word: &str) -> Words {
    Words {
        message: format!("undefined abbreviation {}", quoted(word)),
        label: "expected the full name where readers first meet it".to_owned(),
        help: format!(
            "write `Full Name ({0})`, add {1} to the glossary, or to `abbreviations` in explainer-cards.toml if all readers know it",
            shown(word),
            quoted(word)
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::{Settings, check_with};

    /// The abbreviations of some texts that are reported, and where each is.
    fn reported(texts: &[&str]) -> Vec<String> {
        let file = serde_json::json!({
            "version": 1, "id": "a", "lang": "en", "title": "A", "summary": "A.",
            "cards": [{ "id": "a", "kind": "what", "title": "A", "body": texts }],
            "glossary": [
                { "id": "hbm", "term": "HBM chip", "aliases": ["DRAM"], "definition": "D." },
                { "id": "bis", "term": "bureau", "definition": "D." },
            ],
        })
        .to_string();
        let settings = Settings {
            advice: true,
            abbreviations: ["EU".to_owned()].into(),
            ..Settings::default()
        };
        let problems = check_with(file.as_bytes(), &settings).problems.into_iter();
        problems
            .filter(|problem| problem.rule == super::RULE.name)
            .map(|problem| format!("{} {}", problem.pointer, &file[problem.start..problem.end]))
            .collect()
    }

    #[test]
    fn the_first_use_alone_is_reported() {
        let texts = ["The GPU and **the GPU**.", "A GPU, “é” TSMC-like."];
        assert_eq!(
            reported(&texts),
            ["/cards/0/body/0 GPU", "/cards/0/body/1 TSMC"]
        );
    }

    #[test]
    fn what_is_explained_anywhere_is_not_reported() {
        for texts in [
            ["A GPU is fast.", "The graphics processor (GPU) is one."],
            ["A GPU is fast.", "A **GPU** or GPU (graphics processor)."],
            ["The EU, HBM and DRAM.", "The [[bis|BIS]] and BIS too: no."],
            ["World War II, Louis XIV.", "TK MIX I A"],
            ["A 5G and H20 iPhone, GPUs.", "READ THIS AGAIN"],
            ["ABCDEFG is a word", "中的"],
        ] {
            let expected: &[&str] = if texts[1].contains("BIS") {
                &["/cards/0/body/1 BIS"]
            } else {
                &[]
            };
            assert_eq!(reported(&texts), expected, "{texts:?}");
        }
    }

    #[test]
    fn parentheses_alone_explain_nothing() {
        assert_eq!(reported(&["(GPU)"]), ["/cards/0/body/0 GPU"]);
        assert_eq!(reported(&["GPU (2025) is fast."]), ["/cards/0/body/0 GPU"]);
        assert_eq!(reported(&["这是 GPU（2025）。"]), ["/cards/0/body/0 GPU"]);
        assert_eq!(reported(&["这是 GPU（图形处理器）。"]), [""; 0]);
    }
}
