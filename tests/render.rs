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
                let golden = fixtures("rendered").join([name, suffix].concat());
                snapbox::assert_data_eq!(content, Data::read_from(&golden, None).raw());
            }
        }
    }
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
