//! `explainer-cards doctor` asks a host whether it serves the widget and explainer files as browsers need them.
//!
//! The hosts are real ones on the loopback interface: nginx and Caddy as in `docs/hosting.md`, and servers that do one
//! thing wrong each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha384};
use tokio::runtime::Runtime;

use crate::said::said;
use crate::servers::{CHANNEL, Server, VERSION};
use crate::tool::explainer_cards;

fn doctor(arguments: &[&str]) -> (Option<i32>, String, String) {
    let arguments = [&["doctor"], arguments].concat();
    said(explainer_cards(Path::new("."), &arguments))
}

#[test]
fn nothing_is_wrong_with_the_configurations_of_the_page() {
    for server in Server::all() {
        for folder in [VERSION, CHANNEL] {
            for address in [
                server.url(folder),
                server.url(&format!("{folder}/embed.js")),
            ] {
                let explainer = server.url("/explainers/full.json");
                let list = server.root.join(&format!("{folder}/integrity.json")[1..]);
                let list = list.display().to_string();
                let arguments = [&address, "--explainer", &explainer, "--integrity", &list];
                let version = env!("CARGO_PKG_VERSION");
                let expected = format!("no problems with 7 files of version {version}\n");
                let name = server.name;
                assert_eq!(
                    doctor(&arguments),
                    (Some(0), String::new(), expected),
                    "{name} {address}"
                );
            }
        }
    }
}

#[test]
fn a_file_of_the_release_that_the_host_has_changed_is_found() {
    for server in Server::all() {
        let folder = server.root.join(&VERSION[1..]);
        let script = folder.join("embed.js");
        let mut changed = fs::read(&script).expect("a script");
        changed.extend(b"\nconsole.log()");
        for (name, content) in [
            ("embed.js.br", brotli(&changed)),
            ("embed.js.gz", gzip(&changed)),
            ("embed.js", changed),
        ] {
            fs::write(folder.join(name), content).expect("a file");
        }
        let (status, out, _) = doctor(&[&server.url(VERSION), "--format", "json"]);
        assert_eq!((status, ids(&out)), (Some(1), vec!["integrity".to_owned()]));
    }
}

fn ids(json: &str) -> Vec<String> {
    let printed: Value = serde_json::from_str(json).expect("it is JSON");
    let findings = printed["findings"].as_array().expect("findings");
    let id = |finding: &Value| finding["id"].as_str().expect("an id").to_owned();
    findings.iter().map(id).collect()
}

