//! Where the files are that an explainer file names: pictures, translations.
//!
//! The widget, the exports and `check` ask the same function which addresses there are, so that what `check` accepts
//! is what a page loads.

use super::link::{Link, LinkFault, last_slash};

/// How an explainer file names another file: as a [`Link`] other than `mailto:`, or by a path relative to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address<'a> {
    /// A web address.
    Whole(Link<'a>),
    /// A path from the root of a site.
    Root(Link<'a>),
    /// A path relative to the explainer file.
    Relative(&'a str),
}

impl<'a> Address<'a> {
    /// Checks an address; an accepted one is not changed.
    ///
    /// # Errors
    ///
    /// Why no file can be asked for there.
    pub fn parse(text: &'a str) -> Result<Self, LinkFault> {
        let first = text.split('/').next().unwrap_or_default();
        if first.is_empty() {
            return Link::parse(text).map(Self::Root);
        }
        // A colon in the first step of a relative path would make a scheme of it.
        if first.contains(':') {
            let link = Link::parse(text)?;
            let scheme = text.get(..4).unwrap_or_default();
            let is_web = scheme.eq_ignore_ascii_case("http");
            return is_web.then_some(Self::Whole(link)).ok_or(LinkFault::Scheme);
        }
        // A folder could have such a name, but what is meant is a host.
        if first.starts_with("www.") {
            return Err(LinkFault::Scheme);
        }
        // Judged like a link, as a path from the root.
        Link::parse(&["/", text].concat())?;
        Ok(Self::Relative(text))
    }

    /// Where the file is, for an explainer file at `file`, which may itself be relative to a page. `None` for a file
    /// on another host: a reader's browser asks no stranger for anything.
    pub fn seen_from(self, file: &str) -> Option<String> {
        let home = origin(file);
        // Nothing is beside a file that has no host: `blob:`, `data:`.
        let is_elsewhere = home.is_empty() && file.contains(':');
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

/// Scheme and host of an address, or nothing for one that has none.
fn origin(address: &str) -> &str {
    let Some((scheme, rest)) = address.split_once(':') else {
        return "";
    };
    let Some(host) = rest.strip_prefix("//") else {
        return "";
    };
    let end = host.find('/').unwrap_or(host.len());
    &address[..scheme.len() + 3 + end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(file: &str, text: &str) -> Option<String> {
        Address::parse(text).ok()?.seen_from(file)
    }

    #[test]
    fn a_picture_is_found_from_its_file() {
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
    fn no_stranger_is_asked_for_a_picture() {
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
    fn an_address_that_is_none_has_a_reason() {
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
