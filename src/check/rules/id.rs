//! Ids: well formed, and none that means something else.

use super::{Found, Rule, Subject};
use crate::check::fix;
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use std::borrow::Cow;

pub const RULE: Rule = Rule {
    name: "id",
    severity: Severity::Error,
    page: Page {
        what: "An id with characters that ids can't contain.",
        why: "Ids are part of addresses such as `#tides_what`, of CSS selectors, and of marks in texts. Small basic \
              Latin letters, digits and `-` work in all of them. `all` means every card in the attributes `open` and \
              `cards` of the element.",
        place: Place::Card,
        wrong: r#""id": "größe""#,
        right: r#""id": "groesse""#,
    },
    check,
};

/// What the attributes `open` and `cards` of the element take for every card.
const EVERY_CARD: &str = "all";

/// How much of a text goes into the id that is proposed instead.
const LONGEST: usize = 60;

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    each_id(subject, &mut |pointer, id| {
        // `empty` reports those that are blank.
        if !fits(id) && !id.trim().is_empty() {
            let entry = subject.string(&pointer);
            found.whole(entry, move || {
                malformed(id).with(fix::rename(subject, &pointer, id))
            });
        }
    });
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        if &*card.id == EVERY_CARD {
            found.whole(subject.string(&format!("/cards/{index}/id")), reserved);
        }
    }
}

/// Whether a text can be an id.
pub fn fits(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !id.is_empty() && id.bytes().all(fits)
}

fn each_id<'s>(subject: &'s Subject, visit: &mut dyn FnMut(String, &'s str)) {
    let explainer = subject.explainer;
    visit("/id".to_owned(), &explainer.id);
    for (index, card) in explainer.cards.iter().enumerate() {
        visit(format!("/cards/{index}/id"), &card.id);
        for (at, group) in card.groups.iter().enumerate() {
            visit(format!("/cards/{index}/groups/{at}/id"), &group.id);
        }
    }
    for (index, term) in explainer.glossary.iter().enumerate() {
        visit(format!("/glossary/{index}/id"), &term.id);
    }
    for (index, source) in explainer.sources.iter().enumerate() {
        visit(format!("/sources/{index}/id"), &source.id);
    }
}

fn malformed(id: &str) -> Words {
    Words {
        message: format!("invalid id {}", quoted(id)),
        label: "expected only `a-z`, `0-9` and `-`".to_owned(),
        help: match slug(id) {
            Some(slug) => format!("write {}", quoted(&slug)),
            None => "write one such as `card-1`".to_owned(),
        },
    }
}

fn reserved() -> Words {
    Words {
        message: format!("reserved id `{EVERY_CARD}`"),
        label: "expected another id".to_owned(),
        help: format!(
            "write one such as `overview`: for the attributes `open` and `cards` of the element `{EVERY_CARD}` means \
             every card"
        ),
    }
}

/// What a text would be as an id. Too little is left of a word in another script to be of use.
pub fn slug(text: &str) -> Option<String> {
    let short = &text[..text.floor_char_boundary(LONGEST)];
    let latin: String = short
        .to_lowercase()
        .chars()
        .map(latin)
        .collect::<Option<String>>()?;
    let words: Vec<&str> = latin
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let slug = words.join("-");
    (!slug.is_empty() && slug != EVERY_CARD).then_some(slug)
}

/// The basic Latin letters for a small letter, as passports write names (ICAO Doc 9303, part 3, section 6). `None` for
/// other scripts. Marks and signs stay.
fn latin(character: char) -> Option<Cow<'static, str>> {
    Some(Cow::Borrowed(match character {
        'à'..='ã' | 'ā' | 'ă' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'å' => "aa",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='õ' | 'ő' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ț' => "t",
        'þ' => "th",
        'ù'..='û' | 'ū' | 'ů' | 'ű' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // Marks on the letter before.
        '\u{300}'..='\u{36f}' => "",
        other if other.is_ascii() || !other.is_alphabetic() => {
            return Some(other.to_string().into());
        }
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_valid_id_is_suggested() {
        assert_eq!(slug("Tide Tables!").as_deref(), Some("tide-tables"));
        assert_eq!(slug("!?"), None);
        assert_eq!(slug("All"), None);
        for (text, id) in [
            ("Größe", "groesse"),
            ("été – l’hiver", "ete-l-hiver"),
            ("Łódź 2024", "lodz-2024"),
            ("smørrebrød", "smoerrebroed"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(slug(text).as_deref(), Some(id));
        }
        for other in ["価格", "цена", "سعر"] {
            assert_eq!(slug(other), None);
        }
        assert!(slug(&"word ".repeat(1_000)).is_some_and(|slug| fits(&slug) && slug.len() < 100));
    }
}
