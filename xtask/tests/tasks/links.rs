//! The links between the documents: each leads to a file of the repository and to a heading in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::repository::{folder, path, read};

/// The documents in the repository, as paths relative to it.
fn documents() -> Vec<String> {
    let mut found = vec![
        "README.md".to_owned(),
        "CONTRIBUTING.md".to_owned(),
        "SECURITY.md".to_owned(),
        "CHANGELOG.md".to_owned(),
        "benches/page-load/README.md".to_owned(),
    ];
    below(&path("docs"), &mut found);
    found
}

fn below(parent: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(parent).expect("a folder") {
        let file = entry.expect("an entry").path();
        if file.is_dir() {
            below(&file, found);
        } else if file.extension().is_some_and(|extension| extension == "md") {
            let relative = file.strip_prefix(folder()).expect("a document of ours");
            found.push(relative.display().to_string());
        }
    }
}

/// Where the links and the pictures of a document lead.
fn destinations(document: &str) -> Vec<String> {
    let text = read(document);
    let events = Parser::new_ext(&text, Options::all());
    let links = events.filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            Some(dest_url.to_string())
        }
        _ => None,
    });
    links.collect()
}

/// The fragments of the headings of a document, as GitHub makes them: letters, digits, hyphens and underscores in small
/// letters, hyphens for spaces, and a number for a heading that stands there again.
fn fragments(document: &str) -> BTreeSet<String> {
    let text = read(document);
    let mut found = BTreeSet::new();
    let mut heading = None::<String>;
    for event in Parser::new_ext(&text, Options::all()) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let slug = slug(&heading.take().unwrap_or_default());
                let is_new = |count: &usize| !found.contains(&numbered(&slug, *count));
                let count = (0..=found.len()).find(is_new);
                found.insert(numbered(&slug, count.expect("one more than there are")));
            }
            _ => {}
        }
    }
    found
}

fn numbered(slug: &str, count: usize) -> String {
    match count {
        0 => slug.to_owned(),
        count => format!("{slug}-{count}"),
    }
}

fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter_map(|character| match character {
        ' ' => Some('-'),
        '-' | '_' => Some(character),
        _ => character.is_alphanumeric().then_some(character),
    });
    kept.collect()
}

#[test]
fn every_link_between_documents_leads_to_a_file_and_a_heading() {
    let mut broken = vec![];
    let mut count = 0;
    for document in documents() {
        for destination in destinations(&document) {
            if destination.contains("://") || destination.starts_with("mailto:") {
                continue;
            }
            count += 1;
            let (file, fragment) = destination.split_once('#').unwrap_or((&destination, ""));
            let target: PathBuf = if file.is_empty() {
                path(&document)
            } else {
                path(&document).with_file_name("").join(file)
            };
            let is_document = target
                .extension()
                .is_some_and(|extension| extension == "md");
            let leads = target.exists()
                && (fragment.is_empty()
                    || !is_document
                    || fragments(&target.display().to_string()).contains(fragment));
            if !leads {
                broken.push(format!("{document}: {destination}"));
            }
        }
    }
    assert!(count > 100, "{count} links");
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn fragments_are_those_of_github() {
    for (heading, fragment) in [
        (
            "What has to be served, and how",
            "what-has-to-be-served-and-how",
        ),
        ("`check`: the command", "check-the-command"),
        ("1. Begin", "1-begin"),
    ] {
        assert_eq!(slug(&heading.replace('`', "")), fragment);
    }
}
