//! The ways to embed an explainer.

use crate::browser::{TIDE, article, bare_article, in_browser, in_every_browser, tide};
use crate::engine::Engine;
use crate::page::Page;
use crate::prerendered::embed;
use crate::site::{Site, fixture};

#[test]
fn every_page_of_the_preview_shows_its_explainers() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for (path, explainers) in [
            ("/pages/article.html", 1),
            ("/pages/element.html", 1),
            ("/pages/pre-rendered.html", 1),
            ("/pages/one-tag.html", 1),
            ("/pages/inline.html", 1),
            ("/pages/two.html", 2),
            ("/pages/paywall.html", 1),
            ("/pages/link-terms.html", 1),
            ("/pages/theme-broadsheet.html", 1),
            ("/pages/theme-financial.html", 1),
            ("/pages/theme-broadcaster.html", 1),
            ("/pages/strict-csp.html", 1),
        ] {
            let page = browser.open(&site, path).await;
            page.until("elements.length").await;
            page.ready().await;
            let titles: Vec<String> = page
                .js("return elements.map((each) =>
                       each.shadowRoot.querySelector('.title').innerText)")
                .await;
            assert_eq!(titles.len(), explainers, "{path}");
            assert!(
                titles.iter().all(|title| title.contains("HBM")),
                "{titles:?}"
            );
            let leftovers: Vec<String> = page
                .js("return $$('.explainer').map((each) => each.textContent)
                       .filter((text) => /\\[\\[|\\[\\^|\\*\\*|undefined|NaN/.test(text))")
                .await;
            assert_eq!(leftovers, [""; 0], "{path}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn pages_that_block_scripts_or_wasm_keep_their_fallback() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/no-scripts.html").await;
        page.settle().await;
        assert!(page.text("explainer-cards").await.contains("HBM"));
        assert_eq!(site.count("/widget_bg.wasm"), 0);

        let page = browser.open(&site, "/pages/no-wasm.html").await;
        page.run("element.scrollIntoView()").await;
        page.fell_back("wasm").await;
        assert!(page.text("explainer-cards").await.contains("HBM"));
    });
}

#[test]
fn two_explainers_share_one_download() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/two.html").await;
        page.ready().await;
        for path in ["/embed.js", "/stage.js", "/widget_bg.wasm"] {
            assert_eq!(site.count(path), 1, "{path}");
        }
        let open: Vec<usize> = page
            .js(
                "await Promise.all(elements.map((each) => each.openCard('what')));
                 await new Promise((done) => setTimeout(done, 100));
                 return elements.map((each) =>
                   each.shadowRoot.querySelectorAll('.card[data-open]').length)",
            )
            .await;
        assert_eq!(open, [1, 1]);
        let sheets: usize = page
            .js(
                "const sheets = elements.flatMap((each) => each.shadowRoot.adoptedStyleSheets);
                 return new Set(sheets).size",
            )
            .await;
        assert_eq!(sheets, 1);
        page.is_quiet().await;
    });
}

#[test]
fn a_script_tag_adds_an_explainer_after_itself() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = "<main><p>Before</p>
            <script type=module async src=/embed.js data-src=/fixtures/valid/full.json
              data-open=rest data-heading-level=4 data-id=mine></script>
            <p>After</p></main>";
        site.put("/tag.html", bare_article(body));
        let page = browser.open(&site, "/tag.html").await;
        page.until("elements.length").await;
        page.ready().await;
        let order: Vec<String> = page
            .js("return [...document.querySelector('main').children].map((node) => node.tagName)")
            .await;
        assert_eq!(order, ["P", "SCRIPT", "EXPLAINER-CARDS", "P"]);
        assert!(page.is_open("rest").await);
        let found: Vec<String> = page.js("return [element.id, $('.title').tagName]").await;
        assert_eq!(found, ["mine", "H4"]);
        page.is_quiet().await;
    });
}

