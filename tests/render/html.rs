//! HTML for mail and feeds, parsed by the rules of WHATWG.

use super::{json, write, write_with};
use explainer_cards::render::{Form, Options};
use html5gum::{Token, Tokenizer};

/// The parts of HTML: tags, attributes and text.
#[derive(Debug, Default, PartialEq)]
pub struct Read {
    pub tags: Vec<String>,
    pub attributes: Vec<(String, String)>,
    pub text: String,
}

pub fn read(html: &str) -> Read {
    let mut read = Read::default();
    let utf_8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it is UTF-8");
    for token in Tokenizer::new(html) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                read.tags.push(utf_8(&tag.name));
                for (name, value) in &tag.attributes {
                    read.attributes.push((utf_8(name), utf_8(value)));
                }
                // Separates words in different elements.
                if !["strong", "em", "a", "sup"].contains(&&*utf_8(&tag.name)) {
                    read.text.push(' ');
                }
            }
            Token::EndTag(tag) => read.tags.push(format!("/{}", utf_8(&tag.name))),
            Token::String(text) => read.text.push_str(&utf_8(&text)),
            other => panic!("{other:?} in {html}"),
        }
    }
    read
}

#[test]
fn a_newsletter_has_nothing_that_mail_programs_remove() {
    let Read {
        tags, attributes, ..
    } = read(&write(Form::Newsletter, &json("full")));
    for tag in [
        "style", "script", "template", "link", "iframe", "svg", "input", "button",
    ] {
        assert!(!tags.iter().any(|found| found == tag), "{tag}");
    }
    let allowed = [
        "style", "lang", "dir", "href", "src", "alt", "width", "height", "scope",
    ];
    for (name, value) in attributes {
        assert!(allowed.contains(&&*name), "{name}={value}");
    }
}

#[test]
fn a_newsletter_sets_no_colours() {
    let html = write(Form::Newsletter, &json("full"));
    for word in ["color", "background", "#", "rgb", "hsl"] {
        let without_numbers = html.replace("&#", "");
        assert!(!without_numbers.contains(word), "{word}");
    }
}

#[test]
fn a_newsletter_uses_no_tables_for_layout() {
    let count = |json: &str| {
        let tags = read(&write(Form::Newsletter, json)).tags;
        tags.iter().filter(|tag| *tag == "table").count()
    };
    assert_eq!((count(&json("full")), count(&json("minimal"))), (1, 0));
}

#[test]
fn no_line_is_empty_or_indented() {
    for form in [Form::Section, Form::Newsletter, Form::Feed] {
        for line in write(form, &json("full")).lines() {
            assert!(
                !line.is_empty() && !line.starts_with([' ', '\t']),
                "{line:?}"
            );
        }
    }
}

#[test]
fn a_citation_in_a_newsletter_links_to_the_source_itself() {
    let html = write(Form::Newsletter, &json("full"));
    let number = "<a href=\"https://www.example.org/almanac\" style=\"text-decoration:underline\">&#91;1&#93;</a>";
    assert!(html.contains(number), "{html}");
}

#[test]
fn paths_become_absolute_urls_or_are_removed() {
    let json = json("full");
    let html = write(Form::Newsletter, &json);
    assert!(html.contains("href=\"https://www.example.org/tides\""));
    assert!(html.contains("src=\"https://www.example.org/pictures/tide.jpg\""));
    let html = write_with(Form::Newsletter, &json, &Options::new(super::AS_WRITTEN));
    assert!(
        !html.contains("href=\"/") && !html.contains("<img"),
        "{html}"
    );
    assert!(
        html.contains("&#91;Picture: A harbour at low water&#93;"),
        "{html}"
    );
}

#[test]
fn a_relative_picture_is_resolved_against_the_file() {
    let json = json("full").replace("/pictures/tide.jpg", "tide.jpg");
    let html = write(Form::Newsletter, &json);
    assert!(
        html.contains("src=\"https://www.example.org/data/tide.jpg\""),
        "{html}"
    );
}

#[test]
fn a_picture_with_another_scheme_is_only_described() {
    for src in [
        "javascript:alert(1)",
        "data:image/png;base64,AA",
        "//evil.example/a.jpg",
        "mailto:a@b.example",
    ] {
        let json = json("full").replace("/pictures/tide.jpg", src);
        for form in [
            Form::Section,
            Form::Newsletter,
            Form::Feed,
            Form::Markdown,
            Form::Text,
            Form::JsonLd,
        ] {
            assert!(!write(form, &json).contains(src), "{form} {src}");
        }
    }
}

#[test]
fn a_newsletter_in_hebrew_or_arabic_is_right_to_left() {
    let json = json("minimal").replace("\"en\"", "\"he\"");
    let html = write(Form::Newsletter, &json);
    assert!(html.starts_with("<div lang=\"he\" dir=\"rtl\""), "{html}");
}

#[test]
fn placeholders_of_mailers_and_publishing_systems_are_escaped() {
    let marks = [
        "{{name}}",
        "{%if%}",
        "*|NAME|*",
        "%name%",
        "[[video]]",
        "[gallery]",
    ];
    let json = json("full").replace("What is a tide?", &marks.concat());
    for form in [Form::Section, Form::Newsletter, Form::Feed] {
        let html = write(form, &json);
        let content = html
            .split_once("<content")
            .map_or(&*html, |(_, content)| content);
        for mark in marks {
            assert!(!content.contains(mark), "{form} {mark}");
        }
    }
    let shown = read(&write(Form::Newsletter, &json)).text;
    assert!(shown.contains(&marks.concat()), "{shown}");
}
