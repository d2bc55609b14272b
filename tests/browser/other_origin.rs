//! The uploaded files on another origin than the page, as publishers serve them.

use crate::browser::{Browser, bare_article, in_browser, in_every_browser};
use crate::page::Page;
use crate::site::{Fault, Site, uploaded_files};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// An article on one origin and the uploaded files on another.
struct Hosts {
    site: Site,
    uploads: Site,
}

impl Hosts {
    async fn new() -> Self {
        let uploads = Site::uploaded().await;
        // As the contract recommends: files with a digest in their name are cached forever.
        for (name, _) in uploaded() {
            let for_ever = "max-age=31536000, immutable";
            uploads.header(&format!("/{name}"), "cache-control", for_ever);
        }
        Self {
            site: Site::built().await,
            uploads,
        }
    }

    /// The snippet with the addresses of the test.
    fn snippet(&self) -> String {
        let file = uploaded_files().join("snippet.html");
        let snippet = fs::read_to_string(file).expect("`cargo xtask dist` writes it");
        let (_, rest) = snippet.split_once("src=\"").expect("a script");
        let (host, _) = rest.split_once("/embed.js").expect("the embed");
        let snippet = snippet.replace(host, &self.uploads.origin);
        let explainer = "/explainers/your-explainer.json";
        assert!(snippet.contains(explainer), "{snippet}");
        snippet.replace(explainer, "/fixtures/valid/full.json")
    }

    async fn open(&self, browser: &Browser) -> Page {
        self.site.put("/paper.html", bare_article(&self.snippet()));
        browser.open(&self.site, "/paper.html").await
    }
}

/// The HTML in README.md, with the uploaded files on this origin.
fn tag_of_the_readme(origin: &str) -> String {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).expect("README.md");
    let html = readme.split_once("```html\n").expect("a block of HTML").1;
    let (html, _) = html.split_once("```").expect("the end of the block");
    let version = env!("CARGO_PKG_VERSION");
    let host = format!("https://cdn.example/explainer-cards/{version}");
    assert!(html.contains(&host), "{html}");
    html.replace(&host, origin)
}

#[test]
fn the_tag_in_the_readme_works() {
    in_browser(async |browser| {
        let hosts = Hosts::new().await;
        let tag = tag_of_the_readme(&hosts.uploads.origin);
        hosts.site.put("/paper.html", bare_article(&tag));
        let page = browser.open(&hosts.site, "/paper.html").await;
        page.ready().await;
    });
}

/// The names and digests of the uploaded files.
fn uploaded() -> Vec<(String, String)> {
    let file = uploaded_files().join("integrity.json");
    let list = fs::read(file).expect("`cargo xtask dist` writes it");
    let list: Value = serde_json::from_slice(&list).expect("it is JSON");
    let files = list["files"].as_object().expect("it lists files");
    files
        .iter()
        .map(|(name, about)| {
            let digest = about["integrity"].as_str().expect("a digest");
            (name.clone(), digest.to_owned())
        })
        .collect()
}

/// The path of the uploaded file with this ending, except `embed.js`.
fn part(ending: &str) -> String {
    let mut files = uploaded().into_iter().map(|(name, _)| name);
    let found = files.find(|name| name.ends_with(ending) && name != "embed.js");
    format!("/{}", found.expect("it was uploaded"))
}

#[test]
fn the_snippet_works_from_another_origin() {
    in_browser(async |browser| {
        let hosts = Hosts::new().await;
        let page = hosts.open(browser).await;
        page.ready().await;
        page.click_button("card-what").await;
        assert!(page.is_open("what").await);
        page.settle().await;
        let events = page.events().await;
        assert_eq!(events.len(), 2);
        assert_ne!(events[0].detail["version"], "dev");
        let mut requests = hosts.uploads.requests();
        requests.sort();
        let mut expected: Vec<String> = uploaded()
            .into_iter()
            // Only for pages with a pre-rendered explainer.
            .filter(|(name, _)| name != "explainer-cards.css")
            // Only for elements with `link-terms`.
            .filter(|(name, _)| !name.starts_with("link-terms-"))
            .map(|(name, _)| format!("GET /{name}"))
            .chain(["GET /words/en.json".to_owned()])
            .collect();
        expected.sort();
        assert_eq!(requests, expected, "each file is requested once");
        page.is_quiet().await;
    });
}

#[test]
fn files_hinted_at_by_the_snippet_are_requested_once() {
    in_browser(async |browser| {
        for script in ["embed.js", "missing.js"] {
            let hosts = Hosts::new().await;
            let parts = [part(".js"), part(".wasm")];
            let snippet = hosts.snippet();
            let hints = snippet.split_once("in its head:").expect("hints").1;
            let hints = hints.split_once("-->").expect("an end").0;
            let snippet = format!("{hints}{}", snippet.replace("embed.js", script));
            hosts.site.put("/paper.html", bare_article(&snippet));
            let page = browser.open(&hosts.site, "/paper.html").await;
            if script == "embed.js" {
                page.ready().await;
            }
            page.settle().await;
            let asked = parts.each_ref().map(|path| hosts.uploads.count(path));
            assert_eq!(asked, [1, 1], "{parts:?} with {script}");
        }
    });
}

#[test]
fn it_works_under_the_strictest_policy() {
    in_browser(async |browser| {
        let hosts = Hosts::new().await;
        let policy = format!(
            "default-src 'none'; img-src 'self'; \
             script-src 'nonce-R' 'strict-dynamic' 'wasm-unsafe-eval'; \
             connect-src 'self' {}; style-src 'none'; base-uri 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'",
            hosts.uploads.origin
        );
        hosts
            .site
            .header("/strict.html", "content-security-policy", &policy);
        let snippet = hosts.snippet().replace("<script ", "<script nonce=R ");
        let whole = format!("<!DOCTYPE html><html lang=en><title>Strict</title>{snippet}");
        hosts.site.put("/strict.html", whole);
        let page = browser.open(&hosts.site, "/strict.html").await;
        page.ready().await;
        page.click_button("card-what").await;
        page.is_quiet().await;
    });
}

