//! Characters that no form of an explainer may contain.
//!
//! A JSON string can contain every Unicode scalar value, but the forms of an explainer can't. Two standards apply:
//!
//! - [XML 1.0 §2.2](https://www.w3.org/TR/xml/#charsets) forbids the C0 controls except tab, line feed and carriage
//!   return, and U+FFFE and U+FFFF, even as character references. A feed that contains one is not well formed.
//! - [HTML](https://html.spec.whatwg.org/multipage/dom.html#text-content) forbids in texts every control character (C0,
//!   DEL and C1) except ASCII whitespace, and every [noncharacter](https://infra.spec.whatwg.org/#noncharacter).
//!
//! A character that either standard forbids is forbidden in all forms, so that they all have the same text. Examples
//! are the form feed, which only HTML allows, and U+0085, which only XML allows.

/// Whether a character is forbidden in all forms of an explainer.
///
/// ```
/// use explainer_cards::model::character::is_forbidden;
///
/// assert!("\0\u{b}\u{c}\u{1b}\u{7f}\u{85}\u{fdd0}\u{fffe}\u{10ffff}".chars().all(is_forbidden));
/// assert!(!"\t\n\r a\u{a0}é\u{200d}\u{fffd}😀".chars().any(is_forbidden));
/// ```
pub fn is_forbidden(character: char) -> bool {
    is_control(character) || is_noncharacter(character)
}

fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

/// The last two code points of each plane, and 32 in the middle of the first plane.
fn is_noncharacter(character: char) -> bool {
    matches!(u32::from(character) & 0xFFFF, 0xFFFE | 0xFFFF)
        || matches!(character, '\u{fdd0}'..='\u{fdef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The production `Char` of XML 1.0 §2.2.
    fn is_xml(character: char) -> bool {
        matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
    }

    #[test]
    fn every_character_that_xml_forbids_is_forbidden() {
        let mut characters = '\0'..=char::MAX;
        assert!(characters.all(|character| is_xml(character) || is_forbidden(character)));
    }

    #[test]
    fn a_character_that_only_html_forbids_is_forbidden() {
        let only_html: Vec<char> = ('\0'..=char::MAX)
            .filter(|character| is_xml(*character) && is_forbidden(*character))
            .collect();
        // DEL and C1, 32 noncharacters in the first plane, and two in each of the 16 other planes.
        assert_eq!(only_html.len(), 33 + 32 + 2 * 16);
        assert_eq!(only_html[0], '\u{7f}');
        assert!(only_html.contains(&'\u{85}') && only_html.contains(&'\u{1fffe}'));
    }
}
