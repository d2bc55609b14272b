//! The problems that a newsroom allows, by their places in one file.

use super::place::Tree;
use super::rules::ANSWERED;
use super::settings::{Allowance, FIXED};
use crate::model::json::{Document, Kind};
use std::cell::Cell;
use std::collections::HashMap;

/// The allowances for one file.
pub struct Allowed<'a> {
    all: &'a [Allowance],
    /// By the rule and the entry.
    indices: HashMap<(&'a str, u32), usize>,
    /// Which of them match a problem.
    used: Vec<Cell<bool>>,
}

impl<'a> Allowed<'a> {
    pub fn of(allowances: &'a [Allowance], document: &Document, tree: &Tree) -> Self {
        let mut indices = HashMap::new();
        for (index, Allowance { rule, pointer }) in allowances.iter().enumerate() {
            if FIXED.contains(&&**rule) {
                continue;
            }
            for entry in entries(pointer, document, tree) {
                indices.entry((&**rule, entry)).or_insert(index);
            }
        }
        Self {
            all: allowances,
            indices,
            used: vec![Cell::new(false); allowances.len()],
        }
    }

    /// The allowances for problems of a rule.
    pub fn of_rule(&self, rule: &'a str) -> OfRule<'_> {
        OfRule(Some((self, rule)))
    }

    /// The indices of those that match no problem, without those for what servers answer, which changes from day to
    /// day.
    pub fn unused(&self) -> Vec<usize> {
        let is_unused = |index: &usize| {
            let Allowance { rule, .. } = &self.all[*index];
            !self.used[*index].get() && !ANSWERED.contains(&&**rule)
        };
        (0..self.used.len()).filter(is_unused).collect()
    }
}

/// The entries with a JSON Pointer: a value and, in an object, its name.
fn entries(pointer: &str, document: &Document, tree: &Tree) -> impl Iterator<Item = u32> {
    let value = tree.entry(pointer);
    let around = pointer
        .rsplit_once('/')
        .and_then(|(around, _)| tree.entry(around));
    let is_field = around.is_some_and(|around| document.entry(around).kind == Kind::Object);
    let name = value.filter(|_| is_field).map(|value| value - 1);
    value.into_iter().chain(name)
}

/// The allowances for problems of one rule.
#[derive(Clone, Copy, Default)]
pub struct OfRule<'a>(Option<(&'a Allowed<'a>, &'a str)>);

impl OfRule<'_> {
    /// Whether a problem with this entry is allowed. Notes that the allowance is of use.
    pub fn take(&self, entry: u32) -> bool {
        let index = self.0.and_then(|(allowed, rule)| {
            let index = *allowed.indices.get(&(rule, entry))?;
            Some((allowed, index))
        });
        index.is_some_and(|(allowed, index)| {
            allowed.used[index].set(true);
            true
        })
    }
}
