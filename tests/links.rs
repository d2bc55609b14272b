//! `check --links` asks servers whether the pages exist to which files link.
//!
//! The servers are real ones on the loopback interface.

use std::convert::Infallible;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{LOCATION, USER_AGENT};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

#[path = "tool/said.rs"]
mod said;
mod tool;

use said::said;
use tool::explainer_cards;

/// A server with a port of its own, so that two of them are two servers to ask.
struct Site {
    port: u16,
    log: Log,
    _runtime: Runtime,
}

/// The requests: when they began and ended, the method and the path, the name of the program that asks.
type Log = Arc<Mutex<Vec<(Instant, Instant, String, String)>>>;

impl Site {
    fn start() -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"));
        let listener = listener.expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let log = Log::default();
        let router = Router::new().fallback(answer).with_state(Arc::clone(&log));
        runtime.spawn(async move { axum::serve(listener, router).await });
        Self {
            port,
            log,
            _runtime: runtime,
        }
    }

    fn url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.port)
    }

    /// The method and the path of each request so far.
    fn requests(&self) -> Vec<String> {
        let log = self.log.lock().unwrap();
        log.iter()
            .map(|(_, _, request, _)| request.clone())
            .collect()
    }
}

async fn answer(State(log): State<Log>, request: Request) -> Response {
    let since = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let agent = request
        .headers()
        .get(USER_AGENT)
        .map(|name| format!("{name:?}"));
    let answer = answer_to(&method, &path, request.uri().query()).await;
    let entry = (
        since,
        Instant::now(),
        format!("{method} {path}"),
        agent.unwrap_or_default(),
    );
    log.lock().unwrap().push(entry);
    answer
}

async fn answer_to(method: &Method, path: &str, query: Option<&str>) -> Response {
    let to = |status: u16, to: &str| {
        let status = StatusCode::from_u16(status).expect("a status");
        (status, [(LOCATION, to.to_owned())]).into_response()
    };
    let is_head = method == Method::HEAD;
    match path {
        "/moved" => to(301, "/there"),
        "/moved-twice" => to(308, "/moved"),
        "/moved-home" => to(301, "/"),
        "/moved-with-parentheses" => to(301, "/there/(all)"),
        "/for-now" => to(302, "/there"),
        "/elsewhere" => to(301, query.expect("an address")),
        "/around" => to(302, "/around"),
        "/only-get" | "/endless" if is_head => StatusCode::METHOD_NOT_ALLOWED.into_response(),
        "/not-for-head" if is_head => StatusCode::NOT_FOUND.into_response(),
        "/gone" => StatusCode::NOT_FOUND.into_response(),
        "/removed" => StatusCode::GONE.into_response(),
        "/forbidden" => StatusCode::FORBIDDEN.into_response(),
        "/broken" => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        "/too-often" => StatusCode::TOO_MANY_REQUESTS.into_response(),
        "/endless" => {
            let chunks = std::iter::repeat(Ok::<_, Infallible>("again and again "));
            Body::from_stream(tokio_stream::iter(chunks)).into_response()
        }
        "/slow" => {
            tokio::time::sleep(Duration::from_mins(1)).await;
            "too late".into_response()
        }
        "/delayed" => {
            tokio::time::sleep(Duration::from_millis(100)).await;
            "at last".into_response()
        }
        _ => "here".into_response(),
    }
}

/// A port at which a server answers each connection with these bytes and ends it.
fn answers_with(bytes: &'static [u8]) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("it is bound").port();
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.expect("a connection");
            let _ = connection.read(&mut [0; 1024]);
            let _ = connection.write_all(bytes);
        }
    });
    port
}

/// A port at which nothing listens.
fn closed_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it is bound").port()
}

