//! What is wrong with a host.

use explainer_cards::check::Severity;
use serde::Serialize;

/// Something to change at the host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub id: &'static str,
    pub severity: Severity,
    pub message: String,
    /// What to do.
    pub help: String,
    /// The addresses that it is about.
    pub urls: Vec<String>,
}

/// Puts findings that say the same about several files together, in the order of the first ones, errors before
/// warnings.
pub fn grouped(findings: Vec<Finding>) -> Vec<Finding> {
    let mut groups: Vec<Finding> = Vec::new();
    for finding in findings {
        let is_same = |group: &&mut Finding| {
            (group.id, &group.message, &group.help) == (finding.id, &finding.message, &finding.help)
        };
        match groups.iter_mut().find(is_same) {
            Some(group) => group.urls.extend(finding.urls),
            None => groups.push(finding),
        }
    }
    groups.sort_by_key(|finding| finding.severity != Severity::Error);
    groups
}
