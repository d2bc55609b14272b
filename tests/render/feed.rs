//! The forms `feed` and `rss`, read by feed parsers and an XML parser.

use super::{json, write};
use explainer_cards::render::Form;
use feed_rs::model::{Entry, Feed, FeedType};
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

pub fn parse(feed: &str) -> Feed {
    well_formed(feed);
    feed_rs::parser::parse(feed.as_bytes()).expect("it is a feed")
}

fn well_formed(xml: &str) {
    let mut reader = NsReader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = true;
    config.check_comments = true;
    loop {
        let (namespace, event) = reader.read_resolved_event().expect("it is well-formed");
        let unknown = matches!(namespace, ResolveResult::Unknown(_));
        assert!(!unknown, "a prefix without a namespace: {event:?}");
        if event == Event::Eof {
            break;
        }
    }
}

/// The HTML of the only entry.
pub fn content(feed: &Feed) -> String {
    let content = feed.entries[0].content.as_ref().expect("it has content");
    assert_eq!(content.content_type.to_string(), "text/html");
    content.body.clone().expect("it is inside")
}

/// The title and content of the only entry. RSS isn't read by `feed-rs`, because it panics if the name of an author is
/// a mail address followed by a letter beyond ASCII.
pub fn entry(form: Form, file: &str) -> (String, String) {
    let xml = write(form, file);
    if form == Form::Rss {
        let channel = rss::Channel::read_from(xml.as_bytes()).expect("it is RSS");
        assert_eq!(channel.items.len(), 1);
        let item = &channel.items[0];
        let [title, content] = [&item.title, &item.content].map(Clone::clone);
        return (title.expect("it has one"), content.expect("it has it"));
    }
    let feed = parse(&xml);
    assert_eq!(feed.entries.len(), 1);
    let title = feed.entries[0].title.as_ref().expect("it has one");
    (title.content.clone(), content(&feed))
}

#[test]
fn an_atom_feed_has_everything_that_atom_requires() {
    let feed = parse(&write(Form::Feed, &json("full")));
    assert_eq!(feed.feed_type, FeedType::Atom);
    assert_eq!(feed.language.as_deref(), Some("en"));
    let [entry] = &feed.entries[..] else {
        panic!("one entry")
    };
    let Entry {
        id,
        title,
        updated,
        published,
        authors,
        links,
        summary,
        ..
    } = entry;
    assert_eq!(id, "https://www.example.org/tides");
    assert_ne!(&feed.id, id);
    assert_eq!(title.as_ref().unwrap().content, "Why are there tides?");
    assert_eq!(updated.unwrap().to_rfc3339(), "2025-03-02T00:00:00+00:00");
    assert_eq!(published.unwrap().to_rfc3339(), "2025-03-01T00:00:00+00:00");
    let names: Vec<&str> = authors
        .iter()
        .filter_map(|author| author.name.as_deref())
        .collect();
    assert_eq!(names, ["A. Reporter", "B. Reporter"]);
    assert_eq!(links[0].href, "https://www.example.org/tides");
    assert_eq!(summary.as_ref().unwrap().content, "The Moon pulls the sea.");
    let html = content(&feed);
    assert!(
        html.starts_with("<p>The <strong>Moon</strong> pulls the sea."),
        "{html}"
    );
    assert!(
        !html.contains("<h1"),
        "the content repeats the title of the entry: {html}"
    );
}

#[test]
fn without_authors_the_publisher_or_the_host_is_the_author() {
    let author = |json: &str| {
        parse(&write(Form::Feed, json)).entries[0].authors[0]
            .name
            .clone()
            .unwrap()
    };
    let mut value: serde_json::Value = serde_json::from_str(&json("full")).unwrap();
    value["authors"] = serde_json::json!([]);
    assert_eq!(author(&value.to_string()), "The Coast");
    value.as_object_mut().unwrap().remove("publisher");
    assert_eq!(author(&value.to_string()), "www.example.org");
}

#[test]
fn a_month_or_a_year_counts_from_its_first_day() {
    for (date, time) in [("2025-03", "2025-03-01"), ("2025", "2025-01-01")] {
        let json =
            json("minimal").replace("\"lang\"", &format!("\"published\": \"{date}\", \"lang\""));
        let feed = parse(&write(Form::Feed, &json));
        let updated = feed.entries[0].updated.unwrap().to_rfc3339();
        assert_eq!(updated, format!("{time}T00:00:00+00:00"));
    }
}

#[test]
fn rss_and_atom_have_the_same_content() {
    let json = json("full");
    let atom = parse(&write(Form::Feed, &json));
    let rss = parse(&write(Form::Rss, &json));
    assert_eq!(rss.feed_type, FeedType::RSS2);
    assert_eq!(rss.language, atom.language);
    assert_eq!(rss.updated, atom.updated);
    let [entry, other] = [&rss.entries[0], &atom.entries[0]];
    assert_eq!(entry.id, other.id);
    assert_eq!(entry.title, other.title);
    assert_eq!(entry.published, other.published);
    assert_eq!(entry.links[0].href, other.links[0].href);
    let names = |entry: &Entry| -> Vec<Option<String>> {
        entry
            .authors
            .iter()
            .map(|author| author.name.clone())
            .collect()
    };
    assert_eq!(names(entry), names(other));
    assert_eq!(content(&rss).trim_end(), content(&atom));
}

#[test]
fn rss_has_everything_that_its_specification_requires() {
    let xml = write(Form::Rss, &json("full"));
    let channel = rss::Channel::read_from(xml.as_bytes()).expect("it is RSS");
    rss::validation::Validate::validate(&channel).expect("it is valid");
    let item = &channel.items[0];
    let guid = item.guid.as_ref().expect("it has one");
    assert!(guid.permalink);
    assert_eq!(item.link.as_ref(), Some(&guid.value));
    assert_eq!(
        item.pub_date.as_deref(),
        Some("Sat, 1 Mar 2025 00:00:00 +0000")
    );
    assert_eq!(
        channel.last_build_date.as_deref(),
        Some("Sun, 2 Mar 2025 00:00:00 +0000")
    );
}

#[test]
fn a_summary_in_rss_is_html_that_shows_the_text() {
    let json = json("full").replace("The **Moon** pulls", "1 < 2 & **Moon** pulls");
    let xml = write(Form::Rss, &json);
    let channel = rss::Channel::read_from(xml.as_bytes()).expect("it is RSS");
    let description = channel.items[0].description.as_deref().expect("it has one");
    assert!(
        description.starts_with("1 &lt; 2 &amp; Moon pulls"),
        "{description}"
    );
}
