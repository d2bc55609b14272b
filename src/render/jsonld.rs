//! Structured data in the words of schema.org (<https://schema.org/BackgroundNewsArticle>), for a
//! `script` element of type `application/ld+json`.

use super::addresses::{Addresses, Reach};
use super::{Options, json};
use crate::model::card::Media;
use crate::model::explainer::{Author, Change, ChangeKind, Publisher, Source, Term, Translation};
use crate::model::{Card, Date, Explainer, Prose, inline};
use crate::view::SUBSCRIBER;
use crate::words::Words;
use serde_json::{Map, Value};

pub fn jsonld(explainer: &Explainer, options: &Options) -> String {
    let writer = Writer {
        explainer,
        options,
        addresses: Addresses::new(options, Reach::Anywhere),
    };
    json::write(&writer.article())
}

struct Writer<'a> {
    explainer: &'a Explainer,
    options: &'a Options,
    addresses: Addresses<'a>,
}

impl Writer<'_> {
    fn article(&self) -> Value {
        let mut article = Node(Map::new());
        article.put("@context", Some("https://schema.org".into()));
        // Search engines document the first (<https://developers.google.com/search/docs/appearance/structured-data/article>);
        // schema.org has the second for explainers.
        let types = ["NewsArticle", "BackgroundNewsArticle"];
        article.put("@type", Some(types.to_vec().into()));
        self.head(&mut article);
        self.parts(&mut article);
        article.0.into()
    }

    /// What it is, who made it, and when.
    fn head(&self, article: &mut Node) {
        let explainer = self.explainer;
        let url = self.options.url.as_ref().map(ToString::to_string);
        article.put("@id", url.clone().map(Value::from));
        article.put("url", url.map(Value::from));
        article.put("identifier", Some((*explainer.id).into()));
        article.put("headline", Some((*explainer.title).into()));
        article.put("description", Some(self.plain(&explainer.summary).into()));
        article.put("inLanguage", Some((*explainer.lang).into()));
        let mut paid = explainer
            .cards
            .iter()
            .filter(|card| card.is_for_subscribers());
        let paid = paid.next().map(|_| paid_part());
        article.put("isAccessibleForFree", Some(paid.is_none().into()));
        article.list("hasPart", paid.into_iter());
        article.put("datePublished", day(explainer.published.as_ref()));
        article.put("dateModified", day(explainer.updated.as_ref()));
        let authors = explainer.authors.iter();
        let author = |author: &Author| self.named("Person", &author.name, author.url.as_deref());
        article.list("author", authors.map(author));
        if let Some(Publisher { name, url }) = &explainer.publisher {
            let publisher = self.named("Organization", name, url.as_deref());
            article.put("publisher", Some(publisher));
        }
    }

    /// Pictures, sources, corrections, terms, other languages.
    fn parts(&self, article: &mut Node) {
        let explainer = self.explainer;
        let media = explainer
            .cards
            .iter()
            .filter(|card| !card.locked)
            .flat_map(Card::pictures);
        article.list("image", media.filter_map(|(_, media)| self.image(media)));
        let sources = explainer.sources.iter();
        article.list("citation", sources.map(|source| self.source(source)));
        let changes = explainer.changes.iter();
        let corrections = changes.filter(|change| change.kind == ChangeKind::Correction);
        article.list(
            "correction",
            corrections.map(|change| self.correction(change)),
        );
        article.put("mentions", self.glossary());
        let translations = explainer.translations.iter();
        article.list(
            "workTranslation",
            translations.map(|other| self.translation(other)),
        );
    }

    /// The text without its marks.
    fn plain(&self, prose: &Prose) -> String {
        let name = |id: &str| self.explainer.term(id).map(|term| &*term.term);
        inline::plain(prose.source(), &name)
    }

    fn named(&self, kind: &str, name: &str, url: Option<&str>) -> Value {
        let mut node = Node::new(kind);
        node.put("name", Some(name.into()));
        node.put("url", self.addresses.url(url).map(Value::from));
        node.0.into()
    }

    fn image(&self, media: &Media) -> Option<Value> {
        let mut node = Node::new("ImageObject");
        node.put("contentUrl", Some(self.addresses.file(&media.src)?.into()));
        let caption = media.caption.as_ref().map(|caption| self.plain(caption));
        node.put("caption", caption.map(Value::from));
        node.put("creditText", Some((*media.credit).into()));
        Some(node.0.into())
    }

    fn source(&self, source: &Source) -> Value {
        let mut node = Node::new("CreativeWork");
        node.put("name", Some((*source.title).into()));
        let publisher = source.publisher.as_ref();
        node.put(
            "publisher",
            publisher.map(|name| self.named("Organization", name, None)),
        );
        node.put(
            "url",
            self.addresses.url(source.url.as_deref()).map(Value::from),
        );
        node.put("datePublished", day(source.published.as_ref()));
        node.put("inLanguage", source.lang.as_deref().map(Value::from));
        let archive = self.addresses.url(source.archive.as_deref());
        node.put("archivedAt", archive.map(Value::from));
        node.0.into()
    }

    fn correction(&self, change: &Change) -> Value {
        let mut node = Node::new("CorrectionComment");
        node.put("datePublished", day(Some(&change.date)));
        node.put("text", Some(self.plain(&change.text).into()));
        node.0.into()
    }

    fn glossary(&self) -> Option<Value> {
        let terms = &self.explainer.glossary;
        let mut node = Node::new("DefinedTermSet");
        node.put(
            "name",
            Some(Words::of(&self.explainer.lang).glossary.into()),
        );
        node.list("hasDefinedTerm", terms.iter().map(|term| self.term(term)));
        (!terms.is_empty()).then(|| node.0.into())
    }

    fn term(&self, term: &Term) -> Value {
        let mut node = Node::new("DefinedTerm");
        node.put("name", Some((*term.term).into()));
        node.list(
            "alternateName",
            term.aliases.iter().map(|alias| (**alias).into()),
        );
        node.put("description", Some(self.plain(&term.definition).into()));
        node.put("termCode", Some((*term.id).into()));
        node.0.into()
    }

    fn translation(&self, other: &Translation) -> Value {
        let mut node = Node::new("CreativeWork");
        node.put("inLanguage", Some((*other.lang).into()));
        let mut pages = self.options.alternates.iter();
        let page = pages.find(|page| *page.lang == *other.lang);
        node.put("url", page.map(|page| page.url.as_str().into()));
        node.put("encoding", self.addresses.file(&other.href).map(json_file));
        node.0.into()
    }
}

