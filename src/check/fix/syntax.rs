//! Fixes of files that are no JSON.

use super::{Edit, Fix, quotes};
use crate::check::number::grouped;
use crate::check::quote::quoted;
use crate::model::json::Syntax;
use crate::model::link::is_hidden;
use std::ops::Range;

/// What the reader can't read.
pub struct Faulty {
    pub kind: Syntax,
    /// Where it is.
    pub at: Range<usize>,
}

/// The fix of a fault in a text.
pub fn fix(text: &str, Faulty { kind, at }: Faulty) -> Option<Fix> {
    match kind {
        // A comma is missing between two values, of which a file may have many.
        Syntax::Comma if at.is_empty() => None,
        Syntax::TrailingComma => Some(one("remove the comma".to_owned(), at, "")),
        Syntax::Comment => {
            let (at, replacement) = comment(text, at)?;
            Some(one("remove the comment".to_owned(), at, replacement))
        }
        Syntax::Control => control(text, at),
        Syntax::Value
        | Syntax::Key
        | Syntax::Colon
        | Syntax::Comma
        | Syntax::OpenString
        | Syntax::Trailing => {
            let first = text[at.start..].chars().next();
            if first.is_some_and(is_invisible) {
                return Some(hidden(text));
            }
            number(text, &at).or_else(|| quotes::straight(text))
        }
        _ => None,
    }
}

fn one(title: String, at: Range<usize>, text: &str) -> Fix {
    Fix {
        title,
        edits: vec![edit(at, text)],
    }
}

fn edit(at: Range<usize>, text: &str) -> Edit {
    Edit {
        start: at.start,
        end: at.end,
        text: text.to_owned(),
    }
}

/// What a comment takes of the file, and what takes its place. All of its lines if nothing else is on them.
fn comment(text: &str, at: Range<usize>) -> Option<(Range<usize>, &'static str)> {
    let said = &text[at.clone()];
    // One without an end is the whole rest of the file.
    if said.starts_with("/*") && (said.len() < 4 || !said.ends_with("*/")) {
        return None;
    }
    let before = &text[..at.start];
    let trimmed = before.trim_end_matches([' ', '\t']);
    let rest = text[at.end..].trim_start_matches([' ', '\t', '\r']);
    let ends_line = rest.is_empty() || rest.starts_with('\n');
    if ends_line && (trimmed.is_empty() || trimmed.ends_with('\n')) {
        let end = text.len() - rest.len() + usize::from(!rest.is_empty());
        return Some((trimmed.len()..end, ""));
    }
    if text[at.end..].is_empty() || text[at.end..].starts_with([' ', '\t', '\r', '\n']) {
        return Some((trimmed.len()..at.end, ""));
    }
    let is_between = trimmed.len() == before.len() && !before.ends_with(['\n', '\r']);
    Some((at, if is_between { " " } else { "" }))
}

/// Removes control characters from a string, but for those that may be meant as white space.
fn control(text: &str, at: Range<usize>) -> Option<Fix> {
    let said = &text[at.clone()];
    if said.contains(['\n', '\r', '\t']) {
        return None;
    }
    let kept = said.replace(char::is_control, "");
    Some(one("remove it".to_owned(), at, &kept))
}

/// Whether a character is invisible, and no white space in JSON.
pub fn is_invisible(character: char) -> bool {
    is_hidden(character) && !matches!(character, ' ' | '\n' | '\r' | '\t')
}

/// Replaces invisible characters between the values, which JSON doesn't know as white space.
fn hidden(text: &str) -> Fix {
    let hidden = quotes::outside(text).filter(|(_, c)| is_invisible(*c));
    let edits = hidden.map(|(at, c)| {
        let space = if c.is_whitespace() { " " } else { "" };
        edit(at..at + c.len_utf8(), space)
    });
    Fix {
        title: "remove the invisible characters between the values".to_owned(),
        edits: edits.collect(),
    }
}

/// Writes a number that has commas, if it is clear which.
fn number(text: &str, at: &Range<usize>) -> Option<Fix> {
    let is_digit = |c: char| c.is_ascii_digit();
    let before = text[..at.start].strip_suffix(',')?;
    let start = before.trim_end_matches(is_digit).len();
    let is_part = |c: char| c.is_alphanumeric() || c == '.' || c == ',' || c == '"';
    if start == before.len() || text[..start].ends_with(is_part) {
        return None;
    }
    let digits = |rest: &str| rest.len() - rest.trim_start_matches(is_digit).len();
    let mut end = at.start + digits(&text[at.start..]);
    while let Some(group) = text[end..].strip_prefix(',')
        && digits(group) > 0
    {
        end += 1 + digits(group);
    }
    let rest = text[end..].trim_ascii_start();
    if end == at.start || !(rest.is_empty() || rest.starts_with([',', '}'])) {
        return None;
    }
    let number = grouped(&text[start..end])?.only()?;
    Some(one(
        format!("write {}", quoted(&number)),
        start..end,
        &number,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::apply;
    use crate::model::json::Document;

    fn fixed(text: &str) -> String {
        let faults = Document::parse(text.as_bytes()).unwrap_err();
        let fixes = faults.iter().filter_map(|fault| {
            let at = fault.start as usize..fault.end as usize;
            let kind = fault.kind;
            fix(text, Faulty { kind, at })
        });
        let fixes: Vec<Fix> = fixes.collect();
        apply(text, &fixes.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_comment_goes_with_the_line_that_holds_nothing_else() {
        for (text, expected) in [
            ("{\n  // a\n  \"b\": 1\n}", "{\n  \"b\": 1\n}"),
            ("{ \"b\": 1 // a\n}", "{ \"b\": 1\n}"),
            ("{ \"b\": /* a */ 1 }", "{ \"b\": 1 }"),
            ("[1, /* a\n b */\n2]", "[1,\n2]"),
            ("[\n/* a\n b */\n2]", "[\n2]"),
            ("[1/* a */, 2]", "[1 , 2]"),
            ("// a\r\n[1]", "[1]"),
            ("[1]\n// a", "[1]\n"),
        ] {
            assert_eq!(fixed(text), expected);
        }
    }

    #[test]
    fn a_comment_without_an_end_stays() {
        for text in ["[1] /* a", "[1] /*/"] {
            assert_eq!(fixed(text), text);
        }
    }

    #[test]
    fn a_number_with_commas_is_written_as_json_has_it() {
        for (text, expected) in [
            ("{ \"a\": 1,2 }", "{ \"a\": 1.2 }"),
            ("{ \"a\": -0,125, \"b\": 1 }", "{ \"a\": -0.125, \"b\": 1 }"),
            ("{ \"a\": 1,300,000\n}", "{ \"a\": 1300000\n}"),
        ] {
            assert_eq!(fixed(text), expected);
        }
    }

    #[test]
    fn a_number_that_can_be_read_in_two_ways_stays() {
        for text in ["{ \"a\": 300,000 }", "{ \"a\": 1.5,2 }", "{ \"a\": 1,2 3 }"] {
            assert_eq!(fixed(text), text);
        }
    }

    #[test]
    fn invisible_characters_between_values_are_removed() {
        let text = "{\u{a0}\"a\u{a0}\":\u{200b} 1,\u{2028}\"b\": \u{feff}2 }";
        assert_eq!(fixed(text), "{ \"a\u{a0}\": 1, \"b\": 2 }");
    }
}
