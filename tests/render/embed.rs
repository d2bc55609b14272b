//! The element for an article.

use super::{explainer, json, options};
use explainer_cards::render::{Form, Options, render};

fn embed(options: &Options) -> String {
    let mut outputs =
        render(Form::Embed, &explainer(&json("full")), options).expect("it can be written");
    outputs.remove(0).content
}

#[test]
fn an_embed_survives_what_publishing_systems_do_to_lines() {
    let html = embed(&Options {
        json: Some(json("full")),
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
