//! Names with another direction than the line around them.

use crate::words::direction;

/// A name in a line of text, isolated from the direction of the line.
///
/// Where it could matter, the name stands between the characters First Strong Isolate and Pop
/// Directional Isolate, which no mail program or feed reader strips as it may strip an element
/// (<https://www.w3.org/International/questions/qa-bidi-unicode-controls>). Such characters inside
/// the name go: one of them could end the isolation.
pub fn isolated(name: &str, lang: &str) -> String {
    let name: String = name.chars().filter(|c| !is_control(*c)).collect();
    if direction(lang) == "rtl" || name.chars().any(is_right_to_left) {
        format!("\u{2068}{name}\u{2069}")
    } else {
        name
    }
}

fn is_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The blocks of the scripts that are written from right to left
/// (<https://www.unicode.org/Public/UCD/latest/ucd/extracted/DerivedBidiClass.txt>).
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
