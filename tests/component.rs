//! The Yew component renders the view on a server.

#![cfg(feature = "component")]

use explainer_cards::model::read::read;
use explainer_cards::render::{self, STYLES, intl, tags};
use explainer_cards::state::{Form, Session, Settings};
use explainer_cards::words::Words;
use explainer_cards::{ExplainerCards, Props};
use html5gum::{Token, Tokenizer};
use std::fs;
use std::path::{Path, PathBuf};
use yew::{AttrValue, Html, ServerRenderer, html};

/// The HTML of the component as rendered by a server.
fn written(props: impl FnOnce() -> Props + Send + 'static) -> String {
    let renderer = ServerRenderer::<ExplainerCards>::with_props(props).hydratable(false);
    tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime")
        .block_on(renderer.render())
}

/// Properties with only defaults.
fn bare() -> Props {
    yew::props!(Props {})
}

fn fallback() -> Html {
    html! { <p>{ "Fallback" }</p> }
}

fn read_file(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The valid fixtures and the shipped explainers.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["tests/fixtures/valid", "www/explainers"].map(|folder| {
        fs::read_dir(root.join(folder))
            .expect(folder)
            .map(|file| file.expect(folder).path())
            .filter(|path| path.extension().is_some_and(|end| end == "json"))
            .collect::<Vec<_>>()
    });
    files.concat()
}

/// The HTML of the view for a file with these attributes.
fn view(json: &str, attributes: &[(&str, &str)], lang: Option<&str>) -> String {
    let explainer = read(json.as_bytes()).expect("it is an explainer");
    let mut settings = Settings {
        form: Form::Static,
        today: render::today().as_str().into(),
        ..Settings::default()
    };
    for (name, value) in attributes {
        settings.set(name, value).expect("a valid value");
    }
    let words = *Words::of(lang.unwrap_or(&explainer.lang));
    tags(Session::new(explainer, settings, words, intl::FORMATS))
}

/// The tags, attributes (sorted, in lowercase) and texts of HTML, each on a line.
fn tokens(html: &str) -> String {
    let mut lines = String::new();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match token {
            Token::StartTag(tag) => {
                lines.extend(["\n<", &text(&tag.name)]);
                for (name, value) in &tag.attributes {
                    lines.extend(["\n  ", &text(name), "=", &text(value)]);
                }
            }
            Token::String(more) => lines.extend(["\n", &text(&more)]),
            Token::EndTag(tag) => lines.extend(["\n</", &text(&tag.name)]),
            _ => {}
        }
    }
    lines
}

/// The HTML of the element around a view.
fn around(attributes: &str, view: &str) -> String {
    format!(
        "<div{attributes}><template shadowrootmode=\"open\"><style>{STYLES}</style>\
         <div class=\"root\" data-static=\"\">{view}</div></template><p>Fallback</p></div>"
    )
}

#[test]
fn a_server_renders_the_form_without_scripts() {
    let files = files();
    assert!(files.len() >= 9, "{files:?}");
    for path in files {
        let json = read_file(&path);
        let expected = around("", &view(&json, &[], None));
        let html = written(move || Props {
            explainer: Some(AttrValue::from(json)),
            children: fallback(),
            ..bare()
        });
        assert_eq!(tokens(&html), tokens(&expected), "{}", path.display());
    }
}

#[test]
fn a_property_has_the_meaning_of_the_attribute() {
    let json =
        read_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/valid/full.json"));
    let attributes = [
        ("open", "what"),
        ("cards", "what"),
        ("heading-level", "4"),
        ("feedback", ""),
        ("theme", "dark"),
    ];
    let expected = around(" theme=\"dark\"", &view(&json, &attributes, Some("fr")));
    let html = written(move || Props {
        explainer: Some(AttrValue::from(json)),
        open: Some("what".into()),
        cards: Some("what".into()),
        heading_level: 4,
        feedback: true,
        theme: Some("dark".into()),
        lang: Some("fr".into()),
        children: fallback(),
        ..bare()
    });
    assert_eq!(tokens(&html), tokens(&expected));
    let json =
        read_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/valid/full.json"));
    let expected = around("", &view(&json, &[("depth", "full")], None));
    let html = written(move || Props {
        explainer: Some(AttrValue::from(json)),
        depth: Some("full".into()),
        children: fallback(),
        ..bare()
    });
    assert_eq!(tokens(&html), tokens(&expected));
}

#[test]
fn without_an_explainer_a_server_renders_the_fallback() {
    let refused = ["", "{", "[]", "{\"version\": 2}", "\u{0}"];
    for json in refused.map(Some).into_iter().chain([None]) {
        let html = written(move || Props {
            explainer: json.map(AttrValue::from),
            src: Some("hbm.fr.json".into()),
            children: fallback(),
            ..bare()
        });
        assert_eq!(html, "<div><p>Fallback</p></div>", "{json:?}");
    }
}

#[test]
fn invalid_values_are_ignored() {
    let json =
        read_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/valid/full.json"));
    let expected = around(" theme=\"pink\"", &view(&json, &[], None));
    let html = written(move || Props {
        explainer: Some(AttrValue::from(json)),
        theme: Some("pink".into()),
        depth: Some("deep".into()),
        heading_level: 255,
        children: fallback(),
        ..bare()
    });
    assert_eq!(tokens(&html), tokens(&expected));
}

#[test]
fn invalid_files_do_not_panic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/invalid");
    for file in fs::read_dir(&folder).expect("there are some") {
        let path = file.expect("it can be read").path();
        let Ok(json) = fs::read_to_string(&path) else {
            continue;
        };
        let html = written(move || Props {
            explainer: Some(AttrValue::from(json)),
            children: fallback(),
            ..bare()
        });
        assert!(
            html.ends_with("<p>Fallback</p></div>"),
            "{}",
            path.display()
        );
    }
}
