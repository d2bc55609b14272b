//! What goes into an article: the element with the explainer in it, readable before any script and
//! without one.
//!
//! A declarative shadow root holds the looks of the widget
//! (<https://html.spec.whatwg.org/#attr-template-shadowrootmode>), so that the article's styles do not
//! reach them. Plain HTML stands beside it for systems and browsers that drop the template.

use super::addresses::Reach;
use super::html::{self, Manner, Pictures, escape, escape_url};
use super::outline::{Block, parts};
use super::{Options, fixed, json};
use crate::model::Explainer;
use crate::state::Form;

/// How the pre-rendered form comes to its looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Styles {
    /// In a `style` element. A Content Security Policy has to allow it.
    Inline,
    /// By a link into the folder with the files of the widget, at this address. All explainers of a
    /// page share it.
    Link(String),
    /// Not at all: it has those of the browser until the widget is there. No policy has anything
    /// against it.
    None,
}

pub fn embed(explainer: &Explainer, options: &Options) -> String {
    let mut html = String::new();
    // The tag alone on its line, and no line that is blank or indented: else Markdown and WordPress
    // make paragraphs and code of it.
    html += &start(options);
    html += "\n<template shadowrootmode=\"open\">\n";
    html += &styles(options);
    html += &root(explainer, options);
    html += "\n</template>\n<div lang=\"";
    html += &escape(&explainer.lang);
    html += "\">\n";
    // Not with the way to the page: this is the page.
    let here = Options {
        url: None,
        ..options.clone()
    };
    html += &copy(explainer, &here);
    html += "</div>\n";
    html += &data(options);
    html += "</explainer-cards>\n";
    html
}

/// The explainer as plain HTML.
fn copy(explainer: &Explainer, options: &Options) -> String {
    let parts = parts(explainer, options, Reach::Site);
    let write = |blocks: &[Block]| html::write(blocks, plain(options));
    let cards = explainer.cards.iter().zip(&parts.cards);
    let cards: String = cards
        .map(|(card, blocks)| html::boxed(card, write(blocks)))
        .collect();
    [write(&parts.header), cards, write(&parts.notes)].concat()
}

/// The title is a heading of the level that the explainer's has.
fn plain(options: &Options) -> Manner {
    Manner {
        shift: options.level - 1,
        style: |_| "",
        // A browser loads them also where it shows the shadow root instead.
        pictures: Pictures::Described,
    }
}

fn start(options: &Options) -> String {
    let mut tag = "<explainer-cards".to_owned();
    if let Some(src) = &options.src {
        tag.extend([" src=\"", &escape_url(src), "\""]);
    }
    if options.level != 2 {
        tag.extend([" heading-level=\"", &options.level.to_string(), "\""]);
    }
    tag + ">"
}

fn styles(options: &Options) -> String {
    match &options.styles {
        Styles::Link(folder) => format!(
            "<link rel=\"stylesheet\" href=\"{}\">\n",
            escape_url(&[folder.trim_end_matches('/'), "/explainer-cards.css"].concat())
        ),
        Styles::Inline => format!("<style>\n{}</style>\n", one_line_each(fixed::STYLES)),
        Styles::None => String::new(),
    }
}

fn root(explainer: &Explainer, options: &Options) -> String {
    let html = fixed::root(explainer, options, Form::Static, options.level);
    match options.styles {
        // They would be black and as wide as the article.
        Styles::None => without_icons(&html),
        _ => html,
    }
}

/// Icons stand beside words that say the same.
fn without_icons(html: &str) -> String {
    let mut pieces = html.split("<svg");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    kept.extend(pieces.filter_map(|piece| Some(piece.split_once("</svg>")?.1)));
    kept
}

/// Without blank lines and indents.
fn one_line_each(css: &str) -> String {
    let lines = css.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| [line, "\n"].concat()).collect()
}

/// The file itself, where the element does not name one.
fn data(options: &Options) -> String {
    let (None, Some(file)) = (&options.src, &options.json) else {
        return String::new();
    };
    let file = json::lines(file);
    format!("<script type=\"application/json\">\n{file}</script>\n")
}