/// An explainer that links to these addresses, each in a paragraph of its own.
fn explainer(links: &[String]) -> Value {
    let body: Vec<String> = links
        .iter()
        .map(|url| format!("See [it]({url})."))
        .collect();
    json!({
        "version": 1,
        "id": "tides",
        "lang": "en",
        "title": "Tides",
        "summary": "The sea rises and falls.",
        "reviewBy": "2099-01-01",
        "cards": [{ "id": "what", "kind": "what", "title": "What is a tide?", "body": body, "unknowns": ["All."] }],
    })
}

/// A folder with an explainer that links to these addresses, and with settings.
fn folder(links: &[String], settings: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "tides.json", &explainer(links));
    let off = "private-host = \"off\"\ninsecure-link = \"off\"\n";
    let settings = match settings.strip_prefix("[rules]\n") {
        Some(rules) => format!("[rules]\n{off}{rules}"),
        None => format!("[rules]\n{off}\n{settings}"),
    };
    fs::write(folder.path().join("explainer-cards.toml"), settings).expect("it is writable");
    folder
}

fn write(folder: &Path, name: &str, explainer: &Value) {
    let text = serde_json::to_string_pretty(explainer).expect("it is JSON");
    fs::write(folder.join(name), text).expect("it is writable");
}

/// Runs `check --links` in a folder, with servers on this machine.
fn check(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let all = [&["check", "--links", "--private-hosts"], arguments].concat();
    said(explainer_cards(folder, &all))
}

/// The rule, pointer, message and help of each problem.
fn problems(folder: &Path) -> Vec<[String; 4]> {
    let (_, out, _) = check(folder, &["tides.json", "--format", "json"]);
    let problems: Vec<Value> = serde_json::from_str(&out).expect("it is JSON");
    let text =
        |problem: &Value, field: &str| problem[field].as_str().unwrap_or_default().to_owned();
    let fields = ["rule", "pointer", "message", "help"];
    problems
        .iter()
        .map(|problem| fields.map(|field| text(problem, field)))
        .collect()
}

/// The rule, message and help of the problem of each link; empty if it has none.
fn answers(links: &[String]) -> Vec<[String; 3]> {
    let folder = folder(links, "");
    let mut answers = vec![[const { String::new() }; 3]; links.len()];
    for [rule, pointer, message, help] in problems(folder.path()) {
        let index = pointer.strip_prefix("/cards/0/body/").expect("a paragraph");
        answers[index.parse::<usize>().expect("a number")] = [rule, message, help];
    }
    answers
}

#[test]
fn a_link_is_dead_if_the_server_answers_get_with_404_or_410() {
    let site = Site::start();
    let there = [
        "/there",
        "/only-get",
        "/not-for-head",
        "/endless",
        "/for-now",
    ];
    let gone = ["/gone", "/removed"];
    let paths = there.into_iter().chain(gone);
    let links: Vec<String> = paths.map(|path| site.url(path)).collect();
    let found = answers(&links);
    let (of_those_there, of_those_gone) = found.split_at(there.len());
    assert!(
        of_those_there.iter().flatten().all(String::is_empty),
        "{found:?}"
    );
    let help = "search for the page's new address, or link to a copy in an archive";
    assert_eq!(
        of_those_gone,
        [404, 410].map(|status| {
            let message = format!("dead link, answered with {status}");
            ["dead-link".to_owned(), message, help.to_owned()]
        })
    );
}

#[test]
fn a_permanent_redirect_is_reported_with_the_new_address() {
    let (site, other) = (Site::start(), Site::start());
    let (there, elsewhere) = (site.url("/there"), other.url("/there"));
    let expected = [
        ("/moved".to_owned(), format!("write `{there}`")),
        (
            "/moved-twice#tides".to_owned(),
            format!("write `{there}#tides`"),
        ),
        (
            format!("/elsewhere?{elsewhere}"),
            format!("write `{elsewhere}`"),
        ),
    ];
    let mut links = expected.each_ref().map(|(path, _)| site.url(path)).to_vec();
    links.push(site.url("/moved-home"));
    let mut found = answers(&links);
    let [rule, message, help] = found.pop().expect("an answer");
    assert_eq!(rule, "moved-link");
    assert_eq!(message, "link that leads to a home page now");
    assert_eq!(
        help,
        "search for the page on that site, or link to a copy in an archive"
    );
    let message = "link to a page that has moved";
    let expected = expected.map(|(_, help)| ["moved-link".to_owned(), message.to_owned(), help]);
    assert_eq!(found, expected);
}

