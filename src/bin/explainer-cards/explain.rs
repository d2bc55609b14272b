//! `explainer-cards check --explain`: prints the page of a rule.

use crate::host;
use explainer_cards::check::{described, nearest, quoted};
use std::io::{self, Write};

/// Prints the page of a rule.
pub fn print(rule: &str) -> Result<io::Result<()>, String> {
    let Some(described) = described().find(|described| described.name == rule) else {
        let names: Vec<&str> = described().map(|described| described.name).collect();
        let help = match nearest(rule, &names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write one that `check` prints in brackets after the severity".to_owned(),
        };
        return Err(format!("unknown rule {}; {help}", quoted(rule)));
    };
    Ok(host::stdout().write_all(described.markdown().as_bytes()))
}
