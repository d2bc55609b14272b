//! What the elements of HTML mean for an explainer, with the classes and styles of Word and Google Docs.

use super::super::rich::Style;
use crate::model::link::Link;
use scraper::node::Element;
use url::Url;

/// The part that an element plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Part of a text.
    #[default]
    Inline,
    /// A paragraph, or something around paragraphs.
    Block,
    Heading(u8),
    Subtitle,
    Item,
    Table,
    Row,
    Cell,
    Caption,
    Link,
    Break,
    /// A picture, a video, a field of a form: no text.
    Media,
    /// `<html>` or `<body>`.
    Root,
    /// Content that isn't text for readers.
    Skipped,
    Hidden,
    /// A picture that is written in the source.
    Drawing,
    /// Not an element of HTML or of Word.
    Unknown,
}

impl Sort {
    /// Whether a text ends before and after it.
    pub fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Inline
                | Self::Link
                | Self::Break
                | Self::Media
                | Self::Skipped
                | Self::Hidden
                | Self::Drawing
                | Self::Unknown
        )
    }
}

/// The part that an element plays.
pub fn sort(element: &Element) -> Sort {
    let class = element.attr("class").unwrap_or_default();
    let has = |wanted: &str| class.split_whitespace().any(|name| name == wanted);
    // Word: https://learn.microsoft.com/en-us/office/vba/api/word.wdbuiltinstyle
    if has("MsoTitle") {
        return Sort::Heading(0);
    }
    if has("MsoSubtitle") {
        return Sort::Subtitle;
    }
    if class.contains("MsoListParagraph")
        || declared(element, "mso-list").is_some_and(|value| value != "Ignore")
    {
        return Sort::Item;
    }
    // Word in browsers writes headings so.
    if element.attr("role") == Some("heading") {
        let level = element
            .attr("aria-level")
            .and_then(|level| level.trim().parse().ok());
        return Sort::Heading(level.unwrap_or(2).clamp(1, 6));
    }
    of_name(element.name())
}

fn of_name(name: &str) -> Sort {
    match name {
        "h1" => Sort::Heading(1),
        "h2" => Sort::Heading(2),
        "h3" => Sort::Heading(3),
        "h4" => Sort::Heading(4),
        "h5" => Sort::Heading(5),
        "h6" => Sort::Heading(6),
        "li" => Sort::Item,
        "table" => Sort::Table,
        "tr" => Sort::Row,
        "td" | "th" => Sort::Cell,
        "caption" => Sort::Caption,
        "a" => Sort::Link,
        "br" => Sort::Break,
        "img" | "iframe" | "video" | "audio" | "source" | "track" | "embed" | "object"
        | "input" | "canvas" | "area" => Sort::Media,
        "html" | "body" => Sort::Root,
        "script" | "style" | "title" | "noscript" | "noembed" | "noframes" | "math" => {
            Sort::Skipped
        }
        "svg" => Sort::Drawing,
        "address" | "article" | "aside" | "blockquote" | "center" | "dd" | "details" | "dialog"
        | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer"
        | "form" | "head" | "header" | "hgroup" | "hr" | "legend" | "main" | "menu" | "nav"
        | "ol" | "optgroup" | "option" | "p" | "pre" | "search" | "section" | "select"
        | "summary" | "tbody" | "tfoot" | "thead" | "ul" | "xmp" | "listing" | "plaintext"
        | "textarea" => Sort::Block,
        "abbr" | "acronym" | "b" | "base" | "bdi" | "bdo" | "big" | "button" | "cite" | "code"
        | "col" | "colgroup" | "data" | "datalist" | "del" | "dfn" | "em" | "font" | "i"
        | "ins" | "kbd" | "label" | "link" | "map" | "mark" | "meta" | "meter" | "nobr"
        | "output" | "param" | "picture" | "progress" | "q" | "rb" | "rp" | "rt" | "rtc"
        | "ruby" | "s" | "samp" | "slot" | "small" | "span" | "strike" | "strong" | "sub"
        | "sup" | "template" | "time" | "tt" | "u" | "var" | "wbr" => Sort::Inline,
        // Word: `o:p`, `st1:place`, `w:sdt`.
        other if other.contains(':') => Sort::Inline,
        _ => Sort::Unknown,
    }
}