/// Which elements of the page are for subscribers, in the words that search engines ask for
/// (<https://developers.google.com/search/docs/appearance/structured-data/paywalled-content>): without
/// them they may take a page that shows readers less than them for cloaking.
fn paid_part() -> Value {
    let mut node = Node::new("WebPageElement");
    node.put("isAccessibleForFree", Some(false.into()));
    node.put("cssSelector", Some([".", SUBSCRIBER].concat().into()));
    node.0.into()
}

/// The file that holds an explainer.
fn json_file(url: String) -> Value {
    let mut node = Node::new("MediaObject");
    node.put("contentUrl", Some(url.into()));
    node.put("encodingFormat", Some("application/json".into()));
    node.0.into()
}

/// An object of a type, whose properties are left out where there is nothing to say.
struct Node(Map<String, Value>);

impl Node {
    fn new(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), kind.into())]))
    }

    fn put(&mut self, name: &str, value: Option<Value>) {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value);
        }
    }

    fn list(&mut self, name: &str, values: impl Iterator<Item = Value>) {
        let values: Vec<Value> = values.collect();
        if !values.is_empty() {
            self.put(name, Some(values.into()));
        }
    }
}

/// A date, if it is one: schema.org takes whatever ISO 8601 has.
fn day(date: Option<&Date>) -> Option<Value> {
    let date = date.filter(|date| date.parts().is_some())?;
    Some(date.as_str().into())
}
