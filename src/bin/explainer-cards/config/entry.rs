//! Reads the tables of `explainer-cards.toml`.

use super::file::problem;
use super::words;
use crate::host;
use explainer_cards::check::{Allowance, FIXED, Problem, Severity, rules};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// The keys of the file.
const TABLES: [&str; 3] = ["rules", "allow", "abbreviations"];
/// The keys of an allowance.
const KEYS: [&str; 4] = ["file", "pointer", "rule", "reason"];
/// What a rule can be set to.
const SEVERITIES: [&str; 4] = ["error", "warning", "advice", "off"];

/// An allowance.
pub struct Entry {
    /// The explainer file, from the root on.
    pub file: PathBuf,
    pub allowance: Allowance,
    /// Its heading.
    pub span: Range<usize>,
}

/// What has been read so far.
pub struct Reader<'t> {
    text: &'t str,
    /// The folder of the file.
    folder: PathBuf,
    pub severities: BTreeMap<String, Option<Severity>>,
    pub abbreviations: BTreeSet<String>,
    pub allowed: Vec<Entry>,
    pub problems: Vec<Problem>,
}

type Value<'t> = Spanned<DeValue<'t>>;

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, folder: PathBuf) -> Self {
        Self {
            text,
            folder,
            severities: BTreeMap::new(),
            abbreviations: BTreeSet::new(),
            allowed: vec![],
            problems: vec![],
        }
    }

    /// Reports what is no TOML.
    pub fn invalid(&mut self, bytes: &[u8], errors: &[Error]) {
        if str::from_utf8(bytes).is_err() {
            let end = self.text.len();
            self.note(end..end, words::encoding());
        }
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            self.note(span, words::syntax(error.message()));
        }
    }

    /// Reads the file.
    pub fn file(&mut self, file: &DeTable) {
        for (key, value) in file {
            match &**key.get_ref() {
                "rules" => self.rules(value),
                "allow" => self.allow(value),
                "abbreviations" => self.abbreviations(value),
                other => self.note(key.span(), words::unknown("key", other, &TABLES)),
            }
        }
    }

    fn note(&mut self, range: Range<usize>, [message, label, help]: [String; 3]) {
        let problem = problem(self.text, range, message, label, help);
        self.problems.push(problem);
    }

    fn rules(&mut self, value: &Value) {
        let Some(table) = value.get_ref().as_table() else {
            let words = words::unfit(
                value.get_ref(),
                "a table",
                "write `[rules]`, and the rules below it",
            );
            return self.note(value.span(), words);
        };
        for (rule, severity) in table {
            let name = &**rule.get_ref();
            let known = self.is_rule(name, rule.span());
            self.set(name, known, severity);
        }
    }

    /// Whether a name is that of a rule that can be changed. Reports it otherwise.
    fn is_rule(&mut self, name: &str, range: Range<usize>) -> bool {
        if FIXED.contains(&name) {
            self.note(range, words::fixed(name));
            return false;
        }
        let names: Vec<&str> = rules().map(|(name, _)| name).collect();
        let known = names.contains(&name);
        if !known {
            self.note(range, words::unknown("rule", name, &names));
        }
        known
    }

    /// Sets a rule to a severity. Only reports a wrong one if the rule isn't known.
    fn set(&mut self, rule: &str, known: bool, value: &Value) {
        let Some(word) = value.get_ref().as_str() else {
            let words = words::unfit(
                value.get_ref(),
                "`error`, `warning`, `advice` or `off`",
                "write one of these words in double quotes",
            );
            return self.note(value.span(), words);
        };
        let severity = match word {
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            "advice" => Some(Severity::Advice),
            "off" => None,
            _ => return self.note(value.span(), words::unknown("severity", word, &SEVERITIES)),
        };
        if known {
            self.severities.insert(rule.to_owned(), severity);
        }
    }

    fn abbreviations(&mut self, value: &Value) {
        let Some(list) = value.get_ref().as_array() else {
            let words = words::unfit(
                value.get_ref(),
                "a list of texts",
                "write them in square brackets: `[\"EU\", \"UN\"]`",
            );
            return self.note(value.span(), words);
        };
        for item in list {
            if let Some(text) = item.get_ref().as_str() {
                self.abbreviations.insert(text.to_owned());
            } else {
                let words = words::unfit(item.get_ref(), "text", "write it in double quotes");
                self.note(item.span(), words);
            }
        }
    }

    fn allow(&mut self, value: &Value) {
        let Some(list) = value.get_ref().as_array() else {
            let help = "write `[[allow]]`, and `file`, `pointer`, `rule` and `reason` below it";
            let words = words::unfit(value.get_ref(), "a list of tables", help);
            return self.note(value.span(), words);
        };
        for item in list {
            if let Some(table) = item.get_ref().as_table() {
                self.allowance(item.span(), table);
            } else {
                let words = words::unfit(item.get_ref(), "a table", "write `[[allow]]` for each");
                self.note(item.span(), words);
            }
        }
    }

    fn allowance(&mut self, span: Range<usize>, table: &DeTable) {
        for key in table.keys() {
            if !KEYS.contains(&&**key.get_ref()) {
                self.note(key.span(), words::unknown("key", key.get_ref(), &KEYS));
            }
        }
        // Each of them, so that all that is missing is reported.
        let [file, pointer, rule, reason] = KEYS.map(|key| self.text_of(&span, table, key));
        let known = rule
            .as_ref()
            .is_some_and(|(name, range)| self.is_rule(name, range.clone()));
        if let (Some(file), Some((pointer, _)), Some((rule, _)), Some(_), true) =
            (file, pointer, rule, reason, known)
        {
            let Ok(path) = host::canonical(&self.folder.join(&file.0)) else {
                return self.note(file.1, words::no_file(&file.0));
            };
            self.allowed.push(Entry {
                file: path,
                allowance: Allowance { rule, pointer },
                span,
            });
        }
    }

    /// The text of a key that an allowance needs, and where it is.
    fn text_of(
        &mut self,
        span: &Range<usize>,
        table: &DeTable,
        key: &str,
    ) -> Option<(String, Range<usize>)> {
        let Some(value) = table.get(key) else {
            self.note(span.clone(), words::missing(key));
            return None;
        };
        let Some(text) = value.get_ref().as_str() else {
            let words = words::unfit(value.get_ref(), "text", "write it in double quotes");
            self.note(value.span(), words);
            return None;
        };
        // The pointer of the whole file is empty.
        if text.trim().is_empty() && key != "pointer" {
            self.note(value.span(), words::empty(key));
            return None;
        }
        Some((text.to_owned(), value.span()))
    }
}
