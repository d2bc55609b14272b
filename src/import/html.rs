//! HTML as word processors and other programs write it: its headings, paragraphs, items of lists and tables.
//!
//! `html5ever` parses it as browsers do, so nothing depends on how well it is formed. The tree is walked without
//! recursion: pasted HTML can be nested deeper than any stack.

mod document;
mod element;

use super::loss::Losses;
use super::rich::{Rich, Style};
use crate::check::quoted;
use ego_tree::iter::Edge;
use element::{Effect, Sort, effect, is_hidden, is_list_mark, is_struck, sort};
use scraper::Node;
use scraper::node::Element;

/// What HTML says.
#[derive(Debug, Default)]
pub struct Page {
    pub blocks: Vec<Block>,
    /// The text of `<title>`.
    pub title: Option<String>,
    /// The language that `<html>` or `<body>` names.
    pub lang: Option<String>,
}

/// A block and its place.
#[derive(Debug)]
pub struct Block {
    pub kind: Kind,
    pub place: String,
}

/// A kind of block.
#[derive(Debug)]
pub enum Kind {
    /// A heading and its level from 1 to 6; 0 for the title of a document in Word.
    Heading(u8, Rich),
    /// The subtitle of a document in Word.
    Subtitle(Rich),
    Paragraph(Rich),
    /// An item of a list.
    Item(Rich),
    Table(Table),
}

/// A table.
#[derive(Debug, Default)]
pub struct Table {
    pub caption: Rich,
    pub rows: Vec<Vec<Rich>>,
}

/// Reads HTML. `place` is its place in the source; if it is empty, places are headings and paragraphs.
pub fn page(html: &str, place: &str, losses: &mut Losses) -> Page {
    let parsed = document::parse(html);
    let mut reader = Reader {
        losses,
        base: place,
        heading: None,
        number: 0,
        page: Page::default(),
        frames: vec![],
        text: Rich::default(),
        skipped: String::new(),
        table: None,
    };
    for edge in parsed.tree.root().traverse() {
        match edge {
            Edge::Open(node) => reader.open(node.value()),
            Edge::Close(node) => reader.close(node.value()),
        }
    }
    reader.flush();
    reader.page
}

/// An element that is open.
#[derive(Clone, Default)]
struct Frame {
    style: Style,
    sort: Sort,
    /// Its content is no text for readers.
    is_skipped: bool,
    /// Whether its text stands above or below the line.
    raised: Option<Effect>,
    /// What is lost of the text from a byte of the block on, with the words for it.
    effect: Option<(Effect, usize)>,
}

/// A table that is open.
struct Grid {
    table: Table,
    cell: Option<Rich>,
    /// How many tables are open inside of it.
    inner: usize,
}

struct Reader<'a> {
    losses: &'a mut Losses,
    base: &'a str,
    heading: Option<String>,
    /// The number of blocks since the heading.
    number: usize,
    page: Page,
    frames: Vec<Frame>,
    /// The text of the block so far.
    text: Rich,
    /// What the element that is skipped says.
    skipped: String,
    table: Option<Grid>,
}

