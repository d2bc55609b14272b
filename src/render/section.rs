//! A section of plain HTML, for publishing systems that remove custom elements, templates, styles and scripts.
//!
//! It has only elements and attributes that `WordPress` leaves to an author who may not write raw HTML
//! (`wp_kses_post`, <https://developer.wordpress.org/reference/functions/wp_kses_post/>). `embed.js` puts
//! its element into such a section and takes what is there for the fallback.

use super::addresses::Reach;
use super::html::{self, Manner, Pictures, escape, escape_url};
use super::outline::{Block, parts};
use super::{Error, Form, Options};
use crate::model::Explainer;
use crate::words::direction;

pub fn section(explainer: &Explainer, options: &Options) -> Result<String, Error> {
    let src = options.src.as_ref().ok_or(Error::NoSrc(Form::Section))?;
    // Without a link to the page, because this is part of the page.
    let here = Options {
        url: None,
        ..options.clone()
    };
    let manner = manner(options);
    let parts = parts(explainer, &here, Reach::Site);
    let mut html = start(explainer, options, src);
    html += &html::write(&parts.header, manner);
    for (one, blocks) in explainer.cards.iter().zip(&parts.cards) {
        let content = match one.summary {
            Some(_) => card(blocks, manner),
            None => html::write(blocks, manner),
        };
        html += &html::boxed(one, content);
    }
    html += &html::write(&parts.notes, manner);
    html += "</section>\n";
    Ok(html)
}

fn manner(options: &Options) -> Manner {
    Manner {
        shift: options.level - 1,
        style: |_| "",
        // A path is relative to the explainer file, not to the article.
        pictures: match options.file {
            Some(_) => Pictures::Late,
            None => Pictures::Described,
        },
    }
}

fn start(explainer: &Explainer, options: &Options, src: &str) -> String {
    let level = match options.level {
        2 => String::new(),
        level => format!(" data-heading-level=\"{level}\""),
    };
    format!(
        "<section data-explainer=\"{}\"{level} lang=\"{}\" dir=\"{}\">\n",
        escape_url(src),
        escape(&explainer.lang),
        direction(&explainer.lang)
    )
}

/// The heading is outside `details`, because some browsers don't expose a heading inside `summary` to screen readers and
/// show the triangle on a line of its own. The card's summary opens the card, unless the card has no sections.
fn card(blocks: &[Block], manner: Manner) -> String {
    match blocks {
        [
            heading @ Block::Heading(..),
            Block::Paragraph(dek),
            rest @ ..,
        ] if !rest.is_empty() => [
            &html::write(std::slice::from_ref(heading), manner),
            "<details>\n",
            &html::element("summary", dek, manner),
            "\n",
            &html::write(rest, manner),
            "</details>\n",
        ]
        .concat(),
        _ => html::write(blocks, manner),
    }
}
