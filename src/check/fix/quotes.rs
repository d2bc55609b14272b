//! Curly quotes where JSON has straight ones.

use super::{Edit, Fix, apply};
use crate::model::json::{Document, Syntax};

/// What word processors write for `"`.
const CURLY: [char; 4] = ['“', '”', '„', '‟'];

/// Writes straight quotes for all curly ones around names and texts. `None` if there are none, or if the file couldn't be
/// read after that either.
pub fn straight(text: &str) -> Option<Fix> {
    let edits = edits(text)?;
    let fix = Fix {
        title: "write straight quotes around all texts".to_owned(),
        edits,
    };
    let is_better = is_readable(&apply(text, &[&fix]));
    (is_better && !fix.edits.is_empty()).then_some(fix)
}

/// Whether the reader gets to the end of a text.
fn is_readable(text: &str) -> bool {
    let stops = |kind| {
        matches!(
            kind,
            Syntax::Value
                | Syntax::Key
                | Syntax::Colon
                | Syntax::Comma
                | Syntax::Trailing
                | Syntax::OpenString
                | Syntax::Ends
        )
    };
    match Document::parse(text.as_bytes()) {
        Ok(_) => true,
        Err(faults) => !faults.iter().any(|fault| stops(fault.kind)),
    }
}

/// `None` if a text has no end.
fn edits(text: &str) -> Option<Vec<Edit>> {
    let mut edits = vec![];
    let mut at = 0;
    while let Some(start) = text[at..].find(|c| c == '"' || CURLY.contains(&c)) {
        let start = at + start;
        at = match text[start..].chars().next() {
            Some('"') => plain_end(text, start + 1),
            Some(quote) => {
                let inside = start + quote.len_utf8();
                edits.push(replace(start, quote.len_utf8(), "\""));
                curly_end(text, inside, &mut edits)?
            }
            None => break,
        };
    }
    Some(edits)
}

fn replace(start: usize, length: usize, text: &str) -> Edit {
    Edit {
        start,
        end: start + length,
        text: text.to_owned(),
    }
}

/// The place after the end of a string in straight quotes, or after its line.
fn plain_end(text: &str, inside: usize) -> usize {
    let mut characters = text[inside..].char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '"' | '\n' => return inside + at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The place after the end of a text in curly quotes, of which the rest is edited. `None` if its line has no end of it.
fn curly_end(text: &str, inside: usize, edits: &mut Vec<Edit>) -> Option<usize> {
    let mut characters = text[inside..].char_indices();
    while let Some((at, character)) = characters.next() {
        let at = inside + at;
        let after = at + character.len_utf8();
        match character {
            '\\' => drop(characters.next()),
            '\n' => return None,
            '"' | '“' | '”' | '„' | '‟' if ends(&text[after..]) => {
                if character != '"' {
                    edits.push(replace(at, after - at, "\""));
                }
                return Some(after);
            }
            '"' => edits.push(replace(at, 0, "\\")),
            _ => {}
        }
    }
    None
}

/// Whether a text can have ended before this: JSON goes on.
fn ends(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t', '\r']);
    let Some(after) = rest.strip_prefix([',', ':']) else {
        return rest.is_empty() || rest.starts_with(['\n', ']', '}']);
    };
    let after = after.trim_ascii_start();
    let is_value = |c: char| "\"[]{}-".contains(c) || CURLY.contains(&c) || c.is_ascii_digit();
    let is_word = ["true", "false", "null"]
        .iter()
        .any(|word| after.starts_with(word));
    after.is_empty() || after.starts_with(is_value) || is_word
}

/// The characters between the strings, with their places.
pub fn outside(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut inside_until = 0;
    text.char_indices().filter(move |&(at, character)| {
        if at < inside_until {
            return false;
        }
        if character == '"' {
            inside_until = plain_end(text, at + 1);
        }
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn straightened(text: &str) -> Option<String> {
        straight(text).map(|fix| apply(text, &[&fix]))
    }

    #[test]
    fn all_curly_quotes_around_texts_become_straight() {
        let text = "{ “a”: „b“, “c”: [”d”, “e\"],\n“f”: 1, \"g\": “h” }";
        let expected = "{ \"a\": \"b\", \"c\": [\"d\", \"e\"],\n\"f\": 1, \"g\": \"h\" }";
        assert_eq!(straightened(text).as_deref(), Some(expected));
    }

    #[test]
    fn quotes_inside_of_texts_stay() {
        let text = "{ “a”: “He said “no”, then “yes””, “b”: “a \"word\" here”, \"c\": \"“d”\" }";
        let expected = r#"{ "a": "He said “no”, then “yes”", "b": "a \"word\" here", "c": "“d”" }"#;
        assert_eq!(straightened(text).as_deref(), Some(expected));
    }

    #[test]
    fn nothing_is_changed_if_the_file_stays_unreadable() {
        for text in ["{ “a: 1 }", "{ “a” 1 }", "{ a: 1 }", "{ \"a\": 'b' }"] {
            assert_eq!(straightened(text), None);
        }
    }
}
