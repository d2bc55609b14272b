//! Problems of files that are no JSON.

use super::fix::{self, Faulty};
use super::found::LISTED;
use super::page::{Page, Place};
use super::place::Lines;
use super::problem::{Problem, Severity, Words};
use super::quote::quoted;
use crate::model::json::{MAX_BYTES, MAX_DEPTH, MAX_KEYS, Syntax, SyntaxFault};

/// The name of the rule.
pub const RULE: &str = "syntax";

/// Its page.
pub const PAGE: Page = Page {
    what: "Something that is not JSON, or over a cap of size or depth.",
    why: "The widget refuses a file that is not JSON, and readers see the fallback of the page. JSON has neither \
          comments nor a comma after the last value, and its names and texts are in straight double quotes.",
    place: Place::Explainer,
    wrong: r#""authors": [{ "name": "Ada" },]"#,
    right: r#""authors": [{ "name": "Ada" }]"#,
};

/// The problems in words. There is no document to point into, so the pointer is empty.
pub fn problems(bytes: &[u8], mut faults: Vec<SyntaxFault>) -> Vec<Problem> {
    faults.sort_by_key(|fault| fault.start);
    let more = faults.len().saturating_sub(LISTED);
    let text = readable(bytes);
    let lines = Lines::of(text);
    let problem = |(index, fault): (usize, &SyntaxFault)| {
        let start = text.len().min(fault.start as usize);
        let said = said(fault, &text[start..]);
        let (line, column) = lines.position(start);
        let more = if index < LISTED { 0 } else { more };
        let words = match more {
            0 if is_decimal_comma(fault.kind, &text[..start], said) => decimal_comma(),
            0 if is_invisible(fault.kind, said) => invisible(said),
            0 => words(fault.kind, said),
            more => Words::more(more),
        };
        Problem {
            rule: RULE,
            severity: Severity::Error,
            pointer: String::new(),
            line,
            column,
            message: words.message,
            label: words.label,
            help: words.help,
            more,
            start,
            end: start + said.len(),
            fix: match more {
                0 => fix::syntax(text, faulty(fault)),
                _ => None,
            },
        }
    };
    faults
        .iter()
        .take(LISTED + 1)
        .enumerate()
        .map(problem)
        .collect()
}

fn faulty(fault: &SyntaxFault) -> Faulty {
    Faulty {
        kind: fault.kind,
        at: fault.start as usize..fault.end as usize,
    }
}

/// Whether digits follow a number and a comma in an object, as in `"value": 1,2`.
fn is_decimal_comma(kind: Syntax, before: &str, said: &str) -> bool {
    let number = before.strip_suffix(',');
    let is_digit = |text: &str| text.ends_with(|last: char| last.is_ascii_digit());
    matches!(kind, Syntax::Key) && is_digit(said) && number.is_some_and(is_digit)
}

fn decimal_comma() -> Words {
    Words {
        message: "number with a comma".to_owned(),
        label: "expected digits with a point, or nothing, between them".to_owned(),
        help: "write `1.2` for a decimal number, `300000` for a large one".to_owned(),
    }
}

/// Whether an invisible character, which JSON doesn't know as white space, is between the values.
fn is_invisible(kind: Syntax, said: &str) -> bool {
    let is_between = matches!(
        kind,
        Syntax::Value | Syntax::Key | Syntax::Colon | Syntax::Comma | Syntax::Trailing
    );
    is_between && said.starts_with(fix::is_invisible)
}

fn invisible(said: &str) -> Words {
    let number = said.chars().next().map_or(0, u32::from);
    Words {
        message: format!("unexpected invisible character U+{number:04X}"),
        label: "expected only spaces and line breaks between the values".to_owned(),
        help: "remove it, or write a space".to_owned(),
    }
}

/// The text as far as it is text, without a byte order mark.
pub fn readable(bytes: &[u8]) -> &str {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or(""),
    }
}

/// What is at fault in a text that begins with it: of a word all, though the reader stops at its first
/// character.
fn said<'t>(fault: &SyntaxFault, rest: &'t str) -> &'t str {
    match fault.kind {
        Syntax::Value | Syntax::Key | Syntax::Colon | Syntax::Trailing => word(rest),
        Syntax::Escape => escape(rest),
        _ => &rest[..rest.len().min((fault.end - fault.start) as usize)],
    }
}

fn words(kind: Syntax, said: &str) -> Words {
    Words {
        message: message(kind, said),
        label: label(kind),
        help: help(kind, said),
    }
}

