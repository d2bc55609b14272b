//! HTML in texts: it has no meaning there, and readers would see it as it is written.

use super::{Found, Rule, Subject};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "html",
    severity: Severity::Warning,
    check,
};

/// The elements that texts copied from a publishing system bring along.
const NAMES: [&str; 29] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "iframe",
    "img",
    "li",
    "mark",
    "ol",
    "p",
    "q",
    "script",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "ul",
];

/// The longest name of a character, `CounterClockwiseContourIntegral`, has 31 letters.
const LONGEST: usize = 32;

/// Reports the first tag or character reference of each text.
fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    subject.each_string(&mut |_, entry, text| {
        if let Some(part) = first(text) {
            let document = subject.document;
            found.part(entry, part.clone(), move || {
                words(&document.string(entry)[part])
            });
        }
    });
}

fn words(html: &str) -> Words {
    let (what, help) = if html.starts_with('&') {
        ("character reference", "write the character itself")
    } else {
        (
            "HTML tag",
            "remove it; in texts with marks write `**strong**`, `*emphasis*` or `[text](https://…)`",
        )
    };
    Words {
        message: format!("{what} {} in a text", quoted(html)),
        label: "expected text without HTML: readers would see it as it is written".to_owned(),
        help: help.to_owned(),
    }
}

fn first(text: &str) -> Option<Range<usize>> {
    let starts = text
        .char_indices()
        .filter(|(_, letter)| "<&".contains(*letter));
    starts
        .map(|(at, _)| (at, &text[at..]))
        .find_map(|(at, rest)| {
            let length = tag(rest).or_else(|| reference(rest))?;
            Some(at..at + length)
        })
}

/// The length of the tag that a text begins with: `<br>`, `</p>`, `<a href="…">`.
fn tag(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric())?;
    let (name, rest) = rest.split_at(end);
    let known = NAMES.iter().any(|each| each.eq_ignore_ascii_case(name));
    // No further than to the next one, so that a text of nothing but `<b` takes no longer.
    let end = rest.find(['<', '>'])?;
    let attributes = rest[..end].trim_end_matches('/').trim_end();
    let fits = attributes.is_empty() || attributes.starts_with(' ') && attributes.contains('=');
    let length = text.len() - rest.len() + end + 1;
    (known && fits && text[..length].ends_with('>')).then_some(length)
}

/// The length of the character reference that a text begins with: `&nbsp;`, `&#8217;`, `&#x2019;`.
fn reference(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('&')?;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &rest[..end];
    let number = name.strip_prefix('#');
    let word = number.map_or(name, |number| number.trim_start_matches(['x', 'X']));
    let fits = match number {
        Some(_) => !word.is_empty() && word.chars().all(|digit| digit.is_ascii_hexdigit()),
        None => word.len() > 1 && word.chars().all(|letter| letter.is_ascii_alphanumeric()),
    };
    fits.then_some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<&str> {
        first(text).map(|part| &text[part])
    }

    #[test]
    fn tags_and_character_references_are_found() {
        assert_eq!(said("a <b>bold</b> word"), Some("<b>"));
        assert_eq!(said("a line<br/>and another"), Some("<br/>"));
        assert_eq!(
            said("see <A HREF=\"https://x\">this</A>"),
            Some("<A HREF=\"https://x\">")
        );
        assert_eq!(said("é</p>"), Some("</p>"));
        assert_eq!(said("10&nbsp;%"), Some("&nbsp;"));
        assert_eq!(said("it&#8217;s"), Some("&#8217;"));
        assert_eq!(said("it&#x2019;s"), Some("&#x2019;"));
    }

    #[test]
    fn other_uses_of_the_same_signs_are_ignored() {
        for text in [
            "1 < 2 and 3 > 2",
            "a<b and b>c",
            "Vec<T> is no element",
            "<- here",
            "AT&T; then",
            "R&D",
            "fish & chips; peas",
            "https://example.org/?a=1&b=2;",
            "&#; &; <>",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
