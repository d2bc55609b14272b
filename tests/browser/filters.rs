//! The pre-rendered form as the filters of publishing systems leave it: `filters/filter.mjs` runs each of them.

use crate::browser::{Browser, article, bare_article, in_browser};
use crate::page::Page;
use crate::prerendered::{embed, embed_of_file};
use crate::site::{Site, fixtures};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, thread};

/// Filters that remove the element, the template in it or their content, and those that keep everything.
const FILTERS: [&str; 7] = [
    "markdown",
    "autop",
    "html-minifier-terser",
    "sanitize-html",
    "dompurify",
    "rehype-sanitize",
    "wordpress",
];

/// What a filter makes of HTML.
fn filtered(name: &str, html: &str) -> String {
    let modules =
        env::var_os("NODE_MODULES").expect("`cargo xtask test` says where the packages are");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/filters/filter.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .arg(name)
        .arg(fixtures().join("wp-kses-post.txt"))
        .env("NODE_PATH", modules)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js is installed");
    let mut input = node.stdin.take().expect("it is piped");
    let html = html.to_owned();
    let writer = thread::spawn(move || input.write_all(html.as_bytes()));
    let output = node.wait_with_output().expect("it ends");
    writer.join().expect("no panic").expect("it reads");
    assert!(output.status.success(), "{name}");
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

/// The visible text of a page, with that of the shadow roots, after everything that opens has been opened.
async fn text(page: &Page) -> String {
    page.js(
        "const visit = (node) => {
           if (node.nodeType === Node.TEXT_NODE) return node.parentElement?.checkVisibility() ? node.data : '';
           if (node.localName === 'details') node.open = true;
           const { childNodes } = node.localName === 'slot' ? { childNodes: node.assignedNodes() } : node.shadowRoot || node;
           return [...childNodes].map(visit).join('');
         };
         return visit(document.body).replace(/\\s+/g, ' ')",
    )
    .await
}

/// Texts that the full fixture has once, one of each kind of section.
const ONCE: [&str; 4] = [
    "pulls the sea.",
    "the difference is largest, at",
    "Largest range of the year",
    "An explanation",
];

async fn has_everything_once(browser: &Browser, site: &Site, page: String, what: &str) {
    site.put("/article.html", page);
    let page = browser.open(site, "/article.html").await;
    page.settle().await;
    let text = text(&page).await;
    for part in ONCE {
        assert_eq!(text.matches(part).count(), 1, "{what}: {part:?} in {text}");
    }
    for code in ["\"version\"", "{", "display:"] {
        assert!(!text.contains(code), "{what}: {code:?} in {text}");
    }
}

#[test]
fn every_filter_leaves_the_text_once_and_no_code() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for name in FILTERS {
            for (form, html) in [("file", embed("")), ("src", embed_of_file(""))] {
                let html = filtered(name, &html);
                let what = format!("{name}, {form}, without the script");
                has_everything_once(browser, &site, bare_article(&html), &what).await;
                let what = format!("{name}, {form}, with the script");
                has_everything_once(browser, &site, article(&html), &what).await;
            }
        }
    });
}

#[test]
fn a_reader_view_keeps_the_article_around_an_explainer() {
    let paragraph = |n: usize| {
        let words =
            "The tide comes in twice a day, and the harbour fills, and the boats rise with it. ";
        format!("<p>Paragraph {n}. {}</p>", words.repeat(4))
    };
    let paragraphs: String = (1..=3).map(paragraph).collect();
    let rest: String = (4..=5).map(paragraph).collect();
    in_browser(async |browser| {
        let explainer = embed_of_file("");
        let page = bare_article(&format!(
            "<main><article><h1>Tides</h1>{paragraphs}{explainer}{rest}</article></main>"
        ));
        let read = filtered("readability", &page);
        for n in 1..=5 {
            assert!(read.contains(&format!("Paragraph {n}.")), "{n}: {read}");
        }
        let site = Site::built().await;
        has_everything_once(browser, &site, bare_article(&read), "readability").await;
    });
}
