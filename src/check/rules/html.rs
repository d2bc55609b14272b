//! HTML in texts: it has no meaning there, and readers would see it as it is written.

use super::{Found, Rule, Subject};
use crate::check::fix::{Draft, Target};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "html",
    severity: Severity::Warning,
    page: Page {
        what: "A tag, a comment or a character reference such as `&nbsp;` in a text: readers would see it as written.",
        why: "Texts have no HTML, so that nothing in a file can run or break the page: readers see tags as they are \
              written. They mostly come along with a text that was copied from Word or a publishing system.",
        place: Place::Card,
        wrong: r#""body": ["The sea rises <b>twice</b> a day."]"#,
        right: r#""body": ["The sea rises **twice** a day."]"#,
    },
    check,
};

/// The elements that texts copied from a publishing system or from Word bring along.
const NAMES: [&str; 59] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "button",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "li",
    "mark",
    "o:p",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "video",
];

/// The longest name of a character, `CounterClockwiseContourIntegral`, has 31 letters.
const LONGEST: usize = 32;

const COMMENT: &str = "<!--";

/// Reports the first tag, comment or character reference of each text.
fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    subject.each_string(&mut |_, entry, text| {
        if let Some(part) = first(text) {
            found.part(entry, part.clone(), move || {
                let text = subject.document.string(entry);
                let html = &text[part];
                let fix = is_leftover(html).then(|| without_leftovers(entry, &text));
                words(html).with(fix)
            });
        }
    });
}

/// What Word writes that has no meaning for readers.
const LEFTOVERS: [&str; 3] = ["font", "o:p", "span"];

/// Whether a tag or a comment can be removed without a loss.
fn is_leftover(html: &str) -> bool {
    let rest = html.trim_start_matches(['<', '/']);
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != ':');
    let name = &rest[..end.unwrap_or(rest.len())];
    let is_known = LEFTOVERS.iter().any(|each| each.eq_ignore_ascii_case(name));
    html.starts_with('<') && is_known || html.starts_with(COMMENT) && html.ends_with("-->")
}

/// Removes the tags and comments that can be removed from a text.
fn without_leftovers(entry: u32, text: &str) -> Draft {
    let mut edits = vec![];
    let mut at = 0;
    while let Some(part) = first(&text[at..]) {
        let part = at + part.start..at + part.end;
        at = part.end;
        if is_leftover(&text[part.clone()]) {
            // A comment between two spaces goes with one of them.
            let is_between = text[..part.start].ends_with(' ') && text[part.end..].starts_with(' ');
            at += usize::from(is_between);
            edits.push((Target::Said(entry, part.start..at), String::new()));
        }
    }
    Draft::new("remove the tags and comments of Word", edits)
}

fn words(html: &str) -> Words {
    let (what, help) = if html.starts_with('&') {
        ("character reference", "write the character itself")
    } else if html.starts_with(COMMENT) {
        ("HTML comment", "remove it")
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
            let length = tag(rest)
                .or_else(|| comment(rest))
                .or_else(|| reference(rest))?;
            Some(at..at + length)
        })
}

/// The length of the tag that a text begins with: `<br>`, `</p>`, `<a href="…">`.
fn tag(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    // Word writes `<o:p>`.
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != ':')?;
    let (name, rest) = rest.split_at(end);
    let known = NAMES.iter().any(|each| each.eq_ignore_ascii_case(name));
    // No further than to the next one, so that a text of nothing but `<b` takes no longer.
    let end = rest.find(['<', '>'])?;
    let attributes = rest[..end].trim_end_matches('/').trim_end();
    let fits = attributes.is_empty() || attributes.starts_with(' ') && attributes.contains('=');
    let length = text.len() - rest.len() + end + 1;
    (known && fits && text[..length].ends_with('>')).then_some(length)
}

/// The length of the comment that a text begins with, to the end of the text if the comment has none.
fn comment(text: &str) -> Option<usize> {
    const END: &str = "-->";
    let rest = text.strip_prefix(COMMENT)?;
    let end = rest.find(END).map_or(rest.len(), |end| end + END.len());
    Some(COMMENT.len() + end)
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
        assert_eq!(said("a tide<o:p></o:p>"), Some("<o:p>"));
        assert_eq!(
            said("<font color=\"red\">high</font>"),
            Some("<font color=\"red\">")
        );
        assert_eq!(said("<table><tr><td>1</td>"), Some("<table>"));
        assert_eq!(said("a <!-- check --> tide"), Some("<!-- check -->"));
        assert_eq!(said("a <!-- é"), Some("<!-- é"));
    }

    #[test]
    fn other_uses_of_the_same_signs_are_ignored() {
        for text in [
            "1 < 2 and 3 > 2",
            "a<b and b>c",
            "Vec<T> is no element",
            "<- here",
            "<https://example.org/>",
            "<! important",
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
