//! Characters: none that a page or a feed can't hold.

use super::{Found, Rule, Subject};
use crate::check::problem::{Severity, Words};
use crate::model::character::is_forbidden;

pub const RULE: Rule = Rule {
    name: "character",
    severity: Severity::Error,
    check,
};

/// What the bytes 0x80 to 0x9F are in Windows-1252
/// (<https://encoding.spec.whatwg.org/index-windows-1252.txt>). A text that was taken for ISO 8859-1 on its way
/// has U+0080 to U+009F in their places.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    subject.each_string(&mut |_, entry, text| {
        let forbidden = text
            .char_indices()
            .filter(|(_, character)| is_forbidden(*character));
        for (at, character) in forbidden {
            let part = at..at + character.len_utf8();
            found.part(entry, part, move || words(character));
        }
    });
}

fn words(character: char) -> Words {
    let number = u32::from(character);
    let meant = number.checked_sub(0x80).and_then(|index| {
        let meant = WINDOWS_1252.chars().nth(index as usize);
        meant.filter(|meant| !is_forbidden(*meant))
    });
    Words {
        message: format!("forbidden character U+{number:04X}"),
        label: "expected a character that pages and feeds may hold".to_owned(),
        help: match meant {
            Some(meant) => format!("write `{meant}` if that was meant, or remove it"),
            None => "remove it".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_of_windows_1252_is_named() {
        assert_eq!(
            words('\u{92}').help,
            "write `’` if that was meant, or remove it"
        );
        assert_eq!(
            words('\u{80}').help,
            "write `€` if that was meant, or remove it"
        );
        assert_eq!(
            words('\u{9f}').help,
            "write `Ÿ` if that was meant, or remove it"
        );
        for other in ['\u{81}', '\u{7f}', '\0', '\u{fffe}'] {
            assert_eq!(words(other).help, "remove it");
        }
    }
}
