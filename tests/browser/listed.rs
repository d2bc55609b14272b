//! The pages that `docs/features.md` names show the features.

use std::collections::{BTreeMap, BTreeSet};

use crate::browser::in_browser;
use crate::site::Site;
use crate::tables::{links, rows};

#[test]
fn every_listed_page_shows_its_parts() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for (path, parts) in listed() {
            let page = browser.open(&site, &path).await;
            page.ready().await;
            page.open_everything().await;
            // Notes only open when their button is pressed.
            for (note, word) in [("term-note", ".term"), ("source-note", ".cite button")] {
                if parts.contains(note) {
                    page.run(&format!("$('.panel {word}').click()")).await;
                    page.until(&format!("$$('[part~={note}]').some(shown)"))
                        .await;
                }
            }
            for part in parts.iter().filter(|part| !part.ends_with("-note")) {
                let shown = format!("return $$('[part~={part}]').some(shown)");
                assert!(page.js::<bool>(&shown).await, "{path} has no {part}");
            }
            page.is_quiet().await;
        }
    });
}

/// The paths of the pages, with the parts that each has to show.
fn listed() -> BTreeMap<String, BTreeSet<String>> {
    let mut listed: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for [_, _, pages, _, _] in rows::<5>("docs/features.md") {
        for (words, target) in links(&pages) {
            let path = target.strip_prefix("../www").expect("it is below www");
            let parts = listed.entry(path.to_owned()).or_default();
            // Links without backticks don't name a part.
            if let Some(part) = words.strip_prefix('`') {
                parts.insert(part.trim_end_matches('`').to_owned());
            }
        }
    }
    assert!(listed.len() > 5, "{listed:?}");
    listed
}
