//! What the findings are for each kind of answer.

use super::answer::{Answer, Silence};
use super::diagnose::diagnose;
use super::visit::{File, Kind};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeSet;
use std::io::Write;
use url::Url;

const PAGE: &str = "https://news.example";
/// The digest of an empty file.
const OF_NOTHING: &str = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
const LASTING: &str = "public, max-age=31536000, immutable";

fn content(kind: Kind) -> Vec<u8> {
    match kind {
        Kind::Embed => format!("\"stage-2b104e52.js\"{}", " ".repeat(2000)).into_bytes(),
        Kind::Explainer => include_bytes!("../../../../tests/fixtures/valid/full.json").to_vec(),
        _ => "explainer ".repeat(500).into_bytes(),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 1, 22);
    encoder.write_all(bytes).unwrap();
    encoder.into_inner()
}

fn set(answer: &mut Answer, name: &str, value: &str) {
    unset(answer, name);
    answer.headers.push((name.to_owned(), value.to_owned()));
}

fn unset(answer: &mut Answer, name: &str) {
    answer.headers.retain(|(key, _)| key != name);
}

/// A file in the folder of a version, served as it should be.
fn right(kind: Kind) -> File {
    let (name, content_type) = match kind {
        Kind::Embed => ("0.1.0/embed.js", "text/javascript; charset=utf-8"),
        Kind::Script => ("0.1.0/stage-2b104e52.js", "text/javascript"),
        Kind::Wasm => ("0.1.0/widget-49b3d3be.wasm", "application/wasm"),
        Kind::Words => ("0.1.0/words/en.json", "application/json"),
        Kind::Styles => ("0.1.0/explainer-cards.css", "text/css"),
        Kind::Explainer => ("tram.json", "application/json"),
    };
    let caching = match kind {
        Kind::Explainer => "public, max-age=60",
        _ => LASTING,
    };
    let headers = [
        ("content-type", content_type),
        ("cache-control", caching),
        ("access-control-allow-origin", "*"),
        ("vary", "Accept-Encoding"),
    ];
    let plain = Answer {
        status: 200,
        headers: headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        body: content(kind),
        redirects: vec![],
    };
    let compressed = |encoding: &str, body| {
        let mut answer = Answer {
            body,
            ..plain.clone()
        };
        set(&mut answer, "content-encoding", encoding);
        Ok(answer)
    };
    File {
        url: Url::parse("https://cdn.example")
            .unwrap()
            .join(name)
            .unwrap(),
        kind,
        digests: vec![],
        brotli: compressed("br", brotli(&plain.body)),
        gzip: compressed("gzip", gzip(&plain.body)),
        part: None,
        plain: Ok(plain),
    }
}

/// Changes all answers for a file.
fn each(file: &mut File, change: impl Fn(&mut Answer)) {
    for asked in [&mut file.plain, &mut file.brotli, &mut file.gzip] {
        change(asked.as_mut().unwrap());
    }
}

/// Sends a header with all answers for a file.
fn with(file: &mut File, name: &str, value: &str) {
    each(file, |answer| set(answer, name, value));
}

/// Sends no such header with any answer for a file.
fn without(file: &mut File, name: &str) {
    each(file, |answer| unset(answer, name));
}

fn ids(files: &[File]) -> Vec<String> {
    let findings = diagnose(files, PAGE);
    let text = |finding: &super::finding::Finding| format!("{} {}", finding.severity, finding.id);
    findings.iter().map(text).collect()
}

const ALL: [Kind; 6] = [
    Kind::Embed,
    Kind::Script,
    Kind::Wasm,
    Kind::Words,
    Kind::Styles,
    Kind::Explainer,
];

#[test]
fn nothing_is_wrong_with_files_that_are_served_right() {
    assert!(
        ids(&ALL.map(right)).is_empty(),
        "{:?}",
        ids(&ALL.map(right))
    );
}

type Change = fn(&mut File);

