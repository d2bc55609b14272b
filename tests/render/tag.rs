//! What is pasted into an article: `explainer_cards::render::tag`, and the command `embed`.

use super::tool::explainer_cards;
use super::{explainer, html, json, options};
use explainer_cards::model::read::read;
use explainer_cards::render::tag::{Hint, Way, Widget, tag};
use explainer_cards::render::{Error, Form, Options};
use std::fs;
use std::path::Path;

const TRAM: &str = r#"{ "version": 1, "id": "tram", "lang": "en", "title": "Trams & <bridges>",
    "summary": "It opens in [[autumn]].", "cards": [{ "id": "why", "kind": "why", "title": "Why?",
    "summary": "Too **weak**.", "body": ["</script><b> {{x}}"] }],
    "glossary": [{ "id": "autumn", "term": "autumn", "definition": "A season." }] }"#;

fn widget() -> Widget {
    Widget {
        folder: "https://cdn.example/1".to_owned(),
        integrity: Some("sha256-abc=".to_owned()),
        hints: Vec::new(),
    }
}

fn made(way: Way, widget: &Widget) -> String {
    let options = Options {
        src: Some("/tram.json?a=1&b=\"2\"".to_owned()),
        ..options()
    };
    let explainer = explainer(TRAM);
    let made = tag(way, widget, &explainer, TRAM, &options);
    pollster::block_on(made).expect("it can be written")
}

#[test]
fn the_element_has_a_fallback_of_plain_text() {
    let widget = Widget {
        folder: "/widget/".to_owned(),
        ..Widget::default()
    };
    assert_eq!(
        made(Way::Element, &widget),
        r#"<script type="module" async src="/widget/embed.js"></script>
<section>
<explainer-cards src="/tram.json?a=1&amp;b=&#34;2&#34;">
<h2>Trams &amp; &lt;bridges&gt;</h2>
<p>It opens in autumn.</p>
<h3>Why?</h3>
<p>Too weak.</p>
</explainer-cards>
</section>
"#
    );
}

#[test]
fn one_tag_names_the_file() {
    assert_eq!(
        made(Way::Script, &widget()),
        "<script type=\"module\" async src=\"https://cdn.example/1/embed.js\" integrity=\"sha256-abc=\" \
         crossorigin=\"anonymous\" data-src=\"/tram.json?a=1&amp;b=&#34;2&#34;\"></script>\n"
    );
}

#[test]
fn the_file_inside_can_not_end_its_element_and_is_no_template() {
    let tag = made(Way::Inside, &widget());
    assert_eq!(tag.matches("</script>").count(), 2, "{tag}");
    assert!(!tag.contains("{{"), "{tag}");
    let (_, rest) = tag.split_once("json\">").expect("it is there");
    let (inside, _) = rest.split_once("</script>").expect("it ends");
    assert_eq!(read(inside.as_bytes()), read(TRAM.as_bytes()));
}

#[test]
fn the_static_ways_contain_the_whole_text() {
    for way in [Way::PreRendered, Way::Section] {
        let tag = made(way, &widget());
        let text = html::read(&tag).text;
        assert!(text.contains("</script><b> {{x}}"), "{text}");
        assert_eq!(tag.contains("embed.js"), way == Way::PreRendered, "{tag}");
    }
}

#[test]
fn hints_come_first_each_for_its_kind_of_file() {
    let hint = |name: &str| Hint {
        name: name.to_owned(),
        integrity: "sha256-x".to_owned(),
    };
    let widget = Widget {
        hints: vec![hint("stage-1.js"), hint("widget-2.wasm")],
        ..widget()
    };
    let tag = made(Way::Element, &widget);
    let end = "integrity=\"sha256-x\" crossorigin=\"anonymous\">\n";
    let start = [
        "<link rel=\"modulepreload\" href=\"https://cdn.example/1/stage-1.js\" ",
        end,
        "<link rel=\"preload\" as=\"fetch\" href=\"https://cdn.example/1/widget-2.wasm\" ",
        end,
        "<script ",
    ];
    assert!(tag.starts_with(&start.concat()), "{tag}");
}

#[test]
fn no_way_has_a_line_that_publishing_systems_change() {
    for way in Way::ALL {
        for line in made(way, &widget()).lines() {
            let is_plain = !line.trim().is_empty() && !line.starts_with(' ');
            assert!(is_plain, "{way:?}: {line:?}");
        }
    }
}

#[test]
fn a_way_that_loads_the_file_needs_its_address() {
    let options = Options {
        src: None,
        ..options()
    };
    let (widget, explainer) = (widget(), explainer(TRAM));
    for way in Way::ALL {
        let made = tag(way, &widget, &explainer, TRAM, &options);
        let form = match way {
            Way::Section => Form::Section,
            _ => Form::Embed,
        };
        let refused = pollster::block_on(made).err();
        let expected = way.needs_src().then_some(Error::NoSrc(form));
        assert_eq!(refused, expected, "{way:?}");
    }
}

/// A folder with a file and the list of the widget's files.
fn newsroom() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    let list = r#"{ "version": "1", "files": {
        "embed.js": { "integrity": "sha256-e", "bytes": 1 },
        "stage-0.js": { "integrity": "sha256-s", "bytes": 1 },
        "widget-0.wasm": { "integrity": "sha256-w", "bytes": 1 } } }"#;
    for (name, text) in [
        ("tide.json", &*json("full")),
        ("integrity.json", list),
        ("broken.json", "{"),
        ("other.json", "{ \"files\": {} }"),
    ] {
        fs::write(folder.path().join(name), text).expect("it can be written");
    }
    folder
}

fn run(folder: &Path, arguments: &str) -> (Option<i32>, String, String) {
    let arguments: Vec<&str> = ["embed"].into_iter().chain(arguments.split(' ')).collect();
    super::said::said(explainer_cards(folder, &arguments))
}

#[test]
fn the_command_prints_script_integrity_hints_and_element() {
    let folder = newsroom();
    let (status, tag, _) = run(
        folder.path(),
        "tide.json --assets /widget --src /tide.json --way element --integrity integrity.json --hints",
    );
    assert_eq!(status, Some(0));
    for part in [
        "<link rel=\"modulepreload\" href=\"/widget/stage-0.js\" integrity=\"sha256-s\"",
        "<link rel=\"preload\" as=\"fetch\" href=\"/widget/widget-0.wasm\" integrity=\"sha256-w\"",
        "src=\"/widget/embed.js\" integrity=\"sha256-e\"",
        "<explainer-cards src=\"/tide.json\">",
    ] {
        assert!(tag.contains(part), "{part} in {tag}");
    }
}

#[test]
fn the_command_says_what_it_lacks() {
    let folder = newsroom();
    for (arguments, status, message) in [
        (
            "tide.json --assets /widget --way element",
            2,
            "error: `embed` needs the address from which the page loads the explainer file; add `--src URL`\n",
        ),
        (
            "none.json --assets /widget",
            2,
            "error: none.json can't be read: ",
        ),
        ("broken.json --assets /widget", 1, "error[syntax]"),
        (
            "tide.json --assets /widget --integrity other.json",
            2,
            "error: other.json doesn't name embed.js; use the file that was built with the widget\n",
        ),
        (
            "tide.json --assets /widget --integrity broken.json",
            2,
            "error: broken.json isn't the integrity.json of the widget: ",
        ),
    ] {
        let (found, tag, said) = run(folder.path(), arguments);
        assert_eq!((found, &*tag), (Some(status), ""), "{arguments}");
        assert!(said.starts_with(message), "{said}");
    }
}
