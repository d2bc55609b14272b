//! Structured data and oEmbed.

use super::{fixture, json, options, write, write_with};
use explainer_cards::render::{Form, Options};
use serde_json::Value;
use std::collections::HashMap;
use std::fs;

fn parse(form: Form, json: &str) -> Value {
    serde_json::from_str(&write(form, json)).expect("it is JSON")
}

/// The allowed types of the values of each schema.org property that we use.
fn vocabulary() -> HashMap<String, Vec<String>> {
    let table = fs::read_to_string(fixture("schema-org.txt")).expect("the table is there");
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let entry = |line: &str| {
        let (name, range) = line.split_once(' ')?;
        Some((
            name.to_owned(),
            range.split(' ').map(str::to_owned).collect(),
        ))
    };
    lines.filter_map(entry).collect()
}

#[test]
fn every_property_belongs_to_its_type_on_schema_org() {
    let vocabulary = vocabulary();
    for name in ["full", "minimal", "paywall", "paywall-teaser"] {
        let article = parse(Form::JsonLd, &json(name));
        assert_eq!(article["@context"], "https://schema.org");
        assert_eq!(
            article["@type"],
            serde_json::json!(["NewsArticle", "BackgroundNewsArticle"])
        );
        check(&article, &vocabulary);
    }
}

fn check(node: &Value, vocabulary: &HashMap<String, Vec<String>>) {
    // The last type has the properties of those before.
    let kind = match &node["@type"] {
        Value::Array(kinds) => kinds.last().expect("it has one"),
        kind => kind,
    };
    let kind = kind.as_str().expect("a node has a type");
    for (name, value) in node.as_object().expect("a node is an object") {
        if name.starts_with('@') {
            continue;
        }
        let property = format!("{kind}.{name}");
        let range = vocabulary.get(&property);
        let range = range.unwrap_or_else(|| panic!("{property} is not in the vocabulary"));
        let values = value
            .as_array()
            .cloned()
            .unwrap_or_else(|| vec![value.clone()]);
        assert!(!values.is_empty(), "{property} is empty");
        for value in values {
            let fits = |kind: &String| is_a(&value, kind);
            assert!(
                range.iter().any(fits),
                "{property} is {value}, none of {range:?}"
            );
            if value.is_object() {
                check(&value, vocabulary);
            }
        }
    }
}

fn is_a(value: &Value, kind: &str) -> bool {
    let is = |test: fn(&str) -> bool| value.as_str().is_some_and(test);
    match kind {
        "Text" => value.is_string(),
        "URL" => is(|text| url::Url::parse(text).is_ok()),
        "Date" => {
            is(|text| text.len() <= 10 && text.split('-').all(|part| part.parse::<u16>().is_ok()))
        }
        "Boolean" => value.is_boolean(),
        "CssSelectorType" => is(|text| text.starts_with('.')),
        _ => value["@type"] == kind,
    }
}

#[test]
fn json_ld_names_the_class_of_cards_for_subscribers() {
    for name in ["paywall", "paywall-teaser"] {
        let article = parse(Form::JsonLd, &json(name));
        assert_eq!(article["isAccessibleForFree"], false);
        let part = &article["hasPart"][0];
        assert_eq!(part["@type"], "WebPageElement");
        assert_eq!(part["isAccessibleForFree"], false);
        let selector = part["cssSelector"].as_str().expect("a selector");
        let class = selector.strip_prefix('.').expect("of a class");
        for (form, times) in [(Form::Embed, 4), (Form::Page, 2), (Form::Section, 2)] {
            let html = write(form, &json(name));
            // Without the parts of a page around the explainer.
            let body = html.split_once("<main>").map_or(&*html, |(_, main)| {
                main.split_once("</main>").expect("it ends").0
            });
            let classes = super::html::read(body).attributes.into_iter();
            let classes = classes.filter(|(name, _)| name == "class");
            let found = classes.filter(|(_, classes)| classes.split(' ').any(|one| one == class));
            assert_eq!(found.count(), times, "{name}, {form}: {html}");
        }
    }
    let free = parse(Form::JsonLd, &json("full"));
    assert_eq!(free["isAccessibleForFree"], true);
    assert_eq!(free["hasPart"], Value::Null);
}