/// Something that marks can't say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Underline,
    Strike,
    Superscript,
    Subscript,
    Code,
    Highlight,
    Quotation,
}

impl Effect {
    /// What is lost, and what to do.
    pub fn words(self, text: &str) -> (String, &'static str) {
        let text = crate::check::quoted(text);
        match self {
            Self::Underline => (
                format!("underline of {text} left out"),
                "mark it as strong, if it has to stand out",
            ),
            Self::Strike => (
                format!("crossed-out text {text} kept as ordinary text"),
                "remove it, if it isn't meant for readers",
            ),
            Self::Superscript => (
                format!("superscript {text} kept as ordinary text"),
                "write it otherwise, such as `²`, if it means something else now",
            ),
            Self::Subscript => (
                format!("subscript {text} kept as ordinary text"),
                "write it otherwise, such as `₂`, if it means something else now",
            ),
            Self::Code => (
                format!("code {text} kept as ordinary text"),
                "nothing, if it reads well",
            ),
            Self::Highlight => (
                format!("highlight of {text} left out"),
                "mark it as strong, if it has to stand out",
            ),
            Self::Quotation => (
                format!("quotation {text} kept as ordinary text"),
                "put it between quotation marks, and name who said it",
            ),
        }
    }
}

/// What marks can't say of an element.
pub fn effect(element: &Element) -> Option<Effect> {
    match element.name() {
        "u" | "ins" => Some(Effect::Underline),
        "sup" => Some(Effect::Superscript),
        "sub" => Some(Effect::Subscript),
        "code" | "kbd" | "samp" | "tt" | "pre" => Some(Effect::Code),
        "mark" => Some(Effect::Highlight),
        "blockquote" | "q" => Some(Effect::Quotation),
        _ => None,
    }
    .or_else(|| match declared(element, "vertical-align") {
        Some("super") => Some(Effect::Superscript),
        Some("sub") => Some(Effect::Subscript),
        _ => None,
    })
    .or_else(|| decorated(element, "underline").then_some(Effect::Underline))
}

/// Digits and signs above and below the line (Unicode's block `Superscripts and Subscripts`).
const RAISED: [(Effect, &str); 2] = [
    (Effect::Superscript, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
    (Effect::Subscript, "₀₁₂₃₄₅₆₇₈₉₊₋"),
];

/// The same characters on the line.
const LEVEL: &str = "0123456789+-";

/// How the ordinals of English and French end.
const ORDINALS: [&str; 8] = ["st", "nd", "rd", "th", "er", "re", "e", "ème"];

/// A number above or below the line: `²`. Other texts stay.
pub fn raised(text: &str, effect: Effect) -> String {
    let forms = RAISED
        .iter()
        .find(|(other, _)| *other == effect)
        .map_or("", |(_, forms)| forms);
    let raised = |letter| {
        LEVEL
            .chars()
            .position(|level| level == letter)
            .and_then(|at| forms.chars().nth(at))
    };
    let all: Option<String> = text.trim().chars().map(raised).collect();
    all.filter(|all| !all.is_empty())
        .unwrap_or_else(|| text.to_owned())
}

/// Whether a text above or below the line says the same on it, or is written with characters of that form.
pub fn is_raised(text: &str) -> bool {
    ORDINALS.contains(&text)
        || text
            .chars()
            .all(|letter| RAISED.iter().any(|(_, forms)| forms.contains(letter)))
}

/// Whether a text is crossed out.
pub fn is_struck(element: &Element) -> bool {
    matches!(element.name(), "s" | "strike" | "del") || decorated(element, "line-through")
}

fn decorated(element: &Element, line: &str) -> bool {
    let lines = ["text-decoration", "text-decoration-line"];
    let mut values = lines.iter().filter_map(|name| declared(element, name));
    values.any(|value| value.contains(line))
}

/// Whether readers of the source don't see an element.
pub fn is_hidden(element: &Element) -> bool {
    element.attr("hidden").is_some()
        || declared(element, "display") == Some("none")
        || declared(element, "mso-hide") == Some("all")
}

/// Whether an element is the bullet or number that Word writes before an item.
pub fn is_list_mark(element: &Element) -> bool {
    declared(element, "mso-list") == Some("Ignore")
}

/// The marks of an element inside a text.
pub fn style(element: &Element, around: &Style) -> Style {
    let mut style = around.clone();
    match element.name() {
        "b" | "strong" => style.strong = true,
        "i" | "em" | "cite" | "dfn" | "var" => style.emphasis = true,
        // Those are strong in the page, and headings here too.
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => style.strong = false,
        _ => {}
    }
    match declared(element, "font-weight") {
        // Google Docs wraps everything into `<b style="font-weight:normal">`.
        Some("normal" | "100" | "200" | "300" | "400" | "500") => style.strong = false,
        Some("bold" | "bolder" | "600" | "700" | "800" | "900") => style.strong = true,
        _ => {}
    }
    match declared(element, "font-style") {
        Some("normal") => style.emphasis = false,
        Some("italic" | "oblique") => style.emphasis = true,
        _ => {}
    }
    style
}

/// The value of a property in the `style` of an element.
fn declared<'e>(element: &'e Element, property: &str) -> Option<&'e str> {
    let declarations = element.attr("style")?.split(';');
    let mut pairs = declarations.filter_map(|declaration| declaration.split_once(':'));
    let found = pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case(property));
    found.map(|(_, value)| value.trim())
}

