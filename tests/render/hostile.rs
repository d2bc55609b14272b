//! Any text stays text, and every text is in the forms.

use super::fields::each_text;
use super::{everything, explainer, feed, html, markdown, options, write, write_with};
use explainer_cards::model::link::Link;
use explainer_cards::render::{Form, Options, render};
use mail_parser::MessageParser;
use proptest::prelude::*;
use serde_json::Value;

/// Strings with a meaning in HTML, Markdown, XML or templates.
const PIECES: [&str; 73] = [
    "<",
    ">",
    "&",
    "\"",
    "'",
    "`",
    "```",
    "*",
    "**",
    "_",
    "__",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "!",
    "#",
    "# ",
    "##",
    "+ ",
    "- ",
    "-",
    "---",
    "=",
    "===",
    "1. ",
    "1) ",
    "> ",
    "|",
    "|---|",
    "\\",
    ":",
    ":-:",
    "$",
    "$$",
    "^",
    "{{",
    "}}",
    "{%",
    "%}",
    "[^1]",
    "[^1]: ",
    "[x]: ",
    "[ ] ",
    "![",
    "](x)",
    "](https://a.example)",
    "<b>",
    "</p>",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "<script>",
    "</script>",
    "&lt;",
    "&#60;",
    "https://a.example",
    "www.a.example",
    "a@b.example",
    "a",
    "\n",
    "\n\n",
    "\t",
    "    ",
    "\u{b}",
    "\u{1}",
    "\u{ffff}",
    "\u{202e}",
    "\u{301}",
    "、",
    "é",
];

fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 1..10);
    let text = pieces.prop_map(|pieces| pieces.concat());
    text.prop_filter("`check` refuses blank texts", |text| {
        !words(text).is_empty()
    })
}

/// The full file with all texts replaced by one. In inline texts its marks are escaped.
fn filled(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|c| {
            c.is_ascii_punctuation()
                .then_some('\\')
                .into_iter()
                .chain([c])
        })
        .collect();
    each_text(&everything(), &mut |field, marks| {
        field.clear();
        field.push_str(if marks { &escaped } else { text });
    })
}

/// The text without allowed differences: white space, control characters, and isolates around names.
fn words(text: &str) -> String {
    let kept = |c: &char| !matches!(c, '\u{202e}' | '\u{2066}'..='\u{2069}');
    let spaced = |c: char| match c {
        // XML forbids this character.
        '\u{ffff}' => '\u{fffd}',
        _ if c.is_control() => ' ',
        _ => c,
    };
    let text: String = text.chars().filter(kept).map(spaced).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Markdown ends the description of a picture without white space.
    text.replace(" ]", "]")
}

