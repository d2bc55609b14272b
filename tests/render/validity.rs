//! The forms are valid HTML by the Nu HTML checker (<https://validator.github.io/validator>).
//!
//! `cargo xtask test` sets `VNU` to the path of the checker. The checker needs Java. Without Java these tests check
//! nothing, and `cargo xtask test` reports it.

use super::{fixture, options, write_with};
use explainer_cards::render::intl::FORMATS;
use explainer_cards::render::{Form, Options};
use serde_json::Value;
use std::process::Command;
use std::{env, fs};

/// The errors that the checker finds in a page. Warnings are ignored.
fn errors(name: &str, html: &str) -> Vec<String> {
    let Some(checker) = env::var_os("VNU") else {
        return vec![];
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join(name);
    fs::write(&file, html).expect("there is room");
    let output = Command::new("java")
        .arg("-jar")
        .arg(checker)
        .args(["--format", "json", "--errors-only"])
        .arg(&file)
        .output()
        .expect("there is Java");
    let said = String::from_utf8_lossy(&output.stderr);
    let report: Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}"));
    let messages = report["messages"].as_array().expect("a list").clone();
    let text = |message: Value| format!("{}: {}", message["message"], message["extract"]);
    // The checker doesn't support container queries and anchors yet. The browser tests check the styles.
    let about_html = |message: &String| !message.starts_with("\"CSS: ");
    messages.into_iter().map(text).filter(about_html).collect()
}

fn in_a_page(html: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>A page</title>\n\
         <h1>A page</h1>\n{html}\n</html>\n"
    )
}

/// The full fixture and each shipped explainer, one of them in a left-to-right and a right-to-left language.
fn files() -> [String; 5] {
    let shipped = ["hbm.fr", "hbm.ar", "key-rate.en", "warming-limit.fr"].map(|name| {
        let file = fixture("../../www/explainers").join(format!("{name}.json"));
        fs::read_to_string(file).expect("it is there")
    });
    let [french, arabic, key_rate, warming_limit] = shipped;
    [super::json("full"), french, arabic, key_rate, warming_limit]
}

#[test]
fn the_checker_finds_errors() {
    if env::var_os("VNU").is_some() {
        assert_ne!(
            errors("wrong.html", &in_a_page("<p part=x><ul></p>")),
            [""; 0]
        );
    }
}

#[test]
fn the_forms_for_pages_are_valid_html() {
    for file in files() {
        let options = Options {
            formats: FORMATS,
            json: Some(file.clone()),
            ..options()
        };
        for (form, whole) in [
            (Form::Embed, false),
            (Form::Section, false),
            (Form::Page, true),
            (Form::Newsletter, false),
            (Form::Mail, true),
        ] {
            let html = match form {
                Form::Mail => super::mail::html(&write_with(form, &file, &options)),
                _ => write_with(form, &file, &options),
            };
            let page = if whole { html } else { in_a_page(&html) };
            assert_eq!(errors("page.html", &page), [""; 0], "{form}");
        }
    }
}
