//! Pictures in the forms whose readers' programs load them.

use super::{everything, options, write_with};
use explainer_cards::render::{Form, Options};

const LOADED: [Form; 6] = [
    Form::Section,
    Form::Newsletter,
    Form::Mail,
    Form::Feed,
    Form::Rss,
    Form::Markdown,
];

/// Whether a form of the explainer contains the address of its pictures.
fn names_its_picture(form: Form, src: &str, options: &Options) -> bool {
    let json = everything().replace("/pictures/tide.jpg", src);
    assert_ne!(json, everything(), "the fixture has the picture");
    let written = write_with(form, &json, options);
    // The lines of a message end at 76 characters.
    written.replace("=\n", "").contains("tide.jpg")
}

#[test]
fn pictures_of_the_publisher_are_shown_and_those_on_other_hosts_described() {
    for form in LOADED {
        for (src, is_shown) in [
            ("https://www.example.org/tide.jpg", true),
            ("/tide.jpg", true),
            ("tide.jpg", true),
            ("https://tracker.example/tide.jpg", false),
            ("http://www.example.org/tide.jpg", false),
            ("https://www.example.org.tracker.example/tide.jpg", false),
        ] {
            let shown = names_its_picture(form, src, &options());
            assert_eq!(shown, is_shown, "{form}: {src}");
        }
    }
}

#[test]
fn without_the_address_of_the_file_that_of_the_page_counts() {
    let options = Options {
        file: None,
        ..options()
    };
    for form in [Form::Newsletter, Form::Feed, Form::Rss] {
        for (src, is_shown) in [
            ("https://www.example.org/tide.jpg", true),
            ("https://tracker.example/tide.jpg", false),
        ] {
            let shown = names_its_picture(form, src, &options);
            assert_eq!(shown, is_shown, "{form}: {src}");
        }
    }
}

#[test]
fn a_newsletter_from_nowhere_loads_no_picture() {
    let options = Options {
        file: None,
        url: None,
        ..options()
    };
    assert!(!names_its_picture(
        Form::Newsletter,
        "https://www.example.org/tide.jpg",
        &options
    ));
}
