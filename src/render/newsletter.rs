//! HTML that mail programs keep, and the same as plain text.
//!
//! No table for layout, no style sheet, class, script or id; no colour at all, neither of text nor of
//! ground, so that the reader's dark mode has nothing to get wrong; borders take the colour of the
//! text. It is a piece to be put into the publisher's own letter, so there is no `html` around it.

use super::addresses::Reach;
use super::html::{self, Manner, Pictures, escape};
use super::outline::{Block, outline};
use super::{Options, text};
use crate::model::Explainer;
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

/// The HTML and its plain-text twin.
pub fn newsletter(explainer: &Explainer, options: &Options) -> [String; 2] {
    let blocks = outline(explainer, options, Reach::Anywhere);
    [html(explainer, &blocks, PIECE), text::write(&blocks)]
}

/// The same as a letter of its own.
pub fn message(explainer: &Explainer, options: &Options) -> [String; 2] {
    let blocks = outline(explainer, options, Reach::Anywhere);
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
    [html, text::write(&blocks)]
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
