//! An RSS 2.0 feed (<https://www.rssboard.org/rss-specification>), for readers and systems that take no
//! Atom. The text is in `content:encoded` (<https://web.resource.org/rss/1.0/modules/content/>).

use super::super::html::escape;
use super::super::{Error, Form, Options};
use super::{Entry, content, summary};
use crate::model::Explainer;
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Channel, Guid, Item};

pub fn rss(explainer: &Explainer, options: &Options) -> Result<String, Error> {
    let entry = Entry::of(Form::Rss, explainer, options)?;
    let url = entry.url.to_string();
    // Readers take a description for HTML.
    let description = escape(&summary(explainer));
    let published = entry.published.unwrap_or(entry.updated);
    let item = Item {
        title: Some(entry.title.clone()),
        link: Some(url.clone()),
        description: Some(description.clone()),
        guid: Some(Guid {
            value: url.clone(),
            permalink: true,
        }),
        pub_date: Some(published.to_rfc2822()),
        content: Some(content(explainer, options)),
        dublin_core_ext: authors(explainer),
        ..Item::default()
    };
    let channel = Channel {
        title: entry.title,
        link: url,
        description,
        language: Some(entry.lang),
        last_build_date: Some(entry.updated.to_rfc2822()),
        items: vec![item],
        ..Channel::default()
    };
    Ok(channel.to_string() + "\n")
}

/// By their names: the element `author` of RSS is for mail addresses.
fn authors(explainer: &Explainer) -> Option<DublinCoreExtension> {
    let names = explainer
        .authors
        .iter()
        .map(|author| author.name.to_string());
    let creators: Vec<String> = names.collect();
    (!creators.is_empty()).then(|| DublinCoreExtension {
        creators,
        ..DublinCoreExtension::default()
    })
}
