//! The arguments of `explainer-cards man`.

use clap::Args;
use std::path::PathBuf;

/// Arguments of `man`.
#[derive(Args)]
pub struct Arguments {
    /// The folder to write into, such as `~/.local/share/man/man1`.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}