/// The URL of a link as the explainer file needs it.
pub fn url(href: &str) -> Option<String> {
    let href = wanted(href);
    let href = href
        .replace('(', "%28")
        .replace(')', "%29")
        .replace(' ', "%20");
    if Link::parse(&href).is_ok() {
        return Some(href);
    }
    // Names in other scripts become those of the network; other schemes stay refused.
    let url = Url::parse(&href)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let url = url.as_str().replace('(', "%28").replace(')', "%29");
    Link::parse(&url).is_ok().then_some(url)
}

/// The address behind one of Google's, which published documents have in its place.
fn wanted(href: &str) -> String {
    let url = Url::parse(href).ok();
    let url = url.filter(|url| url.domain() == Some("www.google.com") && url.path() == "/url");
    let target = url.and_then(|url| {
        let mut fields = url.query_pairs();
        fields.find_map(|(name, value)| (name == "q").then(|| value.into_owned()))
    });
    target.unwrap_or_else(|| href.to_owned())
}

/// An address, but for a `data:` URL only that it is one.
pub fn without_data(said: &str) -> &str {
    if said.starts_with("data:") {
        said.split(',').next().unwrap_or(said)
    } else {
        said
    }
}

/// Whether a comment is one that a person wrote. Word and browsers write others.
pub fn is_note(comment: &str) -> bool {
    let comment = comment.trim();
    !comment.is_empty()
        && !comment.starts_with('[')
        && !comment.ends_with("[endif]")
        && !matches!(comment, "StartFragment" | "EndFragment")
        && !comment.starts_with("[if")
}

/// A text with ordinary spaces, but for those that French puts beside its marks, and the one after a number. Word writes
/// no-break spaces where somebody pressed the space bar twice.
pub fn spaced(text: &str) -> String {
    if !text.contains(['\u{a0}', '\u{200b}', '\u{feff}', '\u{ad}']) {
        return text.to_owned();
    }
    let letters: Vec<char> = text
        .chars()
        .filter(|letter| !matches!(letter, '\u{200b}' | '\u{feff}' | '\u{ad}'))
        .collect();
    let keeps = |index: usize| {
        let before = index.checked_sub(1).and_then(|index| letters.get(index));
        let after = letters.get(index + 1);
        let is_after =
            after.is_some_and(|letter| matches!(letter, ':' | ';' | '?' | '!' | '»' | '%' | '€'));
        let is_before = before.is_some_and(|letter| *letter == '«' || letter.is_ascii_digit());
        is_after || is_before && after.is_some_and(|letter| letter.is_alphanumeric())
    };
    let spaced = letters
        .iter()
        .enumerate()
        .map(|(index, letter)| match letter {
            '\u{a0}' if !keeps(index) => ' ',
            other => *other,
        });
    spaced.collect()
}
