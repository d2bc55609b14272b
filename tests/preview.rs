//! `explainer-cards preview` shows files in an article, to browsers on this machine alone.

#[cfg(target_os = "linux")]
#[path = "tool/program.rs"]
mod program;
mod tool;
#[path = "watching/mod.rs"]
mod watching;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use tool::explainer_cards;
use watching::Watching;

/// A running preview.
struct Preview {
    tool: Watching,
    port: u16,
}

impl Preview {
    /// Starts the tool in a folder. `arguments` begin with the file.
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let tool = Watching::start(folder, &[&["preview", "--no-config"], arguments].concat());
        let port = loop {
            if let Some(address) = tool.line().strip_prefix("preview at http://127.0.0.1:") {
                let port = address.trim_end_matches('/');
                break port.parse().expect("a port");
            }
        };
        let preview = Self { tool, port };
        preview.tool.until("watching for changes");
        preview
    }

    /// The head and the body of the answer.
    fn ask(&self, request: &str, host: &str) -> (String, Vec<u8>) {
        let mut connection = self.send(request, host);
        let mut answer = vec![];
        connection.read_to_end(&mut answer).expect("an answer");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
        let body = answer.split_off(end.expect("the end of the head") + 4);
        (String::from_utf8(answer).expect("it is ASCII"), body)
    }

    fn send(&self, request: &str, host: &str) -> TcpStream {
        let mut connection =
            TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("a server");
        let limit = Some(Duration::from_secs(20));
        connection.set_read_timeout(limit).expect("a limit");
        write!(
            connection,
            "{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .expect("it is open");
        connection
    }

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The status and the body of the answer for a path.
    fn get(&self, path: &str) -> (u16, Vec<u8>) {
        let (head, body) = self.ask(&format!("GET {path}"), &self.host());
        (status(&head), body)
    }

    fn text(&self, path: &str) -> String {
        let (status, body) = self.get(path);
        assert_eq!(status, 200, "{path}");
        String::from_utf8(body).expect("it is UTF-8")
    }

    fn article(&self) -> String {
        self.text("/pages/article.html")
    }

    /// The rules of the problems that the page lists.
    fn problems(&self, name: &str) -> Vec<String> {
        let problems: Vec<Value> =
            serde_json::from_str(&self.text(&format!("/problems/{name}"))).expect("it is JSON");
        let rules = problems
            .iter()
            .filter_map(|problem| problem["rule"].as_str());
        rules.map(str::to_owned).collect()
    }

    /// What the page is told of changes, a line at a time.
    fn events(&self) -> impl Iterator<Item = String> {
        let lines = BufReader::new(self.send("GET /events", &self.host())).lines();
        let mut lines = lines.map(|line| line.expect("another line"));
        // The head has been sent once the server listens for changes.
        assert!(lines.by_ref().any(|line| line.is_empty()));
        lines.filter_map(|line| Some(line.strip_prefix("data: ")?.to_owned()))
    }
}

fn status(head: &str) -> u16 {
    let status = head.split(' ').nth(1).expect("a status");
    status.parse().expect("a number")
}

fn explainer(title: &str) -> String {
    let explainer = json!({
        "version": 1,
        "id": "tides",
        "lang": "en",
        "title": title,
        "summary": "The sea rises and falls.",
        "reviewBy": "2099-01-01",
        "cards": [{ "id": "what", "kind": "what", "title": "What is a tide?", "body": ["It is."], "unknowns": ["?"] }],
    });
    explainer.to_string()
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        put(folder.path(), name, text);
    }
    folder
}

fn put(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("it is writable");
    fs::write(path, text).expect("it is writable");
}

#[test]
fn without_the_widget_the_article_contains_the_explainer() {
    let folder = folder(&[("tides.en.json", &explainer("Why <tides>?"))]);
    let preview = Preview::start(folder.path(), &["tides.en.json"]);
    let (head, _) = preview.ask("GET /", &preview.host());
    assert!(
        head.contains("\r\nlocation: /pages/article.html\r\n"),
        "{head}"
    );
    let article = preview.article();
    assert_eq!(article.matches("<explainer-cards").count(), 1);
    let form =
        "<explainer-cards src=\"../explainers/tides.en.json\"><template shadowrootmode=\"open\">";
    assert!(article.contains(form), "{article}");
    assert!(article.contains("Why &lt;tides&gt;?"), "{article}");
    assert!(
        !article.contains("embed.js") && !article.contains("hbm.fr.json"),
        "{article}"
    );
    for file in [
        "page.css",
        "icon.svg",
        "../preview/preview.js",
        "../preview/live.js",
        "../preview/live.css",
    ] {
        assert!(article.contains(&format!("\"{file}\"")), "{file}");
        preview.text(&format!("/pages/{file}").replace("/pages/..", ""));
    }
}

