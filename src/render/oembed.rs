//! An oEmbed 1.0 answer of type `rich` (<https://oembed.com/>): the page of an explainer in a frame.
//!
//! The HTML is a quotation with a link and a frame, because `WordPress` keeps those of an answer
//! from a site that it does not know.

use super::addresses::{Addresses, Reach};
use super::html::{escape, escape_url};
use super::{Error, Form, Options, json};
use crate::model::Explainer;
use serde_json::{Map, Value};

pub fn oembed(explainer: &Explainer, options: &Options) -> Result<String, Error> {
    let url = options.url.as_ref().ok_or(Error::NoUrl(Form::Oembed))?;
    let ((width, height), largest) = (options.frame, options.largest);
    let (width, height) = (width.min(largest.0), height.min(largest.1));
    let (src, title) = (escape_url(url.as_str()), escape(&explainer.title));
    let html = format!(
        "<blockquote><a href=\"{src}\">{title}</a></blockquote>\
         <iframe src=\"{src}\" title=\"{title}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\"></iframe>"
    );
    let mut answer = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        answer.extend(value.map(|value| (name.to_owned(), value)));
    };
    put("version", Some("1.0".into()));
    put("type", Some("rich".into()));
    put("title", Some((*explainer.title).into()));
    let addresses = Addresses::new(options, Reach::Anywhere);
    let authors = explainer.authors.iter();
    let authors: Vec<&str> = authors.map(|author| &*author.name).collect();
    put(
        "author_name",
        (!authors.is_empty()).then(|| authors.join(", ").into()),
    );
    if let [author] = &explainer.authors[..] {
        put(
            "author_url",
            addresses.url(author.url.as_deref()).map(Value::from),
        );
    }
    if let Some(publisher) = &explainer.publisher {
        put("provider_name", Some((*publisher.name).into()));
        put(
            "provider_url",
            addresses.url(publisher.url.as_deref()).map(Value::from),
        );
    }
    put("html", Some(html.into()));
    put("width", Some(width.into()));
    put("height", Some(height.into()));
    Ok(json::write(&answer.into()))
}