/// What a server does wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    Nothing,
    /// Sends no header of this name.
    Without(&'static str),
    /// Sends this value for files with this ending.
    With(&'static str, &'static str, &'static str),
    /// Compresses nothing, or not by this.
    NotBy(&'static str),
    /// Sends other content for files with this ending.
    Changed(&'static str),
    /// Has no files with this ending.
    Lacks(&'static str),
    /// Redirects from files with this ending to this address.
    Redirects(&'static str, &'static str),
    /// Answers a request for a part with the status for an unavailable service.
    RefusesParts,
    /// Sends the body of `embed.js` without an end.
    Endless,
}

/// A release, and an explainer file.
fn files() -> BTreeMap<String, Vec<u8>> {
    let digest = |bytes: &[u8]| format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)));
    let long = |start: &str| format!("{start}{}", " ".repeat(3000)).into_bytes();
    let terms = long("export const terms = 1");
    let stage = long(&format!(
        "\"link-terms-00000001.js\",\"{}\"",
        digest(&terms)
    ));
    let wasm = long("\0asm");
    let embed = long(&format!(
        "\"stage-00000002.js\",\"{}\",\"widget-00000003.wasm\",\"{}\"",
        digest(&stage),
        digest(&wasm)
    ));
    let css = long("explainer-cards{}");
    let list = json!({ "version": "1.2.3", "files": {
        "embed.js": { "integrity": digest(&embed) },
        "explainer-cards.css": { "integrity": digest(&css) },
    }});
    let explainer = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/valid/full.json");
    let explainer = fs::read(explainer).expect("a fixture");
    [
        ("/1.2.3/embed.js", embed),
        ("/1.2.3/stage-00000002.js", stage),
        ("/1.2.3/link-terms-00000001.js", terms),
        ("/1.2.3/widget-00000003.wasm", wasm),
        ("/1.2.3/words/en.json", long("{}")),
        ("/1.2.3/explainer-cards.css", css),
        ("/1.2.3/integrity.json", list.to_string().into_bytes()),
        ("/tram.json", explainer),
    ]
    .map(|(path, content)| (path.to_owned(), content))
    .into()
}

/// A server with a port of its own.
struct Host {
    origin: String,
    log: Arc<Mutex<Vec<String>>>,
    _runtime: Runtime,
}

struct Shelf {
    files: BTreeMap<String, Vec<u8>>,
    fault: Fault,
    log: Arc<Mutex<Vec<String>>>,
}

impl Host {
    fn start(fault: Fault) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"));
        let listener = listener.expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let log = Arc::default();
        let shelf = Shelf {
            files: files(),
            fault,
            log: Arc::clone(&log),
        };
        let router = Router::new().fallback(answer).with_state(Arc::new(shelf));
        runtime.spawn(async move { axum::serve(listener, router).await });
        Self {
            origin: format!("http://127.0.0.1:{port}"),
            log,
            _runtime: runtime,
        }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Runs `doctor` on all files of a server.
    fn doctor(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let (folder, explainer) = (self.url("/1.2.3/"), self.url("/tram.json"));
        let all = [&[&*folder, "--explainer", &explainer], arguments].concat();
        doctor(&all)
    }
}

async fn answer(State(shelf): State<Arc<Shelf>>, request: Request) -> Response {
    let path = request.uri().path();
    shelf.log.lock().unwrap().push(path.to_owned());
    let accepted = request.headers().get(header::ACCEPT_ENCODING);
    let accepted = accepted
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let fault = shelf.fault;
    let mut response = Response::new(Body::empty());
    let status = |code: u16| {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = code.try_into().expect("a status");
        response
    };
    let Some(content) = shelf.files.get(path).cloned() else {
        return status(404);
    };
    let mut headers = vec![
        ("content-type", content_type(path)),
        (
            "cache-control",
            if path == "/tram.json" {
                "max-age=60"
            } else {
                "max-age=31536000, immutable"
            },
        ),
        ("access-control-allow-origin", "*"),
        ("vary", "accept-encoding"),
    ];
    let mut content = content;
    match fault {
        Fault::Lacks(ending) if path.ends_with(ending) => return status(404),
        Fault::Redirects(ending, to) if path.ends_with(ending) => {
            let mut response = status(302);
            response
                .headers_mut()
                .insert(header::LOCATION, HeaderValue::from_static(to));
            return response;
        }
        Fault::Changed(ending) if path.ends_with(ending) => content.extend(b"\n"),
        Fault::RefusesParts if request.headers().contains_key(header::RANGE) => return status(503),
        Fault::Without(name) => headers.retain(|(key, _)| *key != name),
        Fault::With(ending, name, value) if path.ends_with(ending) => {
            headers.retain(|(key, _)| *key != name);
            headers.push((name, value));
        }
        _ => {}
    }
    match accepted {
        "br" if fault != Fault::NotBy("br") => {
            headers.push(("content-encoding", "br"));
            content = brotli(&content);
        }
        "gzip" if fault != Fault::NotBy("gzip") => {
            headers.push(("content-encoding", "gzip"));
            content = gzip(&content);
        }
        _ => {}
    }
    *response.body_mut() = if fault == Fault::Endless {
        let chunks = std::iter::repeat(Ok::<_, std::convert::Infallible>("again and again "));
        Body::from_stream(tokio_stream::iter(chunks))
    } else {
        Body::from(content)
    };
    for (name, value) in headers {
        let name = HeaderName::from_static(name);
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css",
        _ => "application/json",
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("memory can be written");
    encoder.finish().expect("memory can be written")
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 1, 22);
    encoder.write_all(bytes).expect("memory can be written");
    encoder.into_inner()
}

#[test]
fn each_thing_that_a_server_does_wrong_is_one_finding() {
    let elsewhere = "https://other.example/embed.js";
    for (fault, expected) in [
        (Fault::Without("access-control-allow-origin"), "cors"),
        (
            Fault::With(".wasm", "access-control-allow-origin", "https://a.example"),
            "cors",
        ),
        (Fault::Without("content-type"), "type"),
        (Fault::With(".js", "content-type", "text/plain"), "type"),
        (
            Fault::With(".wasm", "content-type", "application/octet-stream"),
            "type",
        ),
        (Fault::Without("cache-control"), "caching"),
        (
            Fault::With("stage-00000002.js", "cache-control", "no-store"),
            "caching",
        ),
        (
            Fault::With("tram.json", "cache-control", "max-age=86400"),
            "caching",
        ),
        (Fault::Without("vary"), "vary"),
        (
            Fault::With(".js", "access-control-allow-origin", "https://news.example"),
            "vary",
        ),
        (Fault::NotBy("br"), "brotli"),
        (Fault::NotBy("gzip"), "gzip"),
        (
            Fault::With(".css", "content-encoding", "deflate"),
            "encoding",
        ),
        (Fault::Changed("embed.js"), "integrity"),
        (Fault::Changed(".wasm"), "integrity"),
        (Fault::Changed(".css"), "integrity"),
        (Fault::Lacks("en.json"), "status"),
        (Fault::Lacks(".wasm"), "status"),
        (Fault::Lacks("tram.json"), "status"),
        (Fault::Redirects("embed.js", elsewhere), "redirect"),
        (
            Fault::Redirects("stage-00000002.js", "/1.2.3/stage-00000002.js"),
            "redirect",
        ),
        (Fault::RefusesParts, "range"),
        (Fault::Lacks("embed.js"), "status"),
    ] {
        let host = Host::start(fault);
        let (status, out, errors) = host.doctor(&["--format", "json"]);
        assert_eq!((status, &*errors), (Some(1), ""), "{fault:?}");
        let found = ids(&out);
        let different: BTreeSet<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(
            different.into_iter().collect::<Vec<_>>(),
            [expected],
            "{fault:?}: {out}"
        );
    }
}

#[test]
fn a_finding_says_what_where_and_what_to_do() {
    let host = Host::start(Fault::Without("access-control-allow-origin"));
    let folder = host.url("/1.2.3");
    let (status, out, errors) = doctor(&[&folder]);
    let names = [
        "embed.js",
        "stage-00000002.js",
        "link-terms-00000001.js",
        "widget-00000003.wasm",
        "words/en.json",
        "explainer-cards.css",
    ];
    let places = names
        .map(|name| format!("  --> {folder}/{name}\n"))
        .concat();
    let help = "send `Access-Control-Allow-Origin: *`, or give the origin of your pages by `--page-origin`";
    let expected = format!(
        "error[cors]: missing `Access-Control-Allow-Origin`\n{places}  = help: {help}\n\n1 problem with 6 files of \
         version 1.2.3\n"
    );
    assert_eq!((status, out, errors), (Some(1), String::new(), expected));
}

#[test]
fn programs_get_one_object() {
    let host = Host::start(Fault::Changed(".wasm"));
    let (_, out, _) = doctor(&[&host.url("/1.2.3"), "--format", "json"]);
    let printed: Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!(printed["files"].as_array().map(Vec::len), Some(6));
    let help = "upload the file of the same release again, and turn off everything at the host that changes files";
    assert_eq!(
        printed["findings"],
        json!([{
            "id": "integrity",
            "severity": "error",
            "message": "other bytes than those of the release, which browsers refuse",
            "help": help,
            "urls": [host.url("/1.2.3/widget-00000003.wasm")],
        }])
    );
}

#[test]
fn the_given_digest_counts_more_than_that_of_the_host() {
    let host = Host::start(Fault::Nothing);
    let digest = |bytes: &[u8]| format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)));
    let right = digest(&files()["/1.2.3/embed.js"]);
    let (status, _, errors) = host.doctor(&["--integrity", &right]);
    assert_eq!((status, &*errors), (Some(0), "no problems with 7 files\n"));
    let (status, out, _) = host.doctor(&["--integrity", &digest(b""), "--format", "json"]);
    assert_eq!((status, ids(&out)), (Some(1), vec!["integrity".to_owned()]));
}

