//! Markdown that texts don't know: readers would see it as it is written.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "markdown",
    severity: Severity::Warning,
    page: Page {
        what: "`# `, `- ` or `* ` at the start of a line; `_text_`, `` `text` `` or `![text](…)` in a text: readers \
              would see it as written.",
        why: "Texts know only some of the marks of Markdown. Readers see the others as they are written.",
        place: Place::Card,
        wrong: r#""body": ["The sea rises _twice_ a day."]"#,
        right: r#""body": ["The sea rises *twice* a day."]"#,
    },
    check,
};

/// Reports the first of each kind in each text.
fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let mut add = |entry, part: Range<usize>, help: &'static str| {
        found.quote(subject.document, entry, part, move |mark| words(mark, help));
    };
    subject.each_string(&mut |_, entry, text| {
        // Only there a backslash can say that it is meant.
        if subject.marks.strings.contains(&entry) {
            if let Some((part, help)) = start(text) {
                add(entry, part, help);
            }
            if let Some(part) = picture(text) {
                add(entry, part, "show the picture in `media` of the card");
            }
        }
    });
    let mut last = None;
    subject.each_seen(&mut |entry, text, part| {
        if last != Some(entry)
            && let Some(pair) = pair(text, part)
        {
            last = Some(entry);
            let marked = &text[pair.clone()];
            let help = if marked.starts_with('`') {
                "remove the backticks, or write quotation marks"
            } else if !subject.marks.strings.contains(&entry) {
                "remove the underscores"
            } else if marked.starts_with("__") {
                "write `**text**` for strong importance"
            } else {
                "write `*text*` for emphasis"
            };
            add(entry, pair, help);
        }
    });
}

fn words(mark: &str, help: &str) -> Words {
    Words {
        message: format!("Markdown {} in a text", quoted(mark)),
        label: "expected text without it: readers would see it as it is written".to_owned(),
        help: help.to_owned(),
    }
}

/// The sign of a heading or of an item of a list at the start of a line, and what to do about it.
fn start(text: &str) -> Option<(Range<usize>, &'static str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let rest = line.trim_start();
        let from = at + line.len() - rest.len();
        at += line.len();
        let Some((sign, rest)) = rest.split_once(' ') else {
            continue;
        };
        // `- 5 °C` is a number.
        let is_item = matches!(sign, "-" | "*") && rest.starts_with(char::is_alphabetic);
        let is_heading = matches!(sign, "#" | "##" | "###" | "####" | "#####" | "######");
        let help = if is_item {
            "write the items as a list among the paragraphs, without this sign: `[\"…\", \"…\"]`; or a `\\\\` before it to show it as it is"
        } else if is_heading {
            r"remove it, the only headings are titles; or write `\\#` to show it as it is"
        } else {
            continue;
        };
        if !rest.trim().is_empty() {
            return Some((from..from + sign.len(), help));
        }
    }
    None
}

/// `![` of a picture. `!` before a link ends a sentence.
fn picture(text: &str) -> Option<Range<usize>> {
    let (at, _) = text
        .match_indices("![")
        .find(|(at, _)| opens(&text[..*at]) && !text[at + 2..].starts_with(['^', '[']))?;
    let end = at + text[at..].find("](")?;
    let end = end + text[end..].find(')')? + 1;
    Some(at..end)
}

/// The first `_text_` or `` `text` `` in a part of a text.
fn pair(text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let mut open: [Option<usize>; 2] = [None; 2];
    let mut at = part.start;
    while at < part.end {
        let rest = &text[at..part.end];
        let start = at + rest.find(['_', '`'])?;
        let sign = text[start..].chars().next()?;
        let run = &text[start..part.end];
        let length = run.len() - run.trim_start_matches(sign).len();
        at = start + length;
        let waiting = &mut open[usize::from(sign == '`')];
        // More than two are a gap to fill in.
        if length > 2 && sign == '_' {
            continue;
        }
        let (before, after) = (&text[..start], &text[at..]);
        if let Some(from) = *waiting
            && closes(before, after)
        {
            return Some(from..at);
        }
        if opens(before) && after.starts_with(char::is_alphanumeric) {
            *waiting = Some(start);
        }
    }
    None
}

/// Whether a sign after a text can open a mark: not inside a word or an address, and not after a backslash.
fn opens(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|letter| letter.is_whitespace() || "([*\"'«“‘„–—".contains(letter))
}

/// Whether a sign between two texts can close a mark.
fn closes(before: &str, after: &str) -> bool {
    let is_inside = |letter: char| letter.is_alphanumeric() || "_`/@".contains(letter);
    !before.ends_with(char::is_whitespace) && !after.starts_with(is_inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn started(text: &str) -> Option<&str> {
        start(text).map(|(part, _)| &text[part])
    }

    fn paired(text: &str) -> Option<&str> {
        pair(text, 0..text.len()).map(|part| &text[part])
    }

    #[test]
    fn headings_and_items_are_found_at_the_start_of_lines() {
        assert_eq!(started("# The Moon"), Some("#"));
        assert_eq!(started("é\n  ### The Moon"), Some("###"));
        assert_eq!(started("- the Moon"), Some("-"));
        assert_eq!(started("Both:\n* the Moon"), Some("*"));
        for text in [
            "#tides",
            "\\# 1",
            "- 5 °C",
            "-5 °C",
            "-",
            "- ",
            "– Yes, she said",
            "*Tides* rise",
            "** a",
            "the sea - the Moon",
        ] {
            assert_eq!(started(text), None, "{text}");
        }
    }

    #[test]
    fn pictures_are_found() {
        let found = |text: &'static str| picture(text).map(|part| &text[part]);
        assert_eq!(
            found("See ![the Moon](/moon.png) now"),
            Some("![the Moon](/moon.png)")
        );
        for text in [
            "It rises![^moon]",
            "![^moon] [a](/b)",
            "Look![Here](/moon)",
            "![the Moon]",
            "\\![the Moon](/moon)",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn underscores_and_backticks_in_pairs_are_found() {
        assert_eq!(paired("The _high_ tide"), Some("_high_"));
        assert_eq!(paired("__High__, then low"), Some("__High__"));
        assert_eq!(paired("(_é, high_)"), Some("_é, high_"));
        assert_eq!(paired("Type `tide --now`."), Some("`tide --now`"));
        for text in [
            "high_tide_level",
            "_private and public_api",
            "\\_high\\_ \\_",
            "The ____ pulls the ____.",
            "https://example.org/_next_/a_b_",
            "@_tides_ and @tides_",
            "5 _ 6 _ 7",
            "l`eau",
        ] {
            assert_eq!(paired(text), None, "{text}");
        }
    }
}
