//! Writing files atomically.

use std::fs::Permissions;
use std::ops::AddAssign;
use std::path::Path;
use std::{fs, io};

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
    if fs::read(target).is_ok_and(|present| present == content) {
        return Ok(Saved {
            written: 0,
            unchanged: 1,
        });
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    write(target, content, None)?;
    Ok(Saved {
        written: 1,
        unchanged: 0,
    })
}

/// Replaces the content of a file in the same way. Keeps its permissions, and the links that lead to it.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let target = path.canonicalize()?;
    let permissions = target.metadata()?.permissions();
    write(&target, content, Some(permissions))
}

fn write(target: &Path, content: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut file = builder().tempfile_in(folder)?;
    io::Write::write_all(&mut file, content)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.persist(target)?;
    Ok(())
}

/// Temporary files are readable by their owner only by default, but a web server has to read these.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".explainer-cards-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Limited by the umask, like every new file.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}