/// What is wrong with one file, and the only finding about it.
const WRONG: [(&str, Kind, Change, &str); 33] = [
    (
        "no answer",
        Kind::Wasm,
        |file| file.plain = Err(Silence::Unreachable("why".into())),
        "error unreachable",
    ),
    (
        "a redirect to another host",
        Kind::Wasm,
        |file| file.plain = Err(Silence::Elsewhere("https://a.example/".into())),
        "error redirect",
    ),
    (
        "a redirect",
        Kind::Embed,
        |file| redirected(file),
        "warning redirect",
    ),
    (
        "no file",
        Kind::Script,
        |file| each(file, |answer| answer.status = 404),
        "error status",
    ),
    (
        "no explainer file",
        Kind::Explainer,
        |file| each(file, |answer| answer.status = 403),
        "error status",
    ),
    (
        "http",
        Kind::Embed,
        |file| file.url.set_scheme("http").unwrap(),
        "error insecure",
    ),
    (
        "a script without a type",
        Kind::Script,
        |file| without(file, "content-type"),
        "error type",
    ),
    (
        "a script as text",
        Kind::Embed,
        |file| with(file, "content-type", "text/plain"),
        "error type",
    ),
    (
        "wasm as bytes",
        Kind::Wasm,
        |file| with(file, "content-type", "application/octet-stream"),
        "warning type",
    ),
    (
        "JSON as text",
        Kind::Words,
        |file| with(file, "content-type", "text/plain"),
        "warning type",
    ),
    (
        "an explainer as a page",
        Kind::Explainer,
        |file| with(file, "content-type", "text/html"),
        "warning type",
    ),
    (
        "a style sheet as text",
        Kind::Styles,
        |file| with(file, "content-type", "text/plain"),
        "error type",
    ),
    (
        "no CORS",
        Kind::Wasm,
        |file| without(file, "access-control-allow-origin"),
        "error cors",
    ),
    (
        "CORS for another origin",
        Kind::Embed,
        |file| with(file, "access-control-allow-origin", "https://other.example"),
        "error cors",
    ),
    (
        "CORS twice",
        Kind::Embed,
        |file| with(file, "access-control-allow-origin", "*, *"),
        "error cors",
    ),
    (
        "CORS for one origin, kept for all",
        Kind::Embed,
        |file| with(file, "access-control-allow-origin", PAGE),
        "warning vary",
    ),
    (
        "no caching",
        Kind::Embed,
        |file| without(file, "cache-control"),
        "warning caching",
    ),
    (
        "short caching of a script",
        Kind::Script,
        |file| with(file, "cache-control", "max-age=600"),
        "warning caching",
    ),
    (
        "caching forbidden",
        Kind::Words,
        |file| with(file, "cache-control", "no-store"),
        "warning caching",
    ),
    (
        "long caching of a channel",
        Kind::Embed,
        |file| file.url.set_path("/0.1/embed.js"),
        "warning caching",
    ),
    (
        "long caching of an explainer",
        Kind::Explainer,
        |file| with(file, "cache-control", LASTING),
        "warning caching",
    ),
    (
        "no brotli",
        Kind::Script,
        |file| file.brotli = file.plain.clone(),
        "warning brotli",
    ),
    (
        "no gzip",
        Kind::Styles,
        |file| file.gzip = file.plain.clone(),
        "warning gzip",
    ),
    (
        "one copy for every encoding",
        Kind::Embed,
        |file| without(file, "vary"),
        "warning vary",
    ),
    (
        "a copy of another file",
        Kind::Wasm,
        |file| file.brotli.as_mut().unwrap().body = brotli(b"other"),
        "error encoding",
    ),
    (
        "compressed twice",
        Kind::Wasm,
        |file| file.gzip.as_mut().unwrap().body = gzip(&gzip(&content(Kind::Wasm))),
        "error encoding",
    ),
    (
        "a broken copy",
        Kind::Wasm,
        |file| file.gzip.as_mut().unwrap().body.truncate(5),
        "error encoding",
    ),
    (
        "other bytes",
        Kind::Script,
        |file| file.digests = vec![OF_NOTHING.into()],
        "error integrity",
    ),
    (
        "another script",
        Kind::Embed,
        |file| each_content(file, &b"alert()".repeat(300)),
        "error release",
    ),
    (
        "another JSON",
        Kind::Explainer,
        |file| each_content(file, &b"[1,2,3,4]".repeat(300)),
        "error explainer",
    ),
    (
        "a part as the whole",
        Kind::Wasm,
        |file| file.part = Some(Ok(part(206, b"explainer", "bytes 0-0/5000"))),
        "warning range",
    ),
    (
        "a part of something else",
        Kind::Wasm,
        |file| file.part = Some(Ok(part(206, b"e", "bytes 0-0/7"))),
        "warning range",
    ),
    (
        "parts refused",
        Kind::Wasm,
        |file| file.part = Some(Ok(part(503, b"", ""))),
        "warning range",
    ),
];

