//! Files that aren't valid JSON or aren't explainers. The page and the tool refuse the same files.

use crate::browser::{Browser, in_browser};
use crate::page::Page;
use crate::site::{Fault, Site, fixture, fixtures};
use explainer_cards::model::read::{Misfit, Refusal, read};
use std::fs;
use std::path::Path;

const BODY: &str = "<explainer-cards src=/tide.json><p>Fallback</p></explainer-cards>";

async fn with_json(browser: &Browser, json: impl Into<Vec<u8>>) -> (Site, Page) {
    let site = Site::built().await;
    site.put("/tide.json", json);
    let page = browser.open_with(&site, BODY).await;
    (site, page)
}

/// The full fixture with one change.
fn tide(old: &str, new: &str) -> String {
    let json = String::from_utf8(fixture("valid/full.json")).expect("it is UTF-8");
    assert!(json.contains(old), "{old}");
    json.replacen(old, new, 1)
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(bytes).collect()
}

#[test]
fn a_byte_order_mark_does_not_matter() {
    in_browser(async |browser| {
        let json = [b"\xef\xbb\xbf".to_vec(), fixture("valid/full.json")].concat();
        assert!(read(&json).is_ok());
        let (_site, page) = with_json(browser, json).await;
        page.ready().await;
        let id: String = page.js("return element.explainer.id").await;
        assert_eq!(id, "tide");
        page.is_quiet().await;
    });
}

#[test]
fn invalid_json_leaves_the_fallback() {
    in_browser(async |browser| {
        let full = fixture("valid/full.json");
        let text = String::from_utf8_lossy(&full);
        let mut invalid_utf_8 = tide("Almanac", "@").into_bytes();
        let at = invalid_utf_8.iter().position(|byte| *byte == b'@');
        invalid_utf_8[at.expect("it is there")] = 0xff;
        let kinds: Vec<(&str, Vec<u8>)> = vec![
            ("empty", Vec::new()),
            ("white space", b" \n".to_vec()),
            (
                "an HTML page",
                b"<!DOCTYPE html><title>404</title>".to_vec(),
            ),
            ("half a file", full[..full.len() / 2].to_vec()),
            ("two files", [full.clone(), full.clone()].concat()),
            ("invalid UTF-8", invalid_utf_8),
            ("UTF-16, little end first", utf_16(&text, u16::to_le_bytes)),
            ("UTF-16, big end first", utf_16(&text, u16::to_be_bytes)),
            ("half a surrogate", tide("Almanac", r"\ud83d").into()),
            (
                "a surrogate the wrong way",
                tide("Almanac", r"\ude00\ud83d").into(),
            ),
            (
                "a key twice",
                tide(r#""id": "tide","#, r#""id": "tide", "id": "tide","#).into(),
            ),
            (
                "a key twice, once escaped",
                tide(r#""id": "tide","#, r#""id": "tide", "\u0069d": "a","#).into(),
            ),
            ("a number too large", tide("12.40", "1e999").into()),
            ("a hundred thousand brackets", "[".repeat(100_000).into()),
            (
                "as many, closed",
                ["[".repeat(100_000), "]".repeat(100_000)].concat().into(),
            ),
            (
                "more than a mebibyte",
                [text.as_ref(), &" ".repeat(1 << 20)].concat().into(),
            ),
            ("a comment", tide("{", "{ // comment\n").into()),
            ("NaN", tide("12.40", "NaN").into()),
            (
                "a line break in a text",
                tide("Almanac", "Al\nmanac").into(),
            ),
            ("a null byte", tide("Almanac", "Al\0manac").into()),
        ];
        for (kind, json) in kinds {
            assert!(
                matches!(read(&json), Err((Refusal::Syntax(_), _))),
                "the tool takes {kind}"
            );
            let (_site, page) = with_json(browser, json).await;
            page.until("seen.events.length").await;
            assert_eq!(
                page.events().await[0].reason.as_deref(),
                Some("syntax"),
                "{kind}"
            );
            page.fell_back("syntax").await;
        }
    });
}

#[test]
fn an_invalid_explainer_leaves_the_fallback() {
    in_browser(async |browser| {
        let minimal = String::from_utf8(fixture("valid/minimal.json")).expect("it is UTF-8");
        let cards = format!("[{}]", vec!["{}"; 201].join(","));
        for json in [
            "[]".to_owned(),
            "{}".to_owned(),
            "null".to_owned(),
            "\"text\"".to_owned(),
            minimal.replace("\"version\": 1", "\"version\": 2"),
            minimal.replace("\"id\": \"tide\"", "\"id\": 7"),
            minimal.replace("\"kind\": \"what\",", "\"body\": \"no list\","),
            format!(
                r#"{{"version":1,"id":"a","lang":"en","title":"T","summary":"S","cards":{cards}}}"#
            ),
            r#"{"version":1,"id":"a","lang":"en","title":"T","summary":"S","cards":[]}"#.to_owned(),
        ] {
            assert!(
                matches!(read(json.as_bytes()), Err((Refusal::Invalid(_), _))),
                "the tool takes {json}"
            );
            let (_site, page) = with_json(browser, json).await;
            page.fell_back("invalid").await;
        }
    });
}

#[test]
fn repeated_text_over_32_bits_leaves_the_fallback() {
    in_browser(async |browser| {
        // 8,192 citations of 524,288 bytes each: the sum is 0 modulo 2^32, the size of `usize` in the page.
        let citations = "[^a]".repeat(8_192);
        let title = "x".repeat(524_288 - 43);
        let json = format!(
            r#"{{ "version": 1, "id": "tide", "lang": "en", "title": "T", "summary": "S",
                 "cards": [{{ "id": "what", "kind": "what", "title": "T", "summary": "S{citations}" }}],
                 "sources": [{{ "id": "a", "title": "{title}" }}] }}"#
        );
        assert!(matches!(
            read(json.as_bytes()),
            Err((Refusal::Invalid(Misfit::Repeated), _))
        ));
        let (_site, page) = with_json(browser, json).await;
        page.fell_back("invalid").await;
    });
}

