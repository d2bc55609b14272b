//! The headers that the web servers send.

use std::fs;

use ureq::Agent;
use ureq::Body;
use ureq::http::Response;

use crate::servers::{CHANNEL, Server, VERSION};

const LASTING: &str = "public, max-age=31536000, immutable";
const CHANNELS: &str = "public, max-age=600, stale-while-revalidate=86400";
const EXPLAINERS: &str = "public, max-age=60, stale-while-revalidate=600";

fn get(server: &Server, path: &str, encoding: &str) -> Response<Body> {
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into();
    let request = agent.get(server.url(path));
    let request = request.header("accept-encoding", encoding);
    request
        .header("origin", "https://news.example")
        .call()
        .expect("an answer")
}

fn header<'a>(answer: &'a Response<Body>, name: &str) -> &'a str {
    let value = answer.headers().get(name);
    value.map_or("", |value| value.to_str().expect("a text"))
}

/// The name of the uploaded file that begins so.
fn named(server: &Server, start: &str) -> String {
    let folder = fs::read_dir(server.root.join(&VERSION[1..])).expect("a folder");
    let mut names = folder.map(|entry| entry.expect("a file").file_name().display().to_string());
    let name = names.find(|name| name.starts_with(start) && name.matches('.').count() == 1);
    name.expect("it was uploaded")
}

#[test]
fn each_kind_of_file_has_its_type_and_its_time_in_caches() {
    for server in Server::all() {
        let (stage, wasm) = (named(&server, "stage-"), named(&server, "widget-"));
        for (path, kind, caching) in [
            (format!("{VERSION}/embed.js"), "text/javascript", LASTING),
            (format!("{VERSION}/{stage}"), "text/javascript", LASTING),
            (format!("{VERSION}/{wasm}"), "application/wasm", LASTING),
            (
                format!("{VERSION}/words/en.json"),
                "application/json",
                LASTING,
            ),
            (
                format!("{VERSION}/explainer-cards.css"),
                "text/css",
                LASTING,
            ),
            (format!("{CHANNEL}/embed.js"), "text/javascript", CHANNELS),
            (format!("{CHANNEL}/{stage}"), "text/javascript", LASTING),
            (format!("{CHANNEL}/{wasm}"), "application/wasm", LASTING),
            (
                format!("{CHANNEL}/words/en.json"),
                "application/json",
                CHANNELS,
            ),
            (
                format!("{CHANNEL}/explainer-cards.css"),
                "text/css",
                CHANNELS,
            ),
            (
                "/explainers/full.json".to_owned(),
                "application/json",
                EXPLAINERS,
            ),
        ] {
            let answer = get(&server, &path, "identity");
            let place = format!("{} {path}: {:?}", server.name, answer.headers());
            assert_eq!(answer.status(), 200, "{place}");
            let (essence, _) = header(&answer, "content-type")
                .split_once(';')
                .unwrap_or_else(|| (header(&answer, "content-type"), ""));
            assert_eq!(essence, kind, "{place}");
            assert_eq!(header(&answer, "cache-control"), caching, "{place}");
            assert_eq!(
                header(&answer, "access-control-allow-origin"),
                "*",
                "{place}"
            );
            assert_eq!(
                header(&answer, "cross-origin-resource-policy"),
                "cross-origin",
                "{place}"
            );
            assert_eq!(
                header(&answer, "x-content-type-options"),
                "nosniff",
                "{place}"
            );
        }
    }
}

#[test]
fn the_compressed_copies_are_sent_as_they_are() {
    for server in Server::all() {
        for name in [
            "embed.js".to_owned(),
            named(&server, "widget-"),
            "words/en.json".to_owned(),
        ] {
            for (accepted, encoding, copy) in [
                ("gzip, deflate, br", "br", ".br"),
                ("gzip", "gzip", ".gz"),
                ("identity", "", ""),
            ] {
                let path = format!("{VERSION}/{name}");
                let mut answer = get(&server, &path, accepted);
                let place = format!("{} {path} {accepted}: {:?}", server.name, answer.headers());
                assert_eq!(header(&answer, "content-encoding"), encoding, "{place}");
                if !encoding.is_empty() {
                    let vary = header(&answer, "vary").to_ascii_lowercase();
                    assert!(vary.contains("accept-encoding"), "{place}");
                }
                let sent = answer.body_mut().read_to_vec().expect("a body");
                let file = server.root.join(&format!("{path}{copy}")[1..]);
                assert!(sent == fs::read(file).expect("a file"), "{place}");
            }
        }
    }
}

#[test]
fn explainer_files_are_compressed_on_the_way() {
    for server in Server::all() {
        let mut answer = get(&server, "/explainers/full.json", "gzip, br");
        let place = format!("{} {:?}", server.name, answer.headers());
        assert_eq!(header(&answer, "content-encoding"), "gzip", "{place}");
        let sent = answer.body_mut().read_to_vec().expect("a body");
        let file = server.root.join("explainers/full.json");
        assert!(
            sent.len() < fs::read(file).expect("a file").len() / 2,
            "{place}"
        );
    }
}

#[test]
fn a_missing_file_is_not_kept_by_caches() {
    for server in Server::all() {
        for path in [
            format!("{VERSION}/stage-00000000.js"),
            "/explainers/none.json".to_owned(),
        ] {
            let answer = get(&server, &path, "identity");
            let place = format!("{} {path}: {:?}", server.name, answer.headers());
            assert_eq!(answer.status(), 404, "{place}");
            assert!(
                !header(&answer, "cache-control").contains("max-age"),
                "{place}"
            );
        }
    }
}
