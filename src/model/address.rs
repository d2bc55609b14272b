//! Addresses of the files that an explainer file refers to: pictures and translations.
//!
//! The widget, the exports and `check` use the same function, so that pages load exactly the addresses that `check`
//! accepts.

use super::ascii;
use super::link::{Link, LinkFault, last_slash};

/// The address of another file: a [`Link`] other than `mailto:`, or a path relative to the explainer file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address<'a> {
    /// An `https://` or `http://` URL.
    Whole(Link<'a>),
    /// A path from the root of a site.
    Root(Link<'a>),
    /// A path relative to the explainer file.
    Relative(&'a str),
}

impl<'a> Address<'a> {
    /// Checks an address. Doesn't change accepted addresses.
    ///
    /// # Errors
    ///
    /// The reason why the address is refused.
    pub fn parse(text: &'a str) -> Result<Self, LinkFault> {
        let first = ascii::split(text, b'/').next().unwrap_or_default();
        if first.is_empty() {
            return Link::parse(text).map(Self::Root);
        }
        // In a relative path a colon before the first slash would end a scheme.
        if ascii::split_once(first, b':').is_some() {
            let link = Link::parse(text)?;
            let scheme = text.get(..4).unwrap_or_default();
            let is_web = scheme.eq_ignore_ascii_case("http");
            return is_web.then_some(Self::Whole(link)).ok_or(LinkFault::Scheme);
        }
        // A folder could have such a name, but authors mean a host.
        if first.starts_with("www.") {
            return Err(LinkFault::Scheme);
        }
        // Follows the rules for links, as a path from the root.
        Link::parse(&["/", text].concat())?;
        Ok(Self::Relative(text))
    }

    /// Resolves the address against the explainer file at `file`, which can be relative to a page. `None` if it is on
    /// another host, because readers' browsers don't send requests to third parties.
    pub fn seen_from(self, file: &str) -> Option<String> {
        let home = origin(file);
        // `blob:` and `data:` URLs can't be resolved against.
        let is_elsewhere = home.is_empty() && ascii::split_once(file, b':').is_some();
        let (folder, path) = match self {
            Self::Whole(link) => {
                let is_home = !home.is_empty() && origin(link.as_str()) == home;
                return is_home.then(|| link.as_str().to_owned());
            }
            Self::Root(link) => (home, link.as_str()),
            Self::Relative(path) => {
                let slash = last_slash(file);
                (slash.map_or("", |slash| &file[..=slash]), path)
            }
        };
        (!is_elsewhere).then(|| [folder, path].concat())
    }
}

/// The scheme and host of an address, or an empty text if it has none.
fn origin(address: &str) -> &str {
    let Some((scheme, rest)) = ascii::split_once(address, b':') else {
        return "";
    };
    let Some(host) = rest.strip_prefix("//") else {
        return "";
    };
    let host = ascii::split(host, b'/').next().unwrap_or_default();
    &address[..scheme.len() + 3 + host.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(file: &str, text: &str) -> Option<String> {
        Address::parse(text).ok()?.seen_from(file)
    }

    #[test]
    fn addresses_are_resolved_against_the_file() {
        let file = "https://news.example/explainers/hbm.json";
        let there = |path: &str| Some(format!("https://news.example{path}"));
        for (src, place) in [
            ("hbm.svg", "/explainers/hbm.svg"),
            ("/pictures/hbm.svg", "/pictures/hbm.svg"),
            ("https://news.example/a.png", "/a.png"),
        ] {
            assert_eq!(seen(file, src), there(place), "{src}");
        }
        assert_eq!(seen("e/hbm.json", "hbm.svg").as_deref(), Some("e/hbm.svg"));
        assert_eq!(seen("", "hbm.svg").as_deref(), Some("hbm.svg"));
    }

    #[test]
    fn addresses_on_other_hosts_are_refused() {
        let file = "https://news.example/explainers/hbm.json";
        for src in [
            "https://tracker.example/a.png",
            "https://news.example.evil/a.png",
            "//tracker.example/a.png",
            "javascript:alert(1)",
            "data:image/png;base64,",
        ] {
            assert_eq!(seen(file, src), None, "{src}");
            assert_eq!(seen("hbm.json", src), None, "{src}");
        }
        for file in ["blob:https://news.example/0f1e", "data:application/json,{}"] {
            assert_eq!(seen(file, "/a.svg"), None, "{file}");
            assert_eq!(seen(file, "a.svg"), None, "{file}");
        }
    }

    #[test]
    fn invalid_addresses_are_refused_with_a_reason() {
        for (text, fault) in [
            ("", LinkFault::Scheme),
            ("//tracker.example/a.png", LinkFault::Scheme),
            ("mailto:desk@news.example", LinkFault::Scheme),
            ("MAILTO:desk@news.example?subject=a:/b", LinkFault::Scheme),
            ("www.news.example/a.png", LinkFault::Scheme),
            ("data:image/png;base64,", LinkFault::Scheme),
            ("https://user@news.example/", LinkFault::User),
            ("a\\b.png", LinkFault::Backslash),
            ("a b.png", LinkFault::Control),
        ] {
            assert_eq!(Address::parse(text), Err(fault), "{text}");
        }
    }
}
