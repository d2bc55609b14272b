//! Citations and their sources.
//!
//! The number in the text shows the source beside the sentence. A link there leads to the list of sources, whose links
//! lead back to the citations.

use crate::browser::in_every_browser;
use crate::site::{Site, fixture};
use serde_json::Value;
use thirtyfour::Key;

#[test]
fn a_citation_shows_its_source_beside_the_sentence() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("open=what").await;
        page.ready().await;
        page.focus_on("[data-act='consult what/almanac']").await;
        page.press(Key::Enter).await;
        page.until("shown($('#cite-almanac'))").await;
        let source: String = page
            .js("return $('#cite-almanac').innerText.replace(/\\s+/g, ' ')")
            .await;
        assert!(source.contains("Hydrographic Office"), "{source}");
        let link: String = page
            .js("return $('#cite-almanac cite a').getAttribute('href')")
            .await;
        assert_eq!(link, "https://www.example.org/almanac");
        assert!(
            !page.is_expanded("sources").await,
            "the list stays as it was"
        );
        page.press(Key::Escape).await;
        page.until("!shown($('#cite-almanac'))").await;
        assert!(
            page.js::<bool>("return active() === $('[data-act=\"consult what/almanac\"]')")
                .await
        );
        assert_eq!(page.event_names().await, ["ready", "source almanac"]);
        page.is_quiet().await;
    });
}

#[test]
fn a_source_beside_a_sentence_links_to_the_list_of_sources() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("open=what").await;
        page.ready().await;
        let before = page.driver.current_url().await.expect("an address");
        page.click("[data-act='consult what/almanac']").await;
        page.click("#cite-almanac .listed").await;
        page.until("active().id === 'source-almanac'").await;
        assert!(page.is_expanded("sources").await);
        assert!(!page.js::<bool>("return shown($('#cite-almanac'))").await);
        let in_view: bool = page
            .js("const box = active().getBoundingClientRect();
                 return box.top >= 0 && box.bottom <= innerHeight")
            .await;
        assert!(in_view);
        let after = page.driver.current_url().await.expect("an address");
        assert_eq!(before, after, "the page's address is the page's");
        page.is_quiet().await;
    });
}

#[test]
fn a_source_links_back_to_its_citation() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("open=what").await;
        page.ready().await;
        page.focus_on("[data-act='consult what/almanac']").await;
        page.press(Key::Enter).await;
        page.focus_on("#cite-almanac .listed").await;
        page.press(Key::Enter).await;
        page.until("active().id === 'source-almanac'").await;
        page.focus_on("#source-almanac [data-act^=back][data-act*=' what/']")
            .await;
        page.press(Key::Enter).await;
        page.until("active() === $('[data-act^=\"consult what/\"]')")
            .await;
        page.is_quiet().await;
    });
}

#[test]
fn a_source_links_back_to_all_its_citations() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let mut file: Value =
            serde_json::from_slice(&fixture("valid/full.json")).expect("it is JSON");
        file["cards"][1]["body"] = vec!["One.[^almanac]", "Two.[^almanac]", "Three."].into();
        file["cards"][1]["more"] = vec!["Four.[^almanac]"].into();
        site.put("/file.json", file.to_string());
        let body = "<explainer-cards src=/file.json><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        page.click_button("sources").await;
        let names: Vec<String> = page
            .js("return $$('#source-almanac [data-act^=back][data-act*=\" rest/\"]').map((way) => `${way.innerText}: ${way.ariaLabel}`)")
            .await;
        let expected = [6, 7, 8].map(|number| format!("{number}: {number}, Cited in What else?"));
        assert_eq!(names, expected);
        for (nth, said) in ["One.", "Two.", "Four."].iter().enumerate() {
            page.run(&format!(
                "$$('#source-almanac [data-act^=back][data-act*=\" rest/\"]')[{nth}].click()"
            ))
            .await;
            page.until("active().matches('[data-act^=consult]')").await;
            let text: String = page
                .js("return active().closest('p').innerText.match(/\\w+\\./)[0]")
                .await;
            assert_eq!(text.trim(), *said);
        }
        page.is_quiet().await;
    });
}

#[test]
fn a_source_links_back_to_the_summary_definitions_and_changes() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        site.put("/around.json", AROUND);
        let body = "<explainer-cards src=/around.json><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        page.click_button("sources").await;
        let ways = "$$('#source-a .backlinks a')";
        let names: Vec<String> = page
            .js(&format!(
                "return {ways}.map((way) => `${{way.innerText}}: ${{way.ariaLabel}}`)"
            ))
            .await;
        let expected = [
            "1: 1, Cited in Around",
            "2: 2, Cited in One",
            "3: 3, Cited in Glossary",
            "4: 4, Cited in Glossary",
            "5: 5, Cited in Changes and corrections",
        ];
        assert_eq!(names, expected);
        for (nth, said) in ["Dek.", "Card.", "First.", "Second.", "Change."]
            .iter()
            .enumerate()
        {
            page.run(&format!("{ways}[{nth}].click()")).await;
            page.until("active().matches('[data-act^=consult]')").await;
            let (text, seen): (String, bool) = page
                .js("return [active().closest('p, dd').innerText.match(/\\w+\\./)[0], shown(active())]")
                .await;
            assert_eq!((&*text, seen), (*said, true));
            page.run("active().blur()").await;
        }
        assert_eq!(page.event_names().await, ["ready", "open one"]);
        page.is_quiet().await;
    });
}

