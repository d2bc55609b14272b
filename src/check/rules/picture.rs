//! Pictures: on the publisher's own host, from which alone the widget loads them, and no videos.

use super::{Found, Rule, Subject, link};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use crate::model::address::Address;

pub const RULE: Rule = Rule {
    name: "picture",
    severity: Severity::Warning,
    page: Page {
        what: "A `src` on a host that isn't the publisher's (its last parts differ from those of the publisher's `url`: \
              two, or three as in `bbc.co.uk`), or on one for videos.",
        why: "The widget loads pictures only from the host of the explainer file, so that no third party learns of \
              readers. For other pictures it shows the `alt` text.",
        place: Place::Explainer,
        wrong: r#""publisher": { "name": "The Coast", "url": "https://www.coast.example/" },
"cards": [
  {
    "id": "what", "kind": "what", "title": "What is a tide?",
    "media": { "src": "https://photos.example/tide.jpg", "alt": "A harbour at low water", "credit": "C. Photographer" }
  }
]"#,
        right: r#""publisher": { "name": "The Coast", "url": "https://www.coast.example/" },
"cards": [
  {
    "id": "what", "kind": "what", "title": "What is a tide?",
    "media": { "src": "/pictures/tide.jpg", "alt": "A harbour at low water", "credit": "C. Photographer" }
  }
]"#,
    },
    check,
};

/// Hosts whose addresses are pages with a video.
const VIDEOS: [&str; 7] = [
    "dailymotion.com",
    "tiktok.com",
    "twitch.tv",
    "vimeo.com",
    "youtu.be",
    "youtube-nocookie.com",
    "youtube.com",
];

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let publisher = subject.explainer.publisher.as_ref();
    let home = publisher
        .and_then(|publisher| publisher.url.as_deref())
        .map(link::host)
        .filter(|host| !host.is_empty());
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        for (place, media) in card.pictures() {
            let src = &*media.src;
            let Ok(Address::Whole(_)) = Address::parse(src) else {
                continue;
            };
            let host = link::host(src);
            let entry = subject.string(&format!("/cards/{index}{place}/src"));
            if VIDEOS.iter().any(|known| link::is_of(host, known)) {
                found.whole(entry, move || video(host));
            } else if home.is_some_and(|home| site(home) != site(host)) {
                found.whole(entry, move || elsewhere(host));
            }
        }
    }
}

/// The last two parts of a host, or three if the last ones are like `co.uk`. Pictures of `www.news.example` may be on `static.news.example`, from where the file
/// itself may come.
fn site(host: &str) -> String {
    let parts: Vec<&str> = host.split('.').collect();
    let count = match parts[..] {
        [_, .., second, last] if second.len() <= 3 && last.len() == 2 => 3,
        _ => 2,
    };
    parts[parts.len().saturating_sub(count)..]
        .join(".")
        .to_ascii_lowercase()
}

fn video(host: &str) -> Words {
    Words {
        message: format!("video page on {} as a picture", quoted(host)),
        label: "expected the address of a picture".to_owned(),
        help: "write the path of a picture here, and link the video in a text: `[text](https://…)`"
            .to_owned(),
    }
}

fn elsewhere(host: &str) -> Words {
    Words {
        message: format!("picture on another host: {}", quoted(host)),
        label: "expected a path, or a host of the publisher".to_owned(),
        help: "put a copy beside this file and write its path: the widget loads pictures only from the host of this file"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_one_site_end_alike() {
        assert_eq!(site("static.News.example"), site("www.news.example"));
        assert_eq!(site("news.example"), "news.example");
        assert_eq!(site("a.b.news.example"), "news.example");
        assert_eq!(site("localhost"), "localhost");
        assert_eq!(site("static.bbc.co.uk"), "bbc.co.uk");
        assert_ne!(site("www.bbc.co.uk"), site("www.telegraph.co.uk"));
        assert_ne!(site("fakenews.example"), site("news.example"));
    }
}
