//! Plain text: lines of at most 72 columns, as mail has them, and URLs whole on a line.

use super::Options;
use super::addresses::Reach;
use super::outline::{Block, Picture, Span, Table, outline};
use crate::model::Explainer;
use textwrap::core::{Word, display_width};
use textwrap::{WordSeparator, WordSplitter, WrapAlgorithm};

/// RFC 3676, 4.2, recommends lines of 78 or fewer; quoting twice takes four.
const COLUMNS: usize = 72;

pub fn text(explainer: &Explainer, options: &Options) -> String {
    write(&outline(explainer, options, Reach::Site))
}

/// The text of an outline.
pub fn write(blocks: &[Block]) -> String {
    let texts: Vec<String> = blocks
        .iter()
        .map(|block| self::block(block, COLUMNS))
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("\n\n") + "\n"
}

/// A block in lines of at most `width` columns.
fn block(block: &Block, columns: usize) -> String {
    match block {
        Block::Heading(level, spans) => heading(*level, spans, columns),
        Block::Paragraph(spans) => wrap(&line(spans), columns),
        Block::List(items) => list(items, columns, |_| "- ".to_owned()),
        Block::Numbered(items) => list(items, columns, |number| format!("{number}. ")),
        Block::Table(table) => self::table(table, columns),
        Block::Picture(picture) => wrap(&self::picture(picture), columns),
    }
}

fn heading(level: u8, spans: &[Span], columns: usize) -> String {
    let text = wrap(&line(spans), columns);
    let under = match level {
        1 => "=",
        2 => "-",
        _ => return text,
    };
    let width = text.lines().map(display_width).max().unwrap_or(0);
    // An empty line before a card.
    let above = if level == 2 { "\n" } else { "" };
    format!("{above}{text}\n{}", under.repeat(width))
}

/// Items with marks. Empty lines separate items of several blocks.
fn list(items: &[Vec<Block>], columns: usize, mark: impl Fn(usize) -> String) -> String {
    let widest = mark(items.len()).len();
    let loose = items.iter().any(|item| item.len() > 1);
    let item = |(index, item): (usize, &Vec<Block>)| {
        let blocks = item.iter().map(|each| block(each, columns - widest));
        // A picture that is only decoration has no text.
        let blocks = blocks.filter(|text| !text.is_empty());
        let text = blocks.collect::<Vec<_>>().join("\n");
        let indented = textwrap::indent(&text, &" ".repeat(widest));
        let mark = format!("{:>widest$}", mark(index + 1));
        mark + indented.get(widest..).unwrap_or_default()
    };
    let items: Vec<String> = items.iter().enumerate().map(item).collect();
    items.join(if loose { "\n\n" } else { "\n" })
}

/// A table as a list of rows, because columns don't work on narrow screens or read aloud.
fn table(table: &Table, columns: usize) -> String {
    let cell = |(index, cell): (usize, &Vec<Span>)| {
        let name = table.columns.get(index).map_or("", |name| name.trim());
        let colon = if name.is_empty() { "" } else { table.colon };
        let text = [name, colon, &line(cell)].concat();
        Block::Paragraph(vec![Span::Text(text)])
    };
    let row = |cells: &Vec<Vec<Span>>| cells.iter().enumerate().map(cell).collect();
    let rows: Vec<Vec<Block>> = table.rows.iter().map(row).collect();
    let rows = list(&rows, columns, |_| "- ".to_owned());
    wrap(&line(&table.caption), columns) + "\n\n" + &rows
}

fn picture(picture: &Picture) -> String {
    if picture.alt.is_empty() {
        return String::new();
    }
    let src = picture.src.iter().map(|src| format!(" <{src}>"));
    format!(
        "[{}{}]{}",
        picture.label,
        picture.alt,
        src.collect::<String>()
    )
}

/// The spans as one line of text, with `\n` at intended breaks.
fn line(spans: &[Span]) -> String {
    let mut text = String::new();
    append(spans, &mut text);
    text
}

/// URLs are between angle brackets, as RFC 3986, appendix C, recommends.
fn append(spans: &[Span], text: &mut String) {
    for span in spans {
        match span {
            Span::Text(part) => text.push_str(part),
            Span::Strong(content) | Span::Emphasis(content) | Span::Foreign(_, content) => {
                append(content, text);
            }
            Span::Link(href, content) => {
                append(content, text);
                text.extend([" <", href.as_str(), ">"]);
            }
            Span::Citation(number, _) => text.extend(["[", &number.to_string(), "]"]),
            Span::Break => text.push('\n'),
        }
    }
}

fn wrap(text: &str, columns: usize) -> String {
    let options = textwrap::Options::new(columns)
        .break_words(false)
        .word_separator(WordSeparator::Custom(words))
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::fill(text.trim(), options)
}

/// Where a line may break: as Unicode says, but not inside URLs.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let words = WordSeparator::AsciiSpace.find_words(line);
    Box::new(words.flat_map(|word| {
        if word.contains('/') {
            return vec![word];
        }
        let mut parts = whole_citations(word.word);
        if let Some(last) = parts.last_mut() {
            last.whitespace = word.whitespace;
        }
        parts
    }))
}

/// The parts of a word between which Unicode allows a line break. A citation stays with the text before it.
fn whole_citations(word: &str) -> Vec<Word<'_>> {
    let parts = WordSeparator::UnicodeBreakProperties.find_words(word);
    let (mut whole, mut start, mut end) = (Vec::new(), 0, 0);
    for part in parts {
        if end > start && !part.starts_with('[') {
            whole.push(Word::from(&word[start..end]));
            start = end;
        }
        end += part.len();
    }
    whole.push(Word::from(&word[start..]));
    whole
}
