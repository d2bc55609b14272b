//! Strings that run a script if they aren't escaped. In no field do they add an element, an attribute or a dangerous
//! address to any form.

use super::{everything, explainer, feed, mail, options};
use explainer_cards::model::link::Link;
use explainer_cards::render::intl::FORMATS;
use explainer_cards::render::{Form, Options, render, tags};
use explainer_cards::state::{Session, Settings};
use explainer_cards::words::Words;
use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Options as Dialect, Parser, Tag};
use serde_json::Value;
use std::collections::BTreeSet;

/// Strings that end the context of a text: an attribute, a tag, an element, a comment, a string.
const BREAKOUTS: [&str; 16] = [
    "",
    "\"",
    "'",
    "\">",
    "'>",
    "-->",
    "--!>",
    "]]>",
    "</script>",
    "</style>",
    "</title>",
    "</textarea>",
    "</template>",
    "\\\"",
    "</div></section>",
    "\u{0}\">",
];

/// Strings that run a script after that.
const PAYLOADS: [&str; 24] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script href=data:,alert(1) />",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
    "<link rel=stylesheet href=//evil.example/a.css>",
    "<style>@import '//evil.example/a.css'</style>",
    "<form action=javascript:alert(1)><button>a</button></form>",
    "<details open ontoggle=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!--<script>alert(1)</script>",
    "<?xml-stylesheet href=javascript:alert(1)?>",
    " onmouseover=alert(1) autofocus onfocus=alert(1) x=",
    " style=background:url(//evil.example/a.png)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "[a](javascript:alert(1))",
    "<javascript:alert(1)>",
];

/// Addresses that run a script or lead to another host than they show.
const ADDRESSES: [&str; 16] = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\u{1}javascript:alert(1)",
    " javascript:alert(1)",
    "javascript://www.example.org/%0aalert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://www.example.org/0f1e",
    "//evil.example/",
    "/\\evil.example/",
    "https:evil.example",
    "https://www.example.org@evil.example/",
    "https://www.example.org/\" onmouseover=alert(1) x=\"",
];

/// Every combination of a breakout and a payload, and the addresses.
fn attacks() -> Vec<String> {
    let pairs = BREAKOUTS
        .iter()
        .flat_map(|end| PAYLOADS.iter().map(move |payload| [*end, payload].concat()));
    pairs.chain(ADDRESSES.map(str::to_owned)).collect()
}

/// The full file with a different attack in each text, id and address. Dates stay, because feeds need them. `turn`
/// determines which attack is in which field.
fn attacked(attacks: &[String], turn: usize) -> String {
    let mut value: Value = serde_json::from_str(&everything()).expect("it is JSON");
    let mut attacks = attacks.iter().cycle().skip(turn);
    fill(&mut value, &mut || {
        attacks.next().expect("an endless iterator").clone()
    });
    value["updated"] = "2025-03-02".into();
    value.to_string()
}

fn fill(value: &mut Value, next: &mut dyn FnMut() -> String) {
    match value {
        Value::String(text) => *text = next(),
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, next)),
        Value::Object(fields) => fields.values_mut().for_each(|field| fill(field, next)),
        _ => {}
    }
}

/// The HTML of each form.
fn pages(file: &str) -> Vec<(&'static str, String)> {
    let whole = explainer(file);
    let inline = Options {
        json: Some(file.to_owned()),
        src: None,
        ..options()
    };
    let one = |form, options: &Options| {
        render(form, &whole, options)
            .expect("it can be written")
            .remove(0)
            .content
    };
    let oembed: Value = serde_json::from_str(&one(Form::Oembed, &options())).expect("it is JSON");
    let atom = feed::parse(&one(Form::Feed, &options()));
    let (_, rss) = feed::entry(Form::Rss, file);
    vec![
        ("embed", one(Form::Embed, &options())),
        ("embed with its file", one(Form::Embed, &inline)),
        ("section", one(Form::Section, &options())),
        ("page", one(Form::Page, &options())),
        ("newsletter", one(Form::Newsletter, &options())),
        ("mail", mail::html(&one(Form::Mail, &options()))),
        ("feed", feed::content(&atom)),
        ("rss", rss),
        (
            "oembed",
            oembed["html"].as_str().expect("it has HTML").to_owned(),
        ),
        ("widget", tags(live(file))),
    ]
}

fn live(file: &str) -> Session {
    let explainer = explainer(file);
    let settings = Settings {
        open: "all".into(),
        file: "https://www.example.org/data/tide.json".into(),
        ..Settings::default()
    };
    let words = *Words::of(&explainer.lang);
    Session::new(explainer, settings, words, FORMATS)
}

/// The elements with the names of their attributes, and the addresses.
fn shape(html: &str) -> (BTreeSet<String>, Vec<String>) {
    let utf_8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it is UTF-8");
    let (mut shape, mut addresses) = (BTreeSet::new(), vec![]);
    for token in Tokenizer::new(html) {
        match token.expect("reading a string") {
            Token::StartTag(tag) => {
                shape.insert(utf_8(&tag.name));
                for (name, value) in &tag.attributes {
                    shape.insert(format!("{} {}", utf_8(&tag.name), utf_8(name)));
                    if matches!(&***name, b"href" | b"src" | b"action" | b"data" | b"srcset") {
                        addresses.push(utf_8(value));
                    }
                }
            }
            Token::Comment(text) => drop(shape.insert(format!("<!--{}", utf_8(&text)))),
            Token::Doctype(_) => drop(shape.insert("<!DOCTYPE".to_owned())),
            _ => {}
        }
    }
    (shape, addresses)
}

/// Whether an address is harmless: a fragment or an accepted link.
fn is_harmless(address: &str) -> bool {
    address.starts_with('#') || Link::parse(address).is_ok()
}

#[test]
fn no_attack_adds_an_element_an_attribute_or_an_address_to_any_form() {
    let attacks = attacks();
    let harmless = pages(&everything());
    let expected: Vec<_> = harmless.iter().map(|(_, html)| shape(html).0).collect();
    // With this step each string is in about seven fields.
    for turn in (0..attacks.len()).step_by(13) {
        let file = attacked(&attacks, turn);
        for ((form, html), expected) in pages(&file).into_iter().zip(&expected) {
            let (shape, addresses) = shape(&html);
            let foreign: Vec<_> = shape.difference(expected).collect();
            assert_eq!(foreign, [""; 0], "{form}, {turn}: {html}");
            let addresses: Vec<_> = addresses
                .iter()
                .filter(|address| !is_harmless(address))
                .collect();
            assert_eq!(addresses, [""; 0], "{form}, {turn}: {html}");
        }
    }
}

#[test]
fn no_attack_is_html_or_a_foreign_address_in_markdown() {
    let attacks = attacks();
    for turn in (0..attacks.len()).step_by(13) {
        let whole = explainer(&attacked(&attacks, turn));
        let markdown = render(Form::Markdown, &whole, &options())
            .expect("it can be written")
            .remove(0)
            .content;
        for event in Parser::new_ext(&markdown, Dialect::all()) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    panic!("{turn}: {html} in {markdown}")
                }
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    assert!(is_harmless(&dest_url), "{turn}: {dest_url}");
                }
                _ => {}
            }
        }
    }
}
