//! `explainer-cards check --fix`: changes a file.

use crate::inputs::Input;
use explainer_cards::check::{Findings, Mended, Settings, check_with, mend};
use explainer_cards::model::json::MAX_BYTES;
use std::{fs, io};

/// Fixes a file. Returns its content, how many problems were fixed, and what is left.
pub fn fix(
    input: &Input,
    bytes: Vec<u8>,
    settings: &Settings,
) -> io::Result<(Vec<u8>, usize, Findings)> {
    // Of a larger file only the beginning is read.
    let text = match str::from_utf8(&bytes) {
        Ok(text) if bytes.len() <= MAX_BYTES => text,
        _ => {
            let findings = check_with(&bytes, settings);
            return Ok((bytes, 0, findings));
        }
    };
    let Mended {
        text: fixed,
        fixed: count,
        findings,
    } = mend(text, settings);
    if fixed != text {
        // In place, because a new file would have another owner, and break links to this one.
        fs::write(&input.path, &fixed)?;
    }
    Ok((fixed.into_bytes(), count, findings))
}
