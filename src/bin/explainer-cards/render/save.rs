//! Writing files atomically.

use crate::host;
use std::io;
use std::ops::AddAssign;
use std::path::Path;

/// Counts of files written and files left unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    pub written: usize,
    pub unchanged: usize,
}

impl AddAssign for Saved {
    fn add_assign(&mut self, other: Self) {
        self.written += other.written;
        self.unchanged += other.unchanged;
    }
}

/// Writes a file by way of a temporary file beside it, so that readers see either the old content or the
/// new. Leaves a file alone that already has this content.
pub fn save(target: &Path, content: &[u8]) -> io::Result<Saved> {
    if host::read(target, u64::MAX).is_ok_and(|present| present == content) {
        return Ok(Saved {
            written: 0,
            unchanged: 1,
        });
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    host::create_folders(folder)?;
    host::swap(target, content)?;
    Ok(Saved {
        written: 1,
        unchanged: 0,
    })
}
