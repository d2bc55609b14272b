//! Prints findings: for people in the style of `check`, for programs as JSON.

use super::finding::Finding;
use crate::report::{self, printable};
use annotate_snippets::{Group, Level, Renderer};
use explainer_cards::check::Severity;
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use url::Url;

/// Prints on standard error.
pub fn text(findings: &[Finding], files: usize, version: &str) {
    for finding in findings {
        report::say(format_args!("{}\n", shown(finding)));
    }
    let of = match version {
        "" => String::new(),
        version => format!(" of version {}", printable(version)),
    };
    let files = format!("{files} {}{of}", if files == 1 { "file" } else { "files" });
    match findings.len() {
        0 => report::say(format_args!("no problems with {files}")),
        1 => report::say(format_args!("1 problem with {files}")),
        count => report::say(format_args!("{count} problems with {files}")),
    }
}

/// A finding with its addresses. The host chooses parts of the text, which must not control the terminal.
fn shown(finding: &Finding) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning | Severity::Advice => Level::WARNING,
    };
    let title = level.primary_title(printable(&finding.message));
    let title = Group::with_title(title.id(finding.id));
    // `anstream` removes the escape codes if the output isn't a terminal.
    let title = Renderer::styled().render(&[title]);
    let mut shown = title;
    for url in &finding.urls {
        shown.extend(["\n  --> ", &*printable(url)]);
    }
    shown + "\n  = help: " + &printable(&finding.help)
}

#[derive(Serialize)]
struct Printed<'a> {
    files: Vec<&'a str>,
    findings: &'a [Finding],
}

/// Prints one object on standard output.
pub fn json<'a>(findings: &[Finding], files: impl Iterator<Item = &'a Url>) -> io::Result<()> {
    let printed = Printed {
        files: files.map(Url::as_str).collect(),
        findings,
    };
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, &printed)?;
    out.write_all(b"\n")?;
    out.flush()
}
