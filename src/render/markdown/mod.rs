//! `CommonMark` 0.31 with the tables of GitHub Flavored Markdown.
//!
//! Each paragraph is one line. No text can become markup; `tests/render/markdown.rs` parses the result to make sure.

mod escape;
mod flow;

use super::Options;
use super::addresses::Reach;
use super::outline::{Block, Picture, Span, Table, outline};
use crate::model::Explainer;
use escape::destination;
use flow::line;

pub fn markdown(explainer: &Explainer, options: &Options) -> String {
    let blocks = outline(explainer, options, Reach::Site);
    let mut texts: Vec<String> = Vec::new();
    let mut bullet = "- ";
    let mut after_list = false;
    for block in &blocks {
        let is_list = matches!(block, Block::List(_));
        // With the same mark two adjacent lists would become one.
        bullet = match bullet {
            "- " if is_list && after_list => "* ",
            _ => "- ",
        };
        let text = self::block(block, bullet);
        if !text.is_empty() {
            texts.push(text);
            after_list = is_list;
        }
    }
    texts.join("\n\n") + "\n"
}

fn block(block: &Block, bullet: &str) -> String {
    match block {
        Block::Heading(level, spans) => {
            let marks = "#".repeat((*level).into());
            format!("{marks} {}", line(spans))
        }
        Block::Paragraph(spans) => line(spans),
        Block::List(items) => list(items, |_| bullet.to_owned()),
        Block::Numbered(items) => list(items, |number| format!("{number}. ")),
        Block::Table(table) => self::table(table),
        Block::Picture(picture) => self::picture(picture),
    }
}

/// Empty lines separate items of several blocks.
fn list(items: &[Vec<Block>], mark: impl Fn(usize) -> String) -> String {
    let loose = items.iter().any(|item| item.len() > 1);
    let item = |(index, item): (usize, &Vec<Block>)| {
        let mark = mark(index + 1);
        let blocks = item.iter().map(|each| block(each, "- "));
        let blocks: Vec<String> = blocks.filter(|text| !text.is_empty()).collect();
        let indent = format!("\n{}", " ".repeat(mark.len()));
        let text = blocks.join("\n\n").replace('\n', &indent);
        // Empty lines get no indent.
        mark + &text.replace(&format!("{indent}\n"), "\n\n")
    };
    let items: Vec<String> = items.iter().enumerate().map(item).collect();
    items.join(if loose { "\n\n" } else { "\n" })
}

/// As many columns as the longest row has, so that no cell is dropped. Parsers fill up shorter rows
/// (<https://github.github.com/gfm/#tables-extension->): written out, empty cells would take the square of the file.
fn table(table: &Table) -> String {
    let longest = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let count = table.columns.len().max(longest);
    let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let column = |name: &String| line(&[Span::Text(name.clone())]);
    let mut columns: Vec<String> = table.columns.iter().map(column).collect();
    columns.resize(count, String::new());
    let mut lines = vec![line(&table.caption), String::new()];
    lines.push(row(&columns));
    lines.push(row(&vec!["---".to_owned(); count]));
    let cells =
        |cells: &Vec<Vec<Span>>| row(&cells.iter().map(|cell| line(cell)).collect::<Vec<_>>());
    lines.extend(table.rows.iter().map(cells));
    if count == 0 {
        lines.truncate(1);
    }
    lines.join("\n")
}

/// If the picture has no address, its description replaces it.
fn picture(picture: &Picture) -> String {
    let alt = line(&[Span::Text(picture.alt.clone())]);
    match &picture.src {
        Some(src) => format!("![{alt}]({})", destination(src)),
        None if alt.is_empty() => alt,
        None => format!("\\[{}{alt}\\]", picture.label),
    }
}
