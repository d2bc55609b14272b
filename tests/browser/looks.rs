//! Measurements of the layout. `screenshots.rs` takes pictures for people to check.

use crate::browser::{in_browser, tide};
use crate::page::Page;
use crate::site::{Site, fixture};
use explainer_cards::render::STYLES;
use serde_json::{Value, json};

/// Checks that the page doesn't scroll sideways and nothing is outside the box of the explainer.
async fn fits(page: &Page, what: &str) {
    does_not_scroll(page, what).await;
    let outside: Vec<String> = page
        .js("return elements.flatMap((each) => {
               const edge = each.getBoundingClientRect();
               const nodes = each.shadowRoot.querySelectorAll('.explainer *:not(svg, svg *)');
               return [...nodes].filter((node) => {
                   const box = node.getBoundingClientRect();
                   return shown(node) && !node.closest('[popover], .table *') && box.width &&
                     (box.right > edge.right + 1 || box.left < edge.left - 1);
               }).map((node) => `${node.className} ${node.textContent.slice(0, 40)}`);
             })")
        .await;
    assert_eq!(outside, [""; 0], "{what}: out of the box");
}

async fn does_not_scroll(page: &Page, what: &str) {
    let width: f64 = page
        .js("return document.documentElement.scrollWidth - innerWidth")
        .await;
    assert!(
        width <= 0.0,
        "{what}: the page scrolls sideways, by {width} px"
    );
}

#[test]
fn nothing_scrolls_sideways_at_any_width() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for path in [
            "/pages/article.html",
            "/pages/element.html",
            "/pages/inline.html",
            "/pages/two.html",
            "/pages/one-tag.html",
            "/pages/paywall.html",
            "/pages/link-terms.html",
            "/pages/theme-broadsheet.html",
            "/pages/theme-financial.html",
            "/pages/theme-broadcaster.html",
            "/pages/strict-csp.html",
        ] {
            let page = browser.open(&site, path).await;
            page.until("elements.length").await;
            page.ready().await;
            page.open_everything().await;
            for width in [320, 360, 640, 1280] {
                page.resize(width, 800).await;
                fits(&page, &format!("{path} at {width}")).await;
            }
        }
    });
}

#[test]
fn the_explainer_fits_containers_of_any_width() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = "<explainer-cards src=/explainers/hbm.fr.json><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        page.open_everything().await;
        for width in [280, 300, 360, 420, 480, 560, 640, 720, 800, 900] {
            page.run(&format!("element.style.width = '{width}px'"))
                .await;
            fits(&page, &format!("{width} px")).await;
        }
    });
}

#[test]
fn long_words_and_stacked_diacritics_stay_inside() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for text in [
            "x".repeat(10_000),
            "w\u{ad}".repeat(3_000),
            format!("https://www.example.org/{}", "a/".repeat(2_000)),
            "👩‍👩‍👧‍👦".repeat(500),
            "שלום עולם \u{202e}abc\u{202c} ".repeat(100),
            "\u{2066}\u{2067}\u{202d}\u{202e}".repeat(100) + "end",
            "字".repeat(3_000),
            "\u{a0}".repeat(3_000),
            format!("z{}", "\u{300}\u{301}\u{302}\u{489}".repeat(50)).repeat(20),
        ] {
            let mut tide: Value =
                serde_json::from_slice(&fixture("valid/full.json")).expect("it is JSON");
            for place in [
                "/title",
                "/summary",
                "/publisher/name",
                "/cards/0/title",
                "/cards/0/summary",
                "/cards/0/body/0",
                "/cards/0/figures/0/unit",
                "/cards/0/figures/0/label",
                "/cards/0/events/0/title",
                "/cards/0/groups/0/name",
                "/cards/0/questions/0/question",
                "/glossary/0/term",
                "/glossary/0/aliases/0",
                "/sources/0/title",
                "/sources/0/publisher",
                "/sources/0/quote",
                "/cards/0/more/0",
            ] {
                *tide.pointer_mut(place).expect(place) = json!(text);
            }
            site.put("/long.json", tide.to_string());
            let body = "<explainer-cards src=/long.json><p>Fallback</p></explainer-cards>";
            let page = browser.open_with(&site, body).await;
            page.resize(320, 800).await;
            page.ready().await;
            page.open_everything().await;
            let start: String = text.chars().take(12).collect();
            does_not_scroll(&page, &format!("{start:?} and so on")).await;
            page.is_quiet().await;
        }
    });
}

