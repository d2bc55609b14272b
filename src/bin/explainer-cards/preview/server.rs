//! The server of the preview, for browsers on this machine alone.

use super::article::article;
use super::scope::{Readable, Scope};
use super::widget::Widget;
use crate::check;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, HeaderValue,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use std::borrow::Cow;
use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};
use url::form_urlencoded;

/// The article.
const ARTICLE: &str = "/pages/article.html";

/// The files of the article.
const FILES: [(&str, &str); 6] = [
    (
        "/pages/icon.svg",
        include_str!("../../../../www/pages/icon.svg"),
    ),
    (
        "/pages/page.css",
        include_str!("../../../../www/pages/page.css"),
    ),
    (
        "/preview/live.css",
        include_str!("../../../../www/preview/live.css"),
    ),
    (
        "/preview/live.js",
        include_str!("../../../../www/preview/live.js"),
    ),
    (
        "/preview/preview.css",
        include_str!("../../../../www/preview/preview.css"),
    ),
    (
        "/preview/preview.js",
        include_str!("../../../../www/preview/preview.js"),
    ),
];

/// What pictures may do that are opened as pages, such as SVG with scripts.
const PICTURES: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// What is shown.
pub struct Preview {
    pub scope: Scope,
    pub widget: Widget,
    pub check: check::Arguments,
    /// The names of explainers that change.
    pub changes: broadcast::Sender<String>,
    pub port: u16,
}

type Shown = State<Arc<Preview>>;

/// Serves the preview. The result runs until it is dropped.
pub fn serve(
    listener: TcpListener,
    preview: Arc<Preview>,
) -> Result<impl Future<Output = ()> + Send + 'static, String> {
    let router = Router::new()
        .route("/", get(async || Redirect::temporary(ARTICLE)))
        .route(ARTICLE, get(page))
        .route("/explainers/{*name}", get(file))
        .route("/problems/{*name}", get(problems))
        .route("/events", get(events))
        .fallback(get(asset))
        .layer(from_fn_with_state(Arc::clone(&preview), guard))
        .with_state(preview);
    let listener = listener
        .set_nonblocking(true)
        .and_then(|()| tokio::net::TcpListener::from_std(listener));
    let listener = listener.map_err(|error: io::Error| error.to_string())?;
    Ok(async move {
        // Never ends.
        axum::serve(listener, router).await.ok();
    })
}

/// Answers only what is asked of this machine by its own names. A page of another site could have its name lead here
/// (DNS rebinding), and would then be allowed to read everything.
async fn guard(State(preview): Shown, request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    let is_ours = |host: &str| {
        ["127.0.0.1", "localhost"].iter().any(|name| {
            let port = host.strip_prefix(name);
            port == Some(&format!(":{}", preview.port)) || (preview.port == 80 && port == Some(""))
        })
    };
    let mut response = if host.is_some_and(is_ours) {
        next.run(request).await
    } else {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    };
    for (name, value) in [
        // The next load shows the next version.
        (CACHE_CONTROL, "no-store"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        // Nothing for pages of other sites.
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn page(State(preview): Shown, uri: Uri) -> Response {
    let query = uri.query().unwrap_or_default().as_bytes();
    let wanted = form_urlencoded::parse(query).find(|(name, _)| name == "file");
    // As it is in the list of files.
    let wanted = wanted.map(|(_, file)| decoded(&file));
    let has_widget = preview.widget.is_there();
    aside(move || {
        let page = article(&preview.scope, wanted.as_deref(), has_widget);
        content("html", page.into_bytes().into())
    })
    .await
}

fn decoded(name: &str) -> String {
    percent_encoding::percent_decode_str(name)
        .decode_utf8_lossy()
        .into_owned()
}

async fn file(State(preview): Shown, Path(name): Path<String>) -> Response {
    aside(move || match preview.scope.read(&name) {
        Some(Readable::Explainer(bytes)) => content("json", bytes.into()),
        Some(Readable::Picture(bytes, kind)) => {
            let policy = (CONTENT_SECURITY_POLICY, PICTURES);
            ([(CONTENT_TYPE, kind), policy], bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    })
    .await
}

/// The problems of an explainer, as `check --format json` has them.
async fn problems(State(preview): Shown, Path(name): Path<String>) -> Response {
    aside(move || {
        let Some(input) = preview.scope.input(&name) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let problems = check::problems(&preview.check, &input);
        let problems = serde_json::to_vec(&problems).unwrap_or_default();
        content("json", problems.into())
    })
    .await
}

/// Runs a task that may take its time: no other answer waits for it.
async fn aside(task: impl FnOnce() -> Response + Send + 'static) -> Response {
    let done = tokio::task::spawn_blocking(task).await;
    done.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Sends the address of each explainer that changes, as the list of files has it. Empty if some are missed.
async fn events(State(preview): Shown) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = BroadcastStream::new(preview.changes.subscribe());
    let events = changes.map(|name| {
        let name = name.map_or_else(
            |_| String::new(),
            |name| crate::render::address::encode(&name),
        );
        Ok(Event::default().data(name))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// A file of the article or of the widget.
async fn asset(State(preview): Shown, method: Method, uri: Uri) -> Response {
    debug_assert!(matches!(method, Method::GET | Method::HEAD));
    let path = uri.path();
    let of_article = FILES.iter().find(|(name, _)| *name == path);
    let bytes = match of_article {
        Some((_, text)) => Some(Cow::Borrowed(text.as_bytes())),
        None => preview.widget.file(&path[1..]),
    };
    let (_, extension) = path.rsplit_once('.').unwrap_or_default();
    bytes.map_or_else(
        || StatusCode::NOT_FOUND.into_response(),
        |bytes| content(extension, bytes),
    )
}

fn content(extension: &str, bytes: Cow<'static, [u8]>) -> Response {
    let kind = match extension {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    };
    ([(CONTENT_TYPE, kind)], Body::from(bytes.into_owned())).into_response()
}
