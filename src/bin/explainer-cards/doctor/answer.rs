//! What a server answered for the files of a folder.

use std::io::Read;
use url::Url;

/// The most bytes of a body that are read. The largest file of the widget has less than 200 kB, an explainer file at
/// most 1 MiB.
pub const LARGEST: u64 = 4 * 1024 * 1024;

/// An answer, after redirects.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub status: u16,
    /// The names in lower case.
    pub headers: Vec<(String, String)>,
    /// As it was sent, perhaps compressed.
    pub body: Vec<u8>,
    /// Where redirects led, in order.
    pub redirects: Vec<Url>,
}

/// An answer, or why there is none.
pub type Asked = Result<Answer, Silence>;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Silence {
    /// No server answers.
    Unreachable(String),
    /// The server redirects to an address that isn't asked.
    Elsewhere(String),
}

impl Answer {
    /// The value of a header, with the values of several ones after each other.
    pub fn header(&self, name: &str) -> Option<String> {
        let values = self.headers.iter().filter(|(key, _)| key == name);
        let values: Vec<&str> = values.map(|(_, value)| value.trim()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    /// Whether a header that is a list has this item.
    pub fn lists(&self, name: &str, item: &str) -> bool {
        let list = self.header(name).unwrap_or_default();
        list.split(',')
            .any(|each| each.trim().eq_ignore_ascii_case(item))
    }

    /// What the body is compressed by, in lower case. `None` if it isn't.
    pub fn encoding(&self) -> Option<String> {
        let encoding = self.header("content-encoding")?.to_ascii_lowercase();
        (!encoding.is_empty() && encoding != "identity").then_some(encoding)
    }

    /// The file itself. `None` if the body isn't compressed as the server says.
    pub fn file(&self) -> Option<Vec<u8>> {
        let body = &*self.body;
        match self.encoding().as_deref() {
            None => Some(body.to_vec()),
            Some("gzip" | "x-gzip") => read(flate2::read::MultiGzDecoder::new(body)),
            Some("br") => read(brotli::Decompressor::new(body, 4096)),
            Some(_) => None,
        }
    }
}

/// At most as much as of a body, because a few bytes can decompress to any number.
fn read(decoder: impl Read) -> Option<Vec<u8>> {
    let mut file = Vec::new();
    let read = decoder.take(LARGEST).read_to_end(&mut file);
    read.ok().map(|_| file)
}
