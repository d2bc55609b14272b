//! Texts never become markup, and URLs never become scripts.

use crate::browser::{Browser, in_browser};
use crate::page::Page;
use crate::site::{Site, fixture};
use serde_json::{Value, json};

async fn shown(browser: &Browser, explainer: &Value) -> (Site, Page) {
    let site = Site::built().await;
    site.put("/text.json", explainer.to_string());
    let body = "<explainer-cards open=all src=/text.json><p>Fallback</p></explainer-cards>";
    let page = browser.open_with(&site, body).await;
    page.ready().await;
    (site, page)
}

fn full() -> Value {
    serde_json::from_slice(&fixture("valid/full.json")).expect("it is JSON")
}

/// Disguised schemes and hosts.
const LURES: [&str; 34] = [
    "javascript:hacked()",
    "JaVaScRiPt:hacked()",
    " javascript:hacked()",
    "\u{1}javascript:hacked()",
    "\u{a0}javascript:hacked()",
    "java\tscript:hacked()",
    "java\nscript:hacked()",
    "java\r\nscript:hacked()",
    "javascript\t:hacked()",
    "javascript:/\u{2a}*/hacked()",
    "javascript://example.org/%0ahacked()",
    "javascript&colon;hacked()",
    "&#106;avascript:hacked()",
    "%6aavascript:hacked()",
    "ｊavascript:hacked()",
    "javaſcript:hacked()",
    "\u{200b}javascript:hacked()",
    "\u{feff}javascript:hacked()",
    "vbscript:hacked()",
    "data:text/html,<script>hacked()</script>",
    "blob:https://example.org/1",
    "filesystem:https://example.org/1",
    "file:///etc/passwd",
    "view-source:javascript:hacked()",
    "//thief.example/",
    "\\\\thief.example\\",
    "/\\thief.example",
    "/\t/thief.example",
    "https:\\\\thief.example",
    "https:thief.example",
    "https:///thief.example",
    "https://bank.example@thief.example/",
    "https://bank.example:pw@thief.example/",
    "https://bank.example\\@thief.example/",
];

#[test]
fn no_disguised_url_becomes_a_link() {
    in_browser(async |browser| {
        let mut explainer = full();
        let sources: Vec<Value> = LURES
            .iter()
            .enumerate()
            .map(|(number, lure)| {
                json!({ "id": format!("s{number}"), "title": "T", "url": lure, "archive": lure })
            })
            .collect();
        let body: Vec<String> = LURES.iter().map(|lure| format!("[text]({lure})")).collect();
        let angled: Vec<String> = LURES
            .iter()
            .map(|lure| format!("[text](<{lure}>)"))
            .collect();
        explainer["sources"] = json!(sources);
        let translations = LURES.iter().zip(["fr", "de", "nl"]);
        let translations: Vec<Value> = translations
            .map(|(lure, lang)| json!({ "lang": lang, "href": lure }))
            .collect();
        explainer["translations"] = json!(translations);
        explainer["publisher"]["url"] = json!(LURES[0]);
        explainer["authors"][0]["url"] = json!(LURES[1]);
        explainer["cards"][0]["body"] = json!(body);
        explainer["cards"][1]["body"] = json!(angled);
        let (_site, page) = shown(browser, &explainer).await;
        let links: Vec<[String; 2]> = page
            .js(
                "return $$('[href], [src]:not(.media img), [xlink\\\\:href], [action], [formaction]')
                   .filter((link) => !link.matches('.listed, .backlinks a, [data-act]'))
                   .map((link) => [link.getAttribute('href') ?? link.outerHTML, link.href ?? ''])",
            )
            .await;
        assert_eq!(links, [["", ""]; 0]);
        page.is_quiet().await;
    });
}

