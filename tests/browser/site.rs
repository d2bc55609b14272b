//! A web server on the loopback interface for one test. It serves the built pages and pages of the test, and simulates
//! faults.

use crate::browser::WATCH;
use crate::engine::Engine;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::response::Response;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use std::{env, fs};
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};

/// A server with a port of its own, so that two servers are two origins.
pub struct Site {
    pub origin: String,
    shelf: Arc<Mutex<Shelf>>,
}

/// A fault in the delivery of a file.
#[derive(Clone, Copy)]
pub enum Fault {
    /// The response is an error page with this status.
    Status(u16),
    /// The response has this content type.
    Type(&'static str),
    /// The response is the first half of the file, with a matching length.
    Half,
    /// The connection is closed after half of the file.
    Broken,
    /// There is no response until the fault is healed.
    Silence,
}

#[derive(Default)]
struct Shelf {
    root: PathBuf,
    made: HashMap<String, Vec<u8>>,
    faults: HashMap<String, Fault>,
    headers: HashMap<String, Vec<(HeaderName, HeaderValue)>>,
    log: Vec<String>,
    cookies: Vec<String>,
}

impl Site {
    /// Serves the pages as Trunk builds them, the fixtures under `/fixtures`, and the files that a publisher uploads
    /// under `/embed`.
    pub async fn built() -> Self {
        Self::serve(built_pages()).await
    }

    /// Serves the files that a publisher uploads, with CORS for every origin.
    pub async fn uploaded() -> Self {
        let site = Self::serve(uploaded_files()).await;
        site.shelf().headers.insert(
            "*".to_owned(),
            vec![(
                header::ACCESS_CONTROL_ALLOW_ORIGIN,
                HeaderValue::from_static("*"),
            )],
        );
        site
    }

