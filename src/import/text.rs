//! From HTML to the texts of single fields.

use super::html::{self, Block, Kind, Page};
use super::loss::Losses;
use super::rich::Rich;
use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;

/// The longest sentence that can be a title, in characters.
const LONGEST: usize = 120;

/// The text of a field that may contain HTML, without paragraphs.
pub fn line(html: &str, place: &str, losses: &mut Losses) -> Rich {
    let page = html::page(html, place, losses);
    joined(page, place, losses)
}

/// The text of a plain field of the explainer.
pub fn plain(html: &str, place: &str, losses: &mut Losses) -> String {
    line(html, place, losses).write_plain(place, losses)
}

/// The paragraphs and lists of a field that may contain HTML.
pub fn paragraphs(page: Page, losses: &mut Losses) -> Vec<Value> {
    let mut paragraphs = vec![];
    let mut items = vec![];
    for block in page.blocks {
        let Block { kind, place } = block;
        if let Kind::Item(text) = kind {
            items.push((text, place));
            continue;
        }
        list(&mut items, &mut paragraphs, losses);
        match kind {
            Kind::Heading(_, text) => subheading(text, &place, &mut paragraphs, losses),
            Kind::Table(table) => {
                rows(table, &place, &mut paragraphs, losses);
            }
            Kind::Paragraph(text) | Kind::Subtitle(text) | Kind::Item(text) => {
                paragraphs.push(text.write(&place, losses).into());
            }
        }
    }
    list(&mut items, &mut paragraphs, losses);
    paragraphs
}

/// What becomes of the items of a list: its points, without their numbers and levels.
pub fn list(items: &mut Vec<(Rich, String)>, body: &mut Vec<Value>, losses: &mut Losses) {
    let Some((_, place)) = items.first() else {
        return;
    };
    losses.add(
        place,
        "list written with bullets",
        "",
        "nothing, or write numbers and levels that it had into the text",
    );
    let points = items
        .drain(..)
        .map(|(text, place)| text.write(&place, losses));
    body.push(points.collect());
}

/// What becomes of a heading inside a card: a strong paragraph.
pub fn subheading(text: Rich, place: &str, body: &mut Vec<Value>, losses: &mut Losses) {
    let help = "nothing, or make it a card";
    losses.add(
        place,
        "heading inside a card written as a strong paragraph",
        "",
        help,
    );
    body.push(text.strong().write(place, losses).into());
}

/// What becomes of a table that a card can't show: a paragraph for each row.
pub fn rows(table: html::Table, place: &str, body: &mut Vec<Value>, losses: &mut Losses) {
    losses.add(
        place,
        "table written as paragraphs",
        "",
        "write it as `table` of a card, if readers need it",
    );
    let captions = std::iter::once(vec![table.caption]);
    for row in captions.chain(table.rows) {
        let mut text = Rich::default();
        for cell in row.iter().filter(|cell| !cell.is_blank()) {
            if !text.is_blank() {
                text.append(&Rich::plain_text(","));
                text.push(" ", &super::rich::Style::default());
            }
            text.append(cell);
        }
        if !text.is_blank() {
            body.push(text.write(place, losses).into());
        }
    }
}

/// All paragraphs in one, for a field that has only one.
pub fn joined(page: Page, place: &str, losses: &mut Losses) -> Rich {
    let mut all = Rich::default();
    let mut count = 0;
    for block in page.blocks {
        let texts = match block.kind {
            Kind::Heading(_, text)
            | Kind::Subtitle(text)
            | Kind::Paragraph(text)
            | Kind::Item(text) => vec![text],
            Kind::Table(table) => {
                let cells = table.rows.into_iter().flatten();
                std::iter::once(table.caption).chain(cells).collect()
            }
        };
        for text in texts.into_iter().filter(|text| !text.is_blank()) {
            if count > 0 {
                all.push(" ", &super::rich::Style::default());
            }
            all.append(&text);
            count += 1;
        }
    }
    if count > 1 {
        let message = format!("{count} paragraphs joined into one");
        losses.add(
            place,
            &message,
            "",
            "read the text again, or move a part of it into another card",
        );
    }
    all.normalised()
}

/// The first sentence of a text, without its full stop, and the rest. A sentence that is too long for a title is cut at
/// a word, and the rest is the whole text.
pub fn sentence(text: &Rich) -> (Rich, Rich) {
    let plain = text.plain();
    let first = plain.split_sentence_bounds().next().unwrap_or_default();
    if first.chars().count() > LONGEST {
        let words = plain.split_word_bound_indices();
        let ends = words.map(|(at, word)| at + word.len());
        let fits = |end: &usize| plain[..*end].chars().count() < LONGEST;
        let end = ends.take_while(fits).last().unwrap_or(0);
        let title = Rich::plain_text(&format!("{}…", plain[..end].trim_end()));
        return (title, text.clone());
    }
    let (title, rest) = text.split(first.len());
    let said = title.plain();
    let stop = said.trim_end().trim_end_matches(['.', '。']);
    // An abbreviation, or an ellipsis.
    let is_kept = said.trim_end().ends_with("..");
    let title = if is_kept {
        title
    } else {
        title.split(stop.len()).0
    };
    (title, rest)
}
