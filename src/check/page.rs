//! The page of a rule: why it is there, and an example of what is wrong and what is right.

use super::problem::{Problem, Severity};
use super::rules::examples;
use super::sibling::{Beside, Neighbour, Sibling};
use super::{FIXED, Settings, check_with, rules, syntax};
use crate::model::Date;
use std::fmt::Write;
use std::sync::Arc;

/// What a rule says about itself.
#[derive(Clone, Copy)]
pub struct Page {
    /// What it reports.
    pub what: &'static str,
    /// Why that is a problem, and for whom.
    pub why: &'static str,
    /// Where the examples are.
    pub place: Place,
    /// Fields that it reports.
    pub wrong: &'static str,
    /// The same fields as they should be.
    pub right: &'static str,
}

/// Where an example is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the outermost object.
    Explainer,
    /// In a card.
    Card,
    /// In the outermost object of a file with these files beside it: their names, and the fields of those that are
    /// explainers.
    Beside(&'static [(&'static str, &'static str)]),
}

/// A rule, with examples of what it reports.
#[derive(Clone, Copy)]
pub struct Described {
    /// The name, for instance `bar`.
    pub name: &'static str,
    /// How bad its problems are.
    pub severity: Severity,
    page: Page,
}

/// The fields that an explainer needs.
const EXPLAINER: [(&str, &str); 5] = [
    ("version", "1"),
    ("id", "\"tides\""),
    ("lang", "\"en\""),
    ("title", "\"Tides\""),
    ("summary", "\"The sea rises and falls.\""),
];

/// The fields that a card needs.
const CARD: [(&str, &str); 3] = [
    ("id", "\"what\""),
    ("kind", "\"what\""),
    ("title", "\"What is a tide?\""),
];

/// Stands for a long text in an example.
const LONG: &str = "[…]";

/// The day on which the examples are checked.
const DAY: &str = "2025-08-12";

/// Every rule.
pub fn described() -> impl Iterator<Item = Described> {
    let syntax = Described {
        name: syntax::RULE,
        severity: Severity::Error,
        page: syntax::PAGE,
    };
    let others = rules::ALL.iter().map(|rule| Described {
        name: rule.name,
        severity: rule.severity,
        page: rule.page,
    });
    std::iter::once(syntax).chain(others)
}

impl Described {
    /// What the rule reports, in Markdown.
    pub fn what(&self) -> &'static str {
        self.page.what
    }

    /// Why that is a problem, in Markdown.
    pub fn why(&self) -> &'static str {
        self.page.why
    }

    /// A file with a problem of this rule.
    pub fn wrong(&self) -> String {
        self.file(self.page.wrong)
    }

    /// The same file without the problem.
    pub fn right(&self) -> String {
        self.file(self.page.right)
    }

    /// The problems of the file with a problem of this rule.
    pub fn problems(&self) -> Vec<Problem> {
        self.check(&self.wrong())
    }

    /// The problems of one of the examples.
    pub fn check(&self, file: &str) -> Vec<Problem> {
        let mut find = |_, name: &str| self.beside(name);
        let settings = Settings {
            today: Some(Date::from(DAY)),
            answers: Some(Arc::new(examples())),
            // Of the rules that give advice this one alone.
            severities: [(self.name.to_owned(), Some(self.severity))].into(),
            beside: Beside::of(file.as_bytes(), &mut find),
            ..Settings::default()
        };
        check_with(file.as_bytes(), &settings).problems
    }

    /// What is at an address in the examples.
    fn beside(&self, address: &str) -> Option<Neighbour> {
        let Place::Beside(files) = self.page.place else {
            return None;
        };
        let file = files.iter().find(|(name, _)| *name == address);
        Some(file.map_or(Neighbour::Nothing, |(_, fields)| {
            let sibling = Sibling::of(self.file(fields).as_bytes()).map(Arc::new);
            sibling.map_or(Neighbour::File, Neighbour::Explainer)
        }))
    }

    /// A file with these fields and all others that it needs.
    fn file(&self, fields: &str) -> String {
        let fields = fields.replace(LONG, &"The Moon pulls at the water. ".repeat(80));
        let (card, fields) = match self.page.place {
            Place::Card => (object(&CARD, None, &fields), ""),
            Place::Explainer | Place::Beside(_) => (object(&CARD, None, ""), &*fields),
        };
        let cards = format!("\"cards\": [{card}]");
        object(
            &EXPLAINER,
            Some(cards).filter(|_| !has(fields, "cards")),
            fields,
        )
    }

    /// The page, in Markdown.
    pub fn markdown(&self) -> String {
        let Self {
            name,
            severity,
            page,
        } = self;
        let place = match page.place {
            Place::Explainer => "In an explainer".to_owned(),
            Place::Card => "In a card of an explainer".to_owned(),
            Place::Beside(files) => beside(files),
        };
        let mut text = format!("# {name}\n\n{}\n\n", page.what);
        // Writing to a `String` can't fail.
        write!(text, "Severity: {severity}. {}\n\n", self.change()).ok();
        write!(text, "## Why\n\n{}\n\n", page.why).ok();
        write!(
            text,
            "## Wrong\n\n{place}:\n\n```json\n{}\n```\n\n",
            page.wrong
        )
        .ok();
        text.push_str("`explainer-cards check` reports:\n\n```text\n");
        for problem in self.problems() {
            let Problem { rule, severity, .. } = problem;
            writeln!(text, "{severity}[{rule}]: {}", problem.text()).ok();
        }
        write!(text, "```\n\n## Right\n\n```json\n{}\n```\n", page.right).ok();
        if self.problems().iter().any(|problem| problem.fix.is_some()) {
            text.push_str("\n`explainer-cards check --fix` makes this change.\n");
        }
        text
    }

    /// How a newsroom changes the severity.
    fn change(&self) -> String {
        if FIXED.contains(&self.name) {
            return "It can't be changed, because the widget refuses such a file.".to_owned();
        }
        format!(
            "To change it, write `{} = \"off\"` or another severity under `[rules]` in `explainer-cards.toml`.",
            self.name
        )
    }
}

/// Says which files are beside an example, and shows the fields of those that are explainers.
fn beside(files: &[(&str, &str)]) -> String {
    let file = |(name, fields): &(&str, &str)| match *fields {
        "" => format!("The file beside it: `{name}`.\n\n"),
        fields => format!("The file beside it, `{name}`:\n\n```json\n{fields}\n```\n\n"),
    };
    let files: String = files.iter().map(file).collect();
    files + "The explainer"
}

/// An object with these fields, those of a list that they don't have, and another one.
fn object(needed: &[(&str, &str)], other: Option<String>, fields: &str) -> String {
    let missing = needed.iter().filter(|(name, _)| !has(fields, name));
    let missing = missing.map(|(name, value)| format!("\"{name}\": {value}"));
    let own = Some(fields.to_owned()).filter(|fields| !fields.is_empty());
    let lines: Vec<String> = missing.chain(other).chain(own).collect();
    format!("{{\n{}\n}}", lines.join(",\n"))
}

/// Whether one of the lines begins with this field. Those of inner objects are indented or not alone on their lines.
fn has(fields: &str, name: &str) -> bool {
    fields
        .lines()
        .any(|line| line.starts_with(&format!("\"{name}\":")))
}
