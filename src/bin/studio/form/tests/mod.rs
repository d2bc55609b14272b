//! The form as a server renders it, and its parts that need no browser.

mod keys;
mod marks;
mod words;

use super::{Beside, Form, Props};
use explainer_cards::check::check;
use html5gum::{Token, Tokenizer};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use yew::{Callback, ServerRenderer};

/// An element's name and attributes.
type Tag = (String, BTreeMap<String, String>);

/// The shipped explainers and the valid fixtures.
fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["tests/fixtures/valid", "www/explainers"].map(|folder| {
        let files = fs::read_dir(root.join(folder)).expect(folder);
        let paths = files.map(|file| file.expect(folder).path());
        let paths = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
        let file = |path: std::path::PathBuf| {
            (
                path.display().to_string(),
                fs::read_to_string(&path).expect("it is UTF-8"),
            )
        };
        paths.map(file).collect::<Vec<_>>()
    });
    files.concat()
}

/// The form with everything unfolded.
fn html(text: &str, lang: &'static str) -> String {
    let text = text.to_owned();
    let props = move || Props {
        problems: check(text.as_bytes()).into(),
        text: text.into(),
        lang: lang.into(),
        focus: None,
        unfolded: true,
        on_edit: Callback::noop(),
        on_select: Callback::noop(),
        beside: Beside::default(),
    };
    let renderer = ServerRenderer::<Form>::with_props(props).hydratable(false);
    pollster::block_on(renderer.render())
}

fn tags(html: &str) -> Vec<Tag> {
    let tags = Tokenizer::new(html)
        .flatten()
        .filter_map(|token| match token {
            Token::StartTag(tag) => Some(tag),
            _ => None,
        });
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let tag = |tag: html5gum::StartTag<()>| {
        let attributes = tag
            .attributes
            .iter()
            .map(|(name, value)| (text(name), text(value)));
        (text(&tag.name), attributes.collect())
    };
    tags.map(tag).collect()
}

fn controls(tags: &[Tag]) -> impl Iterator<Item = &Tag> {
    tags.iter()
        .filter(|(name, _)| matches!(&**name, "input" | "select" | "textarea"))
}

/// The pointers of the texts, numbers and booleans in a value.
fn scalars(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                scalars(item, &format!("{at}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                scalars(field, &format!("{at}/{name}"), found);
            }
        }
        _ => found.push(at.to_owned()),
    }
}

#[test]
fn every_value_that_people_write_has_a_field() {
    for (path, text) in files() {
        let tags = tags(&html(&text, "en"));
        let ids: BTreeSet<_> = controls(&tags)
            .filter_map(|(_, attributes)| attributes.get("id"))
            .collect();
        let mut pointers = vec![];
        scalars(
            &serde_json::from_str(&text).expect("it is JSON"),
            "",
            &mut pointers,
        );
        for pointer in pointers {
            let is_known = explainer_cards::edit::Shape::at(&pointer).is_some();
            let is_for_tools = pointer.ends_with("/translatedFrom");
            let has_field = ids.contains(&format!("field:{pointer}"));
            assert!(!is_known || has_field != is_for_tools, "{path}: {pointer}");
        }
    }
}

#[test]
fn every_field_has_a_label_and_an_id_of_its_own() {
    for (path, text) in files() {
        let tags = tags(&html(&text, "fr"));
        let labels: BTreeSet<_> = tags
            .iter()
            .filter_map(|(_, attributes)| attributes.get("for"))
            .collect();
        let mut ids = BTreeSet::new();
        for (_, attributes) in &tags {
            if let Some(id) = attributes.get("id") {
                assert!(ids.insert(id), "{path}: {id} twice");
            }
        }
        for (_, attributes) in controls(&tags) {
            assert!(labels.contains(&attributes["id"]), "{path}: {attributes:?}");
        }
        for (_, attributes) in &tags {
            for name in ["aria-labelledby", "aria-controls", "aria-describedby"] {
                for id in attributes
                    .get(name)
                    .map(|ids| ids.split(' '))
                    .into_iter()
                    .flatten()
                {
                    assert!(ids.contains(&id.to_owned()), "{path}: {name} {id}");
                }
            }
        }
    }
}

const WRONG: &str = r#"{
    "version": 1, "id": "tram", "lang": "en", "title": "Late", "summary": "Late.", "sumary": 1, "published": "yesterday",
    "cards": [{ "id": "why", "kind": "why", "title": "Why?", "quiz": "none", "events": [{ "date": "2025" }] }]
}"#;