#[test]
fn text_spacing_set_by_the_reader_hides_nothing() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/element.html").await;
        page.resize(320, 800).await;
        page.ready().await;
        // The text spacing of WCAG 2.2, 1.4.12.
        page.run(
            "const sheet = new CSSStyleSheet();
             sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
               word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
             element.shadowRoot.adoptedStyleSheets.push(sheet)",
        )
        .await;
        page.open_everything().await;
        fits(&page, "with more space").await;
        let clipped: Vec<String> = page
            .js("return $$('.explainer *:not(svg, svg *)').filter((node) =>
                   ['hidden', 'clip'].includes(getComputedStyle(node).overflowX) &&
                   node.scrollWidth > node.clientWidth + 1).map((node) => node.className)")
            .await;
        assert_eq!(clipped, [""; 0]);
    });
}

#[test]
fn in_print_every_card_is_open() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body =
            "<explainer-cards src='/fixtures/valid/full.json'><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }))
            .await;
        let text: String = page.js("return $('.explainer').innerText").await;
        for sentence in [
            "Largest range of the year",
            "A high spring tide",
            "The sea bulges on both sides.",
            "The land has tides too",
            "The tide near new and full moon.",
            "The range was 12.40 m.",
        ] {
            assert!(text.contains(sentence), "{sentence} is not in {text}");
        }
        let unseen: Vec<String> = page
            .js(
                "return $$('.panel, .sources, .glossary, .more > p, .question > p')
                   .filter((node) => !shown(node) || !node.getBoundingClientRect().height)
                   .filter((node) => node.childElementCount || node.textContent)
                   .map((node) => node.className)",
            )
            .await;
        assert_eq!(unseen, [""; 0]);
    });
}

#[test]
fn right_to_left_text_is_laid_out_from_the_right() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let mut tide: Value =
            serde_json::from_slice(&fixture("valid/full.json")).expect("it is JSON");
        tide["lang"] = json!("ar");
        site.put("/ar.json", tide.to_string());
        let body = "<explainer-cards src=/ar.json><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.resize(360, 800).await;
        page.ready().await;
        page.open_everything().await;
        let sides: Vec<bool> = page
            .js("const icon = $('[data-icon=kind]').getBoundingClientRect();
                 const title = $('.card-title').getBoundingClientRect();
                 return [$('.explainer').dir === 'rtl', icon.left > title.left]")
            .await;
        assert_eq!(sides, [true, true]);
        fits(&page, "from the right").await;
    });
}

#[test]
fn the_minified_style_sheet_has_the_same_rules() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, "<p></p>").await;
        let rules = async |css: &str| -> Vec<String> {
            // Browsers keep the spaces of values that depend on properties or attributes.
            page.js(&format!(
                "const sheet = new CSSStyleSheet();
                 sheet.replaceSync({});
                 return [...sheet.cssRules].map(({{ cssText }}) => cssText.replace(/ ?([,:/]) ?/g, '$1'))",
                json!(css)
            ))
            .await
        };
        let written = rules(include_str!("../../www/explainer-cards.css")).await;
        assert!(written.len() > 50, "only {} rules", written.len());
        assert_eq!(rules(STYLES).await, written);
    });
}

#[test]
fn a_text_is_as_large_as_the_reader_s_browser_says() {
    in_browser(async |browser| {
        let site = Site::built().await;
        // What pages do to the size that `rem` and inherited sizes go by.
        for page_size in ["", "62.5%", "10px", "200%"] {
            let style = format!("<style>html {{ font-size: {page_size} }}</style>");
            let sizes = "return $$('.explainer :is(h2, h3, p, button, dt, dd, td)')
                .map((each) => parseFloat(getComputedStyle(each).fontSize))";
            let mut measured: Vec<Vec<f64>> = vec![];
            for standard in [16, 24] {
                let wanted = json!({ "fontSizes": { "standard": standard, "fixed": 13 } });
                let blank = browser.open_with(&site, "").await;
                blank.cdp("Page.setFontSizes", wanted).await;
                let page = browser
                    .open_with(&site, &format!("{style}{}", tide("open=all")))
                    .await;
                page.ready().await;
                measured.push(page.js(sizes).await);
            }
            assert!(measured[0].len() > 50);
            let body = measured[1]
                .iter()
                .filter(|size| (25.4..25.6).contains(*size));
            assert!(body.count() > 10, "{page_size}: {:?}", measured[1]);
            // Titles also grow with the width, so they grow less.
            for (usual, larger) in measured[0].iter().zip(&measured[1]) {
                let grown = larger / usual;
                assert!(
                    (1.2..=1.51).contains(&grown),
                    "{page_size}: {usual} px, {larger} px"
                );
            }
        }
    });
}
