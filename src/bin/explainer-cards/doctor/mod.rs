//! `explainer-cards doctor`: asks a host whether it serves the widget and explainer files as browsers need them.

mod answer;
mod arguments;
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
pub use arguments::Arguments;
use arguments::Format;
use ask::Asker;
use diagnose::diagnose;
use std::fs;
use std::path::Path;
use url::Url;
use visit::{Release, visit};

/// Runs `doctor`.
pub fn run(arguments: &Arguments) -> u8 {
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
