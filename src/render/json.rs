//! JSON that is safe inside a `script` element and in publishing systems with short codes.

use crate::model::character::is_forbidden;
use serde_json::Value;
use std::fmt::Write;

/// The value on several lines without indent. In texts `<` becomes `\u003c`, so that none can end the `script` element
/// or open a comment, `>` becomes `\u003e`, so that none ends a CDATA section, and `[` and `{` become `\u005b` and
/// `\u007b`, so that `[[video]]` and `{{name}}` are no short code and no template. Neither is a list in a list.
pub fn write(value: &Value) -> String {
    let formatter = serde_json::ser::PrettyFormatter::with_indent(b"");
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, formatter);
    serde::Serialize::serialize(value, &mut serializer).expect("it is plain data");
    let json = String::from_utf8(bytes).expect("JSON is UTF-8");
    escape(&json) + "\n"
}

/// Reformats JSON on lines without indent and escapes it in the same way. Numbers keep their digits.
pub fn lines(json: &str) -> String {
    // Texts in JSON contain no line breaks, so all of them are between values.
    let lines = json.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| escape(line) + "\n").collect()
}

fn escape(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    let (mut in_text, mut after_backslash) = (false, false);
    for c in json.chars() {
        match c {
            '<' | '>' | '\u{2028}' | '\u{2029}' => escape_letter(c, &mut escaped),
            '[' | '{' if in_text => escape_letter(c, &mut escaped),
            '[' if escaped.ends_with('[') => escaped.push_str(" ["),
            // A line break between values.
            _ if is_forbidden(c) => escape_letter(c, &mut escaped),
            _ => escaped.push(c),
        }
        in_text ^= c == '"' && !after_backslash;
        after_backslash = c == '\\' && !after_backslash;
    }
    escaped
}

/// A character as JSON writes it in ASCII.
fn escape_letter(c: char, escaped: &mut String) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        write!(escaped, "\\u{unit:04x}").expect("a text has room");
    }
}
