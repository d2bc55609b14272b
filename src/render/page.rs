//! A complete page, to link to or to show in a frame.
//!
//! It works without scripts. The one script, `www/frame.js`, tells the page around a frame how high this one is. It is in
//! the page, because a file of its own would be one more file to upload and one more request for a kilobyte.

use super::addresses::{Addresses, Reach};
use super::html::{escape, escape_url};
use super::{Options, fixed, jsonld};
use crate::model::{Card, Explainer, inline};
use crate::state::Form as View;
use crate::words::direction;
use std::borrow::Cow;
use url::Url;

/// A page with only the explainer, as wide as a readable column of text.
const FRAME: &str = "body{margin:0 auto;max-width:56rem;color-scheme:light dark}\n";

const HEIGHT: &str = include_str!("../../www/frame.js");

pub async fn page(explainer: &Explainer, options: &Options) -> String {
    let lang = escape(&explainer.lang);
    let title = escape(&explainer.title);
    let head = head(explainer, options);
    let content = for_a_page(&fixed::content(explainer, options, View::Page, 1).await);
    let dir = direction(&explainer.lang);
    let script = without_comments(HEIGHT);
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
         <script>\n{script}</script>\n\
         </body>\n\
         </html>\n"
    )
}

/// The content without parts, with links that leave a frame.
fn for_a_page(html: &str) -> String {
    let mut pieces = html.split('<');
    let mut page = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        // In a tag every quotation mark is a delimiter, because inside values it is escaped.
        let (tag, text) = piece.split_at(piece.find('>').unwrap_or(piece.len()));
        page += "<";
        page += &without_part(tag);
        if leaves(tag) {
            page += " target=\"_top\"";
        }
        page += text;
    }
    page
}

/// Parts are for the page around a shadow root, and HTML has them nowhere else
/// (<https://drafts.csswg.org/css-shadow-parts/#exposing>).
fn without_part(tag: &str) -> Cow<'_, str> {
    match tag.split_once(" part=\"") {
        Some((before, rest)) => {
            let after = rest.split_once('"').map_or("", |(_, after)| after);
            [before, after].concat().into()
        }
        None => tag.into(),
    }
}

/// Whether it is a link to another page, other than to a translation of this one. In a frame it opens in place of the
/// article, as it would in the article itself.
fn leaves(tag: &str) -> bool {
    tag.starts_with("a ") && !tag.contains(" href=\"#") && !tag.contains(" hreflang=\"")
}

/// A script without comments and indents, which only take bytes.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    let code = lines.filter(|line| !line.starts_with("//") && !line.starts_with("/*"));
    code.flat_map(|line| [line, "\n"]).collect()
}

/// What search engines and link previews look for.
fn head(explainer: &Explainer, options: &Options) -> String {
    let term = |id: &str| explainer.term(id).map(|term| &*term.term);
    let summary = escape(&inline::plain(explainer.summary.source(), &term));
    let title = escape(&explainer.title);
    let others = alternates(explainer, options);
    let answer = options.oembed.as_ref().map(|url| {
        format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{title}\">\n",
            escape_url(url.as_str())
        )
    });
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
         {}{others}{}{}",
        address.unwrap_or_default(),
        answer.unwrap_or_default(),
        picture(explainer, options).unwrap_or_default()
    )
}

/// Each language's page, this one too: search engines ignore pages that don't all name each other
/// (<https://developers.google.com/search/docs/specialty/international/localized-versions>).
fn alternates(explainer: &Explainer, options: &Options) -> String {
    let Some(url) = options
        .url
        .as_ref()
        .filter(|_| !options.alternates.is_empty())
    else {
        return String::new();
    };
    let others = options.alternates.iter();
    let others = others.map(|other| (&*other.lang, &other.url));
    let all = std::iter::once((&*explainer.lang, url)).chain(others);
    let link = |(lang, url): (&str, &Url)| {
        let (lang, url) = (escape(lang), escape_url(url.as_str()));
        format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{url}\">\n")
    };
    all.map(link).collect()
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