/// The text of a harmless file, with its word replaced.
fn expected(harmless: &str, text: &str) -> String {
    words(&harmless.replace("zqz", text))
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_text_becomes_markup_in_markdown(text in hostile()) {
        let (plain, read) = (
            markdown::read(&write(Form::Markdown, &filled("zqz"))),
            markdown::read(&write(Form::Markdown, &filled(&text))),
        );
        // White space can't be strong.
        let without_stress = |tags: Vec<String>| -> Vec<String> {
            let is_stress = |tag: &String| tag.contains("Strong") || tag.contains("Emphasis");
            tags.into_iter().filter(|tag| !is_stress(tag)).collect()
        };
        prop_assert_eq!(without_stress(read.tags), without_stress(plain.tags));
        prop_assert_eq!(read.links, plain.links);
        prop_assert_eq!(words(&read.text), expected(&plain.text, &text));
    }

    #[test]
    fn no_text_becomes_markup_in_mail_or_a_section(text in hostile()) {
        for form in [Form::Newsletter, Form::Section] {
            let (plain, read) = (
                html::read(&write(form, &filled("zqz"))),
                html::read(&write(form, &filled(&text))),
            );
            prop_assert_eq!(read.tags, plain.tags);
            prop_assert_eq!(words(&read.text), expected(&plain.text, &text));
            let count = read.attributes.len();
            prop_assert_eq!(count, plain.attributes.len());
        }
    }

    #[test]
    fn no_text_becomes_a_header_or_ends_a_part(text in hostile()) {
        let json = filled(&text);
        let message = write(Form::Mail, &json);
        let message = MessageParser::default().parse(&message).expect("it is a message");
        prop_assert_eq!(message.parts.len(), 3);
        prop_assert_eq!(message.headers().len(), 4);
        prop_assert_eq!(words(message.subject().unwrap_or_default()), words(&text));
        let [html, plain] = [0, 1].map(|part| {
            let outputs = render(Form::Newsletter, &explainer(&json), &options());
            outputs.expect("it can be written").swap_remove(part).content
        });
        let text = message.body_text(0).expect("it has text");
        prop_assert_eq!(text.trim_end(), plain.trim_end());
        let shown = message.body_html(0).expect("it has HTML");
        let (_, shown) = shown.split_once("<body>").expect("it is a page");
        prop_assert_eq!(words(&html::read(shown).text), words(&html::read(&html).text));
    }

    #[test]
    fn no_text_becomes_markup_in_a_feed(text in hostile()) {
        for form in [Form::Feed, Form::Rss] {
            let [plain, feed] = ["zqz", &text].map(|text| feed::entry(form, &filled(text)));
            prop_assert_eq!(words(&feed.0), words(&text));
            let (plain, read) = (html::read(&plain.1), html::read(&feed.1));
            prop_assert_eq!(read.tags, plain.tags);
            prop_assert_eq!(words(&read.text), expected(&plain.text, &text));
        }
    }

    #[test]
    fn no_text_ends_a_script_element(text in hostile()) {
        for form in [Form::JsonLd, Form::Oembed] {
            let json = write(form, &filled(&text));
            prop_assert!(!json.contains('<'));
            let value: Value = serde_json::from_str(&json).expect("it is JSON");
            let title = if form == Form::JsonLd { "headline" } else { "title" };
            prop_assert_eq!(words(value[title].as_str().unwrap()), words(&text));
        }
    }

    #[test]
    fn marks_in_the_file_become_only_emphasis_and_links(text in hostile()) {
        let json = each_text(&everything(), &mut |field, _| text.clone_into(field));
        let read = markdown::read(&write(Form::Markdown, &json));
        for link in read.links {
            prop_assert!(Link::parse(&link).is_ok(), "{}", link);
        }
        let allowed = ["p", "strong", "em", "a", "sup", "br", "span", "h2", "h3", "h4", "ul", "ol", "li", "div",
            "img", "table", "caption", "thead", "tbody", "tr", "th", "td"];
        let read = html::read(&write(Form::Newsletter, &json));
        for tag in read.tags {
            prop_assert!(allowed.contains(&tag.trim_start_matches('/')), "{}", tag);
        }
        for (name, value) in read.attributes {
            prop_assert!(name != "href" || Link::parse(&value).is_ok(), "{}", value);
        }
    }

    #[test]
    fn no_text_is_a_mark_of_a_template_or_a_short_code(text in hostile()) {
        let json = filled(&text);
        let inline = Options { src: None, json: Some(json.clone()), ..options() };
        let pages = [Form::Section, Form::Page, Form::Newsletter, Form::Markdown, Form::JsonLd, Form::Oembed];
        let pages = pages.map(|form| write(form, &json));
        for page in pages.iter().chain([&write_with(Form::Embed, &json, &inline)]) {
            for mark in ["{{", "{%", "{#", "]]>", "[["] {
                prop_assert!(!page.contains(mark), "{} in {}", mark, page);
            }
        }
    }
}

#[test]
fn every_readable_form_contains_every_text() {
    let mut count = 0;
    let json = each_text(&everything(), &mut |field, _| {
        count += 1;
        *field = format!("text{count}end");
    });
    assert!(count > 50, "only {count} texts");
    for form in [
        Form::Section,
        Form::Text,
        Form::Markdown,
        Form::Newsletter,
        Form::Feed,
        Form::Rss,
    ] {
        let written = write(form, &json);
        for index in 1..=count {
            assert!(
                written.contains(&format!("text{index}end")),
                "{form} lacks text {index}"
            );
        }
    }
}
