//! `explainer-cards check --fix`: changes a file.

use crate::host;
use crate::inputs::Input;
use explainer_cards::check::{Mended, Settings, mend};
use explainer_cards::model::json::MAX_BYTES;
use std::io;

/// Fixes a file, and returns how many problems were fixed.
pub fn fix(input: &Input, bytes: &[u8], settings: &Settings) -> io::Result<usize> {
    // Of a larger file only the beginning is read.
    let text = match str::from_utf8(bytes) {
        Ok(text) if bytes.len() <= MAX_BYTES => text,
        _ => return Ok(0),
    };
    let Mended {
        text: fixed,
        fixed: count,
        ..
    } = mend(text, settings);
    if fixed != text {
        // In place, because a new file would have another owner, and break links to this one.
        host::write(&input.path, fixed.as_bytes())?;
    }
    Ok(count)
}
