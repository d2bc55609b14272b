//! How long a file may be kept.

use super::visit::Kind;
use url::Url;

const DAY: u64 = 24 * 60 * 60;

/// What the caching of a file has to achieve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The file at this address never changes.
    Lasting,
    /// A release replaces the file.
    Channel,
    /// Corrections replace the file.
    Explainer,
}

/// Files with a digest in their names never change, nor does anything in the folder of one version.
pub fn wanted(kind: Kind, url: &Url) -> Wanted {
    match kind {
        Kind::Explainer => Wanted::Explainer,
        Kind::Script | Kind::Wasm => Wanted::Lasting,
        Kind::Embed | Kind::Words | Kind::Styles => {
            let mut segments = url.path_segments().into_iter().flatten();
            if segments.any(is_version) {
                Wanted::Lasting
            } else {
                Wanted::Channel
            }
        }
    }
}

/// `0.1.0`, `v0.1.0`, `explainer-cards@0.1.0-rc.1`
fn is_version(segment: &str) -> bool {
    let version = segment.rsplit('@').next().unwrap_or_default();
    let version = version.trim_start_matches('v');
    let core = version.split(['-', '+']).next().unwrap_or_default();
    let numbers: Vec<&str> = core.split('.').collect();
    let is_number =
        |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    numbers.len() == 3 && numbers.iter().all(is_number)
}

impl Wanted {
    /// A value that fulfils it.
    pub fn example(self) -> &'static str {
        match self {
            Self::Lasting => "public, max-age=31536000, immutable",
            Self::Channel => "public, max-age=600, stale-while-revalidate=86400",
            Self::Explainer => "public, max-age=60, stale-while-revalidate=600",
        }
    }

    /// What is wrong with a value of `Cache-Control`.
    pub fn objection(self, sent: Option<&str>) -> Option<&'static str> {
        let Some(sent) = sent else {
            return Some("each browser guesses how long to keep the file");
        };
        let sent = Sent::parse(sent);
        if sent.has("no-store") {
            return Some("the file is loaded again on each page, and scripts twice");
        }
        if sent.has("private") {
            return Some("no cache between the host and the readers keeps the file");
        }
        match self {
            Self::Lasting if sent.has("no-cache") || sent.age() < 30 * DAY => {
                Some("the file never changes, but browsers soon ask for it again")
            }
            Self::Lasting if !sent.has("immutable") => {
                Some("the file never changes, but browsers ask for it again on a reload")
            }
            Self::Channel if sent.keeps_longer_than(DAY) => {
                Some("readers get a release more than a day late")
            }
            Self::Explainer if sent.keeps_longer_than(60 * 60) => {
                Some("readers get a correction more than an hour late")
            }
            _ => None,
        }
    }
}

/// The directives of a value (<https://www.rfc-editor.org/rfc/rfc9111#section-5.2>).
struct Sent(Vec<(String, Option<String>)>);

impl Sent {
    fn parse(text: &str) -> Self {
        let directive = |part: &str| {
            let (name, value) = match part.split_once('=') {
                Some((name, value)) => (name, Some(value.trim().trim_matches('"').to_owned())),
                None => (part, None),
            };
            (name.trim().to_ascii_lowercase(), value)
        };
        Self(text.split(',').map(directive).collect())
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// `max-age` in seconds, 0 if there is none.
    fn age(&self) -> u64 {
        let value = self.0.iter().find(|(key, _)| key == "max-age");
        let value = value.and_then(|(_, value)| value.as_deref()?.parse().ok());
        value.unwrap_or_default()
    }

    /// The time in which nobody asks the host again.
    fn keeps_longer_than(&self, seconds: u64) -> bool {
        !self.has("no-cache") && (self.age() > seconds || self.has("immutable"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: Kind, url: &str) -> Wanted {
        wanted(kind, &Url::parse(url).unwrap())
    }

    #[test]
    fn the_address_says_whether_a_file_can_change() {
        for (kind, path, expected) in [
            (
                Kind::Embed,
                "explainer-cards/0.1.0/embed.js",
                Wanted::Lasting,
            ),
            (Kind::Embed, "v1.12.0/embed.js", Wanted::Lasting),
            (
                Kind::Embed,
                "npm/explainer-cards@1.0.0-rc.1/embed.js",
                Wanted::Lasting,
            ),
            (Kind::Words, "1.0.0/words/en.json", Wanted::Lasting),
            (Kind::Embed, "explainer-cards/0.1/embed.js", Wanted::Channel),
            (
                Kind::Embed,
                "npm/explainer-cards@1/embed.js",
                Wanted::Channel,
            ),
            (Kind::Styles, "1.0.x/explainer-cards.css", Wanted::Channel),
            (Kind::Embed, "embed.js", Wanted::Channel),
            (Kind::Script, "1/stage-2b104e52.js", Wanted::Lasting),
            (Kind::Wasm, "1/widget-49b3d3be.wasm", Wanted::Lasting),
            (Kind::Explainer, "1.0.0/tram.json", Wanted::Explainer),
        ] {
            assert_eq!(
                of(kind, &format!("https://cdn.example/{path}")),
                expected,
                "{path}"
            );
        }
    }

    #[test]
    fn each_example_fulfils_what_is_wanted() {
        for wanted in [Wanted::Lasting, Wanted::Channel, Wanted::Explainer] {
            assert_eq!(wanted.objection(Some(wanted.example())), None, "{wanted:?}");
        }
    }

    #[test]
    fn values_are_judged_by_how_long_the_file_is_kept() {
        use Wanted::{Channel, Explainer, Lasting};
        for (wanted, sent, is_right) in [
            (Lasting, "max-age=2592000, immutable", true),
            (Lasting, "MAX-AGE=31536000,Immutable", true),
            (Lasting, "max-age=31536000", false),
            (Lasting, "max-age=600, immutable", false),
            (Lasting, "immutable", false),
            (Lasting, "no-cache", false),
            (Lasting, "private, max-age=31536000, immutable", false),
            (Lasting, "no-store", false),
            (Lasting, "", false),
            (Channel, "no-cache", true),
            (Channel, "max-age=86400", true),
            (Channel, "max-age=86401", false),
            (Channel, "max-age=600, immutable", false),
            (Channel, "no-store", false),
            (Explainer, "max-age=\"3600\"", true),
            (Explainer, "max-age=3601", false),
            (Explainer, "max-age=0, must-revalidate", true),
            (Explainer, "private, max-age=60", false),
        ] {
            let objection = wanted.objection(Some(sent));
            assert_eq!(
                objection.is_none(),
                is_right,
                "{wanted:?} {sent}: {objection:?}"
            );
        }
        for wanted in [Lasting, Channel, Explainer] {
            assert!(wanted.objection(None).is_some(), "{wanted:?}");
        }
    }
}
