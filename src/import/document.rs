//! Documents with headings: HTML as it is copied from Word or Google Docs, and Markdown.

use super::Import;
use super::chronology;
use super::dates::Dates;
use super::explainer::{Card, Draft};
use super::html::{self, Block, Kind, Page, Table};
use super::loss::Losses;
use super::rich::Rich;
use super::text::{list, rows, subheading};
use pulldown_cmark::{Options, Parser};
use serde_json::{Value, json};

/// Imports HTML.
pub fn html(text: &str, import: &mut Import) -> Draft {
    let page = html::page(text, "", &mut import.losses);
    document(page, import)
}

/// Imports Markdown: `CommonMark` with the tables and the crossed-out text of GitHub.
pub fn markdown(text: &str, import: &mut Import) -> Draft {
    let text = front_matter(text, import);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(text, options));
    self::html(&html, import)
}

/// The text after a block between lines of `---` at its start, which programs read.
fn front_matter<'t>(text: &'t str, import: &mut Import) -> &'t str {
    let whole = text.trim_start_matches('\u{feff}');
    let Some(rest) = whole
        .strip_prefix("---")
        .and_then(|rest| rest.strip_prefix(['\n', '\r']))
    else {
        return whole;
    };
    let end = ["\n---\n", "\n---\r\n", "\n...\n"]
        .iter()
        .find_map(|end| Some((rest.find(end)?, end.len())));
    let Some((at, length)) = end else {
        return whole;
    };
    let help = "write what readers need of it into the fields of the explainer";
    import.losses.add(
        "before the text",
        "front matter left out",
        &rest[..at],
        help,
    );
    &rest[at + length..]
}

/// A heading and what is below it.
struct Part {
    title: String,
    blocks: Vec<Block>,
}

fn document(page: Page, import: &mut Import) -> Draft {
    let Page {
        blocks,
        title,
        lang,
    } = page;
    if let Some(lang) = lang {
        import.language(&lang, "`lang`");
    }
    let mut draft = Draft::default();
    let level = card_level(&blocks);
    let mut parts: Vec<Part> = vec![];
    let mut before: Vec<Block> = vec![];
    for block in blocks {
        let Block { kind, place } = block;
        match kind {
            Kind::Heading(found, text) if Some(found) == level => {
                let title = text.write_plain(&place, &mut import.losses);
                parts.push(Part {
                    title,
                    blocks: vec![],
                });
            }
            Kind::Heading(found, text)
                if draft.title.is_none() && parts.is_empty() && Some(found) < level =>
            {
                draft.title = Some(text.write_plain(&place, &mut import.losses));
            }
            Kind::Subtitle(text) if draft.summary.is_none() && parts.is_empty() => {
                draft.summary = Some(text.write(&place, &mut import.losses));
            }
            kind => {
                let blocks = parts
                    .last_mut()
                    .map_or(&mut before, |part| &mut part.blocks);
                blocks.push(Block { kind, place });
            }
        }
    }
    if let Some(title) = title {
        match &draft.title {
            None => draft.title = Some(title),
            Some(other) if *other == title => {}
            Some(_) => import.losses.add(
                "`<title>`",
                "title of the page left out",
                &title,
                "nothing, or use it as `title`",
            ),
        }
    }
    let dates = import.dates();
    preamble(before, &mut draft, &dates, import);
    for part in parts {
        draft.cards.push(card(part, &dates, import));
    }
    draft
}

/// The level of the headings that begin a card: the highest one, but for a heading that stands alone above all others,
/// which is the title. `None` without headings.
fn card_level(blocks: &[Block]) -> Option<u8> {
    let levels = blocks.iter().filter_map(|block| match &block.kind {
        Kind::Heading(level, _) => Some(*level),
        _ => None,
    });
    let levels: Vec<u8> = levels.collect();
    let highest = *levels.iter().min()?;
    let is_only = levels
        .iter()
        .filter(|level| **level == highest)
        .nth(1)
        .is_none();
    let lower = levels.iter().filter(|level| **level > highest).min();
    match lower {
        Some(lower) if is_only && levels.first() == Some(&highest) => Some(*lower),
        // Nothing but a title.
        None if is_only && highest <= 1 => Some(highest + 1),
        _ => Some(highest),
    }
}

/// What stands before the first card: its first paragraph is the summary, the rest a card.
fn preamble(mut blocks: Vec<Block>, draft: &mut Draft, dates: &Dates, import: &mut Import) {
    let is_text = matches!(
        blocks.first().map(|block| &block.kind),
        Some(Kind::Paragraph(_))
    );
    if draft.summary.is_none() && is_text {
        let Block { kind, place } = blocks.remove(0);
        if let Kind::Paragraph(text) = kind {
            draft.summary = Some(text.write(&place, &mut import.losses));
        }
    }
    if !blocks.is_empty() {
        let part = Part {
            title: String::new(),
            blocks,
        };
        draft.cards.push(Card {
            kind: "what",
            ..card(part, dates, import)
        });
    }
}

fn card(part: Part, dates: &Dates, import: &mut Import) -> Card {
    let losses = &mut import.losses;
    let (blocks, mut events) = chronology::take(part.blocks, dates, losses);
    super::event::sort(&mut events);
    let mut card = Card {
        title: part.title,
        events,
        ..Card::default()
    };
    if card.events.is_empty() {
        card.kind = "";
    } else {
        card.kind = "how";
    }
    let missing = super::explainer::Missing::of(import.lang());
    let losses = &mut import.losses;
    let mut items: Vec<(Rich, String)> = vec![];
    for Block { kind, place } in blocks {
        if let Kind::Item(text) = kind {
            items.push((text, place));
            continue;
        }
        list(&mut items, &mut card.body, losses);
        match kind {
            Kind::Heading(_, text) => subheading(text, &place, &mut card.body, losses),
            Kind::Table(table) if card.table.is_none() && is_regular(&table) => {
                card.table = Some(written(table, &place, missing, losses));
            }
            Kind::Table(table) => rows(table, &place, &mut card.body, losses),
            Kind::Paragraph(text) | Kind::Subtitle(text) | Kind::Item(text) => {
                card.body.push(text.write(&place, losses).into());
            }
        }
    }
    list(&mut items, &mut card.body, losses);
    card
}

/// Whether a table compares: at least two columns and two rows, each with as many cells as the first, none empty but for
/// the corner.
fn is_regular(table: &Table) -> bool {
    let columns = table.rows.first().map_or(0, Vec::len);
    let mut cells = table.rows.iter().flatten().skip(1);
    columns >= 2
        && table.rows.len() >= 2
        && table.rows.iter().all(|row| row.len() == columns)
        && cells.all(|cell| !cell.is_blank())
}

/// A table as in the file. Its first row has the headings of the columns.
fn written(
    table: Table,
    place: &str,
    missing: super::explainer::Missing,
    losses: &mut Losses,
) -> Value {
    let mut rows = table.rows.into_iter();
    let columns = rows.next().unwrap_or_default();
    let columns: Vec<String> = columns
        .iter()
        .map(|cell| {
            if cell.is_blank() {
                missing.column.to_owned()
            } else {
                cell.write_plain(place, losses)
            }
        })
        .collect();
    let rows: Vec<Vec<String>> = rows
        .map(|row| row.iter().map(|cell| cell.write(place, losses)).collect())
        .collect();
    let caption = if table.caption.is_blank() {
        missing.caption.to_owned()
    } else {
        table.caption.write(place, losses)
    };
    json!({ "caption": caption, "columns": columns, "rows": rows })
}