#[test]
fn a_link_without_a_clear_answer_is_not_called_dead() {
    let (site, other) = (Site::start(), Site::start());
    let at = |port: u16| format!("http://localhost:{port}/");
    let expected = [
        (site.url("/forbidden"), "the server answers 403"),
        (site.url("/broken"), "the server answers 500"),
        (site.url("/around"), "the server redirects again and again"),
        (other.url("/slow"), "there is no answer within 10 seconds"),
        (at(closed_port()), "the server refuses the connection"),
        (
            at(answers_with(b"220 mail.example ESMTP\r\n")),
            "the answer isn't HTTP",
        ),
        (at(answers_with(b"")), "the server ends the connection"),
        (
            "http://no-such-host.invalid/".to_owned(),
            "the host isn't found",
        ),
    ];
    let links = expected.each_ref().map(|(url, _)| url.clone());
    let since = Instant::now();
    let found = answers(&links);
    let elapsed = since.elapsed();
    let expected = expected.map(|(_, reason)| {
        let message = format!("link that couldn't be checked, because {reason}");
        [
            "unchecked-link".to_owned(),
            message,
            "open it in a browser".to_owned(),
        ]
    });
    assert_eq!(found, expected);
    assert!(elapsed < Duration::from_secs(25), "{elapsed:?}");
}

#[test]
fn every_web_address_of_a_file_is_asked_for() {
    let site = Site::start();
    let url = |path: &str| site.url(path);
    let mut file = explainer(&[url("/inline")]);
    file["publisher"] = json!({ "name": "The Coast", "url": url("/publisher") });
    file["authors"] =
        json!([{ "name": "A. Reporter", "url": url("/author") }, { "name": "B", "url": "/b" }]);
    file["summary"] = json!(format!(
        "The sea rises.[^almanac] See [it]({}).",
        url("/summary")
    ));
    file["sources"] = json!([
        { "id": "almanac", "title": "Almanac", "url": url("/source"), "archive": url("/archive") }
    ]);
    file["cards"][0]["media"] = json!({ "src": url("/picture"), "alt": "A tide", "credit": "C" });
    file["translations"] = json!([{ "lang": "fr", "href": url("/translation") }]);
    file["changes"] = json!([
        { "date": "2025-01-01", "type": "update", "text": format!("See [it]({}).", url("/change")) },
        { "date": "2025-01-02", "type": "update", "text": "Now by [mail](mailto:a@b.example)." },
    ]);
    let folder = folder(&[], "");
    write(folder.path(), "tides.json", &file);
    check(folder.path(), &["tides.json"]);
    let mut requests = site.requests();
    requests.sort();
    let paths = [
        "archive",
        "author",
        "change",
        "inline",
        "picture",
        "publisher",
        "source",
        "summary",
        "translation",
    ];
    assert_eq!(requests, paths.map(|path| format!("HEAD /{path}")));
}

#[test]
fn each_page_is_asked_for_once_by_a_program_that_gives_its_name() {
    let site = Site::start();
    let links = ["/a", "/a#part", "/b"].map(|path| site.url(path));
    let folder = folder(&links, "");
    write(
        folder.path(),
        "other.json",
        &explainer(&[site.url("/b"), site.url("/a#other")]),
    );
    let (status, _, err) = check(folder.path(), &["."]);
    assert_eq!((status, &*err), (Some(0), ""));
    assert_eq!(site.requests(), ["HEAD /a", "HEAD /b"]);
    let name = format!(
        "\"explainer-cards/{} (checks links)\"",
        env!("CARGO_PKG_VERSION")
    );
    let log = site.log.lock().unwrap();
    assert!(log.iter().all(|(_, _, _, agent)| *agent == name), "{log:?}");
}

