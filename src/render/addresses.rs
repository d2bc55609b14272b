//! Where links and files of an explainer are, seen from where a form is read.

use super::Options;
use crate::model::address::Address;
use crate::model::link::Link;
use url::Url;

/// Where a form is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Perhaps on the publisher's own site: paths stay paths.
    Site,
    /// In a mail program, a feed reader, a search engine: only whole URLs lead anywhere.
    Anywhere,
}

/// Turns what the file says into what the form says.
#[derive(Clone, Copy)]
pub struct Addresses<'a> {
    page: Option<&'a Url>,
    file: Option<&'a Url>,
    reach: Reach,
}

impl<'a> Addresses<'a> {
    pub fn new(options: &'a Options, reach: Reach) -> Self {
        Self {
            page: options.url.as_ref(),
            file: options.file.as_ref(),
            reach,
        }
    }

    /// Where a link leads; nothing where it leads nowhere. A path is one of the page's site, or of
    /// the explainer file's.
    pub fn href(self, link: Link) -> Option<String> {
        let text = link.as_str();
        if text.starts_with('/') {
            self.path(self.page.or(self.file), text)
        } else {
            Some(text.to_owned())
        }
    }

    /// The URL of a field, if it is a link.
    pub fn url(self, url: Option<&str>) -> Option<String> {
        self.href(Link::parse(url?).ok()?)
    }

    /// Where a file is that the explainer file names: a picture, a translation. On the publisher's own site only
    /// one of the explainer file's host, as in the widget.
    pub fn file(self, text: &str) -> Option<String> {
        let address = Address::parse(text).ok()?;
        if let (Reach::Site, Some(file)) = (self.reach, self.file) {
            address.seen_from(file.as_str())?;
        }
        match address {
            Address::Whole(link) => Some(link.as_str().to_owned()),
            Address::Root(link) => self.path(self.file.or(self.page), link.as_str()),
            Address::Relative(path) => self.path(self.file, path),
        }
    }

    /// Where a picture is that readers' programs load. Nothing if it is on another host than the explainer file, or than the
    /// page if that is all that is known: readers send no requests to third parties.
    pub fn picture(self, text: &str) -> Option<String> {
        let address = Address::parse(text).ok()?;
        let is_ours = match (self.file.or(self.page), &address) {
            (None, Address::Whole(_)) => false,
            (None, _) => true,
            (Some(home), _) => address.seen_from(home.as_str()).is_some(),
        };
        is_ours.then(|| self.file(text))?
    }

    fn path(self, base: Option<&Url>, path: &str) -> Option<String> {
        let whole = base.and_then(|base| base.join(path).ok());
        let kept = (self.reach == Reach::Site).then(|| path.to_owned());
        whole.map(String::from).or(kept)
    }
}