#[test]
fn with_the_widget_the_article_loads_the_file() {
    let folder = folder(&[
        ("tides.json", &explainer("Tides")),
        ("widget/embed.js", "// the embed"),
        ("widget/words/en.json", "{}"),
        ("widget/.hidden", "no"),
        ("secret.js", "no"),
    ]);
    let preview = Preview::start(folder.path(), &["tides.json", "--assets", "widget"]);
    let article = preview.article();
    assert!(article.contains("src=\"../embed.js\""), "{article}");
    assert!(
        article.contains("<explainer-cards src=\"../explainers/tides.json\"><p"),
        "{article}"
    );
    assert_eq!(preview.text("/embed.js"), "// the embed");
    assert_eq!(preview.text("/words/en.json"), "{}");
    assert_eq!(preview.text("/explainers/tides.json"), explainer("Tides"));
    for path in [
        "/../secret.js",
        "/words/../../secret.js",
        "/%2e%2e/secret.js",
        "/.hidden",
        "/words",
        "/",
    ] {
        assert_ne!(preview.get(path).0, 200, "{path}");
    }
}

#[test]
fn a_change_is_checked_and_told_to_the_page() {
    let folder = folder(&[("tides.json", &explainer("Tides"))]);
    let preview = Preview::start(folder.path(), &["tides.json"]);
    let mut events = preview.events();
    put(folder.path(), "tides.json", &explainer("Ebb and flow"));
    assert_eq!(events.next().as_deref(), Some("tides.json"));
    preview.tool.until("no problems in 1 file");
    assert!(preview.article().contains("Ebb and flow"));
    put(
        folder.path(),
        "tides.json",
        &explainer("Tides").replace("\"lang\":\"en\"", "\"lang\":\"english\""),
    );
    preview.tool.until("warning[unknown-language]");
    preview.tool.until("1 problem in 1 file");
    assert_eq!(events.next().as_deref(), Some("tides.json"));
    assert_eq!(preview.problems("tides.json"), ["unknown-language"]);
}

#[test]
fn a_file_that_is_no_json_is_shown_again_once_it_is_mended() {
    let folder = folder(&[("tides.json", "{ \"version\": 1,")]);
    let preview = Preview::start(folder.path(), &["tides.json"]);
    let mut events = preview.events();
    assert_eq!(preview.problems("tides.json"), ["syntax"]);
    let fallback = "<p class=\"fallback\">L’explicatif ne peut pas être affiché.</p>";
    assert!(preview.article().contains(fallback));
    put(folder.path(), "tides.json", &explainer("Tides"));
    assert_eq!(events.next().as_deref(), Some("tides.json"));
    assert!(!preview.article().contains(fallback));
    assert_eq!(preview.problems("tides.json"), [""; 0]);
    // Editors that replace the file remove it for a moment.
    fs::remove_file(folder.path().join("tides.json")).unwrap();
    assert_eq!(preview.get("/explainers/tides.json").0, 404);
    assert_eq!(preview.get("/pages/article.html").0, 200);
    put(folder.path(), "tides.json", &explainer("Ebb"));
    assert!(preview.article().contains("Ebb"));
}

#[test]
fn a_folder_stands_for_its_explainers() {
    let strange = "to < & \"do\" 100%.fr.json";
    let folder = folder(&[
        ("news/tides.en.json", &explainer("Tides")),
        ("news/sea/waves.de.json", &explainer("Waves")),
        (&format!("news/{strange}"), &explainer("Strange")),
    ]);
    let preview = Preview::start(folder.path(), &["news"]);
    let article = preview.article();
    let encoded = "to%20%3C%20%26%20%22do%22%20100%25.fr.json";
    for option in [
        "<option value=\"sea/waves.de.json\">sea/waves.de.json</option>",
        "<option value=\"tides.en.json\">tides.en.json</option>",
        &format!("<option value=\"{encoded}\">to &lt; &amp; &quot;do&quot; 100%.fr.json</option>"),
        "<option value=\"de\">Deutsch</option>",
        "<option value=\"en\">English</option>",
        "<option value=\"fr\">français</option>",
    ] {
        assert!(article.contains(option), "{option}\n{article}");
    }
    // The page puts the address of a file into its own.
    let chosen = preview.text(&format!(
        "/pages/article.html?file={}",
        encoded.replace('%', "%25")
    ));
    assert!(
        chosen.contains(&format!("src=\"../explainers/{encoded}\"")) && chosen.contains("Strange"),
        "{chosen}"
    );
    assert_eq!(
        preview.text(&format!("/explainers/{encoded}")),
        explainer("Strange")
    );
    assert_eq!(preview.problems("sea/waves.de.json"), [""; 0]);
    let mut events = preview.events();
    put(folder.path(), "news/new.json", &explainer("New"));
    assert_eq!(events.next().as_deref(), Some("new.json"));
    assert!(
        preview
            .article()
            .contains("<option value=\"new.json\">new.json</option>")
    );
}