#[test]
fn a_server_gets_one_request_at_a_time_while_others_are_asked_too() {
    let sites = [Site::start(), Site::start(), Site::start(), Site::start()];
    let links: Vec<String> = (0..4)
        .flat_map(|index| {
            sites
                .each_ref()
                .map(|site| site.url(&format!("/delayed?{index}")))
        })
        .collect();
    let folder = folder(&links, "");
    let since = Instant::now();
    check(folder.path(), &["tides.json"]);
    let elapsed = since.elapsed();
    for site in &sites {
        let log = site.log.lock().unwrap();
        assert_eq!(log.len(), 4);
        for pair in log.windows(2) {
            // From the end of one answer to the beginning of the next request.
            let pause = pair[1].0 - pair[0].1;
            assert!(pause >= Duration::from_millis(490), "{pause:?}");
        }
    }
    // One after the other they would take 9.6 s.
    assert!(elapsed < Duration::from_secs(7), "{elapsed:?}");
}

#[test]
fn a_server_that_asks_for_fewer_requests_gets_no_more() {
    let site = Site::start();
    let links: Vec<String> = (0..5)
        .map(|index| site.url(&format!("/too-often?{index}")))
        .collect();
    let folder = folder(&links, "");
    let found = problems(folder.path());
    assert_eq!(site.requests(), ["HEAD /too-often"]);
    let messages: Vec<&str> = found.iter().map(|[_, _, message, _]| &**message).collect();
    let mut expected =
        ["link that couldn't be checked, because the server asks for fewer requests"; 5];
    expected[0] = "link that couldn't be checked, because the server answers 429";
    assert_eq!(messages, expected);
}

#[test]
fn hosts_in_private_networks_are_not_asked() {
    let site = Site::start();
    let folder = folder(&[site.url("/there")], "");
    let arguments = ["check", "--links", "tides.json", "--format", "json"];
    let (status, out, _) = said(explainer_cards(folder.path(), &arguments));
    let problems: Vec<Value> = serde_json::from_str(&out).unwrap();
    assert_eq!(problems.len(), 1, "{out}");
    assert_eq!(
        problems[0]["message"],
        "link that couldn't be checked, because the host is in a private network"
    );
    assert_eq!(
        (status, problems[0]["severity"].as_str()),
        (Some(0), Some("advice"))
    );
    assert_eq!(site.requests(), [""; 0]);
}

#[test]
fn without_the_option_nothing_is_asked() {
    let site = Site::start();
    let folder = folder(&[site.url("/gone")], "");
    let output = said(explainer_cards(folder.path(), &["check", "tides.json"]));
    assert_eq!(output, (Some(0), String::new(), String::new()));
    assert_eq!(site.requests(), [""; 0]);
}

