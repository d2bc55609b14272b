//! Feeds of several explainers, and what RFC 4287 and W3C's validator ask of a feed. The validator itself can't be installed.

use super::feed::parse;
use super::{AS_WRITTEN, explainer, fixture, json};
use explainer_cards::model::Explainer;
use explainer_cards::render::{Error, FeedError, Form, Head, Options, feed};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeSet;
use std::fs;
use url::Url;

fn address(path: &str) -> Url {
    let url = format!("https://www.example.org/{path}");
    url.parse().expect("it is a URL")
}

fn head() -> Head {
    Head {
        address: address("feeds/explainers.atom"),
        title: None,
    }
}

/// An explainer with this address, language and dates.
fn dated(path: &str, lang: &str, published: &str, updated: &str) -> (Explainer, Options) {
    let mut file: serde_json::Value = serde_json::from_str(&json("minimal")).expect("it is JSON");
    file["lang"] = lang.into();
    file["published"] = published.into();
    if !updated.is_empty() {
        file["updated"] = updated.into();
    }
    let options = Options {
        url: Some(address(path)),
        ..Options::new(AS_WRITTEN)
    };
    (explainer(&file.to_string()), options)
}

/// The shipped explainers, as a publisher would offer them.
fn shipped() -> Vec<(Explainer, Options)> {
    let folder = fixture("../../www/explainers");
    let names = ["hbm.fr", "hbm.ar", "key-rate.en", "warming-limit.fr"];
    let shipped = |name: &&str| {
        let file = fs::read_to_string(folder.join(format!("{name}.json"))).expect("it is there");
        let options = Options {
            url: Some(address(name)),
            file: Some(address(&format!("{name}.json"))),
            ..Options::new(AS_WRITTEN)
        };
        (explainer(&file), options)
    };
    names.iter().map(shipped).collect()
}

