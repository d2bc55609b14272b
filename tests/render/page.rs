//! The form `page`.

use super::{everything, fixture, json, write};
use explainer_cards::render::Form;
use std::fs;

/// Every start tag of a link in a page.
fn links(html: &str) -> Vec<&str> {
    let tags = html.split("<a ").skip(1);
    tags.map(|tag| tag.split_once('>').expect("it ends").0)
        .collect()
}

#[test]
fn every_link_to_another_page_leaves_a_frame_and_no_other_does() {
    let shipped = fixture("../../www/explainers/hbm.fr.json");
    let shipped = fs::read_to_string(shipped).expect("it is there");
    let mut leaving = 0;
    for file in [everything(), json("paywall"), shipped] {
        let page = write(Form::Page, &file);
        for link in links(&page) {
            let stays = link.contains("href=\"#") || link.contains("hreflang=");
            assert_eq!(link.contains(" target=\"_top\""), !stays, "{link}");
            leaving += usize::from(!stays);
        }
    }
    assert!(leaving > 50, "{leaving}");
}

#[test]
fn the_script_of_a_page_has_no_comment_and_no_address() {
    let page = write(Form::Page, &json("minimal"));
    let (_, script) = page.rsplit_once("<script>\n").expect("it has one");
    let (script, _) = script.split_once("</script>").expect("it ends");
    for foreign in ["//", "/*", "http"] {
        assert!(!script.contains(foreign), "{foreign} in {script}");
    }
}
