//! `explainer-cards check --links`: asks servers whether the pages exist to which files link.

mod ask;
mod network;
mod turns;
mod way;

use crate::check;
use crate::inputs::Input;
use crate::progress::Progress;
use ask::Asker;
pub use ask::reason;
use clap::Args;
use explainer_cards::check::{Answer, Answers, addresses};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;
use url::Url;
use way::Way;

/// How many servers are asked at a time.
const AT_A_TIME: usize = 8;
/// The time between an answer of a server and the next request to it.
const PAUSE: Duration = Duration::from_millis(500);

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
    pub fn answers(&self, inputs: &[Input]) -> Option<Arc<Answers>> {
        let read = |input: &Input| check::read(&input.path).unwrap_or_default();
        let of_all = || inputs.iter().flat_map(|input| addresses(&read(input)));
        self.links
            .then(|| Arc::new(ask(of_all().collect(), self.private_hosts)))
    }
}

/// Asks for each page once.
fn ask(addresses: BTreeSet<String>, private: bool) -> Answers {
    let pages = pages(addresses);
    let ways = pages.keys().cloned().map(Way::to).collect();
    let progress = Progress::of(pages.len(), "links");
    let asker = Asker::new(private);
    let ask = |way: &Way| asker.ask(way);
    let answers = turns::run(ways, AT_A_TIME, PAUSE, ask, || progress.step());
    progress.finish();
    let each = pages.into_values().zip(answers);
    let each = each.flat_map(|(addresses, answer)| {
        let with_answer = move |address: String| (address.clone(), of_address(&address, &answer));
        addresses.into_iter().map(with_answer)
    });
    each.collect()
}

/// The addresses by the page that a server is asked for, which knows no fragments.
fn pages(addresses: BTreeSet<String>) -> BTreeMap<Url, Vec<String>> {
    let mut pages: BTreeMap<Url, Vec<String>> = BTreeMap::new();
    for address in addresses {
        // Names that begin with `xn--` may be invalid nevertheless.
        if let Ok(mut page) = Url::parse(&address) {
            page.set_fragment(None);
            pages.entry(page).or_default().push(address);
        }
    }
    pages
}

/// The answer for an address of a page. The fragment stays valid if the page moves
/// (<https://fetch.spec.whatwg.org/#concept-response-location-url>).
fn of_address(address: &str, answer: &Answer) -> Answer {
    match (answer, address.split_once('#')) {
        (Answer::Moved(to), Some((_, fragment))) if !to.contains('#') => {
            Answer::Moved(format!("{to}#{fragment}"))
        }
        _ => answer.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_differ_in_their_fragments_are_one_page() {
        let addresses = [
            "https://a.example/b#c",
            "https://a.example/b",
            "https://A.example/b#d",
        ];
        let pages = pages(addresses.map(str::to_owned).into());
        let all: Vec<usize> = pages.values().map(Vec::len).collect();
        assert_eq!(all, [3]);
    }

    #[test]
    fn a_page_that_moves_keeps_the_fragments_of_its_addresses() {
        for (to, address, moved) in [
            (
                "https://b.example/",
                "https://a.example/#c",
                "https://b.example/#c",
            ),
            (
                "https://b.example/#d",
                "https://a.example/#c",
                "https://b.example/#d",
            ),
            (
                "https://b.example/",
                "https://a.example/",
                "https://b.example/",
            ),
        ] {
            let answer = of_address(address, &Answer::Moved(to.to_owned()));
            assert_eq!(answer, Answer::Moved(moved.to_owned()));
        }
    }
}
