//! `explainer-cards check --links`: asks servers whether the pages exist to which files link.

#[cfg(feature = "cli")]
mod ask;
#[cfg(feature = "cli")]
mod network;
#[cfg(feature = "cli")]
mod pages;
#[cfg(feature = "cli")]
mod turns;
#[cfg(feature = "cli")]
mod way;

use crate::inputs::Input;
#[cfg(feature = "cli")]
pub use ask::reason;
use clap::Args;
use explainer_cards::check::Answers;
use std::sync::Arc;

/// The arguments that say which links are asked for.
#[derive(Args, Default)]
pub struct Asking {
    /// Also ask servers whether the pages exist to which the files link.
    ///
    /// Each page once, with one request at a time for each server and a pause after it.
    #[arg(long, conflicts_with = "watch")]
    links: bool,
    /// With `--links`, also ask servers in private networks.
    #[arg(long, requires = "links")]
    private_hosts: bool,
}

impl Asking {
    /// Whether servers are asked.
    pub fn are_asked(&self) -> bool {
        self.links
    }

    /// Asks for every web address in some files, if servers are asked. Ignores files that can't be read.
    #[cfg(feature = "cli")]
    pub fn answers(&self, inputs: &[Input]) -> Option<Arc<Answers>> {
        let read = |input: &Input| crate::check::read(&input.path).unwrap_or_default();
        let of_all = || {
            let addresses = |input| explainer_cards::check::addresses(&read(input));
            inputs.iter().flat_map(addresses)
        };
        self.links
            .then(|| Arc::new(pages::ask(of_all().collect(), self.private_hosts)))
    }

    /// No server is asked: `package::run` refuses the argument.
    #[cfg(not(feature = "cli"))]
    #[allow(clippy::unused_self, reason = "the tool asks")]
    pub fn answers(&self, _: &[Input]) -> Option<Arc<Answers>> {
        None
    }
}
