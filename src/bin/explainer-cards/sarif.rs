//! Prints problems as one SARIF log, for code scanning and editors.
//!
//! SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use crate::config;
use crate::host;
use crate::report::Checked;
use explainer_cards::check::{Described, Problem, Severity, described, readable};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};
use std::io::{self, BufWriter, Write};

/// What a relative URI may not contain as it is, and `:`, which would end a scheme.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Prints the log for the problems of the files that `each` passes on.
pub fn print(each: impl FnOnce(&mut dyn FnMut(&Checked))) -> io::Result<()> {
    let mut results = vec![];
    each(&mut |file| {
        let text = readable(&file.bytes);
        let of_file = file.problems.iter();
        results.extend(of_file.map(|problem| result(&file.name, text, problem)));
    });
    let mut out = BufWriter::new(host::stdout());
    serde_json::to_writer_pretty(&mut out, &log(&results))?;
    out.write_all(b"\n")?;
    out.flush()
}

fn log(results: &[Value]) -> Value {
    let of_settings = config::RULES.into_iter().map(|(name, severity)| {
        json!({ "id": name, "defaultConfiguration": { "level": level(severity) } })
    });
    let rules: Vec<Value> = described()
        .map(|each| rule(&each))
        .chain(of_settings)
        .collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "explainer-cards",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                },
            },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(rule: &Described) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.what() },
        "fullDescription": { "text": rule.why() },
        "help": { "text": rule.why(), "markdown": rule.markdown() },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(name: &str, text: &str, problem: &Problem) -> Value {
    let (end_line, end_column) = end(text, problem);
    json!({
        "ruleId": problem.rule,
        "level": level(problem.severity),
        "message": { "text": problem.text() },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(name) },
                "region": {
                    "startLine": problem.line,
                    "startColumn": problem.column,
                    "endLine": end_line,
                    "endColumn": end_column,
                },
            },
            "logicalLocations": [{ "fullyQualifiedName": problem.pointer, "kind": "value" }],
        }],
    })
}

/// What SARIF calls a severity.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// The line of the last character of a problem, and the column after that character.
fn end(text: &str, problem: &Problem) -> (usize, usize) {
    let wrong = text.get(problem.start..problem.end).unwrap_or_default();
    match wrong.rsplit_once('\n') {
        None => (problem.line, problem.column + wrong.chars().count()),
        Some((lines, last)) => (
            problem.line + lines.matches('\n').count() + 1,
            last.chars().count() + 1,
        ),
    }
}

/// A path as a relative URI.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    utf8_percent_encode(&path, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use explainer_cards::check::check;

    #[test]
    fn regions_end_after_the_last_character() {
        let file = "{\n \"version\": 1,\n \"é\": {\n  \"a\": [] }\n}";
        for problem in check(file.as_bytes()) {
            let (line, column) = end(file, &problem);
            let before = &file[..problem.end];
            let last = before.rsplit('\n').next().unwrap();
            assert_eq!(line, before.matches('\n').count() + 1, "{problem:?}");
            assert_eq!(column, last.chars().count() + 1, "{problem:?}");
        }
    }

    #[test]
    fn names_of_files_become_relative_uris() {
        for (path, expected) in [
            ("news/hbm.fr.json", "news/hbm.fr.json"),
            ("größe 1.json", "gr%C3%B6%C3%9Fe%201.json"),
            ("a:b#c?.json", "a%3Ab%23c%3F.json"),
            ("-", "-"),
        ] {
            assert_eq!(uri(path), expected);
        }
    }
}
