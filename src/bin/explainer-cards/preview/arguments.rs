//! The arguments of `explainer-cards preview`.

use crate::config;
use clap::Args;
use std::path::PathBuf;

/// Arguments of `preview`.
#[derive(Args)]
pub struct Arguments {
    /// The file; or a folder, for every `*.json` in it.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The port on this machine. Without it, 8484 or a free one.
    #[arg(long)]
    pub port: Option<u16>,
    /// Open the page in the browser.
    #[arg(long)]
    pub open: bool,
    /// The folder with the widget's files, in place of those in this program.
    #[arg(long, value_name = "DIR")]
    pub assets: Option<PathBuf>,
    #[command(flatten)]
    pub config: config::Which,
}