#[test]
fn a_script_tag_adds_an_explainer_to_its_target() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let tag = "<script type=module async src=/embed.js
            data-src=/fixtures/valid/full.json data-target='#there'></script>";
        // The target can come before the tag or after it.
        for body in [
            format!("<div id=there></div>{tag}"),
            format!("{tag}<div id=there></div>"),
        ] {
            site.put("/tag.html", bare_article(&body));
            let page = browser.open(&site, "/tag.html").await;
            page.until("elements.length").await;
            page.ready().await;
            let place: String = page.js("return element.parentElement.id").await;
            assert_eq!(place, "there");
            page.is_quiet().await;
        }
    });
}

#[test]
fn a_missing_target_gives_a_warning() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = "<script type=module async src=/embed.js
            data-src=/fixtures/valid/full.json data-target='#nowhere'></script>";
        site.put("/tag.html", bare_article(body));
        let page = browser.open(&site, "/tag.html").await;
        page.until("elements.length").await;
        page.ready().await;
        let console = page.console().await;
        assert_eq!(console.len(), 1, "{console:?}");
        assert!(console[0].contains("#nowhere"), "{console:?}");
    });
}

#[test]
fn a_section_becomes_an_explainer_with_its_content_as_fallback() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = "
            <section data-explainer=/fixtures/valid/full.json data-open=rest>
              <p>Fallback</p>
            </section>
            <section data-explainer=/missing.json><p>Kept</p></section>";
        let page = browser.open_with(&site, body).await;
        page.until("seen.events.length === 2").await;
        assert!(page.is_open("rest").await);
        assert_eq!(page.text("section:nth-of-type(2)").await.trim(), "Kept");
        let inside: String = page
            .js("return element.firstElementChild.textContent + element.parentElement.tagName")
            .await;
        assert_eq!(inside, "FallbackSECTION");
    });
}

#[test]
fn inline_json_needs_no_request() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = r#"<explainer-cards><p>Fallback</p><script type="application/json">
            { "version": 1, "id": "inline", "lang": "en",
              "title": "A \u003c/script> B", "summary": "S",
              "cards": [{ "id": "a", "kind": "what", "title": "C", "summary": "S" }] }
            </script></explainer-cards>"#;
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        let title: String = page.js("return $('.title').innerText").await;
        assert_eq!(title, "A </script> B");
        let requests = site.requests();
        let json = requests.iter().filter(|line| line.ends_with(".json"));
        assert_eq!(json.collect::<Vec<_>>(), ["GET /words/en.json"]);
        page.is_quiet().await;
    });
}

#[test]
fn the_script_can_come_after_the_element_or_twice() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let script =
            |query: &str| format!("<script type=module async src='/embed.js{query}'></script>");
        for body in [
            format!("{TIDE}{}", script("")),
            format!("{}{TIDE}{}", script(""), script("")),
            // Another address makes another copy of the module.
            format!("{}{TIDE}{}", script(""), script("?again")),
        ] {
            site.put("/order.html", bare_article(&body));
            let page = browser.open(&site, "/order.html").await;
            page.ready().await;
            page.click_button("card-what").await;
            assert!(page.is_open("what").await);
            page.settle().await;
            assert_eq!(page.event_names().await, ["ready", "open what"], "{body}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn two_copies_of_the_script_each_upgrade_their_own_tag() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = "
            <script type=module async src='/embed.js?1' data-src=/fixtures/valid/full.json></script>
            <script type=module async src='/embed.js?2' data-src=/fixtures/valid/minimal.json>
            </script>";
        site.put("/tags.html", bare_article(body));
        let page = browser.open(&site, "/tags.html").await;
        page.until("elements.length === 2").await;
        page.ready().await;
        let cards: Vec<usize> = page
            .js("return elements.map((each) => each.shadowRoot.querySelectorAll('.card').length)")
            .await;
        assert_eq!(cards, [2, 1]);
        assert_eq!(site.count("/widget_bg.wasm"), 1);
        page.is_quiet().await;
    });
}