#[test]
fn a_problem_is_described_by_its_field() {
    let html = html(WRONG, "en");
    let tags = tags(&html);
    let field = tags.iter().find(|(_, attributes)| {
        attributes
            .get("id")
            .is_some_and(|id| id == "field:/published")
    });
    let (_, attributes) = field.expect("the field is there");
    assert_eq!(attributes["aria-invalid"], "true");
    assert_eq!(
        attributes["aria-describedby"],
        "help:/published note:/published"
    );
    let (_, note) = html
        .split_once(r#"id="note:/published""#)
        .expect("the problem is there");
    let (note, _) = note.split_once("</ul>").expect("the list ends");
    let problems = check(WRONG.as_bytes());
    let problem = problems
        .iter()
        .find(|problem| problem.pointer == "/published")
        .expect("it is wrong");
    for words in [&problem.message, &problem.label, &problem.help] {
        assert!(note.contains(&**words), "{words}: {note}");
    }
}

#[test]
fn every_problem_is_shown_once() {
    let html = html(WRONG, "en");
    let problems = check(WRONG.as_bytes());
    assert!(problems.len() > 3, "{problems:?}");
    let is_note = |(name, attributes): &&Tag| {
        name == "li"
            && attributes
                .get("class")
                .is_some_and(|class| class.starts_with("form-note"))
    };
    assert_eq!(
        tags(&html).iter().filter(is_note).count(),
        problems.len(),
        "{html}"
    );
}

#[test]
fn a_bullet_list_has_a_field_for_each_point_and_a_button_for_more() {
    let file = |name: &str| {
        let mut files = files().into_iter();
        files.find(|(path, _)| path.ends_with(name)).expect(name).1
    };
    let html = html(&file("lists-and-spans.json"), "en");
    let tags = tags(&html);
    let has = |id: &str| {
        let mut ids = tags
            .iter()
            .filter_map(|(_, attributes)| attributes.get("id"));
        ids.any(|other| other == id)
    };
    for id in [
        "field:/cards/0/body/0",
        "label:/cards/0/body/1",
        "field:/cards/0/body/1/2",
        "add:/cards/0/body/1",
        "remove:/cards/0/body/1/2",
        "up:/cards/0/body/1",
        "add:/cards/0/body",
        "add-bullets:/cards/0/body",
        "add-bullets:/cards/0/more",
    ] {
        assert!(has(id), "{id}: {html}");
    }
    // Bullet lists have one level, and only running texts have them.
    assert!(!has("add-bullets:/cards/0/body/1"), "{html}");
    assert!(!has("add-bullets:/cards/1/events"), "{html}");
}

#[test]
fn an_event_has_fields_for_its_end_and_for_its_picture() {
    let text =
        r#"{ "cards": [{ "events": [{ "date": "2025-01-02", "media": { "src": "a.jpg" } }] }] }"#;
    let tags = tags(&html(text, "en"));
    let field = |pointer: &str| {
        let id = format!("field:/cards/0/events/0/{pointer}");
        let mut attributes = tags.iter().map(|(_, attributes)| attributes);
        attributes.find(|attributes| attributes.get("id") == Some(&id))
    };
    assert_eq!(field("endDate").expect("the end")["type"], "date");
    for pointer in ["title", "text", "media/src"] {
        assert!(field(pointer).is_some(), "{pointer}");
    }
}

#[test]
fn an_unknown_field_is_named() {
    let html = html(WRONG, "en");
    assert!(
        html.contains("<code>sumary</code> is a field that this form doesn’t know"),
        "{html}"
    );
    assert!(!html.contains("field:/sumary"), "{html}");
}

#[test]
fn a_value_of_another_kind_is_shown_as_it_is() {
    assert!(html(WRONG, "en").contains("<pre><code>\"none\"</code></pre>"));
}

#[test]
fn a_text_that_is_not_json_is_not_edited() {
    let text = "{ \"id\": \"tram\",\n \"lang\" }";
    let html = html(text, "en");
    assert!(html.contains("role=\"alert\""), "{html}");
    assert!(html.contains("Line 2"), "{html}");
    let problem = &check(text.as_bytes())[0];
    assert!(html.contains(&*html_escape(&problem.message)), "{html}");
    assert_eq!(controls(&tags(&html)).count(), 0, "{html}");
}

fn html_escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#x27;")
}

#[test]
fn a_partial_date_is_a_text_and_a_full_one_a_day() {
    let text = WRONG.replace("yesterday", "2025-08-11");
    let tags = tags(&html(&text, "en"));
    let kind = |pointer: &str| {
        let id = format!("field:{pointer}");
        let (_, attributes) = tags
            .iter()
            .find(|(_, attributes)| attributes.get("id") == Some(&id))
            .expect("it is there");
        attributes["type"].clone()
    };
    assert_eq!(kind("/published"), "date");
    assert_eq!(kind("/updated"), "date");
    assert_eq!(kind("/cards/0/events/0/date"), "text");
}