impl Reader<'_> {
    fn place(&self) -> String {
        if !self.base.is_empty() {
            return self.base.to_owned();
        }
        let number = self.number + 1;
        match &self.heading {
            Some(heading) => format!("{}, paragraph {number}", quoted(heading)),
            None => format!("paragraph {number}"),
        }
    }

    fn frame(&self) -> Frame {
        self.frames.last().cloned().unwrap_or_default()
    }

    fn open(&mut self, node: &Node) {
        match node {
            Node::Element(element) => self.open_element(element),
            Node::Text(text) if self.frame().is_skipped => self.skipped.push_str(text),
            Node::Text(text) => {
                let frame = self.frame();
                let text = element::spaced(text);
                let text = match frame.raised {
                    Some(effect) => element::raised(&text, effect),
                    None => text,
                };
                self.text.push(&text, &frame.style);
            }
            Node::Comment(comment) if element::is_note(comment) => {
                let place = self.place();
                self.losses.add(
                    place,
                    "comment left out",
                    comment,
                    "nothing: readers don't see it",
                );
            }
            _ => {}
        }
    }

    fn open_element(&mut self, element: &Element) {
        let around = self.frame();
        let sort = sort(element);
        let mut frame = Frame {
            style: element::style(element, &around.style),
            is_skipped: around.is_skipped
                || matches!(sort, Sort::Skipped | Sort::Drawing)
                || is_list_mark(element),
            sort,
            raised: around.raised,
            effect: None,
        };
        if is_hidden(element) && !frame.is_skipped {
            frame.is_skipped = true;
            frame.sort = Sort::Hidden;
        }
        if !frame.is_skipped {
            if sort.is_block() {
                self.flush();
            }
            match sort {
                Sort::Break => self.line_break(),
                Sort::Table => self.open_table(),
                Sort::Cell => self.open_cell(),
                Sort::Row => self.open_row(),
                Sort::Link => self.open_link(element, &mut frame.style),
                Sort::Media => self.media(element),
                Sort::Root => self.language(element),
                Sort::Unknown => {
                    let message = format!("element `<{}>` left out, its text kept", element.name());
                    let place = self.place();
                    self.losses.add(
                        place,
                        &message,
                        "",
                        "nothing, if the text says what it has to",
                    );
                }
                _ => {}
            }
            let is_underlined_link = frame.style.link.is_some();
            frame.effect = effect(element)
                .filter(|effect| !(is_underlined_link && *effect == Effect::Underline))
                .map(|effect| (effect, self.text.length()));
            if let Some((effect @ (Effect::Superscript | Effect::Subscript), _)) = frame.effect {
                frame.raised = Some(effect);
            }
            if is_struck(element) && frame.effect.is_none() {
                frame.effect = Some((Effect::Strike, self.text.length()));
            }
        }
        self.frames.push(frame);
    }

    fn close(&mut self, node: &Node) {
        let Node::Element(element) = node else {
            return;
        };
        let Some(frame) = self.frames.pop() else {
            return;
        };
        if frame.is_skipped {
            if !self.frame().is_skipped {
                self.end_skipped(element, frame.sort);
            }
            return;
        }
        if let Some((effect, start)) = frame.effect {
            self.report_effect(effect, start);
        }
        match frame.sort {
            Sort::Heading(level) => self.end_heading(level),
            Sort::Subtitle => self.end_block(Kind::Subtitle),
            Sort::Item => self.end_block(Kind::Item),
            Sort::Caption => {
                let text = std::mem::take(&mut self.text).normalised();
                match &mut self.table {
                    Some(grid) if grid.inner == 0 => grid.table.caption.append(&text),
                    _ => self.end_text(text, Kind::Paragraph),
                }
            }
            Sort::Cell => self.end_cell(),
            Sort::Table => self.end_table(),
            sort if sort.is_block() => self.flush(),
            _ => {}
        }
    }

    /// Ends an element whose content readers don't see.
    fn end_skipped(&mut self, element: &Element, sort: Sort) {
        let said = std::mem::take(&mut self.skipped);
        let said = said.trim();
        match element.name() {
            "title" if self.page.title.is_none() => {
                self.page.title = Some(said.to_owned()).filter(|said| !said.is_empty());
            }
            "style" => {}
            _ if sort == Sort::Drawing => picture(&self.place(), said, self.losses),
            _ if said.is_empty() || !matches!(sort, Sort::Skipped | Sort::Hidden) => {}
            name => {
                let what = if sort == Sort::Hidden {
                    "hidden text".to_owned()
                } else {
                    format!("`<{name}>`")
                };
                let place = self.place();
                self.losses.add(
                    place,
                    &format!("{what} left out"),
                    said,
                    "nothing, if readers don't need it",
                );
            }
        }
    }

    fn line_break(&mut self) {
        // A new paragraph, where one can begin.
        let inner = self.frames.iter().rev().find(|frame| frame.sort.is_block());
        let is_one_line = inner.is_some_and(|frame| {
            matches!(
                frame.sort,
                Sort::Heading(_) | Sort::Subtitle | Sort::Item | Sort::Caption
            )
        });
        if is_one_line || self.table.is_some() {
            let style = self.frame().style;
            self.text.push(" ", &style);
        } else {
            self.flush();
        }
    }

    fn language(&mut self, element: &Element) {
        let lang = element
            .attr("lang")
            .map(str::trim)
            .filter(|lang| !lang.is_empty());
        if let Some(lang) = lang {
            self.page.lang.get_or_insert_with(|| lang.to_owned());
        }
    }

    fn open_link(&mut self, element: &Element, style: &mut Style) {
        let Some(href) = element
            .attr("href")
            .map(str::trim)
            .filter(|href| !href.is_empty())
        else {
            return;
        };
        if let Some(url) = element::url(href) {
            style.link = Some(url.into());
            return;
        }
        let place = self.place();
        let help = "link to an address that begins with `https://`, `http://`, `mailto:` or `/`";
        self.losses
            .add(place, "link left out, its text kept", href, help);
    }

    fn media(&mut self, element: &Element) {
        let said = ["src", "data", "alt", "title", "value", "placeholder"];
        let said = said
            .iter()
            .filter_map(|name| element.attr(name))
            .map(str::trim);
        let said: Vec<&str> = said
            .filter(|said| !said.is_empty())
            .map(element::without_data)
            .collect();
        if element.name() == "img" {
            picture(&self.place(), &said.join("; "), self.losses);
        } else if !said.is_empty() {
            let message = format!("`<{}>` left out", element.name());
            let place = self.place();
            self.losses.add(
                place,
                &message,
                &said.join("; "),
                "link to it from a text, if readers need it",
            );
        }
    }

    fn report_effect(&mut self, effect: Effect, start: usize) {
        let said = self.text.tail(start);
        let said = said.trim();
        if !said.is_empty() && !element::is_raised(said) {
            let (message, help) = effect.words(said);
            let place = self.place();
            self.losses.add(place, &message, "", help);
        }
    }

    fn end_heading(&mut self, level: u8) {
        let text = std::mem::take(&mut self.text).normalised();
        if text.is_blank() {
            return;
        }
        if self.table.is_some() {
            return self.end_text(text, Kind::Paragraph);
        }
        let place = if self.base.is_empty() {
            quoted(&text.plain())
        } else {
            self.base.to_owned()
        };
        self.heading = Some(text.plain());
        self.number = 0;
        let kind = Kind::Heading(level, text);
        self.page.blocks.push(Block { kind, place });
    }

    fn flush(&mut self) {
        self.end_block(Kind::Paragraph);
    }

    /// Ends the block that is being read.
    fn end_block(&mut self, kind: fn(Rich) -> Kind) {
        let inner = self.frames.iter().rev().find(|frame| frame.sort.is_block());
        // A paragraph inside an item is the item.
        let is_item = inner.is_some_and(|frame| frame.sort == Sort::Item);
        let text = std::mem::take(&mut self.text).normalised();
        self.end_text(text, if is_item { Kind::Item } else { kind });
    }

    fn end_text(&mut self, text: Rich, kind: fn(Rich) -> Kind) {
        if text.is_blank() {
            return;
        }
        if let Some(Grid {
            cell: Some(cell), ..
        }) = &mut self.table
        {
            cell.push(" ", &Style::default());
            cell.append(&text);
            return;
        }
        let place = self.place();
        self.page.blocks.push(Block {
            kind: kind(text),
            place,
        });
        self.number += 1;
    }

    fn open_table(&mut self) {
        match &mut self.table {
            Some(grid) => {
                grid.inner += 1;
                let place = self.place();
                let help = "write the cells of the inner table as a sentence";
                self.losses.add(
                    place,
                    "table inside a table left out, its text kept",
                    "",
                    help,
                );
            }
            None => {
                self.table = Some(Grid {
                    table: Table::default(),
                    cell: None,
                    inner: 0,
                });
            }
        }
    }

    fn open_row(&mut self) {
        if let Some(grid) = &mut self.table
            && grid.inner == 0
        {
            grid.table.rows.push(vec![]);
        }
    }

    fn open_cell(&mut self) {
        if let Some(grid) = &mut self.table
            && grid.inner == 0
        {
            grid.cell = Some(Rich::default());
        }
    }

    fn end_cell(&mut self) {
        self.flush();
        if let Some(grid) = &mut self.table
            && grid.inner == 0
            && let Some(cell) = grid.cell.take()
        {
            if grid.table.rows.is_empty() {
                grid.table.rows.push(vec![]);
            }
            if let Some(row) = grid.table.rows.last_mut() {
                row.push(cell.normalised());
            }
        }
    }

    fn end_table(&mut self) {
        self.flush();
        let is_inner = self.table.as_ref().is_some_and(|grid| grid.inner > 0);
        if is_inner {
            if let Some(grid) = &mut self.table {
                grid.inner -= 1;
            }
            return;
        }
        if let Some(Grid { mut table, .. }) = self.table.take() {
            table
                .rows
                .retain(|row| row.iter().any(|cell| !cell.is_blank()));
            if !table.rows.is_empty() || !table.caption.is_blank() {
                let place = self.place();
                self.page.blocks.push(Block {
                    kind: Kind::Table(table),
                    place,
                });
                self.number += 1;
            }
        }
    }
}

/// Reports a picture. A card can have one, but neither the file nor its credit comes with the text.
fn picture(place: &str, said: &str, losses: &mut Losses) {
    let help =
        "save it on your own server, then add it as `media` of a card, with `alt` and `credit`";
    losses.add(place, "picture left out", said, help);
}