/// The names of the elements inside the outermost ones, with their depth, in order.
fn elements(xml: &str) -> Vec<(usize, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut depth, mut found) = (0, Vec::new());
    loop {
        match reader.read_event().expect("it is well-formed") {
            Event::Start(tag) => {
                found.push((
                    depth,
                    String::from_utf8_lossy(tag.name().as_ref()).into_owned(),
                ));
                depth += 1;
            }
            Event::Empty(tag) => {
                found.push((
                    depth,
                    String::from_utf8_lossy(tag.name().as_ref()).into_owned(),
                ));
            }
            Event::End(_) => depth -= 1,
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// What W3C's validator would report of these, by its documentation and RFC 4287.
fn is_valid(xml: &str, entry: &str, level: usize) {
    let elements = elements(xml);
    let at = |name: &str, depth: usize| {
        let is = |(place, each): &&(usize, String)| *place == depth && each == name;
        elements.iter().filter(is).count()
    };
    let entries = at(entry, level);
    let (own, each) = if entry == "entry" {
        (
            ["title", "id", "updated"],
            ["title", "id", "updated", "content"],
        )
    } else {
        (
            ["title", "link", "description"],
            ["title", "guid", "link", "content:encoded"],
        )
    };
    for name in own {
        assert_eq!(at(name, level), 1, "{name} of the feed");
    }
    for name in each {
        assert_eq!(at(name, level + 1), entries, "{name} of the entries");
    }
    // All that is about the feed comes before the first entry.
    let first = elements.iter().position(|(_, name)| name == entry);
    let later = &elements[first.expect("it has an entry")..];
    let misplaced = later
        .iter()
        .filter(|(depth, name)| *depth == level && name != entry);
    assert_eq!(misplaced.count(), 0);
    assert_eq!(xml.matches(" rel=\"self\"").count(), 1);
    let feed = parse(xml);
    let ids: BTreeSet<&str> = feed.entries.iter().map(|entry| &*entry.id).collect();
    assert_eq!(ids.len(), entries, "the ids are unique");
    for one in &feed.entries {
        let url = Url::parse(&one.id).expect("the id is a full address");
        assert_eq!(url.as_str(), one.id, "the id is canonical");
        let content = one
            .content
            .as_ref()
            .and_then(|content| content.body.as_ref());
        let read = super::html::read(content.expect("it has content"));
        for tag in ["script", "style", "iframe", "form", "object", "meta"] {
            assert!(!read.tags.contains(&tag.to_owned()), "{tag}");
        }
        for (name, value) in read.attributes {
            assert!(name != "style" && !name.starts_with("on"), "{name}");
            if name == "href" || name == "src" {
                assert!(Url::parse(&value).is_ok(), "{name} is relative: {value}");
            }
        }
    }
}

#[test]
fn a_feed_of_the_shipped_explainers_is_valid() {
    let atom = feed(Form::Feed, &head(), &shipped()).expect("it can be written");
    is_valid(&atom, "entry", 1);
    // Each entry has an author of its own, or else the feed would need one.
    let read = parse(&atom);
    assert!(read.entries.iter().all(|entry| !entry.authors.is_empty()));
    let rss = feed(Form::Rss, &head(), &shipped()).expect("it can be written");
    is_valid(&rss, "item", 2);
    let channel = rss::Channel::read_from(rss.as_bytes()).expect("it is RSS");
    rss::validation::Validate::validate(&channel).expect("it is valid");
}

#[test]
fn the_last_updated_explainer_is_the_first_in_both_feeds() {
    let explainers = [
        dated("old", "en", "2025-01-01", ""),
        dated("changed", "fr", "2024-01-01", "2025-03-01"),
        dated("new", "en", "2025-02-01", ""),
        dated("b", "en", "2025-01-15", ""),
        dated("a", "en", "2025-01-15", ""),
    ];
    let order = ["changed", "new", "a", "b", "old"].map(|path| address(path).to_string());
    for form in [Form::Feed, Form::Rss] {
        let written = feed(form, &head(), &explainers).expect("it can be written");
        let read = parse(&written);
        let ids: Vec<&str> = read.entries.iter().map(|entry| &*entry.id).collect();
        assert_eq!(ids, order);
        let updated = read.updated.expect("it has a time").to_rfc3339();
        assert_eq!(updated, "2025-03-01T00:00:00+00:00");
        // The order of the files doesn't matter.
        let mut reversed = explainers.clone();
        reversed.reverse();
        assert_eq!(
            feed(form, &head(), &reversed).expect("it can be written"),
            written
        );
    }
}

#[test]
fn an_entry_in_another_language_than_the_newest_says_so() {
    let explainers = [
        dated("new", "fr", "2025-02-01", ""),
        dated("old", "en", "2025-01-01", ""),
    ];
    let atom = feed(Form::Feed, &head(), &explainers).expect("it can be written");
    assert!(
        atom.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">"),
        "{atom}"
    );
    assert_eq!(
        atom.matches("xml:lang=\"en\"").count(),
        3,
        "title, summary, content: {atom}"
    );
    assert_eq!(atom.matches("xml:lang=\"fr\"").count(), 1, "{atom}");
    let rss = feed(Form::Rss, &head(), &explainers).expect("it can be written");
    assert_eq!(rss.matches("<language>fr</language>").count(), 1, "{rss}");
    assert_eq!(
        rss.matches("<dc:language>en</dc:language>").count(),
        1,
        "{rss}"
    );
}

#[test]
fn the_title_of_a_feed_is_given_or_the_publisher_or_the_host() {
    let title = |head: &Head, explainers: &[(Explainer, Options)]| {
        let read = parse(&feed(Form::Feed, head, explainers).expect("it can be written"));
        read.title.expect("it has one").content
    };
    let given = Head {
        title: Some("Explainers & more".to_owned()),
        ..head()
    };
    assert_eq!(title(&given, &shipped()), "Explainers & more");
    assert_eq!(title(&head(), &shipped()), "Le Quotidien");
    let bare = [dated("old", "en", "2025-01-01", "")];
    assert_eq!(title(&head(), &bare), "www.example.org");
}

#[test]
fn what_cannot_be_a_feed_is_refused() {
    let one = || dated("one", "en", "2025-01-01", "");
    let refused = |form: Form, explainers: &[(Explainer, Options)]| {
        let error = feed(form, &head(), explainers).unwrap_err();
        (error.to_string(), error)
    };
    let (_, error) = refused(Form::Feed, &[one(), one()]);
    assert_eq!(error, FeedError::SameUrl(0, 1, address("one")));
    let (said, _) = refused(Form::Text, &[one()]);
    assert_eq!(said, "`text` is no feed; expected `feed` or `rss`");
    let (said, _) = refused(Form::Rss, &[]);
    assert_eq!(said, "a feed needs an explainer; there is none");
    let undated = (explainer(&json("minimal")), one().1);
    let (_, error) = refused(Form::Rss, &[one(), undated]);
    assert_eq!(error, FeedError::Entry(1, Error::NoDate(Form::Rss)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn any_dates_give_a_valid_feed_in_order(days in prop::collection::vec((1u8..29, 0u8..29), 1..8)) {
        let explainers: Vec<_> = days
            .iter()
            .enumerate()
            .map(|(index, (published, updated))| {
                let updated = if *updated == 0 { String::new() } else { format!("2025-02-{updated:02}") };
                dated(&format!("e{index}"), "en", &format!("2025-01-{published:02}"), &updated)
            })
            .collect();
        let atom = feed(Form::Feed, &head(), &explainers).expect("it can be written");
        is_valid(&atom, "entry", 1);
        let read = parse(&atom);
        let times: Vec<_> = read.entries.iter().map(|entry| entry.updated).collect();
        prop_assert!(times.is_sorted_by(|one, next| one >= next), "{times:?}");
    }
}
