//! A complete page, to link to or to show in a frame.
//!
//! It works without scripts. The one script tells the page around a frame how high this one is, in the
//! words of AMP (`embed-size`, <https://amp.dev/documentation/components/amp-iframe>), which sidechain
//! takes too, and in those of pym.js (<https://blog.apps.npr.org/pym.js/>).

use super::addresses::{Addresses, Reach};
use super::html::{escape, escape_url};
use super::{Options, fixed, jsonld};
use crate::model::{Card, Explainer, inline};
use crate::state::Form as View;
use crate::words::direction;

/// A page with only the explainer, as wide as a readable column of text.
const FRAME: &str = "body{margin:0 auto;max-width:56rem;color-scheme:light dark}\n";

const HEIGHT: &str = include_str!("height.js");

pub async fn page(explainer: &Explainer, options: &Options) -> String {
    let lang = escape(&explainer.lang);
    let title = escape(&explainer.title);
    let head = head(explainer, options);
    let content = without_parts(&fixed::content(explainer, options, View::Page, 1).await);
    let dir = direction(&explainer.lang);
    let (styles, data) = (fixed::STYLES, jsonld::jsonld(explainer, options));
    format!(
        "<!DOCTYPE html>\n\
         <html lang=\"{lang}\" dir=\"{dir}\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         {head}\
         <style>\n{FRAME}{styles}</style>\n\
         <script type=\"application/ld+json\">\n{data}</script>\n\
         </head>\n\
         <body>\n\
         <main><div class=\"root\">{content}</div></main>\n\
         <script>\n{HEIGHT}</script>\n\
         </body>\n\
         </html>\n"
    )
}

/// Parts are for the page around a shadow root, and HTML has them nowhere else
/// (<https://drafts.csswg.org/css-shadow-parts/#exposing>).
fn without_parts(html: &str) -> String {
    const PART: &str = " part=\"";
    let mut pieces = html.split('<');
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        // In a tag every quotation mark is a delimiter, because inside values it is escaped.
        let (tag, text) = piece.split_at(piece.find('>').unwrap_or(piece.len()));
        kept += "<";
        match tag.split_once(PART) {
            Some((before, rest)) => {
                kept += before;
                kept += rest.split_once('"').map_or("", |(_, after)| after);
            }
            None => kept += tag,
        }
        kept += text;
    }
    kept
}

/// What search engines and link previews look for.
fn head(explainer: &Explainer, options: &Options) -> String {
    let term = |id: &str| explainer.term(id).map(|term| &*term.term);
    let summary = escape(&inline::plain(explainer.summary.source(), &term));
    let title = escape(&explainer.title);
    let address = options.url.as_ref().map(|url| {
        let url = escape_url(url.as_str());
        format!(
            "<link rel=\"canonical\" href=\"{url}\">\n\
             <meta property=\"og:url\" content=\"{url}\">\n"
        )
    });
    format!(
        "<meta name=\"description\" content=\"{summary}\">\n\
         <meta property=\"og:type\" content=\"article\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{summary}\">\n\
         {}{}",
        address.unwrap_or_default(),
        picture(explainer, options).unwrap_or_default()
    )
}

/// The first picture, for those who share the page (<https://ogp.me/#structured>).
fn picture(explainer: &Explainer, options: &Options) -> Option<String> {
    let cards = explainer.cards.iter().filter(|card| !card.locked);
    let (_, media) = cards.flat_map(Card::pictures).next()?;
    let addresses = Addresses::new(options, Reach::Anywhere);
    let url = escape_url(&addresses.file(&media.src)?);
    let alt = escape(&media.alt);
    Some(format!(
        "<meta property=\"og:image\" content=\"{url}\">\n\
         <meta property=\"og:image:alt\" content=\"{alt}\">\n"
    ))
}