const AROUND: &str = r#"{
  "version": 1, "id": "around", "lang": "en", "title": "Around", "summary": "Dek.[^a]",
  "cards": [{ "id": "one", "kind": "what", "title": "One", "summary": "Of a [[word]].", "body": ["Card.[^a]"] }],
  "glossary": [
    { "id": "word", "term": "Word", "definition": "First.[^a]" },
    { "id": "other", "term": "Other", "definition": "Second.[^a]" }
  ],
  "changes": [{ "date": "2025-03-02", "type": "update", "text": "Change.[^a]" }],
  "sources": [{ "id": "a", "title": "Source" }]
}"#;

#[test]
fn a_source_cited_only_in_the_summary_is_shown_beside_it() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let file = AROUND.replace(".[^a]", ".").replace("Dek.", "Dek.[^a]");
        site.put("/dek.json", file);
        let body = "<explainer-cards src=/dek.json><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        page.click(".dek [data-act^=consult]").await;
        page.until("shown($('#cite-a'))").await;
        page.is_quiet().await;
    });
}

#[test]
fn a_link_back_leads_to_an_explanation_that_is_shown_twice() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        site.put("/quiz.json", QUIZ);
        let body = "<explainer-cards src=/quiz.json open=one><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        page.click(".quiz [value='0']").await;
        page.click(".quiz .tool").await;
        page.until("$('.verdict [data-act^=consult]')").await;
        page.click_button("sources").await;
        let ways = "$$('#source-a .backlinks a')";
        assert_eq!(page.js::<usize>(&format!("return {ways}.length")).await, 2);
        for (nth, said) in ["So.", "Not so."].iter().enumerate() {
            page.run(&format!("{ways}[{nth}].click()")).await;
            page.until("active().matches('details[open] [data-act^=consult]')")
                .await;
            let text: String = page
                .js("return active().closest('dd').innerText.match(/[\\w ]+\\./)[0]")
                .await;
            assert_eq!(text, *said);
            page.run("active().blur()").await;
        }
        page.is_quiet().await;
    });
}

const QUIZ: &str = r#"{
  "version": 1, "id": "quiz", "lang": "en", "title": "Quiz", "summary": "Dek.",
  "cards": [{
    "id": "one", "kind": "quiz", "title": "One", "summary": "Card.",
    "quiz": {
      "question": "So?",
      "options": [
        { "text": "Yes", "correct": true, "explanation": "So.[^a]" },
        { "text": "No", "explanation": "Not so.[^a]" }
      ]
    }
  }],
  "sources": [{ "id": "a", "title": "Source" }]
}"#;

#[test]
fn a_link_back_opens_the_card_and_the_details_around_the_citation() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        site.put("/deep.json", DEEP);
        let page = browser
            .open_with(
                &site,
                "<explainer-cards src=/deep.json><p>Fallback</p></explainer-cards>",
            )
            .await;
        page.ready().await;
        page.click_button("sources").await;
        page.click("#source-a .backlinks a").await;
        page.until("active() === $('details [data-act=\"consult one/a\"]')")
            .await;
        assert!(page.is_open("one").await);
        assert!(
            page.js::<bool>("return $('details').open && shown(active())")
                .await
        );
        assert_eq!(page.event_names().await, ["ready", "open one"]);
        page.is_quiet().await;
    });
}

#[test]
fn a_citation_is_labelled_with_its_source() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("open=what").await;
        page.ready().await;
        let label: String = page
            .js("return $('[data-act^=\"consult what/\"]').getAttribute('aria-label')")
            .await;
        assert_eq!(label, "Source 1, Hydrographic Office");
    });
}

const DEEP: &str = r#"{
  "version": 1, "id": "deep", "lang": "en", "title": "T", "summary": "S",
  "cards": [{ "id": "one", "kind": "what", "title": "C", "summary": "S", "more": ["Deep.[^a]"] }],
  "sources": [{ "id": "a", "title": "Source" }]
}"#;