#[test]
fn an_element_defined_by_another_script_is_left_alone() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let theirs = "<script>
            customElements.define('explainer-cards', class extends HTMLElement {})</script>";
        site.put("/theirs.html", article(&format!("{theirs}{TIDE}")));
        let page = browser.open(&site, "/theirs.html").await;
        page.until("window.explainerCards").await;
        page.settle().await;
        assert_eq!(page.text("explainer-cards").await.trim(), "Fallback");
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn the_preview_bar_switches_file_language_theme_and_width() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/article.html").await;
        page.ready().await;
        let choose = async |name: &str, value: &str| {
            page.run(&format!(
                "const select = document.querySelector('.preview [name={name}]');
                 select.value = '{value}';
                 select.dispatchEvent(new Event('change', {{ bubbles: true }}))"
            ))
            .await;
        };
        choose("lang", "en").await;
        page.until("$('.explainer').lang === 'en-GB'").await;
        choose("file", "key-rate.fr.json").await;
        page.until("element.explainer?.id === 'key-rate'").await;
        choose("lang", "en").await;
        page.until("$('.explainer').lang === 'en-GB'").await;
        choose("file", "hbm.fr.json").await;
        page.until("$('.explainer').lang === 'fr'").await;
        choose("theme", "dark").await;
        let paper: String = page
            .js("return getComputedStyle($('.explainer')).backgroundColor")
            .await;
        assert_eq!(paper, "rgb(25, 24, 22)");
        choose("width", "280").await;
        let width: f64 = page
            .js("return element.getBoundingClientRect().width")
            .await;
        assert!((width - 280.0).abs() < 0.5, "{width}");
        page.is_quiet().await;
    });
}

#[test]
fn the_preview_bar_offers_the_languages_in_which_it_lists_the_explainer() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let languages = "const { options } = document.querySelector('.preview [name=lang]');
             return [...options].filter(({ disabled }) => !disabled).map(({ value }) => value)";
        for (file, expected) in [
            ("hbm.fr.json", vec!["fr", "en", "nl", "zh-Hans", "ar"]),
            ("key-rate.en.json", vec!["fr", "en"]),
            ("my-draft.nl.json", vec!["nl"]),
        ] {
            let page = browser
                .open(&site, &format!("/pages/article.html?file={file}"))
                .await;
            page.until("!document.querySelector('.preview fieldset').disabled")
                .await;
            assert_eq!(page.js::<Vec<String>>(languages).await, expected, "{file}");
        }
    });
}

#[test]
fn the_build_of_trunk_works() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = bare_article(&format!(
            "<script type=module async src=/trunk/embed.js></script>{TIDE}"
        ));
        site.put("/trunk.html", body);
        let page = browser.open(&site, "/trunk.html").await;
        page.ready().await;
        page.click_button("card-what").await;
        assert!(page.is_open("what").await);
        assert_eq!(site.count("/trunk/widget.js"), 1);
        page.is_quiet().await;
    });
}

#[test]
fn explainers_from_the_same_file_share_a_request() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, &TIDE.repeat(3)).await;
        page.ready().await;
        assert_eq!(site.count("/fixtures/valid/full.json"), 1);
        page.is_quiet().await;
    });
}

/// A frame without an address of its own, and what it has in it.
const FRAMES: [(&str, &str, &str); 7] = [
    (
        "srcdoc",
        "",
        "<explainer-cards src='fixtures/valid/full.json' loading=eager>",
    ),
    (
        "srcdoc",
        "",
        "<explainer-cards src='/fixtures/valid/full.json' loading=eager>",
    ),
    ("srcdoc", "", "<explainer-cards loading=eager>JSON"),
    (
        "blob",
        "",
        "<explainer-cards src='ORIGIN/fixtures/valid/full.json' loading=eager>",
    ),
    (
        "blob",
        "<base href='ORIGIN/fixtures/'>",
        "<explainer-cards src='valid/full.json' words='valid/words.json' loading=eager>",
    ),
    ("blob", "", "<explainer-cards loading=eager>JSON"),
    (
        "written",
        "",
        "<explainer-cards src='fixtures/valid/full.json' loading=eager>",
    ),
];

