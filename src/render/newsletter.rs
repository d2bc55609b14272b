//! HTML that mail programs keep, and the same as plain text.
//!
//! No table for layout, no style sheet, class, script or id; no colour at all, neither of text nor of
//! ground, so that the reader's dark mode has nothing to get wrong; borders take the colour of the
//! text. It is a piece to be put into the publisher's own letter, so there is no `html` around it.
//!
//! Gmail cuts off what is too long (<https://www.caniemail.com/> lists what mail programs show). The brief form is refused
//! if the letter could be, after a newsletter system has put its own letter around it and its styles into each tag.

use super::addresses::Reach;
use super::choice::chosen;
use super::html::{self, Manner, Pictures, escape};
use super::outline::{Block, Picture, Span, outline, parts};
use super::words::Words;
use super::{Error, Form, Options, text};
use crate::model::Explainer;
use crate::state::Depth;
use crate::words::direction;

/// The letter around it has the heading of level 1.
const PIECE: Manner = Manner {
    shift: 1,
    style,
    pictures: Pictures::Shown,
};

/// The letter is nothing else.
const LETTER: Manner = Manner {
    shift: 0,
    style: |tag| match tag {
        "h1" => style("h2"),
        "h2" => style("h3"),
        "h3" => style("h4"),
        _ => style(tag),
    },
    pictures: Pictures::Shown,
};

/// The bytes above which Gmail shows only the beginning of a message.
const CLIPPED: usize = 102_000;

/// The bytes that a letter has around a piece. That of Ghost 5.130 has 43,400 with everything that it can show, before its
/// addresses count clicks.
const AROUND: usize = 55_000;

/// The bytes that a newsletter system adds to a tag: its styles, and addresses that count clicks. Ghost 5.130 adds 70 on
/// average.
const FOR_A_TAG: usize = 200;

/// Formats that mail programs don't show, Gmail for one: <https://www.caniemail.com/features/image-svg/>,
/// <https://www.caniemail.com/features/image-avif/>.
const NOT_SHOWN: [&str; 3] = [".svg", ".svgz", ".avif"];

/// The HTML and its plain-text twin.
pub fn newsletter(explainer: &Explainer, options: &Options) -> Result<[String; 2], Error> {
    let blocks = blocks(Form::Newsletter, explainer, options)?;
    let html = html(explainer, &blocks, PIECE);
    fits(Form::Newsletter, options, &html)?;
    Ok([html, text::write(&blocks)])
}

/// What a letter says of the explainer, in both parts.
fn blocks(form: Form, explainer: &Explainer, options: &Options) -> Result<Vec<Block>, Error> {
    let chosen = chosen(explainer, options)?;
    let mut blocks = match options.depth {
        Depth::Brief => brief(form, &chosen, options)?,
        _ => outline(&chosen, options, Reach::Anywhere),
    };
    describe(&mut blocks);
    Ok(blocks)
}

/// The summaries, and one link to the whole.
fn brief(form: Form, explainer: &Explainer, options: &Options) -> Result<Vec<Block>, Error> {
    let url = options.url.as_ref().ok_or(Error::NoUrl(form))?;
    let mut explainer = explainer.clone();
    // Without sources there are no citations.
    explainer.sources.clear();
    explainer.index();
    let parts = parts(&explainer, options, Reach::Anywhere);
    // Kicker, title, summary.
    let head = parts.header.into_iter().take(3);
    let mut blocks: Vec<Block> = head.chain(parts.cards.into_iter().flatten()).collect();
    for block in &mut blocks {
        if let Block::Paragraph(spans) = block {
            *spans = unlinked(std::mem::take(spans));
        }
    }
    let online = Words::of(&explainer.lang).online.to_owned();
    let link = Span::Link(url.to_string(), vec![Span::Text(online)]);
    blocks.push(Block::Paragraph(vec![link]));
    Ok(blocks)
}

/// The spans with the texts of links in place of the links.
fn unlinked(spans: Vec<Span>) -> Vec<Span> {
    let each = spans.into_iter().flat_map(|span| match span {
        Span::Link(_, content) => unlinked(content),
        Span::Strong(content) => vec![Span::Strong(unlinked(content))],
        Span::Emphasis(content) => vec![Span::Emphasis(unlinked(content))],
        Span::Foreign(lang, content) => vec![Span::Foreign(lang, unlinked(content))],
        other => vec![other],
    });
    each.collect()
}

/// Leaves the description of each picture that mail programs don't show.
fn describe(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Picture(picture) if !is_shown(picture) => picture.src = None,
            Block::List(items) | Block::Numbered(items) => {
                for item in items {
                    describe(item);
                }
            }
            _ => {}
        }
    }
}

fn is_shown(picture: &Picture) -> bool {
    let path = picture.src.as_deref().unwrap_or_default();
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = path.to_ascii_lowercase();
    !NOT_SHOWN.iter().any(|end| path.ends_with(end))
}

/// Refuses a brief form that Gmail could cut off.
fn fits(form: Form, options: &Options, html: &str) -> Result<(), Error> {
    let tags = html.matches('<').count() - html.matches("</").count();
    let size = html.len() + tags * FOR_A_TAG + AROUND;
    if options.depth == Depth::Brief && size > CLIPPED {
        return Err(Error::TooLong(form, size.div_ceil(1000)));
    }
    Ok(())
}

/// The same as a letter of its own.
pub fn message(explainer: &Explainer, options: &Options) -> Result<[String; 2], Error> {
    let blocks = blocks(Form::Mail, explainer, options)?;
    let lang = escape(&explainer.lang);
    let dir = direction(&explainer.lang);
    let (title, body) = (escape(&explainer.title), html(explainer, &blocks, LETTER));
    let html = format!(
        "<!DOCTYPE html>\n\
         <html lang=\"{lang}\" dir=\"{dir}\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n\
         </head>\n\
         <body>\n\
         {body}\
         </body>\n\
         </html>\n"
    );
    fits(Form::Mail, options, &html)?;
    Ok([html, text::write(&blocks)])
}

fn html(explainer: &Explainer, blocks: &[Block], manner: Manner) -> String {
    let lang = escape(&explainer.lang);
    let dir = direction(&explainer.lang);
    let (style, content) = (style("div"), html::write(blocks, manner));
    format!("<div lang=\"{lang}\" dir=\"{dir}\" style=\"{style}\">\n{content}</div>\n")
}

fn style(tag: &str) -> &'static str {
    match tag {
        "div" => {
            "max-width:600px;margin:0 auto;font-family:Georgia,serif;font-size:17px;line-height:1.5"
        }
        "h2" => "margin:0 0 12px;font-size:26px;line-height:1.2",
        "h3" => {
            "margin:32px 0 8px;padding-top:12px;border-top:1px solid;font-size:20px;line-height:1.25"
        }
        "h4" => "margin:20px 0 8px;font-size:17px;line-height:1.3",
        "p" => "margin:0 0 12px",
        "ul" | "ol" => "margin:0 0 12px;padding:0 24px",
        "li" => "margin:0 0 8px",
        "a" => "text-decoration:underline",
        "sup" => "font-size:75%;line-height:1",
        "img" => "display:block;max-width:100%;height:auto;margin:0 0 8px;border:0",
        "table" => "margin:0 0 12px;border-collapse:collapse",
        "caption" => "padding:0 0 8px;text-align:start;font-weight:bold",
        "th" | "td" => "padding:4px 8px;border:1px solid;text-align:start;vertical-align:top",
        _ => "",
    }
}
