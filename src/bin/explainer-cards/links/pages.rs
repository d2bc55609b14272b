//! Asking for each page once, whatever addresses it has.

use super::ask::Asker;
use super::turns;
use super::way::Way;
use crate::progress::Progress;
use explainer_cards::check::{Answer, Answers};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use url::Url;

/// How many servers are asked at a time.
const AT_A_TIME: usize = 8;
/// The time between an answer of a server and the next request to it.
const PAUSE: Duration = Duration::from_millis(500);

/// Asks for each page once.
pub fn ask(addresses: BTreeSet<String>, private: bool) -> Answers {
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