#[cfg(unix)]
#[test]
fn only_the_given_files_and_pictures_beside_them_can_be_read() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[
        ("news/tides.json", &explainer("Tides")),
        ("news/other.json", &explainer("Other")),
        ("news/tides.oembed.json", "{}"),
        ("news/moon.svg", "<svg/>"),
        ("news/pictures/moon.PNG", "moon"),
        ("news/.hidden/moon.png", "hidden"),
        ("news/.moon.png", "hidden"),
        ("news/notes.txt", "notes"),
        ("news/folder.png/a.png", "a"),
        ("moon.png", "outside"),
        ("secrets.json", &explainer("Secret")),
    ]);
    let news = folder.path().join("news");
    symlink("../moon.png", news.join("link.png")).unwrap();
    symlink("../secrets.json", news.join("link.json")).unwrap();
    symlink("..", news.join("up")).unwrap();
    symlink("moon.svg", news.join("inside.svg")).unwrap();
    symlink("no-such.png", news.join("broken.png")).unwrap();
    let outside = folder.path().join("moon.png").display().to_string();
    let readable = [
        ("moon.svg", "<svg/>"),
        ("pictures/moon.PNG", "moon"),
        ("inside.svg", "<svg/>"),
    ];
    let unreadable = [
        "../moon.png",
        "%2e%2e/moon.png",
        "..%2fmoon.png",
        "pictures/../../moon.png",
        "pictures%2f..%2f..%2fmoon.png",
        "..%5cmoon.png",
        &outside,
        &format!("/{outside}"),
        &outside.replace('/', "%2f"),
        "link.png",
        "link.json",
        "up/moon.png",
        "broken.png",
        ".moon.png",
        ".hidden/moon.png",
        "folder.png",
        "notes.txt",
        "moon.svg%00.txt",
        "%ff.png",
        "tides.oembed.json",
        "",
    ];
    for (argument, others) in [("tides.json", 404), (".", 200)] {
        let preview = Preview::start(&news, &[argument]);
        assert_eq!(preview.text("/explainers/tides.json"), explainer("Tides"));
        assert_eq!(preview.get("/explainers/other.json").0, others);
        for (name, text) in readable {
            assert_eq!(preview.text(&format!("/explainers/{name}")), text);
        }
        for name in unreadable {
            for place in ["explainers", "problems"] {
                let (status, body) = preview.get(&format!("/{place}/{name}"));
                assert!(
                    matches!(status, 400 | 404),
                    "{argument}: {place}/{name} {status} {body:?}"
                );
            }
        }
    }
}

#[test]
fn pictures_run_no_scripts() {
    let folder = folder(&[("tides.json", &explainer("Tides")), ("moon.svg", "<svg/>")]);
    let preview = Preview::start(folder.path(), &["tides.json"]);
    let (head, _) = preview.ask("GET /explainers/moon.svg", &preview.host());
    for header in [
        "content-type: image/svg+xml",
        "content-security-policy: default-src 'none'; style-src 'unsafe-inline'; sandbox",
        "x-content-type-options: nosniff",
        "cross-origin-resource-policy: same-origin",
        "cache-control: no-store",
    ] {
        assert!(
            head.contains(&format!("\r\n{header}\r\n")),
            "{header}\n{head}"
        );
    }
}