fn redirected(file: &mut File) {
    let to = Url::parse("https://cdn.example/b.js").unwrap();
    each(file, |answer| answer.redirects = vec![to.clone()]);
}

fn each_content(file: &mut File, content: &[u8]) {
    file.plain.as_mut().unwrap().body = content.to_vec();
    file.brotli.as_mut().unwrap().body = brotli(content);
    file.gzip.as_mut().unwrap().body = gzip(content);
}

fn part(status: u16, body: &[u8], range: &str) -> Answer {
    let mut answer = Answer {
        status,
        body: body.to_vec(),
        ..Answer::default()
    };
    set(&mut answer, "content-range", range);
    answer
}

#[test]
fn each_thing_that_is_wrong_is_one_finding() {
    for (what, kind, change, expected) in WRONG {
        let mut file = right(kind);
        change(&mut file);
        assert_eq!(ids(&[file]), [expected], "{what}");
    }
}

#[test]
fn what_is_not_wrong_is_no_finding() {
    let harmless: [(&str, Kind, Change); 9] = [
        ("another type of a script", Kind::Script, |file| {
            with(file, "content-type", "Application/JavaScript");
        }),
        ("another type of JSON", Kind::Explainer, |file| {
            with(file, "content-type", "application/ld+json");
        }),
        ("CORS for the page alone", Kind::Embed, |file| {
            each(file, |answer| {
                set(answer, "access-control-allow-origin", PAGE);
                set(answer, "vary", "origin, accept-encoding");
            });
        }),
        ("http on this machine", Kind::Embed, |file| {
            file.url = "http://localhost:8000/0.1.0/embed.js".parse().unwrap();
        }),
        ("no CORS on the host of the page", Kind::Embed, |file| {
            file.url = "https://news.example/0.1.0/embed.js".parse().unwrap();
            without(file, "access-control-allow-origin");
        }),
        ("an explainer in gzip alone", Kind::Explainer, |file| {
            file.brotli = file.plain.clone();
        }),
        ("a small file as it is", Kind::Words, |file| {
            each_content(file, b"{}");
            file.brotli = file.plain.clone();
            file.gzip = file.plain.clone();
        }),
        ("a part", Kind::Wasm, |file| {
            file.part = Some(Ok(part(206, b"e", "bytes 0-0/5000")));
        }),
        ("the whole instead of a part", Kind::Wasm, |file| {
            file.part = Some(Ok(part(200, &content(Kind::Wasm), "")));
        }),
    ];
    for (what, kind, change) in harmless {
        let mut file = right(kind);
        change(&mut file);
        assert!(
            ids(std::slice::from_ref(&file)).is_empty(),
            "{what}: {:?}",
            ids(&[file])
        );
    }
}

#[test]
fn the_same_about_several_files_is_one_finding_with_errors_first() {
    let mut files = ALL.map(right);
    for file in &mut files {
        without(file, "access-control-allow-origin");
    }
    each(&mut files[0], |answer| unset(answer, "vary"));
    let findings = diagnose(&files, PAGE);
    let summary: Vec<_> = findings
        .iter()
        .map(|finding| (finding.id, finding.urls.len()))
        .collect();
    assert_eq!(summary, [("cors", 6), ("vary", 1)]);
}

/// The ids in the first cells of the table.
#[test]
fn the_contract_lists_every_finding() {
    let contract = include_str!("../../../../docs/contracts/commands.md");
    let (_, table) = contract.split_once("| `id` | reports |").expect("a table");
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    let listed: BTreeSet<&str> = cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect();
    let found = WRONG
        .iter()
        .filter_map(|(.., finding)| Some(finding.split_once(' ')?.1));
    assert_eq!(listed, found.collect());
}