#[test]
fn dead_links_are_printed_for_people_with_their_places() {
    let site = Site::start();
    let folder = folder(&[site.url("/gone")], "");
    let (status, _, err) = check(folder.path(), &["tides.json"]);
    assert_eq!(status, Some(1));
    // There are as many carets as the address is long.
    let port = site.port.to_string();
    let plain = |line: &str| {
        line.replace(&port, "PORT")
            .replace('^', "")
            .trim_end()
            .to_owned()
    };
    let lines: Vec<String> = err.lines().map(plain).collect();
    let expected = [
        "warning[dead-link]: dead link, answered with 404",
        "  --> tides.json:14:19",
        "   |",
        "14 |         \"See [it](http://localhost:PORT/gone).\"",
        "   |                    expected the address of a page that is there",
        "   |",
        "   = note: at /cards/0/body/0",
        "   = help: search for the page's new address, or link to a copy in an archive",
        "",
        "1 problem in 1 file",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn every_format_has_the_rules_about_links() {
    let site = Site::start();
    let folder = folder(&[site.url("/gone"), site.url("/moved")], "");
    let (_, github, _) = check(folder.path(), &["tides.json", "--format", "github"]);
    assert!(
        github.contains("::warning ") && github.contains("dead-link"),
        "{github}"
    );
    assert!(
        github.contains("::notice ") && github.contains("moved-link"),
        "{github}"
    );
    let (_, sarif, _) = check(folder.path(), &["tides.json", "--format", "sarif"]);
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let rules: Vec<&str> = results
        .iter()
        .filter_map(|result| result["ruleId"].as_str())
        .collect();
    assert_eq!(rules, ["dead-link", "moved-link"]);
}

#[test]
fn a_newsroom_decides_how_bad_dead_links_are() {
    let site = Site::start();
    let links = [site.url("/gone")];
    let allowance = "[[allow]]\nfile = \"tides.json\"\npointer = \"/cards/0/body/0\"\n\
                     rule = \"dead-link\"\nreason = \"The page is the story\"\n";
    for (settings, status) in [
        ("[rules]\ndead-link = \"error\"\n", 1),
        ("[rules]\ndead-link = \"advice\"\n", 0),
        ("[rules]\ndead-link = \"off\"\n", 0),
        (allowance, 0),
    ] {
        let folder = folder(&links, settings);
        let (found, _, err) = check(folder.path(), &["tides.json"]);
        assert_eq!(found, Some(status), "{settings}{err}");
        let is_silent = settings.contains("off") || settings.contains("allow");
        assert_eq!(err.is_empty(), is_silent, "{settings}{err}");
    }
}

#[test]
fn an_allowed_dead_link_that_is_not_asked_for_or_answers_again_is_no_problem() {
    let site = Site::start();
    let allowance = "[[allow]]\nfile = \"tides.json\"\npointer = \"/cards/0/body/0\"\n\
                     rule = \"dead-link\"\nreason = \"The page is the story\"\n";
    let folder = folder(&[site.url("/there")], allowance);
    assert_eq!(
        check(folder.path(), &["tides.json"]),
        (Some(0), String::new(), String::new())
    );
    let without = said(explainer_cards(folder.path(), &["check", "tides.json"]));
    assert_eq!(without, (Some(0), String::new(), String::new()));
}

#[test]
fn new_addresses_are_written_by_fix() {
    let site = Site::start();
    let paths = [
        "/moved",
        "/moved-home",
        "/moved-with-parentheses",
        "/gone",
        "/for-now",
    ];
    let links = paths.map(|path| site.url(path));
    let folder = folder(&links, "");
    let mut file = explainer(&links);
    file["authors"] =
        json!([{ "name": "A. Reporter", "url": site.url("/moved-with-parentheses") }]);
    write(folder.path(), "tides.json", &file);
    let (status, _, err) = check(folder.path(), &["tides.json", "--fix"]);
    assert_eq!(status, Some(1), "{err}");
    assert!(err.contains("fixed 2 problems in 1 file\n"), "{err}");
    let fixed: Value =
        serde_json::from_slice(&fs::read(folder.path().join("tides.json")).unwrap()).unwrap();
    file["cards"][0]["body"][0] = json!(format!("See [it]({}).", site.url("/there")));
    // In a text with marks a parenthesis ends the address.
    file["authors"][0]["url"] = json!(site.url("/there/(all)"));
    assert_eq!(fixed, file);
}

#[test]
fn arguments_that_make_no_sense_with_links_are_refused() {
    let folder = folder(&[], "");
    for (arguments, message) in [
        (
            &["--links", "--watch", "tides.json"][..],
            "'--links' cannot be used with '--watch'",
        ),
        (&["--private-hosts", "tides.json"], "--links"),
        (
            &["--links", "-"],
            "error: `--links` reads files twice, which standard input can't be; name a file\n",
        ),
    ] {
        let output = explainer_cards(folder.path(), &[&["check"], arguments].concat());
        let (status, _, err) = said(output);
        assert_eq!(status, Some(2), "{arguments:?}");
        assert!(err.contains(message), "{arguments:?}: {err}");
    }
}