#[test]
fn unknown_fields_and_words_are_ignored() {
    in_browser(async |browser| {
        let json = tide(
            r#""id": "what","#,
            r#""id": "what", "hologram": { "deep": [1] },"#,
        )
        .replace("\"kind\": \"other\"", "\"kind\": \"smell\"");
        let (_site, page) = with_json(browser, json).await;
        page.ready().await;
        let kinds: Vec<String> = page
            .js("return $$('.card').map((card) => card.dataset.kind)")
            .await;
        assert_eq!(kinds, ["what", "other"]);
        page.is_quiet().await;
    });
}

#[test]
fn a_truncated_file_leaves_the_fallback() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.put("/tide.json", fixture("valid/full.json"));
        site.fault("/tide.json", Fault::Half);
        let page = browser.open_with(&site, BODY).await;
        page.fell_back("syntax").await;
    });
}

#[test]
fn invalid_inline_json_leaves_the_fallback() {
    in_browser(async |browser| {
        for (json, reason) in [
            ("{", "syntax"),
            ("", "syntax"),
            (r#"{ "version": 1 }"#, "invalid"),
            (r#"{ "a": "\ud800" }"#, "syntax"),
        ] {
            let site = Site::built().await;
            let body = format!(
                "<explainer-cards loading=eager><p>Fallback</p>
                 <script type='application/json'>{json}</script></explainer-cards>"
            );
            let page = browser.open_with(&site, &body).await;
            page.fell_back(reason).await;
        }
    });
}

#[test]
fn a_warning_names_the_file_and_the_position() {
    in_browser(async |browser| {
        let (_site, page) = with_json(browser, tide("12.40", "1e999")).await;
        page.until("seen.events.length").await;
        page.settle().await;
        let console = page.console().await.concat();
        let at = tide("12.40", "1e999").find("1e999").expect("it is there");
        assert!(console.contains(&format!("byte {at}")), "{console}");
    });
}

#[test]
fn the_page_and_the_tool_refuse_the_same_files() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, "").await;
        page.until("customElements.get('explainer-cards')").await;
        let mut files = json_files(&fixtures().join("invalid"));
        assert!(files.len() >= 40, "only {} broken files", files.len());
        files.extend(json_files(&fixtures().join("valid")));
        for path in files {
            let bytes = fixture(&path);
            let tool = match read(&bytes) {
                Ok(_) => "shown",
                Err((Refusal::Syntax(_), _)) => "syntax",
                Err((Refusal::Invalid(_), _)) => "invalid",
            };
            let said = fs::read_to_string(fixtures().join(&path).with_extension("stderr"));
            let said = said.unwrap_or_default();
            assert_eq!(tool == "syntax", said.contains("error[syntax]"), "{path}");
            assert!(
                tool != "invalid" || said.contains("error[invalid]"),
                "{path}"
            );
            assert_eq!(verdict(&page, &path).await, tool, "{path}");
        }
    });
}

fn json_files(folder: &Path) -> Vec<String> {
    let name = folder.file_name().expect("a folder").display().to_string();
    let mut files: Vec<String> = fs::read_dir(folder)
        .expect("the fixtures are there")
        .map(|entry| {
            entry
                .expect("it can be listed")
                .file_name()
                .display()
                .to_string()
        })
        .filter(|file| file.ends_with(".json"))
        .map(|file| format!("{name}/{file}"))
        .collect();
    files.sort();
    files
}

/// The outcome of a file in a new element: `shown`, or the reason of the error.
async fn verdict(page: &Page, path: &str) -> String {
    page.js(&format!(
        "const made = document.createElement('explainer-cards');
         made.setAttribute('loading', 'eager');
         made.setAttribute('src', '/fixtures/{path}');
         document.body.append(made);
         seen.events.length = 0;
         return made.ready.then(() => 'shown', () => new Promise((done) => setTimeout(done)))
           .then((shown) => {{ made.remove(); return shown || seen.events[0].reason }})"
    ))
    .await
}
