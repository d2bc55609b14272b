//! The static forms of an explainer: what `explainer_cards::render` writes.
//!
//! `tests/fixtures/rendered/` holds what each form makes of the valid fixtures. Run with
//! `SNAPSHOTS=overwrite` after a change, and read the difference.

use explainer_cards::model::Explainer;
use explainer_cards::model::read::read;
use explainer_cards::render::{Form, Options, Output, render};
use explainer_cards::view::Formats;
use snapbox::Data;
use std::fs;
use std::path::{Path, PathBuf};

/// Dates and numbers as the file has them.
const AS_WRITTEN: Formats = Formats {
    date: |_, date| date.as_str().to_owned(),
    number: |_, number| number.as_str().to_owned(),
};

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(folder)
}

fn explainer(name: &str) -> Explainer {
    let path = fixtures("valid").join(name).with_extension("json");
    read(&fs::read(path).expect("the fixture is there")).expect("it is an explainer")
}

fn options() -> Options {
    Options {
        url: Some(
            "https://www.example.org/tides"
                .parse()
                .expect("it is a URL"),
        ),
        file: Some(
            "https://www.example.org/data/tide.json"
                .parse()
                .expect("it is a URL"),
        ),
        assets: Some("https://cdn.example/explainer-cards/0.1.0".to_owned()),
        ..Options::new(AS_WRITTEN)
    }
}

fn write(form: Form, explainer: &Explainer) -> Vec<Output> {
    render(form, explainer, &options()).expect("it can be written")
}

#[test]
fn every_form_is_written_as_the_golden_says() {
    for name in ["full", "minimal"] {
        let explainer = explainer(name);
        let dated = explainer.published.is_some();
        for form in Form::ALL {
            if form == Form::Feed && !dated {
                continue; // See below.
            }
            for Output { suffix, content } in write(form, &explainer) {
                let content = content.replace(explainer_cards::render::STYLES, "(style sheet)\n");
                let golden = fixtures("rendered").join([name, suffix].concat());
                snapbox::assert_data_eq!(content, Data::read_from(&golden, None).raw());
            }
        }
    }
}

fn embed(options: &Options) -> String {
    let mut outputs = render(Form::Embed, &explainer("full"), options).expect("it can be written");
    outputs.remove(0).content
}

#[test]
fn an_embed_survives_what_publishing_systems_do_to_lines() {
    let file = fs::read_to_string(fixtures("valid/full.json")).expect("the fixture is there");
    let html = embed(&Options {
        json: Some(file),
        ..options()
    });
    for line in html.lines() {
        assert!(!line.trim().is_empty(), "a blank line");
        assert!(!line.starts_with(' '), "indented: {line}");
    }
    assert_eq!(html.lines().next(), Some("<explainer-cards>"));
}

#[test]
fn an_embed_holds_its_file_unless_it_names_one() {
    let file = "{\n  \"title\": \"</script> [[video]]\",\n\n  \"value\": 1.20\n}\n";
    let json = Some(file.to_owned());
    let html = embed(&Options {
        json: json.clone(),
        ..options()
    });
    let inline = "<script type=\"application/json\">\n{\n\"title\": \
                  \"\\u003c/script> \\u005b\\u005bvideo]]\",\n\"value\": 1.20\n}\n</script>";
    assert!(html.contains(inline), "{html}");
    let src = Some("/tide.json".to_owned());
    let html = embed(&Options {
        json,
        src,
        ..options()
    });
    assert!(
        html.starts_with("<explainer-cards src=\"/tide.json\">\n"),
        "{html}"
    );
    assert!(!html.contains("application/json"), "{html}");
}

#[test]
fn an_embed_links_to_the_styles_where_it_knows_the_files_of_the_widget() {
    let assets = Some("https://cdn.example/explainer-cards/0.1.0/".to_owned());
    let html = embed(&Options {
        assets,
        ..options()
    });
    let link = "<link rel=\"stylesheet\" \
                href=\"https://cdn.example/explainer-cards/0.1.0/explainer-cards.css\">";
    assert!(html.contains(link), "{html}");
    assert!(!html.contains("<style"), "{html}");
}

#[test]
fn a_feed_of_a_file_without_dates_says_what_it_lacks() {
    let error = render(Form::Feed, &explainer("minimal"), &options()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "feed needs a day on which the explainer came out or changed: \
         give the file `published` or `updated`"
    );
}

#[test]
fn what_needs_the_address_of_the_page_says_so() {
    for form in [Form::Feed, Form::Oembed] {
        let error = render(form, &explainer("full"), &Options::new(AS_WRITTEN)).unwrap_err();
        let said = "needs the address of the page that shows the explainer: give it with --url";
        assert_eq!(error.to_string(), format!("{form} {said}"));
    }
}