#[test]
fn other_names_of_this_machine_are_refused() {
    let folder = folder(&[("tides.json", &explainer("Tides"))]);
    let preview = Preview::start(folder.path(), &["tides.json"]);
    let port = preview.port;
    let other = port.wrapping_add(1);
    for path in [
        "/",
        "/pages/article.html",
        "/explainers/tides.json",
        "/events",
        "/no-such-file",
    ] {
        for host in [
            &*format!("rebound.example:{port}"),
            &format!("127.0.0.1:{other}"),
            &format!("127.0.0.1.rebound.example:{port}"),
            &format!("localhost.rebound.example:{port}"),
            &format!("0.0.0.0:{port}"),
            "127.0.0.1",
            "localhost",
            "",
        ] {
            let (head, body) = preview.ask(&format!("GET {path}"), host);
            assert_eq!((status(&head), &*body), (421, &b""[..]), "{path} {host}");
        }
    }
    for host in [format!("127.0.0.1:{port}"), format!("localhost:{port}")] {
        let (head, _) = preview.ask("GET /explainers/tides.json", &host);
        assert_eq!(status(&head), 200, "{host}");
    }
}

#[test]
fn nothing_can_be_written() {
    let folder = folder(&[("tides.json", &explainer("Tides"))]);
    let preview = Preview::start(folder.path(), &["tides.json"]);
    for path in [
        "/",
        "/pages/article.html",
        "/explainers/tides.json",
        "/problems/tides.json",
        "/events",
        "/a",
    ] {
        for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
            let (head, _) = preview.ask(&format!("{method} {path}"), &preview.host());
            assert_eq!(status(&head), 405, "{method} {path}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn only_this_machine_is_served() {
    let folder = folder(&[("tides.json", &explainer("Tides"))]);
    let preview = Preview::start(folder.path(), &["tides.json"]);
    // A server on all interfaces would be there too.
    let other = TcpStream::connect((Ipv4Addr::new(127, 0, 0, 2), preview.port));
    assert!(other.is_err(), "{other:?}");
}

#[test]
fn two_previews_have_two_ports() {
    let folder = folder(&[("tides.json", &explainer("Tides"))]);
    let one = Preview::start(folder.path(), &["tides.json"]);
    let other = Preview::start(folder.path(), &["tides.json"]);
    assert_ne!(one.port, other.port);
    assert_eq!(other.get("/pages/article.html").0, 200);
}

#[test]
fn what_cannot_be_shown_is_refused() {
    let folder = folder(&[("tides.json", &explainer("Tides")), ("empty/notes.txt", "")]);
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let port = taken.local_addr().expect("it is bound").port().to_string();
    for (arguments, message) in [
        (
            &["no-such.json"][..],
            "no-such.json can't be read: No such file or directory (os error 2)".to_owned(),
        ),
        (
            &["-"],
            "standard input can't be previewed; name a file".to_owned(),
        ),
        (&["empty"], "no `*.json` files in `empty`".to_owned()),
        (
            &["tides.json", "--assets", "empty"],
            "no `embed.js` in `empty`".to_owned(),
        ),
        (
            &["tides.json", "--port", &port],
            format!("port {port} is in use; name another one by `--port`"),
        ),
    ] {
        let output = explainer_cards(folder.path(), &[&["preview"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            format!("error: {message}\n")
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_on_request_and_control_c_ends_the_preview() {
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Stdio};
    let folder = folder(&[("tides.json", &explainer("Tides"))]);
    let bin = folder.path().join("bin");
    fs::create_dir(&bin).expect("a folder");
    program::program(
        &bin.join("xdg-open"),
        "#!/bin/sh\necho \"$1\" > opened.part; mv opened.part opened\n",
    );
    let path = format!("{}:/usr/bin:/bin", bin.display());
    // Jobs in the background of a shell ignore the signal, and so would the tool.
    let mut tool = Command::new("env")
        .args([
            "--default-signal=INT",
            env!("CARGO_BIN_EXE_explainer-cards"),
        ])
        .args(["preview", "tides.json", "--open"])
        .current_dir(folder.path())
        .env("PATH", path)
        .stderr(Stdio::null())
        .spawn()
        .expect("the tool runs");
    let since = Instant::now();
    let opened = loop {
        match fs::read_to_string(folder.path().join("opened")) {
            Ok(address) => break address,
            Err(_) => assert!(
                since.elapsed() < Duration::from_secs(20),
                "no browser was opened"
            ),
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let port = opened
        .trim_end()
        .strip_prefix("http://127.0.0.1:")
        .and_then(|rest| rest.strip_suffix('/'));
    assert!(
        port.is_some_and(|port| port.parse::<u16>().is_ok()),
        "{opened}"
    );
    let interrupt = Command::new("kill")
        .args(["-INT", &tool.id().to_string()])
        .status();
    assert!(interrupt.expect("kill runs").success());
    let status = tool.wait().expect("it ends");
    assert_eq!(status.signal(), Some(2), "SIGINT");
}
