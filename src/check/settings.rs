//! What a newsroom decides about the rules.

use super::answer::Answers;
use super::problem::Severity;
use super::sibling::Beside;
use crate::model::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The rules that settings don't change, because the widget refuses files that break them.
pub const FIXED: [&str; 2] = ["invalid", "syntax"];

/// How to check a file. The default is what [`check`](super::check) does.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The day of the check. Without it, the rules that depend on the day report nothing.
    pub today: Option<Date>,
    /// Whether to give advice too, by the rules whose severity is [`Severity::Advice`]. A rule whose severity is given
    /// below reports its problems in any case.
    pub advice: bool,
    /// The severities that differ from those of [`rules`](super::rules), by the names of the rules. `None` turns a
    /// rule off. Those of [`FIXED`] and of unknown rules are ignored.
    pub severities: BTreeMap<String, Option<Severity>>,
    /// What servers answer to links. Without it, the rules about that report nothing.
    pub answers: Option<Arc<Answers>>,
    /// The problems that are not reported.
    pub allowed: Vec<Allowance>,
    /// The abbreviations that all readers know, such as `EU`.
    pub abbreviations: BTreeSet<String>,
    /// What is at the addresses in the file. Without it, the rules between files report nothing.
    pub beside: Beside,
}

impl Settings {
    /// The severity of a rule; `None` if the rule is off.
    pub fn severity(&self, rule: &str, default: Severity) -> Option<Severity> {
        match self.severities.get(rule) {
            Some(severity) if !FIXED.contains(&rule) => *severity,
            _ if default == Severity::Advice && !self.advice => None,
            _ => Some(default),
        }
    }
}

/// The problems of one rule at one place, which someone has decided to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The rule. One of [`FIXED`] has no effect.
    pub rule: String,
    /// The place: [`Problem::pointer`](super::Problem::pointer).
    pub pointer: String,
}