#[test]
fn a_citation_in_a_definition_opens_its_source_above_it() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let json = String::from_utf8(fixture("valid/full.json")).expect("it is UTF-8");
        let cited = json.replace("near half moon.", "near half moon.[^almanac]");
        site.put("/cited.json", cited);
        let body = "<explainer-cards src=/cited.json open=what><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        page.click("[popovertarget=term-neap]").await;
        page.click("#term-neap [data-act^=consult]").await;
        page.until("shown($('#cite-almanac'))").await;
        assert!(page.js::<bool>("return shown($('#term-neap'))").await);
        page.focus_on("#cite-almanac .listed").await;
        page.press(Key::Enter).await;
        page.until("active().id === 'source-almanac'").await;
        assert!(!page.js::<bool>("return shown($('#term-neap'))").await);
        page.is_quiet().await;
    });
}

#[test]
fn a_title_in_another_language_has_a_lang_attribute() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let body = "<explainer-cards src=/explainers/hbm.ar.json open=what></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        for title in ["#source-jesd235 cite", "#cite-jesd235 cite"] {
            let [language, direction]: [String; 2] = page
                .js(&format!(
                    "return [$('{title}').closest('[lang]').lang, getComputedStyle($('{title}')).direction]"
                ))
                .await;
            assert_eq!([&*language, &*direction], ["en", "ltr"], "{title}");
        }
        let around: String = page.js("return $('.source').closest('[lang]').lang").await;
        assert_eq!(around, "ar");
    });
}

#[test]
fn separators_in_a_source_are_hidden_from_screen_readers() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("open=what").await;
        page.ready().await;
        let marks: Vec<String> = page
            .js("const parts = $$('#source-almanac .source-meta > *');
                 return parts.map((part) => getComputedStyle(part, '::after').content)")
            .await;
        let (last, between) = marks.split_last().expect("an imprint");
        assert!(!between.is_empty(), "one part needs no mark");
        for mark in between {
            assert_eq!(mark, r#""· " / """#);
        }
        assert_eq!(last, "none");
    });
}

#[test]
fn a_quote_has_the_quotation_marks_of_the_language_around_it() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        for (lang, marks) in [("fr", "\"«\u{a0}\" \"\u{a0}»\""), ("en", "auto")] {
            let mut file: Value =
                serde_json::from_slice(&fixture("valid/full.json")).expect("it is JSON");
            file["lang"] = lang.into();
            file["sources"][0]["lang"] = "de".into();
            file["sources"][0]["quote"] = "Ein Satz.".into();
            site.put("/file.json", file.to_string());
            let body = "<explainer-cards src=/file.json><p>Fallback</p></explainer-cards>";
            let page = browser.open_with(&site, body).await;
            page.ready().await;
            let quote: (String, String) = page
                .js("const quote = $('.sources .quote');
                     return [quote.lang, getComputedStyle(quote).quotes]")
                .await;
            assert_eq!(quote, ("de".to_owned(), marks.to_owned()));
        }
    });
}

#[test]
fn a_copied_text_has_no_number_of_a_source_in_its_figures() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let cited = serde_json::json!({
            "version": 1, "id": "copied", "lang": "en", "title": "Copied", "summary": "In 2024[^a].",
            "cards": [{
                "id": "what", "kind": "what", "title": "What?", "summary": "It has 48[^a] bits[^b].",
                "body": ["Of 64 bits[^a] there are 12[^b]. It grew by 7[^a][^b], or **9**[^a]%."],
                "figures": [{ "value": 12, "unit": "bits", "label": "Width", "source": "a" }],
                "table": { "caption": "Bits", "columns": ["Year", "Bits"], "rows": [["2024[^a]", "8[^b]"]] },
            }],
            "sources": [
                { "id": "a", "title": "One", "url": "https://example.org/1" },
                { "id": "b", "title": "Two", "url": "https://example.org/2" },
            ],
        });
        site.put("/cited.json", cited.to_string());
        let page = browser
            .open_with(
                &site,
                "<explainer-cards src=/cited.json open=all></explainer-cards>",
            )
            .await;
        page.ready().await;
        assert!(page.js::<usize>("return $$('.cite').length").await >= 10);
        // Each text that a number of a source stands in, as it is copied and without the numbers.
        let texts: Vec<(String, String)> = page
            .js(
                "const places = new Set($$('.explainer .cite').map((cite) => cite.parentNode));
                 return [...places].filter(shown).map((place) => {
                   getSelection().selectAllChildren(place);
                   const copied = getSelection().toString();
                   const plain = place.cloneNode(true);
                   plain.querySelectorAll('.cite').forEach((cite) => cite.remove());
                   // Firefox copies plain spaces.
                   const spaced = (text) => text.replace(/\\s+/g, ' ').trim();
                   return [spaced(copied), spaced(plain.textContent)];
                 })",
            )
            .await;
        assert!(texts.len() >= 5, "{texts:?}");
        for (copied, plain) in texts {
            assert_eq!(copied, plain);
        }
        page.is_quiet().await;
    });
}
