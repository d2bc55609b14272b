//! Escapes characters that would be markup.

/// Adds a text to what a block holds so far, with a backslash before each character that would be a
/// mark at this place, also in the dialects that publishing systems add: `$` for formulas, `@` and `#` for references,
/// `:` for emoji and in bare URLs. `start` is where the last line of the block begins.
pub fn append(text: &str, start: usize, block: &mut String) {
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let line = &block[start..];
        match c {
            // At the start of a line four spaces would begin code.
            ' ' if line.is_empty() => {}
            // In a table a backslash isn't enough.
            '|' => block.push_str("&#124;"),
            // Static site generators read `{{` and `{%` before they read Markdown.
            '{' => block.push_str("&#123;"),
            _ => {
                if is_mark(c, line, rest.peek().copied()) {
                    block.push('\\');
                }
                block.push(c);
            }
        }
    }
}

/// Whether a character would be a mark after `line` and before the next character of the text.
fn is_mark(c: char, line: &str, next: Option<char>) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '^' | '$' | '#' | '}'
        | '@' => true,
        // At the start of a line: lists, rules, underlines of headings, tables of one column.
        '+' | '-' | '=' if line.is_empty() => true,
        ':' => line.is_empty() || next.is_none_or(|next| next.is_ascii_alphabetic() || next == '/'),
        // Before a link it would make the link a picture.
        '!' => next.is_none(),
        '.' | ')' if is_number(line) => true,
        '.' => line.len() >= 3 && line.as_bytes()[line.len() - 3..].eq_ignore_ascii_case(b"www"),
        _ => false,
    }
}

/// The number of a list has at most nine digits.
fn is_number(line: &str) -> bool {
    (1..10).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// A URL as the destination of a link.
pub fn destination(url: &str) -> String {
    let mut escaped = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '(' | ')' | '<' | '>' | '"' | '\'' | '[' | ']' | '{' | '}' | '|' | '`' => {
                escaped.extend(["%", &format!("{:02X}", u32::from(c))]);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}
