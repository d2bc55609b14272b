//! Values of a file in messages.

use std::fmt::Write;

/// How many characters of a value are shown.
const MOST: usize = 60;

/// A value in backticks, short enough for a message, all of it visible.
pub fn quoted(value: &str) -> String {
    format!("`{}`", shown(value))
}

/// Values in backticks with commas between them.
pub fn listed<'w>(values: impl IntoIterator<Item = &'w str>) -> String {
    let quoted: Vec<String> = values.into_iter().map(quoted).collect();
    quoted.join(", ")
}

/// A value, short enough for a message, all of it visible.
pub fn shown(value: &str) -> String {
    let mut shown = String::new();
    for (index, character) in value.chars().enumerate() {
        match character {
            _ if index == MOST => {
                shown.push('…');
                break;
            }
            '\n' => shown.push_str("\\n"),
            '\t' => shown.push_str("\\t"),
            _ if is_invisible(character) => {
                // Writing to a `String` can't fail.
                write!(shown, "\\u{{{:x}}}", u32::from(character)).ok();
            }
            _ => shown.push(character),
        }
    }
    shown
}

/// Controls, which a terminal would obey, and characters that turn the direction of a line around.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_cut() {
        assert_eq!(quoted(&"é".repeat(MOST)), format!("`{}`", "é".repeat(MOST)));
        assert_eq!(
            quoted(&"é".repeat(1_000)),
            format!("`{}…`", "é".repeat(MOST))
        );
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(
            quoted("a\u{1b}[2J\u{9b}\u{202e}\nb"),
            r"`a\u{1b}[2J\u{9b}\u{202e}\nb`"
        );
    }
}
