//! Requests of a reader or of the page, as values and as text.
//!
//! Each control of the view has the text in its attribute `data-act`, and listeners pass it on without parsing it:
//!
//! | text | request |
//! |---|---|
//! | `open CARD`, `close CARD` | open or close a card |
//! | `toggle PANEL` | open a closed panel, or close an open one |
//! | `go CARD` | open a card, unless it is locked, and bring it into view |
//! | `arrive ADDRESS` | the same for the card that an [`address`](super::address) names |
//! | `depth brief`, `depth main`, `depth full` | choose how much is open |
//! | `group CARD/GROUP` | bring a group forward; none, if it is empty |
//! | `answer CARD/OPTION` | answer a quiz with the option at an index, which the listener adds |
//! | `define TERM` | note that a definition was opened |
//! | `consult PLACE/SOURCE` | note that a source was opened from a citation in a text |
//! | `cite SOURCE` | bring a source in the list of sources into view |
//! | `back NTH PLACE/SOURCE` | bring a citation into view |
//! | `helpful yes`, `helpful no` | say whether it was helpful |
//! | `missing TEXT` | say what is missing, which the listener adds |
//! | `share CARD` | share the address of a card |
//! | `copied CARD`, `uncopied CARD ADDRESS` | the result of sharing |
//! | `translate LANG` | show the explainer in another language |
//! | `unavailable` | the language failed to load |
//!
//! A panel is the id of a card or, like a place, one of the names in [`place`](super::place).

use super::Depth;
use crate::model::ascii;
use crate::model::decimal::digits;
use crate::model::link::last_slash;

