//! Three accessibility checkers that run in the page. Each checks open shadow roots, as
//! `accessibility::every_checker_finds_a_planted_fault` shows.

use crate::page::Page;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Checker {
    /// axe-core with all rules.
    Axe,
    /// The engine of IBM Equal Access with the rules for WCAG 2.2.
    Ibm,
    /// Siteimprove Alfa, see `alfa.mjs`.
    Alfa,
}

pub const ALL: [Checker; 3] = [Checker::Axe, Checker::Ibm, Checker::Alfa];

#[derive(Debug, Deserialize)]
pub struct Finding {
    pub rule: String,
    pub text: String,
}

#[derive(Deserialize)]
struct Report {
    passed: usize,
    failed: Vec<Finding>,
}

impl Checker {
    /// The violations in the page.
    pub async fn findings(self, page: &Page) -> Vec<Finding> {
        if page
            .js(&format!("return typeof {} === 'undefined'", self.global()))
            .await
        {
            page.run(&self.source()).await;
        }
        let report: Report = page.js(self.script()).await;
        assert!(report.passed > 10, "{self:?} has checked nothing");
        report.failed
    }

    /// The global variable that its script defines.
    fn global(self) -> &'static str {
        match self {
            Self::Axe => "axe",
            Self::Ibm => "ace",
            Self::Alfa => "alfa",
        }
    }

    fn script(self) -> &'static str {
        match self {
            Self::Axe => {
                "const { passes, violations } = await axe.run(document, { preload: false });
                 const why = (node) =>
                   [...node.any, ...node.all, ...node.none].map((check) => check.message);
                 return {
                   passed: passes.length,
                   failed: violations.flatMap(({ id, help, nodes }) => nodes.map((node) => ({
                     rule: id, text: `${help}: ${node.target.flat().join(' ')}: ${why(node)}` }))),
                 }"
            }
            // Recommendations and results that a person has to check (POTENTIAL, MANUAL) don't count.
            Self::Ibm => {
                "const { results } = await new ace.Checker().check(document, ['WCAG_2_2']);
                 const about = ({ message, snippet, path }) => `${message}: ${snippet}: ${path.dom}`;
                 return {
                   passed: results.filter(({ value }) => value[1] === 'PASS').length,
                   failed: results.filter(({ value }) => value.join() === 'VIOLATION,FAIL')
                     .map((result) => ({ rule: result.ruleId, text: about(result) })),
                 }"
            }
            Self::Alfa => "return await alfa()",
        }
    }

    fn source(self) -> String {
        let name = self.global();
        let file = folder().join(format!("{name}.js"));
        let source = fs::read_to_string(&file).unwrap_or_else(|error| {
            panic!(
                "{}: {error}: `cargo xtask test` installs it",
                file.display()
            )
        });
        // The engine of IBM defines a local variable, which ends with the script.
        match self {
            Self::Ibm => format!("{source}\nglobalThis.ace = ace;"),
            _ => source,
        }
    }
}

fn folder() -> PathBuf {
    let default = || Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("checkers");
    env::var_os("CHECKERS").map_or_else(default, PathBuf::from)
}

/// Checks that no checker finds a violation, except of some rules.
pub async fn pass(page: &Page, what: &str, checkers: &[Checker], except: &[&str]) {
    for checker in checkers {
        let mut found = checker.findings(page).await;
        found.retain(|finding| !except.contains(&&*finding.rule));
        let lines = found
            .iter()
            .map(|Finding { rule, text }| format!("{rule}: {text}"));
        let lines = lines.collect::<Vec<_>>().join("\n");
        assert!(found.is_empty(), "{what}, {checker:?}:\n{lines}");
    }
}