#[test]
fn only_corrections_are_corrections() {
    let json = json("full").replace("\"type\": \"correction\"", "\"type\": \"update\"");
    assert_eq!(parse(Form::JsonLd, &json)["correction"], Value::Null);
}

#[test]
fn invalid_dates_and_urls_are_left_out() {
    let json = json("full")
        .replace("\"2025-03-02\"", "\"last week\"")
        .replace("https://www.example.org/almanac", "javascript:alert(1)");
    let article = parse(Form::JsonLd, &json);
    assert_eq!(article["dateModified"], Value::Null);
    assert_eq!(article["correction"][0]["datePublished"], Value::Null);
    assert_eq!(article["citation"][0]["url"], Value::Null);
    assert_eq!(article["citation"][0]["name"], "Almanac");
}

#[test]
fn an_oembed_answer_has_everything_that_type_rich_requires() {
    let answer = parse(Form::Oembed, &json("full"));
    assert_eq!(
        (&answer["version"], &answer["type"]),
        (&"1.0".into(), &"rich".into())
    );
    assert_eq!(
        (&answer["width"], &answer["height"]),
        (&640.into(), &800.into())
    );
    assert_eq!(answer["provider_name"], "The Coast");
    let html = answer["html"].as_str().expect("it has HTML");
    let read = super::html::read(html);
    assert_eq!(
        read.tags,
        ["blockquote", "a", "/a", "/blockquote", "iframe", "/iframe"]
    );
    let src = ("src".to_owned(), "https://www.example.org/tides".to_owned());
    assert!(read.attributes.contains(&src), "{html}");
}

#[test]
fn the_frame_of_an_oembed_answer_is_never_larger_than_asked_for() {
    for (largest, size) in [
        ((u32::MAX, u32::MAX), (640, 800)),
        ((640, 800), (640, 800)),
        ((639, 9000), (639, 800)),
        ((9000, 1), (640, 1)),
        ((320, 240), (320, 240)),
    ] {
        let options = Options {
            largest,
            ..options()
        };
        let answer = write_with(Form::Oembed, &json("full"), &options);
        let answer: Value = serde_json::from_str(&answer).expect("it is JSON");
        let (width, height) = size;
        assert_eq!(
            (&answer["width"], &answer["height"]),
            (&width.into(), &height.into())
        );
        let html = answer["html"].as_str().expect("it has HTML");
        let size = format!(" width=\"{width}\" height=\"{height}\"");
        assert!(html.contains(&size), "{html}");
    }
}

#[test]
fn an_oembed_answer_has_an_author_url_only_for_one_author() {
    assert_eq!(
        parse(Form::Oembed, &json("full"))["author_url"],
        Value::Null
    );
    let mut value: Value = serde_json::from_str(&json("full")).unwrap();
    value["authors"].as_array_mut().unwrap().truncate(1);
    let answer = parse(Form::Oembed, &value.to_string());
    assert_eq!(answer["author_url"], "https://www.example.org/a");
}

#[test]
fn json_is_safe_in_script_elements_and_has_no_short_codes() {
    let title = "</script><!--<script> [[video]] \\\\\\\" [gallery] \u{2028}";
    let json = json("full").replace("Why are there tides?", title);
    for form in [Form::JsonLd, Form::Oembed] {
        let written = write(form, &json);
        assert!(
            !written.contains('<') && !written.contains('\u{2028}'),
            "{written}"
        );
        assert!(
            !written.contains("[[") && !written.contains("[gallery]"),
            "{written}"
        );
        let name = if form == Form::JsonLd {
            "headline"
        } else {
            "title"
        };
        let value: Value = serde_json::from_str(&written).expect("it is JSON");
        assert_eq!(
            value[name],
            "</script><!--<script> [[video]] \\\" [gallery]  "
        );
    }
}

#[test]
fn no_line_is_empty_or_indented() {
    for form in [Form::JsonLd, Form::Oembed] {
        for line in write(form, &json("full")).lines() {
            assert!(!line.is_empty() && !line.starts_with(' '), "{line:?}");
        }
    }
}