#[test]
fn accepted_urls_become_links() {
    in_browser(async |browser| {
        let (_site, page) = shown(browser, &full()).await;
        let links: Vec<String> = page
            .js("return $$('.panel .text a:not([data-act^=consult])')
                   .map((link) => link.getAttribute('href'))")
            .await;
        assert_eq!(
            links,
            [
                "https://www.example.org/tables",
                "mailto:desk@example.org",
                "/tides"
            ]
        );
    });
}

#[test]
fn html_in_any_text_is_shown_as_text() {
    in_browser(async |browser| {
        let html = "<img src=x onerror=hacked()><b>b</b><script>hacked()</script><!-- & &amp; &lt;";
        let mut explainer = full();
        replace_texts(&mut explainer, html);
        let (site, page) = shown(browser, &explainer).await;
        page.click_button("glossary").await;
        page.click_button("sources").await;
        page.settle().await;
        let title: String = page.js("return $('.title').textContent").await;
        assert_eq!(title, html);
        let tags: Vec<String> = page
            .js("return [...new Set($$('*').map((node) => node.localName))].sort()")
            .await;
        for tag in ["b", "script", "style", "iframe", "form"] {
            assert!(!tags.iter().any(|found| found == tag), "{tag} in {tags:?}");
        }
        let pictures: Vec<String> = page
            .js("return $$('img').map((picture) => picture.getAttributeNames().sort().join(' '))")
            .await;
        assert_eq!(
            pictures,
            ["alt height loading src width"],
            "that of the file alone"
        );
        let places: usize = page
            .js(&format!(
                "return $$('*').filter((node) =>
                   !node.children.length && node.textContent.includes({})).length",
                json!(html)
            ))
            .await;
        assert!(places > 20, "only in {places} places");
        assert_eq!(site.count("/x"), 0);
        let attributes: Vec<String> = page
            .js("return $$('*').flatMap((node) => [...node.attributes])
                   .map((attribute) => attribute.name).filter((name) => /^on|^style$/.test(name))")
            .await;
        assert_eq!(attributes, [""; 0]);
        page.is_quiet().await;
    });
}

/// Replaces every text that is shown.
fn replace_texts(value: &mut Value, text: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| replace_texts(item, text)),
        Value::Object(fields) => {
            for (name, field) in fields {
                let shown = [
                    "title",
                    "summary",
                    "name",
                    "text",
                    "unit",
                    "label",
                    "question",
                    "answer",
                    "term",
                    "definition",
                    "publisher",
                    "quote",
                    "caption",
                    "credit",
                    "alt",
                ];
                if field.is_string() && shown.contains(&name.as_str()) {
                    *field = json!(text);
                } else if let (true, "body" | "more" | "aliases" | "unknowns") =
                    (field.is_array(), name.as_str())
                {
                    *field = json!([text]);
                } else {
                    replace_texts(field, text);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn ids_with_a_meaning_in_javascript_work() {
    in_browser(async |browser| {
        for name in [
            "constructor",
            "prototype",
            "tostring",
            "title",
            "sources",
            "glossary",
        ] {
            let mut explainer = full();
            explainer["cards"][1]["id"] = json!(name);
            explainer["glossary"][1]["id"] = json!(name);
            let (_site, page) = shown(browser, &explainer).await;
            page.run(&format!("return element.closeCard('{name}')"))
                .await;
            page.settle().await;
            assert!(!page.is_open(name).await, "{name}");
            assert!(page.is_open("what").await, "{name}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn the_strictest_policy_is_not_violated() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let policy = "default-src 'none'; img-src 'self'; \
            script-src 'nonce-R' 'strict-dynamic' 'wasm-unsafe-eval'; \
            connect-src 'self'; style-src 'none'; base-uri 'none'; \
            require-trusted-types-for 'script'; trusted-types 'none'";
        site.header("/strict.html", "content-security-policy", policy);
        let page = "<!DOCTYPE html><html lang=en><title>Strict</title>
            <script type=module async nonce=R src=/embed.js></script>
            <explainer-cards src='/fixtures/valid/full.json' open=what>
              <p>Fallback</p>
            </explainer-cards>
            <section data-explainer='/fixtures/valid/minimal.json'
              data-style='color: red' data-onclick=1></section>";
        site.put("/strict.html", page);
        let page = browser.open(&site, "/strict.html").await;
        page.until("elements.length === 2").await;
        page.ready().await;
        everything_works(&page).await;
        let page = browser.open(&site, "/pages/strict-csp.html").await;
        page.ready().await;
        page.click_button("card-what").await;
        page.is_quiet().await;
    });
}

/// Opens everything and checks that the styles apply.
async fn everything_works(page: &Page) {
    page.click("[popovertarget=term-neap]").await;
    page.click("[data-act='consult what/almanac']").await;
    page.click_button("glossary").await;
    page.run("element.setAttribute('theme', 'dark')").await;
    let paper: String = page
        .js("return getComputedStyle($('.explainer')).backgroundColor")
        .await;
    assert_eq!(paper, "rgb(25, 24, 22)");
    page.is_quiet().await;
}

#[test]
fn a_number_that_the_browser_refuses_is_shown_as_written() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let number = "1e-1000000000";
        let json = String::from_utf8(fixture("valid/full.json")).expect("it is UTF-8");
        site.put("/tiny.json", json.replace("12.40", number));
        let body = "<explainer-cards src=/tiny.json open=all><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        let shown: String = page.js("return $('.figure data').textContent").await;
        assert_eq!(shown, number);
        page.is_quiet().await;
    });
}
