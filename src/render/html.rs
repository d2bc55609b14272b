//! An outline as HTML with few elements and at most inline styles.
//!
//! Each block is one line, without blank lines and indents, so that systems that parse HTML as Markdown don't change it.

use super::outline::{Block, Picture, Span, Table};
use crate::model::Card;
use crate::view::SUBSCRIBER;
use crate::words::direction;

/// What differs between the forms.
#[derive(Clone, Copy)]
pub struct Manner {
    /// How much deeper headings are than in the outline.
    pub shift: u8,
    /// The inline style of a tag, or nothing.
    pub style: fn(tag: &str) -> &'static str,
    /// How pictures are written.
    pub pictures: Pictures,
}

/// How pictures are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    Shown,
    /// Pictures that load only when they come into view.
    Late,
    /// Their descriptions instead.
    Described,
}

/// The blocks, each on a line.
pub fn write(blocks: &[Block], manner: Manner) -> String {
    let mut writer = Writer {
        manner,
        html: String::new(),
    };
    writer.blocks(blocks);
    writer.html
}

/// The HTML of a card. A card for subscribers is in a box that the structured data names.
pub fn boxed(card: &Card, html: String) -> String {
    if card.is_for_subscribers() {
        format!("<div class=\"{SUBSCRIBER}\">\n{html}</div>\n")
    } else {
        html
    }
}

/// An element with inline content.
pub fn element(tag: &str, spans: &[Span], manner: Manner) -> String {
    let mut writer = Writer {
        manner,
        html: String::new(),
    };
    writer.element(tag, spans);
    writer.html
}

/// Escapes text for the content of an element or a quoted attribute.
///
/// Beside the characters that HTML requires, this escapes the marks of templates and short codes that publishing systems
/// and mailers replace, such as `{{name}}`, `[gallery]`, `*|NAME|*` and `%name%`.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' | '\'' | '{' | '}' | '[' | ']' | '|' | '%' => {
                html.extend(["&#", &u32::from(c).to_string(), ";"]);
            }
            _ => html.push(c),
        }
    }
    html
}

/// Escapes a URL for a quoted attribute. Marks of templates are percent-encoded, because some mailers rewrite links
/// without decoding HTML.
pub fn escape_url(url: &str) -> String {
    let mut html = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' | '>' | '"' | '\'' | '{' | '}' | '[' | ']' | '|' | '`' => {
                html.extend(["%", &format!("{:02X}", u32::from(c))]);
            }
            _ => html.push(c),
        }
    }
    html
}

struct Writer {
    manner: Manner,
    html: String,
}

impl Writer {
    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn open(&mut self, tag: &str, attributes: &str) {
        let style = (self.manner.style)(tag);
        let style = if style.is_empty() {
            String::new()
        } else {
            format!(" style=\"{style}\"")
        };
        self.html.extend(["<", tag, attributes, &style, ">"]);
    }

    fn element(&mut self, tag: &str, spans: &[Span]) {
        self.open(tag, "");
        self.spans(spans);
        self.html.extend(["</", tag, ">"]);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            let start = self.html.len();
            self.block(block);
            if self.html.len() > start {
                self.push("\n");
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, spans) => {
                let level = (level + self.manner.shift).min(6);
                self.element(&format!("h{level}"), spans);
            }
            Block::Paragraph(spans) => self.element("p", spans),
            Block::List(items) => self.list("ul", items),
            Block::Numbered(items) => self.list("ol", items),
            Block::Table(table) => self.table(table),
            Block::Picture(picture) => self.picture(picture),
        }
    }

    fn list(&mut self, tag: &str, items: &[Vec<Block>]) {
        self.open(tag, "");
        self.push("\n");
        for item in items {
            if let [Block::Paragraph(spans)] = &item[..] {
                self.element("li", spans);
            } else {
                self.open("li", "");
                self.push("\n");
                self.blocks(item);
                self.push("</li>");
            }
            self.push("\n");
        }
        self.html.extend(["</", tag, ">"]);
    }

    fn table(&mut self, table: &Table) {
        self.open("table", "");
        self.element("caption", &table.caption);
        self.push("\n<thead><tr>");
        for column in &table.columns {
            self.cell("th", " scope=\"col\"", &[Span::Text(column.clone())]);
        }
        self.push("</tr></thead>\n<tbody>");
        for row in &table.rows {
            self.push("\n<tr>");
            let mut tag = ("th", " scope=\"row\"");
            for cell in row {
                self.cell(tag.0, tag.1, cell);
                tag = ("td", "");
            }
            self.push("</tr>");
        }
        self.push("\n</tbody></table>");
    }

    fn cell(&mut self, tag: &str, attributes: &str, spans: &[Span]) {
        self.open(tag, attributes);
        self.spans(spans);
        self.html.extend(["</", tag, ">"]);
    }

    /// If the picture has no address or isn't wanted, its description replaces it.
    fn picture(&mut self, picture: &Picture) {
        let src = picture
            .src
            .as_ref()
            .filter(|_| self.manner.pictures != Pictures::Described);
        let Some(src) = src else {
            if !picture.alt.is_empty() {
                let text = format!("[{}{}]", picture.label, picture.alt);
                self.element("p", &[Span::Text(text)]);
            }
            return;
        };
        let (src, alt) = (escape_url(src), escape(&picture.alt));
        let mut attributes = format!(" src=\"{src}\" alt=\"{alt}\"");
        for (name, pixels) in [("width", picture.width), ("height", picture.height)] {
            if let Some(pixels) = pixels {
                attributes.extend([" ", name, "=\"", &pixels.to_string(), "\""]);
            }
        }
        if self.manner.pictures == Pictures::Late {
            attributes += " loading=\"lazy\"";
        }
        self.open("img", &attributes);
    }

    fn spans(&mut self, spans: &[Span]) {
        for span in spans {
            self.span(span);
        }
    }

    /// A citation links to the source itself, because mail programs and feed readers rename or drop ids, which would break
    /// a link within the text.
    fn span(&mut self, span: &Span) {
        match span {
            Span::Text(text) => self.push(&escape(text)),
            Span::Strong(content) => self.element("strong", content),
            Span::Emphasis(content) => self.element("em", content),
            Span::Foreign(lang, content) => {
                let attributes = format!(" lang=\"{}\" dir=\"{}\"", escape(lang), direction(lang));
                self.cell("span", &attributes, content);
            }
            Span::Link(href, content) => {
                self.open("a", &format!(" href=\"{}\"", escape_url(href)));
                self.spans(content);
                self.push("</a>");
            }
            Span::Citation(number, href) => {
                let number = vec![Span::Text(format!("[{number}]"))];
                let number = match href {
                    Some(href) => vec![Span::Link(href.clone(), number)],
                    None => number,
                };
                self.element("sup", &number);
            }
            Span::Break => self.push("<br>"),
        }
    }
}
