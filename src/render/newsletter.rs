//! HTML that mail programs keep, and the same as plain text.
//!
//! No table for layout, no style sheet, class, script or id; no colour at all, neither of text nor of
//! ground, so that the reader's dark mode has nothing to get wrong; borders take the colour of the
//! text. It is a piece to be put into the publisher's own letter, so there is no `html` around it.

use super::addresses::Reach;
use super::html::{self, Manner, Pictures};
use super::outline::outline;
use super::{Options, text};
use crate::model::Explainer;
use crate::words::direction;

/// The letter around it has the heading of level 1.
const MANNER: Manner = Manner {
    shift: 1,
    style,
    pictures: Pictures::Shown,
};

/// The HTML and its plain-text twin.
pub fn newsletter(explainer: &Explainer, options: &Options) -> Vec<String> {
    let blocks = outline(explainer, options, Reach::Anywhere);
    let lang = html::escape(&explainer.lang);
    let dir = direction(&explainer.lang);
    let (style, content) = (style("div"), html::write(&blocks, MANNER));
    let html = format!("<div lang=\"{lang}\" dir=\"{dir}\" style=\"{style}\">\n{content}</div>\n");
    vec![html, text::write(&blocks)]
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