#[test]
fn a_page_on_the_same_host_needs_no_cors() {
    let host = Host::start(Fault::Without("access-control-allow-origin"));
    let (status, _, _) = host.doctor(&["--page-origin", &host.origin]);
    assert_eq!(status, Some(0));
}

#[test]
fn a_folder_without_the_widget_is_asked_for_one_file() {
    let host = Host::start(Fault::Lacks("embed.js"));
    doctor(&[&host.url("/1.2.3/")]);
    let log = host.log.lock().unwrap();
    assert_eq!(**log, ["/1.2.3/embed.js", "/1.2.3/integrity.json"]);
}

#[test]
fn a_body_without_an_end_is_not_read_to_its_end() {
    let host = Host::start(Fault::Endless);
    let (status, out, _) = doctor(&[&host.url("/1.2.3/"), "--format", "json"]);
    assert_eq!(status, Some(1));
    assert!(!ids(&out).is_empty());
}

/// An address at which nothing listens, and one at which something else than a web server does.
#[test]
fn without_an_answer_the_status_is_2() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let closed = listener.local_addr().expect("it is bound");
    drop(listener);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let other = listener.local_addr().expect("it is bound");
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.expect("a connection");
            let _ = connection.read(&mut [0; 1024]);
            let _ = connection.write_all(b"220 mail.example\r\n\r\n");
        }
    });
    for (address, reason) in [
        (closed, "the server refuses the connection"),
        (other, "the answer isn't HTTP"),
    ] {
        let url = format!("http://{address}/1.2.3/embed.js");
        let expected = format!("error: {url} can't be read: {reason}\n");
        assert_eq!(doctor(&[&url]), (Some(2), String::new(), expected));
    }
}

#[test]
fn invalid_arguments_are_refused() {
    let host = "https://cdn.example/";
    for arguments in [
        &["ftp://cdn.example/"][..],
        &["cdn.example"],
        &[host, "--explainer", "tram.json"],
        &[host, "--page-origin", "news.example"],
        &[host, "--integrity", "sha384-AAAA"],
        &[],
    ] {
        let (status, _, errors) = doctor(arguments);
        assert_eq!(status, Some(2), "{arguments:?}");
        assert!(errors.starts_with("error: "), "{errors}");
    }
}
