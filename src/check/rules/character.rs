//! Characters: none that a page or a feed can't hold.

use super::{Found, Rule, Subject};
use crate::check::fix::{Draft, Target};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::model::character::is_forbidden;

pub const RULE: Rule = Rule {
    name: "character",
    severity: Severity::Error,
    page: Page {
        what: "A control character or a noncharacter, which XML or HTML forbids: exports leave it out.",
        why: "XML and HTML forbid these characters, so feeds and pages can't contain them and exports leave them out. \
              They mostly come from a text that was read in another encoding.",
        place: Place::Card,
        wrong: r#""summary": "The Moon\u0092s pull.""#,
        right: r#""summary": "The Moon’s pull.""#,
    },
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
            found.part(entry, part.clone(), move || {
                let meant = meant(character).map(String::from).unwrap_or_default();
                let title = match &*meant {
                    "" => "remove it".to_owned(),
                    meant => format!("write `{meant}`"),
                };
                let fix = Draft::one(title, Target::Said(entry, part), meant);
                words(character).with(Some(fix))
            });
        }
    });
}

/// The character that a text taken for ISO 8859-1 had in its place.
fn meant(character: char) -> Option<char> {
    let index = u32::from(character).checked_sub(0x80)?;
    let meant = WINDOWS_1252.chars().nth(index as usize);
    meant.filter(|meant| !is_forbidden(*meant))
}

fn words(character: char) -> Words {
    Words {
        message: format!("forbidden character U+{:04X}", u32::from(character)),
        label: "expected a character that pages and feeds may hold".to_owned(),
        help: match meant(character) {
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
