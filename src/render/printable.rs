//! Removes the characters that a form must not contain, in one place for all forms.

use crate::model::character::is_forbidden;
use crate::model::texts::Texts;
use crate::model::{Explainer, Text};

/// The explainer with a space for every control character and line break, and U+FFFD for every other character
/// that HTML or XML forbids.
///
/// This includes ids, language tags and addresses, so that none of them can end its line or its attribute.
pub fn printable(explainer: &Explainer) -> Explainer {
    let mut explainer = explainer.clone();
    explainer.each_text(&mut |text| {
        if text.chars().any(|c| printed(c) != c) {
            *text = Text::from(text.chars().map(printed).collect::<String>());
        }
    });
    explainer.index();
    explainer
}

fn printed(c: char) -> char {
    match c {
        '\u{2028}' | '\u{2029}' => ' ',
        _ if c.is_control() => ' ',
        _ if is_forbidden(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}