#[test]
fn a_modified_widget_is_refused() {
    in_every_browser(async |browser| {
        for ending in [".js", ".wasm"] {
            let hosts = Hosts::new().await;
            let path = part(ending);
            let mut content = fs::read(uploaded_files().join(&path[1..])).expect("it was uploaded");
            content.extend(b"\n");
            hosts.uploads.put(&path, content);
            let page = hosts.open(browser).await;
            page.fell_back("integrity").await;
            let ran: bool = page.js("return !!element.explainer").await;
            assert!(!ran, "{path}");
            assert_eq!(hosts.uploads.count(&path), 1, "requests for {path}");
        }
    });
}

#[test]
fn a_modified_embed_script_does_not_run() {
    in_every_browser(async |browser| {
        let hosts = Hosts::new().await;
        hosts.uploads.put("/embed.js", "window.hacked = true");
        let page = hosts.open(browser).await;
        page.settle().await;
        let hacked: bool = page.js("return 'hacked' in window").await;
        assert!(!hacked);
        assert!(
            page.text("explainer-cards")
                .await
                .contains("scripts are blocked")
        );
    });
}

#[test]
fn a_missing_widget_is_reported_as_a_network_error() {
    in_browser(async |browser| {
        for (ending, fault) in [
            (".wasm", Fault::Status(404)),
            (".wasm", Fault::Broken),
            (".js", Fault::Status(500)),
        ] {
            let hosts = Hosts::new().await;
            hosts.uploads.fault(&part(ending), fault);
            let page = hosts.open(browser).await;
            page.until("seen.events.length").await;
            let reason = page.events().await.remove(0).reason;
            // If the connection breaks but the HEAD request succeeds, the error looks like a failed integrity check.
            let forged = matches!(fault, Fault::Broken);
            assert_eq!(
                reason.as_deref(),
                Some(if forged { "integrity" } else { "network" })
            );
            page.fell_back(&reason.expect("a reason")).await;
        }
    });
}

#[test]
fn a_host_without_cors_leaves_the_fallback() {
    in_browser(async |browser| {
        for origin in [None, Some("https://other.example")] {
            for ending in [".js", ".wasm"] {
                let hosts = Hosts::new().await;
                let path = part(ending);
                hosts.uploads.no_headers();
                for shared in ["/embed.js", &part(".js"), &part(".wasm")] {
                    let value = if shared == path { origin } else { Some("*") };
                    if let Some(value) = value {
                        hosts
                            .uploads
                            .header(shared, "access-control-allow-origin", value);
                    }
                }
                let page = hosts.open(browser).await;
                page.fell_back("network").await;
            }
        }
    });
}

#[test]
fn json_from_another_origin_needs_cors() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let other = Site::built().await;
        let body = format!(
            "<explainer-cards src='{}'><p>Fallback</p></explainer-cards>",
            other.url("/fixtures/valid/full.json")
        );
        let page = browser.open_with(&site, &body).await;
        page.fell_back("network").await;
        other.header("*", "access-control-allow-origin", "*");
        let page = browser.open_with(&site, &body).await;
        page.ready().await;
        page.is_quiet().await;
    });
}

#[test]
fn json_that_does_not_match_its_integrity_is_refused() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, "").await;
        let digest: String = page
            .js(
                "const file = await (await fetch('/fixtures/valid/full.json')).arrayBuffer();
                 const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', file));
                 return 'sha384-' + btoa(String.fromCharCode(...digest))",
            )
            .await;
        let body = |src: &str| {
            format!(
                "<explainer-cards src='{src}' integrity='{digest}'>
                   <p>Fallback</p>
                 </explainer-cards>"
            )
        };
        let page = browser
            .open_with(&site, &body("/fixtures/valid/full.json"))
            .await;
        page.ready().await;
        page.is_quiet().await;
        let page = browser
            .open_with(&site, &body("/fixtures/valid/minimal.json"))
            .await;
        page.fell_back("integrity").await;
        assert_eq!(site.count("/fixtures/valid/minimal.json"), 1, "tried again");
        let page = browser.open_with(&site, &body("/missing.json")).await;
        page.fell_back("network").await;
    });
}

#[test]
fn it_works_in_a_sandboxed_frame() {
    in_every_browser(async |browser| {
        let hosts = Hosts::new().await;
        hosts.site.header("*", "access-control-allow-origin", "*");
        // The frame has an opaque origin, so the test can't look into it.
        let tell = "<script>
            for (const name of ['ready', 'open', 'error'])
              addEventListener(`explainer-${name}`, ({ target }) => {
                const shown = target.shadowRoot.querySelectorAll('[aria-expanded=true]').length;
                parent.postMessage(`${name}, ${shown} open`, '*');
                target.openCard('what');
              })</script>";
        let inside = bare_article(&format!("{tell}{}", hosts.snippet()));
        hosts.site.put("/frame.html", inside);
        let outside = "<script>window.told = []; onmessage = ({ data }) => told.push(data)</script>
            <iframe sandbox=allow-scripts src=/frame.html title=Frame height=600></iframe>";
        hosts.site.put("/outer.html", bare_article(outside));
        let page = browser.open(&hosts.site, "/outer.html").await;
        page.until("told.length >= 2").await;
        let told: Vec<String> = page.js("return told").await;
        assert_eq!(told, ["ready, 0 open", "open, 1 open"]);
        page.is_quiet().await;
    });
}
