//! `explainer-cards doctor`: asks a host whether it serves the widget and explainer files as browsers need them.

mod answer;
mod ask;
mod caching;
mod diagnose;
mod finding;
mod integrity;
mod print;
#[cfg(test)]
mod tests;
mod visit;

use crate::check::{PROBLEMS, UNREADABLE};
use crate::report;
use ask::Asker;
use clap::{Args, ValueEnum};
use diagnose::diagnose;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use url::{Origin, Url};
use visit::{Release, visit};

/// Arguments of `doctor`.
#[derive(Args)]
pub struct Arguments {
    /// The address of `embed.js`, or of the folder in which it is.
    #[arg(value_name = "URL", value_parser = web_address)]
    url: Url,
    /// Also ask for an explainer file.
    #[arg(long, value_name = "URL", value_parser = web_address)]
    explainer: Option<Url>,
    /// The origin of the pages that load the files: scheme, host and port.
    #[arg(long, value_name = "ORIGIN", default_value = "https://news.example", value_parser = origin)]
    page_origin: String,
    /// The digest of `embed.js`, such as `sha384-…`, or `integrity.json` of the release. Without it, the
    /// `integrity.json` of the host.
    #[arg(long, value_name = "DIGEST|PATH")]
    integrity: Option<String>,
    /// How to print the findings.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
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

/// Runs `doctor`.
pub fn run(arguments: &Arguments) -> ExitCode {
    report::exit(try_run(arguments))
}

fn try_run(arguments: &Arguments) -> Result<u8, String> {
    let release = arguments.integrity.as_deref().map(release).transpose()?;
    let embed = embed(&arguments.url);
    let asker = Asker::new(&arguments.page_origin);
    let visited = visit(&asker, &embed, arguments.explainer.as_ref(), release);
    let (files, release) = visited.map_err(|reason| format!("{embed} can't be read: {reason}"))?;
    let findings = diagnose(&files, &arguments.page_origin);
    let written = match arguments.format {
        Format::Text => {
            print::text(&findings, files.len(), &release.version);
            Ok(())
        }
        Format::Json => print::json(&findings, files.iter().map(|file| &file.url)),
    };
    if let Err(error) = report::unless_enough(written) {
        report::unwritable(Path::new("standard output"), &error);
        return Ok(UNREADABLE);
    }
    Ok(if findings.is_empty() { 0 } else { PROBLEMS })
}

/// `embed.js` in a folder, which needs no slash at its end.
fn embed(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_query(None);
    url.set_fragment(None);
    let path = url.path();
    let is_script = path.rsplit('.').next() == Some("js");
    if !is_script {
        let path = [path.trim_end_matches('/'), "/embed.js"].concat();
        url.set_path(&path);
    }
    url
}

/// A digest of `embed.js`, or a file with those of all.
fn release(text: &str) -> Result<Release, String> {
    if integrity::is_digest(text) {
        return Ok(Release::of_embed(text));
    }
    let list = fs::read(text).map_err(|error| {
        format!("{text} is neither a digest, such as sha384-…, nor can it be read: {error}")
    })?;
    serde_json::from_slice(&list)
        .map_err(|error| format!("{text} isn't the integrity.json of a release: {error}"))
}
