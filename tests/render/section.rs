//! The form `section`.

use super::html::read;
use super::{explainer, fixture, json, options, write, write_with};
use explainer_cards::render::{Form, Options, render};
use html5gum::{Token, Tokenizer};
use std::collections::HashMap;
use std::fs;

/// The elements that `WordPress` allows authors without the right to write raw HTML, with their attributes.
fn kept_by_wordpress() -> HashMap<String, Vec<String>> {
    let list = fs::read_to_string(fixture("wp-kses-post.txt")).expect("it is there");
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let entry = |mut words: Vec<String>| (words.remove(0), words);
    lines.map(|line| entry(words(line))).collect()
}

/// The elements and attributes that `WordPress` would remove.
fn filtered(html: &str) -> Vec<String> {
    let kept = kept_by_wordpress();
    let utf_8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it is UTF-8");
    let mut filtered = Vec::new();
    for token in Tokenizer::new(html) {
        let Token::StartTag(tag) = token.unwrap() else {
            continue;
        };
        let element = utf_8(&tag.name);
        let Some(own) = kept.get(&element) else {
            filtered.push(element);
            continue;
        };
        for name in tag.attributes.keys() {
            let name = utf_8(name);
            let is_data = name.starts_with("data-");
            if !is_data && !own.contains(&name) && !kept["*"].contains(&name) {
                filtered.push(format!("{element} {name}"));
            }
        }
    }
    filtered
}

fn with_pictures() -> String {
    assert!(options().file.is_some());
    write(Form::Section, &json("full"))
}

#[test]
fn a_section_has_only_html_that_wordpress_allows_authors() {
    assert_eq!(
        filtered("<p><time>1</time><svg></svg></p>"),
        ["time", "svg"]
    );
    assert_eq!(filtered("<p onclick=x data-a=y>1</p>"), ["p onclick"]);
    assert_eq!(filtered(&with_pictures()), [""; 0]);
}

#[test]
fn a_section_has_no_classes_ids_or_styles() {
    for (name, value) in read(&with_pictures()).attributes {
        assert!(
            !["class", "id", "style"].contains(&&*name),
            "{name}={value}"
        );
    }
}

#[test]
fn a_section_has_the_attributes_that_the_script_reads() {
    let html = write(Form::Section, &json("full"));
    let start = "<section data-explainer=\"/tide.json\" lang=\"en\" dir=\"ltr\">\n";
    assert!(html.starts_with(start), "{html}");
    assert!(html.contains("\n<h2>Why are there tides?</h2>\n"), "{html}");
    let options = Options {
        level: 4,
        ..options()
    };
    let html = write_with(Form::Section, &json("full"), &options);
    assert!(html.contains(" data-heading-level=\"4\" "), "{html}");
    assert!(html.contains("\n<h4>Why are there tides?</h4>\n"), "{html}");
    assert!(html.contains("\n<h5>What is a tide?</h5>\n"), "{html}");
}

#[test]
fn a_card_is_a_heading_and_a_details_element() {
    let html = with_pictures();
    let card = "\n<h3>What is a tide?</h3>\n<details>\n\
                <summary>The sea rises and falls <em>twice</em> a day.<br>Corrected 2025-03-02</summary>\n\
                <p>At Spring tide";
    assert!(html.contains(card), "{html}");
    let count = |tag: &str| html.matches(tag).count();
    assert_eq!(count("<details>"), count("</details>"));
}

#[test]
fn a_card_with_only_a_summary_does_not_open() {
    let html = write(Form::Section, &json("minimal"));
    assert!(!html.contains("<details"), "{html}");
    assert!(html.contains("<p>"), "{html}");
}

#[test]
fn a_card_without_a_summary_is_shown_whole() {
    let html = write(Form::Section, &json("title-alone"));
    let card = "\n<h3>What does it cost?</h3>\n<p>Corrected 2025-08-12</p>\n<p>Twice as much as planned.</p>\n";
    assert!(html.contains(card), "{html}");
    assert!(!html.contains("<details"), "{html}");
}

#[test]
fn pictures_load_lazily_and_need_the_address_of_the_file() {
    let late = " alt=\"A harbour at low water\" width=\"640\" height=\"427\" loading=\"lazy\">";
    assert!(with_pictures().contains(late), "{}", with_pictures());
    let options = Options {
        file: None,
        ..options()
    };
    let html = write_with(Form::Section, &json("full"), &options);
    assert!(!html.contains("<img"), "{html}");
    assert!(html.contains("Picture: A harbour at low water"), "{html}");
}

#[test]
fn a_section_needs_the_address_of_its_file() {
    let options = Options {
        src: None,
        ..options()
    };
    let error = render(Form::Section, &explainer(&json("full")), &options).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`section` needs the address from which the page loads the explainer file; add `--src URL`"
    );
}
