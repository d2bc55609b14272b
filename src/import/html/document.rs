//! Parsing HTML so that no text disappears in an unfinished tag.

use scraper::{Html, Node};

/// Stands at the end of the text that is parsed. A character for private use, which no text has.
const END: char = '\u{f8ff}';

/// How many `<` are tried before all of them are taken for text.
const TRIED: usize = 12;

/// Parses HTML.
///
/// The parser drops a tag or comment that doesn't end, with everything after its `<`, and a `<style>` without an end
/// tag contains the rest of the file. Such a `<` is taken for the character.
pub fn parse(html: &str) -> Html {
    // The parser drops U+0000. The mark at the end has to be the only one.
    let text: String = html
        .chars()
        .filter(|letter| !matches!(*letter, '\0' | END))
        .collect();
    let first = with_end(&text);
    if let Some(parsed) = first {
        return parsed;
    }
    let places = text.rmatch_indices('<').take(TRIED);
    let mended = places.map(|(at, _)| format!("{}&lt;{}", &text[..at], &text[at + 1..]));
    let mut parsed = mended.filter_map(|text| with_end(&text));
    parsed
        .next()
        .unwrap_or_else(|| Html::parse_document(&text.replace('<', "&lt;")))
}

/// Parses a text. `None` if its end isn't among the text for readers.
fn with_end(text: &str) -> Option<Html> {
    let mut parsed = Html::parse_document(&format!("{text}{END}"));
    let (id, rest) = parsed.tree.nodes().find_map(|node| {
        let Node::Text(text) = node.value() else {
            return None;
        };
        let parent = node.parent()?;
        let is_raw = parent.value().as_element().is_some_and(|element| {
            matches!(
                element.name(),
                "script" | "style" | "title" | "textarea" | "noscript" | "xmp" | "iframe"
            )
        });
        let rest = text.strip_suffix(END)?;
        (!is_raw).then(|| (node.id(), rest.to_owned()))
    })?;
    if let Some(mut node) = parsed.tree.get_mut(id)
        && let Node::Text(text) = node.value()
    {
        text.text = rest.as_str().into();
    }
    Some(parsed)
}
