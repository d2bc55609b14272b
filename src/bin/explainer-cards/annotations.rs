//! Prints problems as annotations of GitHub Actions, which shows each at its line in a pull request.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use crate::host;
use crate::report::Checked;
use explainer_cards::check::{Problem, Severity};
use std::io::{self, BufWriter, Write};

/// Prints one line for each problem of the files that `each` passes on.
pub fn print(each: impl FnOnce(&mut dyn FnMut(&Checked))) -> io::Result<()> {
    let mut out = BufWriter::new(host::stdout());
    let mut written = Ok(());
    each(&mut |file| {
        for problem in &file.problems {
            if written.is_ok() {
                written = writeln!(out, "{}", annotation(&file.name, problem));
            }
        }
    });
    written?;
    out.flush()
}

fn annotation(name: &str, problem: &Problem) -> String {
    format!(
        "::{} file={},line={},col={},title={}::{}",
        command(problem.severity),
        property(name),
        problem.line,
        problem.column,
        problem.rule,
        data(&problem.text())
    )
}

/// What GitHub calls a severity.
fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    }
}

/// Escapes a text after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(value: &str) -> String {
    data(value).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use explainer_cards::check::check;

    #[test]
    fn a_problem_stays_on_one_line() {
        let problems = check(br#"{ "version": 1, "100%\nsure": 1 }"#);
        assert!(!problems.is_empty());
        for problem in &problems {
            let line = annotation("a,b:c\n.json", problem);
            assert!(!line.contains('\n'), "{line}");
            let command = command(problem.severity);
            let start = format!("::{command} file=a%2Cb%3Ac%0A.json,line=1,col=");
            assert!(line.starts_with(&start), "{line}");
            assert!(line.contains("%0Ahelp: "), "{line}");
        }
    }
}