/// A request to an explainer. If it names an unknown id, [`Session::send`](super::Session::send) does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The table above says it.
pub enum Request<'a> {
    Open(&'a str),
    Close(&'a str),
    Toggle(&'a str),
    Go(&'a str),
    Arrive(&'a str),
    Depth(Depth),
    Group {
        card: &'a str,
        group: &'a str,
    },
    Answer {
        card: &'a str,
        option: &'a str,
    },
    Define(&'a str),
    Consult {
        place: &'a str,
        source: &'a str,
    },
    Cite(&'a str),
    Back {
        nth: u32,
        place: &'a str,
        source: &'a str,
    },
    Helpful(bool),
    Missing(&'a str),
    Share(&'a str),
    Copied(&'a str),
    Uncopied {
        card: &'a str,
        address: &'a str,
    },
    Translate(&'a str),
    Unavailable,
}

impl<'a> Request<'a> {
    /// Parses a request.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (act, rest) = ascii::split_once(text, b' ').unwrap_or((text, ""));
        Some(match act {
            "open" => Self::Open(rest),
            "close" => Self::Close(rest),
            "toggle" => Self::Toggle(rest),
            "go" => Self::Go(rest),
            "arrive" => Self::Arrive(rest),
            "depth" => Self::Depth(Depth::named(rest)?),
            "group" => {
                let (card, group) = pair(rest)?;
                Self::Group { card, group }
            }
            "answer" => {
                let (card, option) = pair(rest)?;
                Self::Answer { card, option }
            }
            "define" => Self::Define(rest),
            "consult" => {
                let (place, source) = pair(rest)?;
                Self::Consult { place, source }
            }
            "cite" => Self::Cite(rest),
            "back" => {
                let (nth, rest) = ascii::split_once(rest, b' ')?;
                let (place, source) = pair(rest)?;
                let nth = nth.parse().ok()?;
                Self::Back { nth, place, source }
            }
            "helpful" => Self::Helpful(match rest {
                "yes" => true,
                "no" => false,
                _ => return None,
            }),
            "missing" => Self::Missing(rest),
            "share" => Self::Share(rest),
            "copied" => Self::Copied(rest),
            "uncopied" => {
                let (card, address) = ascii::split_once(rest, b' ')?;
                Self::Uncopied { card, address }
            }
            "translate" => Self::Translate(rest),
            "unavailable" => Self::Unavailable,
            _ => return None,
        })
    }

    /// Prints the request.
    pub fn print(self) -> String {
        // One `match` for each part, because the compiler makes tables and shared loads of them.
        let verb = match self {
            Self::Open(_) => "open ",
            Self::Close(_) => "close ",
            Self::Toggle(_) => "toggle ",
            Self::Go(_) => "go ",
            Self::Arrive(_) => "arrive ",
            Self::Depth(_) => "depth ",
            Self::Group { .. } => "group ",
            Self::Answer { .. } => "answer ",
            Self::Define(_) => "define ",
            Self::Consult { .. } => "consult ",
            Self::Cite(_) => "cite ",
            Self::Back { .. } => "back ",
            Self::Helpful(_) => "helpful ",
            Self::Missing(_) => "missing ",
            Self::Share(_) => "share ",
            Self::Copied(_) => "copied ",
            Self::Uncopied { .. } => "uncopied ",
            Self::Translate(_) => "translate ",
            Self::Unavailable => "unavailable",
        };
        let number = match self {
            Self::Back { nth, .. } => digits(nth) + " ",
            _ => String::new(),
        };
        let first = match self {
            Self::Open(text)
            | Self::Close(text)
            | Self::Toggle(text)
            | Self::Go(text)
            | Self::Arrive(text)
            | Self::Group { card: text, .. }
            | Self::Answer { card: text, .. }
            | Self::Define(text)
            | Self::Consult { place: text, .. }
            | Self::Cite(text)
            | Self::Back { place: text, .. }
            | Self::Missing(text)
            | Self::Share(text)
            | Self::Copied(text)
            | Self::Uncopied { card: text, .. }
            | Self::Translate(text) => text,
            Self::Depth(depth) => depth.name(),
            Self::Helpful(true) => "yes",
            Self::Helpful(false) => "no",
            Self::Unavailable => "",
        };
        let (separator, second) = match self {
            Self::Group { group: text, .. }
            | Self::Answer { option: text, .. }
            | Self::Consult { source: text, .. }
            | Self::Back { source: text, .. } => ("/", text),
            Self::Uncopied { address, .. } => (" ", address),
            _ => ("", ""),
        };
        [verb, &number, first, separator, second].concat()
    }
}

/// The text before and after the last slash.
fn pair(text: &str) -> Option<(&str, &str)> {
    let slash = last_slash(text)?;
    Some((&text[..slash], &text[slash + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Two texts as an id may be in a file that `check` has not seen, without the slash that parts two of them.
    fn requests<'a>(id: &'a str, other: &'a str, number: u32, yes: bool) -> Vec<Request<'a>> {
        vec![
            Request::Open(id),
            Request::Close(id),
            Request::Toggle(id),
            Request::Toggle(crate::state::place::SOURCES),
            Request::Go(id),
            Request::Arrive(id),
            Request::Depth(Depth::Main),
            Request::Group {
                card: id,
                group: other,
            },
            Request::Group {
                card: id,
                group: "",
            },
            Request::Answer {
                card: id,
                option: other,
            },
            Request::Define(id),
            Request::Consult {
                place: id,
                source: other,
            },
            Request::Consult {
                place: crate::state::place::GLOSSARY,
                source: other,
            },
            Request::Cite(id),
            Request::Back {
                nth: number,
                place: id,
                source: other,
            },
            Request::Helpful(yes),
            Request::Missing(id),
            Request::Share(id),
            Request::Copied(id),
            Request::Translate(id),
            Request::Unavailable,
        ]
    }

    proptest! {
        #[test]
        fn every_printed_request_is_read_back(
            id in "[^/]*",
            other in "[^/]*",
            number in any::<u32>(),
            yes in any::<bool>(),
        ) {
            for request in requests(&id, &other, number, yes) {
                let text = request.print();
                prop_assert_eq!(Request::parse(&text), Some(request));
            }
        }

        #[test]
        fn a_request_with_an_uncopied_address_is_read_back(
            card in "[a-z0-9-]+",
            address in ".*",
        ) {
            let request = Request::Uncopied { card: &card, address: &address };
            let text = request.print();
                prop_assert_eq!(Request::parse(&text), Some(request));
        }

        #[test]
        fn any_text_is_parsed_without_a_panic(text in ".*") {
            let _ = Request::parse(&text);
        }
    }

    #[test]
    fn invalid_requests_are_refused() {
        for text in [
            "",
            "opens what",
            "depth",
            "depth deep",
            "group what",
            "answer what",
            "back what/almanac",
            "back x what/almanac",
            "helpful",
            "helpful maybe",
            "consult almanac",
            "uncopied what",
        ] {
            assert_eq!(Request::parse(text), None, "{text}");
        }
    }
}
