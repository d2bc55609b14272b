//! The static forms of an explainer: `explainer_cards::render`, and the command.

mod attacks;
mod characters;
mod command;
mod embed;
mod feed;
mod feeds;
#[path = "../fields/mod.rs"]
mod fields;
mod goldens;
mod growth;
mod hostile;
mod html;
mod json;
mod mail;
mod markdown;
mod newsletter;
#[path = "../schema/node.rs"]
mod node;
mod page;
mod pictures;
#[path = "../tool/said.rs"]
mod said;
mod section;
mod tag;
mod teaser;
mod text;
#[path = "../tool/mod.rs"]
mod tool;
mod validity;
#[path = "../watching/mod.rs"]
mod watching;

use explainer_cards::model::Explainer;
use explainer_cards::model::read::read;
use explainer_cards::render::{Form, Options, Styles, render};
use explainer_cards::words::Formats;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes dates and numbers as in the file.
const AS_WRITTEN: Formats = Formats {
    date: |_, date| date.as_str().to_owned(),
    number: |_, number| number.as_str().to_owned(),
    before: |_, _, _, _| ", ".to_owned(),
    name: |lang| explainer_cards::words::name(lang).to_owned(),
};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

fn json(name: &str) -> String {
    let path = fixture("valid").join(name).with_extension("json");
    fs::read_to_string(path).expect("the fixture is there")
}

/// The full file with the cards, sources and terms of another one, so that it has everything that the format knows.
fn everything() -> String {
    let [mut whole, other] = ["full", "lists-and-spans"].map(|name| {
        let value: serde_json::Value = serde_json::from_str(&json(name)).expect("it is JSON");
        value
    });
    for list in ["cards", "glossary", "sources"] {
        let more = other[list].as_array().expect(list).clone();
        whole[list].as_array_mut().expect(list).extend(more);
    }
    whole.to_string()
}

fn explainer(json: &str) -> Explainer {
    read(json.as_bytes()).expect("it is an explainer")
}

fn options() -> Options {
    let url = |text: &str| Some(text.parse().expect("it is a URL"));
    Options {
        url: url("https://www.example.org/tides"),
        file: url("https://www.example.org/data/tide.json"),
        src: Some("/tide.json".to_owned()),
        styles: Styles::Link("https://cdn.example/explainer-cards/0.1.0".to_owned()),
        ..Options::new(AS_WRITTEN)
    }
}

/// The first output of a form.
fn write(form: Form, json: &str) -> String {
    write_with(form, json, &options())
}

fn write_with(form: Form, json: &str, options: &Options) -> String {
    let outputs = render(form, &explainer(json), options).expect("it can be written");
    outputs.into_iter().next().expect("there is one").content
}