    async fn serve(root: PathBuf) -> Self {
        assert!(
            root.join("embed.js").exists(),
            "missing {}/embed.js: run `cargo xtask test`, or `trunk build --release` and \
             `cargo xtask dist`",
            root.display()
        );
        let shelf = Arc::new(Mutex::new(Shelf {
            root,
            ..Shelf::default()
        }));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("a bound port");
        let router = Router::new()
            .fallback(answer)
            .with_state(Arc::clone(&shelf));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self {
            origin: format!("http://{address}"),
            shelf,
        }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Serves this content at a path, instead of a built file.
    pub fn put(&self, path: &str, content: impl Into<Vec<u8>>) {
        self.shelf().made.insert(path.to_owned(), content.into());
    }

    /// Adds a fault to the file at a path.
    pub fn fault(&self, path: &str, fault: Fault) {
        self.shelf().faults.insert(path.to_owned(), fault);
    }

    /// Removes all faults.
    pub fn heal(&self) {
        self.shelf().faults.clear();
    }

    /// Adds a header to the response for a path, or for all paths with `*`.
    pub fn header(&self, path: &str, name: &'static str, value: &str) {
        let value = HeaderValue::from_str(value).expect("a header value");
        self.shelf().headers.insert(
            path.to_owned(),
            vec![(HeaderName::from_static(name), value)],
        );
    }

    /// Removes all added headers.
    pub fn no_headers(&self) {
        self.shelf().headers.clear();
    }

    /// The method and path of each request so far.
    pub fn requests(&self) -> Vec<String> {
        self.shelf().log.clone()
    }

    /// The paths of the requests with cookies.
    pub fn requests_with_cookies(&self) -> Vec<String> {
        self.shelf().cookies.clone()
    }

    /// The number of GET requests for a path.
    pub fn count(&self, path: &str) -> usize {
        let get = format!("GET {path}");
        self.shelf().log.iter().filter(|line| **line == get).count()
    }

    /// Waits for a GET request for a path.
    pub async fn wait_for_request(&self, path: &str) {
        let asked = async {
            while self.count(path) == 0 {
                sleep(Duration::from_millis(5)).await;
            }
        };
        let asked = timeout(Duration::from_secs(20), asked).await;
        assert!(
            asked.is_ok(),
            "no request for {path}: {:?}",
            self.requests()
        );
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        lock(&self.shelf)
    }
}

/// The folder of the pages, as Trunk builds them.
pub fn built_pages() -> PathBuf {
    dist().join("preview")
}

/// The folder that a publisher uploads, as `cargo xtask dist` builds it.
pub fn uploaded_files() -> PathBuf {
    dist().join("embed")
}

fn dist() -> PathBuf {
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    env::var_os("DIST").map_or_else(default, PathBuf::from)
}

/// A file of `tests/fixtures`.
pub fn fixture(path: &str) -> Vec<u8> {
    let file = fixtures().join(path);
    fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

async fn answer(State(shelf): State<Arc<Mutex<Shelf>>>, request: Request) -> Response {
    let path = request.uri().path();
    let fault = lock(&shelf).note(&request);
    if let Some(Fault::Silence) = fault {
        while lock(&shelf).faults.contains_key(path) {
            sleep(Duration::from_millis(5)).await;
        }
    }
    let shelf = lock(&shelf);
    let mut response = match (shelf.find(path), fault) {
        (_, Some(Fault::Status(code))) => gone(code),
        (None, _) => gone(404),
        (Some(content), fault) => sent(path, watched(path, content), fault),
    };
    if *request.method() == Method::HEAD {
        *response.body_mut() = Body::empty();
    }
    for key in ["*", path] {
        for (name, value) in shelf.headers.get(key).into_iter().flatten() {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

fn lock(shelf: &Mutex<Shelf>) -> MutexGuard<'_, Shelf> {
    shelf.lock().expect("no panic while it is locked")
}

impl Shelf {
    /// Records a request and returns the fault of its file.
    fn note(&mut self, request: &Request) -> Option<Fault> {
        let path = request.uri().path();
        self.log.push(format!("{} {path}", request.method()));
        if request.headers().contains_key(header::COOKIE) {
            self.cookies.push(path.to_owned());
        }
        self.faults.get(path).copied()
    }

    fn find(&self, path: &str) -> Option<Vec<u8>> {
        if let Some(content) = self.made.get(path) {
            return Some(content.clone());
        }
        let path = path.trim_start_matches('/');
        let name = if path.is_empty() { "index.html" } else { path };
        let file = match name.split_once('/') {
            Some(("fixtures", rest)) => fixtures().join(rest),
            Some(("embed", rest)) => uploaded_files().join(rest),
            _ => self.root.join(name),
        };
        fs::read(file).ok()
    }
}

/// Inserts the script that watches a page, for browsers that can't run a script in every page.
fn watched(path: &str, content: Vec<u8>) -> Vec<u8> {
    if Engine::chosen() == Engine::Chromium || !content_type(path).starts_with("text/html") {
        return content;
    }
    let Ok(page) = String::from_utf8(content.clone()) else {
        return content;
    };
    let charset = "<meta charset=\"utf-8\">";
    let watched = format!("{charset}<script>{WATCH}</script>");
    page.replacen(charset, &watched, 1).into_bytes()
}

fn gone(code: u16) -> Response {
    let mut response = Response::new(Body::from(format!("<!DOCTYPE html><title>{code}</title>")));
    *response.status_mut() = StatusCode::from_u16(code).expect("a status");
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html"));
    response
}

fn sent(path: &str, content: Vec<u8>, fault: Option<Fault>) -> Response {
    let length = content.len();
    let half = || Body::from(content[..length / 2].to_vec());
    let body = match fault {
        Some(Fault::Half) => half(),
        // A stream has no length, so the browser expects the length in the header below.
        Some(Fault::Broken) => Body::from_stream(half().into_data_stream()),
        _ => Body::from(content),
    };
    let content_type = match fault {
        Some(Fault::Type(name)) => name,
        _ => content_type(path),
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    if let Some(Fault::Broken) = fault {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    // Each page of a test starts without a cache.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn content_type(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|name| name.to_str()) {
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        _ => "text/html; charset=utf-8",
    }
}