#[test]
fn a_frame_without_an_address_of_its_own_shows_an_explainer() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        site.put("/fixtures/valid/words.json", "{}");
        let json = String::from_utf8(fixture("valid/minimal.json")).expect("it is UTF-8");
        let json = format!("<script type='application/json'>{json}</script>");
        for (kind, base, element) in FRAMES {
            let page = browser.open_with(&site, "<div id=place></div>").await;
            let inside = format!(
                "<!DOCTYPE html>{base}<script type=module src='ORIGIN/embed.js'></script>
                 {element}</explainer-cards>"
            )
            .replace("JSON", &json)
            .replace("ORIGIN", &site.origin);
            page.run(&format!(
                "const html = {};
                 const frame = document.createElement('iframe');
                 if ('{kind}' === 'srcdoc') frame.srcdoc = html;
                 if ('{kind}' === 'blob') frame.src = URL.createObjectURL(new Blob([html], {{ type: 'text/html' }}));
                 document.querySelector('#place').append(frame);
                 if ('{kind}' === 'written') {{
                   frame.contentDocument.write(html);
                   frame.contentDocument.close();
                 }}",
                serde_json::json!(inside)
            ))
            .await;
            page.until(
                "document.querySelector('iframe').contentDocument.querySelector('explainer-cards')
                   .shadowRoot.querySelector('.card')",
            )
            .await;
            page.is_quiet().await;
        }
    });
}

