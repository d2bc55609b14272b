//! The widget from nginx with the configuration of `docs/hosting.md`, under each policy of that page.

use crate::browser::in_browser;
use crate::servers::{Server, VERSION};
use crate::site::Site;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The policies that the page shows.
fn policies() -> Vec<String> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hosting.md");
    let page = fs::read_to_string(page).expect("docs/hosting.md");
    let start = "Content-Security-Policy: ";
    let lines = page.lines().filter_map(|line| line.strip_prefix(start));
    lines.map(str::to_owned).collect()
}

fn digest(server: &Server) -> String {
    let list = server.root.join(&VERSION[1..]).join("integrity.json");
    let list: Value = serde_json::from_slice(&fs::read(list).expect("a list")).expect("JSON");
    let digest = list["files"]["embed.js"]["integrity"].as_str();
    digest.expect("a digest").to_owned()
}

#[test]
fn an_article_loads_the_explainer_from_nginx_under_each_policy_of_the_page() {
    in_browser(async |browser| {
        let Some(server) = Server::nginx() else {
            return;
        };
        let site = Site::built().await;
        let policies = policies();
        assert_eq!(policies.len(), 3);
        let (cdn, digest) = (&server.origin, digest(&server));
        for (number, policy) in policies.iter().enumerate() {
            let policy = policy.replace("https://cdn.example", cdn);
            let policy = policy.replace("DIGEST", &digest);
            let path = format!("/policy-{number}.html");
            site.header(&path, "content-security-policy", &policy);
            let nonce = if policy.contains("nonce") {
                "nonce=R4nd0m"
            } else {
                ""
            };
            let page = format!(
                "<!DOCTYPE html><html lang=en><title>Article</title>
                 <script type=module async {nonce} integrity='{digest}' crossorigin
                   src='{cdn}{VERSION}/embed.js'></script>
                 <explainer-cards src='{cdn}/explainers/full.json'><p>Fallback</p></explainer-cards>"
            );
            site.put(&path, page);
            let page = browser.open(&site, &path).await;
            page.ready().await;
            page.click_button("card-what").await;
            assert!(page.is_open("what").await, "{policy}");
            page.is_quiet().await;
        }
    });
}

/// The version of the build for tests is `dev`, that of the uploaded files the one of the package.
#[test]
fn two_versions_on_a_page_both_show_their_explainers_by_the_first_one() {
    in_browser(async |browser| {
        for is_upload_first in [true, false] {
            let (site, uploads) = (Site::built().await, Site::uploaded().await);
            let mut scripts = [uploads.url("/embed.js"), site.url("/embed.js")];
            if !is_upload_first {
                scripts.reverse();
            }
            let [first, second] = scripts;
            // Modules without `async` run one after the other.
            let page = format!(
                "<!DOCTYPE html><html lang=en><title>Article</title>
                 <script type=module src='{first}'></script>
                 <explainer-cards src=/fixtures/valid/full.json><p>Fallback</p></explainer-cards>
                 <script type=module src='{second}' data-src=/fixtures/valid/minimal.json></script>"
            );
            site.put("/versions.html", page);
            let page = browser.open(&site, "/versions.html").await;
            page.until("document.querySelectorAll('explainer-cards').length === 2")
                .await;
            let open = "return Promise.all([...document.querySelectorAll('explainer-cards')].map(async (element) => {
                element.loading = 'eager';
                await element.ready;
                await element.openCard(element.explainer.cards[0].id);
                return element.shadowRoot.querySelectorAll('[aria-expanded=true]').length;
            }))";
            let opened: Vec<usize> = page.js(open).await;
            assert_eq!(opened, [1, 1], "{is_upload_first}");
            let version: String = page.js("return window.explainerCards.version").await;
            assert_eq!(version != "dev", is_upload_first);
            let widgets = [&uploads, &site].map(|host| {
                let requests = host.requests().into_iter();
                requests.filter(|line| line.ends_with(".wasm")).count()
            });
            let expected = if is_upload_first { [1, 0] } else { [0, 1] };
            assert_eq!(widgets, expected, "one widget for both");
            page.is_quiet().await;
        }
    });
}
