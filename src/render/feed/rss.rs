//! An RSS 2.0 feed (<https://www.rssboard.org/rss-specification>), for readers and systems that take no
//! Atom. The text is in `content:encoded` (<https://web.resource.org/rss/1.0/modules/content/>).

use super::super::html::escape;
use super::super::{Error, Form, Options};
use super::{Entry, Head};
use crate::model::Explainer;
use rss::extension::atom::{AtomExtension, Link};
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Channel, Guid, Item};

/// A feed with one item.
pub fn rss(explainer: &Explainer, options: &Options) -> Result<String, Error> {
    let entry = Entry::of(Form::Rss, explainer, options)?;
    let channel = Channel {
        title: entry.title.clone(),
        link: entry.url.to_string(),
        description: description(&entry),
        language: Some(entry.lang.clone()),
        last_build_date: Some(entry.updated.to_rfc2822()),
        items: vec![item(&entry, None)],
        ..Channel::default()
    };
    Ok(channel.to_string() + "\n")
}

/// A feed with several items.
pub fn all(head: &Head, newest: &Entry, entries: &[Entry]) -> String {
    let own = Link {
        href: head.address.to_string(),
        rel: "self".to_owned(),
        mime_type: Some("application/rss+xml".to_owned()),
        ..Link::default()
    };
    let written = |entry: &Entry| {
        let lang = (entry.lang != newest.lang).then_some(&*entry.lang);
        item(entry, lang)
    };
    let title = head.title(newest);
    let site = head
        .address
        .join("/")
        .unwrap_or_else(|_| head.address.clone());
    let channel = Channel {
        // RSS requires a description.
        description: escape(&title),
        title,
        link: site.to_string(),
        language: Some(newest.lang.clone()),
        last_build_date: Some(newest.updated.to_rfc2822()),
        items: entries.iter().map(written).collect(),
        atom_ext: Some(AtomExtension { links: vec![own] }),
        ..Channel::default()
    };
    channel.to_string() + "\n"
}

/// An item, with its language if that is another one than the channel's.
fn item(entry: &Entry, lang: Option<&str>) -> Item {
    let url = entry.url.to_string();
    let published = entry.published.unwrap_or(entry.updated);
    Item {
        title: Some(entry.title.clone()),
        link: Some(url.clone()),
        description: Some(description(entry)),
        guid: Some(Guid {
            value: url,
            permalink: true,
        }),
        pub_date: Some(published.to_rfc2822()),
        content: Some(entry.content()),
        dublin_core_ext: dublin_core(entry, lang),
        ..Item::default()
    }
}

/// Readers take a description for HTML.
fn description(entry: &Entry) -> String {
    escape(&entry.summary())
}

/// Authors by their names, because the element `author` of RSS is for mail addresses, and the language.
fn dublin_core(entry: &Entry, lang: Option<&str>) -> Option<DublinCoreExtension> {
    let authors = entry.explainer.authors.iter();
    let creators: Vec<String> = authors.map(|author| author.name.to_string()).collect();
    let languages: Vec<String> = lang.into_iter().map(str::to_owned).collect();
    (!creators.is_empty() || !languages.is_empty()).then(|| DublinCoreExtension {
        creators,
        languages,
        ..DublinCoreExtension::default()
    })
}
