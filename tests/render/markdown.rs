//! The form `markdown`, read back by a parser of GitHub's dialect.

use super::{json, write, write_with};
use explainer_cards::render::{Form, Options};
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag};

/// The parts of a text: marks, targets of links, and text.
#[derive(Debug, Default, PartialEq)]
pub struct Read {
    pub tags: Vec<String>,
    pub links: Vec<String>,
    pub text: String,
}

pub fn read(markdown: &str) -> Read {
    let mut read = Read::default();
    for event in Parser::new_ext(
        markdown,
        Extensions::all() - Extensions::ENABLE_SMART_PUNCTUATION,
    ) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                read.tags.push("link".to_owned());
                read.links.push(dest_url.into_string());
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                read.tags.push("image".to_owned());
                read.links.push(dest_url.into_string());
            }
            Event::Start(tag) => {
                if !matches!(tag, Tag::Strong | Tag::Emphasis) {
                    read.text.push(' ');
                }
                read.tags.push(format!("{tag:?}"));
            }
            Event::End(tag) => read.tags.push(format!("/{tag:?}")),
            Event::Text(text) => read.text.push_str(&text),
            Event::HardBreak => {
                read.text.push(' ');
                read.tags.push("break".to_owned());
            }
            other => panic!("{other:?} in {markdown}"),
        }
    }
    read
}

/// The tags of the minimal file with another summary of its card.
fn tags_of(summary: &str) -> Vec<String> {
    let json = json("minimal").replace("The sea rises and falls twice a day.", summary);
    let read = read(&write(Form::Markdown, &json));
    let marks = read
        .tags
        .into_iter()
        .filter(|tag| matches!(&**tag, "Strong" | "Emphasis" | "link" | "image"));
    // The first is the link to the page.
    marks.skip(1).collect()
}

#[test]
fn strong_emphasis_and_links_are_read_back() {
    for (summary, tags) in [
        ("**strong** and *emphasis*", &["Strong", "Emphasis"][..]),
        ("*emphasis **strong***", &["Emphasis", "Strong"]),
        ("**strong *emphasis***", &["Strong", "Emphasis"]),
        ("in*side*words", &["Emphasis"]),
        ("in**side**words", &["Strong"]),
        ("**(a)**", &["Strong"]),
        ("**a**, *b*", &["Strong", "Emphasis"]),
        (
            "[*a* b](https://a.example/x_(y)?a=1&copy;=2)",
            &["link", "Emphasis"],
        ),
        ("潮**満ち干**月", &["Strong"]),
        ("wow![a](/b)", &["link"]),
    ] {
        assert_eq!(tags_of(summary), tags, "{summary}");
    }
}

#[test]
fn links_in_markdown_keep_their_targets() {
    let url = "https://a.example/x_(y)_z?a=1&copy;=2&b=*c*~d~`e`#f";
    let json = json("minimal").replace("The Moon pulls the sea.", &format!("[a]({url})"));
    let links = read(&write(Form::Markdown, &json)).links;
    assert_eq!(
        links[0],
        "https://a.example/x_%28y%29_z?a=1&copy;=2&b=*c*~d~%60e%60#f"
    );
}

#[test]
fn consecutive_lists_stay_separate() {
    let read = read(&write(Form::Markdown, &json("full")));
    let lists = read.tags.iter().filter(|tag| tag.starts_with("List("));
    // figures, events, groups, questions, views, unknowns, next, quiz, glossary, sources, changes
    assert_eq!(lists.count(), 11);
}

#[test]
fn the_table_has_a_head_and_its_rows() {
    let read = read(&write(Form::Markdown, &json("full")));
    let count = |name: &str| read.tags.iter().filter(|tag| *tag == name).count();
    assert_eq!(
        (count("TableHead"), count("TableRow"), count("TableCell")),
        (1, 2, 6)
    );
}

#[test]
fn text_that_looks_like_a_url_is_not_a_link() {
    // GitHub turns these into links, depending on the character before.
    let json = json("minimal").replace(
        "Why are there tides?",
        "https://a.example and www.b.example",
    );
    let text = write(Form::Markdown, &json);
    assert!(
        text.contains("# https\\://a.example and www\\.b.example"),
        "{text}"
    );
}

#[test]
fn paths_stay_paths_without_a_url_of_the_page() {
    let text = write_with(
        Form::Markdown,
        &json("full"),
        &Options::new(super::AS_WRITTEN),
    );
    assert!(text.contains("[more](/tides)"), "{text}");
    assert!(
        text.contains("![A harbour at low water](/pictures/tide.jpg)"),
        "{text}"
    );
}