/// What is wrong.
fn message(kind: Syntax, said: &str) -> String {
    match kind {
        Syntax::Empty => "empty file".to_owned(),
        Syntax::TooLarge => format!("file larger than {} KiB", MAX_BYTES / 1024),
        Syntax::Utf16 => "file in UTF-16".to_owned(),
        Syntax::Utf8 => "invalid UTF-8".to_owned(),
        Syntax::TooDeep => format!("brackets nested more than {MAX_DEPTH} deep"),
        Syntax::TooManyKeys => format!("object with more than {MAX_KEYS} fields"),
        Syntax::Ends => "unexpected end of the file".to_owned(),
        Syntax::Value | Syntax::Key | Syntax::Colon => format!("unexpected {}", quoted(said)),
        Syntax::Comma => "missing comma".to_owned(),
        Syntax::TrailingComma => "trailing comma".to_owned(),
        Syntax::Comment => "unexpected comment".to_owned(),
        Syntax::Trailing => format!("unexpected {} after the end", quoted(said)),
        Syntax::OpenString => "unterminated text".to_owned(),
        Syntax::Control => format!("{} in a text", control(said)),
        Syntax::Escape => format!("unknown escape {}", quoted(said)),
        Syntax::Surrogate => format!("incomplete character {}", quoted(said)),
        Syntax::Number => format!("invalid number {}", quoted(said)),
        Syntax::TooBig => format!("number {} out of range", quoted(said)),
        Syntax::DuplicateKey => format!("duplicate field {}", quoted(said.trim_matches('"'))),
    }
}

/// What was expected.
fn label(kind: Syntax) -> String {
    match kind {
        Syntax::Empty => "expected an object",
        Syntax::TooLarge => return format!("expected at most {MAX_BYTES} bytes"),
        Syntax::Utf16 => "expected UTF-8",
        Syntax::Utf8 => "expected UTF-8 from here on",
        Syntax::TooDeep => "expected fewer brackets around it",
        Syntax::TooManyKeys => "expected the end of the object",
        Syntax::Ends => "expected what closes the texts, lists and objects that are open",
        Syntax::Value => "expected a value",
        Syntax::Key => "expected the name of a field in double quotes",
        Syntax::Colon => "expected `:`",
        Syntax::Comma => "expected `,`",
        Syntax::TrailingComma => "expected another value after it",
        Syntax::Comment => "expected no comment: JSON has none",
        Syntax::Trailing => "expected the end of the file",
        Syntax::OpenString => "expected `\"` at its end, in the same line",
        Syntax::Control => "expected an escape, or the end of the text",
        Syntax::Escape => {
            r#"expected `\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t` or `\u` and four digits"#
        }
        Syntax::Surrogate => "expected the other half of a surrogate pair as well",
        Syntax::Number => "expected a JSON number",
        Syntax::TooBig => "expected a number below `1e308`",
        Syntax::DuplicateKey => "expected every field once",
    }
    .to_owned()
}

/// What to type.
fn help(kind: Syntax, said: &str) -> String {
    match kind {
        Syntax::Empty => "write an explainer: `{ \"version\": 1, … }`",
        Syntax::TooLarge => "make several explainers of it",
        Syntax::Utf16 | Syntax::Utf8 => "save the file as UTF-8",
        Syntax::TooDeep => "remove brackets: an explainer needs no more than 8 around each other",
        Syntax::TooManyKeys => "remove fields: no object of an explainer has as many",
        Syntax::Ends => "look for a missing `\"`, `]` or `}`",
        Syntax::Value => return value(said),
        Syntax::Key => "write it in straight double quotes: `\"title\": …`",
        Syntax::Colon => "write `\"name\": value`",
        Syntax::Comma => r#"put a comma between two values; write a quote inside a text as `\"`"#,
        Syntax::TrailingComma => "remove the comma",
        Syntax::Comment => "remove it",
        Syntax::Trailing => "remove what comes after the last `}`",
        Syntax::OpenString => r#"write `"` at its end, and a quote inside it as `\"`"#,
        Syntax::Control => return unescaped(said),
        Syntax::Escape => r"write a backslash as `\\`",
        Syntax::Surrogate => "write the character itself",
        Syntax::Number => {
            "write no `+` and no leading `0`, and a digit on both sides of the point, as in `0.5`"
        }
        Syntax::TooBig => "write a smaller number and a larger unit",
        Syntax::DuplicateKey => "remove one of the two",
    }
    .to_owned()
}

/// The word that a text begins with, or its first character.
fn word(text: &str) -> &str {
    let end = text.find(|character: char| !character.is_alphanumeric());
    match end.unwrap_or(text.len()) {
        0 => &text[..text.chars().next().map_or(0, char::len_utf8)],
        end => &text[..end],
    }
}

/// The escape that a text begins with.
fn escape(text: &str) -> &str {
    let end = text.char_indices().nth(2);
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

fn control(said: &str) -> String {
    match said.chars().next() {
        Some('\n' | '\r') => "line break".to_owned(),
        Some('\t') => "tab".to_owned(),
        other => format!("control character U+{:04X}", other.map_or(0, u32::from)),
    }
}

fn unescaped(said: &str) -> String {
    match said.chars().next() {
        Some('\n' | '\r') => "join the lines, or make two paragraphs of them: readers see a space",
        Some('\t') => r"write `\t`, or a space",
        _ => "remove it",
    }
    .to_owned()
}

/// What to write instead of a word that is no value.
fn value(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    match &*lower {
        "true" | "false" | "null" => format!("write `{lower}`"),
        "none" | "nil" | "undefined" => "write `null`, or remove the field".to_owned(),
        _ => "write text in straight double quotes, a number, `true`, `false`, `null`, `[ … ]` or `{ … }`"
            .to_owned(),
    }
}
