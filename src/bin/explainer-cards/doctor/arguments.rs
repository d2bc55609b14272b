//! The arguments of `explainer-cards doctor`.

use clap::{Args, ValueEnum};
use url::{Origin, Url};

/// Arguments of `doctor`.
#[derive(Args)]
pub struct Arguments {
    /// The address of `embed.js`, or of the folder in which it is.
    #[arg(value_name = "URL", value_parser = web_address)]
    pub url: Url,
    /// Also ask for an explainer file.
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub explainer: Option<Url>,
    /// The origin of the pages that load the files: scheme, host and port.
    #[arg(long, value_name = "ORIGIN", default_value = "https://news.example", value_parser = origin)]
    pub page_origin: String,
    /// The digest of `embed.js`, such as `sha384-…`, or `integrity.json` of the release. Without it, the
    /// `integrity.json` of the host.
    #[arg(long, value_name = "DIGEST|PATH")]
    pub integrity: Option<String>,
    /// How to print the findings.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs: one object with all findings.
    Json,
}

fn web_address(text: &str) -> Result<Url, String> {
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "https" | "http") => Ok(url),
        _ => Err("expected an address that begins with https:// or http://".to_owned()),
    }
}

fn origin(text: &str) -> Result<String, String> {
    match web_address(text)?.origin() {
        origin @ Origin::Tuple(..) => Ok(origin.ascii_serialization()),
        Origin::Opaque(_) => Err("expected an origin such as https://news.example".to_owned()),
    }
}