/// How an explainer comes to be in a page, each with `link-terms`.
fn forms() -> [(&'static str, String); 5] {
    let script = "<script type=module src='/embed.js' data-src='/fixtures/valid/full.json'
        data-link-terms=main data-loading=eager ";
    [
        ("an element", tide("link-terms=main loading=eager")),
        ("a script", format!("<div>{script}></script></div>")),
        (
            "a script with a target",
            format!("{script} data-target='#there'></script><div id=there></div>"),
        ),
        (
            "a section",
            "<section data-explainer='/fixtures/valid/full.json' data-link-terms=main data-loading=eager>
               <p>Fallback</p></section>"
                .to_owned(),
        ),
        (
            "a pre-rendered element",
            embed("src='/fixtures/valid/full.json' link-terms=main loading=eager"),
        ),
    ]
}

const MAIN: &str = "<main><p>The harbour floods at spring tide, not at neap tide.</p></main>";

/// Checks that there is one explainer, and the article as it was with a button for each of two terms.
async fn is_whole(page: &Page, what: &str) {
    page.until(
        "elements.length === 1 && $('.explainer') &&
         document.querySelectorAll('main .explainer-cards-term').length === 2",
    )
    .await;
    // Buttons that were saved are there at once, and live when the page has been searched again.
    page.run("return new Promise((done) => setTimeout(done, 600))")
        .await;
    page.until("document.querySelectorAll('main .explainer-cards-term').length === 2")
        .await;
    let (explainers, nested, text, fallback): (usize, usize, String, bool) = page
        .js(
            "const fallback = document.querySelector('explainer-cards > p');
             return [elements.length,
               document.querySelectorAll('.explainer-cards-term .explainer-cards-term').length,
               document.querySelector('main').textContent, shown(fallback)]",
        )
        .await;
    assert_eq!(explainers, 1, "{what}");
    assert_eq!(nested, 0, "{what}");
    assert!(!fallback, "{what}: the fallback shows beside the explainer");
    assert_eq!(
        text, "The harbour floods at spring tide, not at neap tide.",
        "{what}"
    );
    page.run("document.querySelector('main .explainer-cards-term').click()")
        .await;
    page.until("$(':popover-open')").await;
    page.run("$(':popover-open').hidePopover()").await;
}

#[test]
fn a_snapshot_of_the_page_brings_back_one_explainer_with_live_terms() {
    in_every_browser(async |browser| {
        for (form, html) in forms() {
            for (snapshot, restore) in [
                (
                    "a clone",
                    "const copy = document.body.cloneNode(true);
                     document.body.replaceWith(document.createElement('body'));
                     await new Promise((done) => setTimeout(done, 50));
                     document.body.replaceWith(copy)",
                ),
                (
                    "its HTML",
                    "document.body.innerHTML = document.body.innerHTML",
                ),
                (
                    "its HTML with shadow roots",
                    "const html = document.body.getHTML?.({ serializableShadowRoots: true })
                       ?? document.body.innerHTML;
                     if (document.body.setHTMLUnsafe) document.body.setHTMLUnsafe(html);
                     else document.body.innerHTML = html",
                ),
                (
                    "the article alone",
                    "const main = document.querySelector('main'); main.outerHTML = main.outerHTML",
                ),
            ] {
                let site = Site::built().await;
                let page = browser.open_with(&site, &format!("{MAIN}{html}")).await;
                let what = format!("{form}, {snapshot}");
                is_whole(&page, &what).await;
                for _ in 0..2 {
                    page.run(restore).await;
                    page.run("explainerCards.scan()").await;
                    is_whole(&page, &what).await;
                }
                page.is_quiet().await;
            }
        }
    });
}

#[test]
fn a_page_that_was_saved_as_it_looked_shows_one_explainer_with_live_terms() {
    in_browser(async |browser| {
        for (form, html) in forms() {
            let site = Site::built().await;
            let mut page = browser.open_with(&site, &format!("{MAIN}{html}")).await;
            is_whole(&page, form).await;
            for save in ["outerHTML", "getHTML({ serializableShadowRoots: true })"] {
                let saved: String = page
                    .js(&format!("return document.documentElement.{save}"))
                    .await;
                site.put(
                    "/saved.html",
                    format!("<!DOCTYPE html><html>{saved}</html>"),
                );
                page = browser.open(&site, "/saved.html").await;
                is_whole(&page, &format!("{form}, {save}")).await;
                page.is_quiet().await;
            }
        }
    });
}

/// What follows an element that nobody closed.
const SWALLOWED: [&str; 4] = [
    "<main><p>It goes on.</p></main>",
    "<article><p>It goes on.</p></article>",
    "<p>It goes on.</p><footer>The end</footer>",
    "<p>It goes on.</p><explainer-cards src='/fixtures/valid/minimal.json' />",
];

#[test]
fn an_element_that_nobody_closed_hides_no_article() {
    in_every_browser(async |browser| {
        let long = format!("<p>{}</p>", "It goes on. ".repeat(100));
        for rest in SWALLOWED.into_iter().chain([&*long]) {
            for attributes in ["", "loading=eager"] {
                let site = Site::built().await;
                let unclosed =
                    format!("<explainer-cards src='/fixtures/valid/full.json' {attributes} />");
                let page = browser.open_with(&site, &format!("{unclosed}{rest}")).await;
                page.ready().await;
                page.settle().await;
                let hidden: Vec<String> = page
                    .js(
                        "return [...document.querySelectorAll('body :is(h1, h2, p, footer, nav)')]
                           .filter((each) => !shown(each)).map((each) => each.outerHTML)",
                    )
                    .await;
                assert_eq!(hidden, [""; 0], "{rest}");
                page.click_button("card-what").await;
                assert!(page.is_open("what").await);
                let console = page.console().await;
                if Engine::chosen() == Engine::Chromium {
                    let warnings: Vec<_> = console
                        .iter()
                        .filter(|line| line.contains("/explainer-cards> is missing"))
                        .collect();
                    let elements: usize = page.js("return elements.length").await;
                    assert_eq!(warnings.len(), elements, "{rest}: {console:?}");
                }
                assert_eq!(page.trouble().await.uncaught, [""; 0]);
            }
        }
    });
}

#[test]
fn an_element_in_a_paragraph_that_its_fallback_ended_says_so() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = format!("<p>Before. {TIDE} After.</p>");
        let page = browser.open_with(&site, &body).await;
        page.ready().await;
        page.settle().await;
        let console = page.console().await;
        assert_eq!(console.len(), 1, "{console:?}");
        assert!(
            console[0].contains("can't hold the fallback"),
            "{console:?}"
        );
        assert_eq!(page.event_names().await, ["ready"]);
        // No paragraph, no mistake.
        let page = browser
            .open_with(&site, "<p>Before. <explainer-cards src='/fixtures/valid/full.json'></explainer-cards></p>")
            .await;
        page.ready().await;
        page.is_quiet().await;
    });
}
