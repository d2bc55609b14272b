//! Which files are asked for, and in which forms.

use super::answer::{Answer, Asked, Silence};
use super::ask::{Asker, Form};
use super::integrity;
use serde::Deserialize;
use std::collections::BTreeMap;
use url::Url;

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `embed.js`
    Embed,
    /// A script with a digest in its name.
    Script,
    Wasm,
    Words,
    Styles,
    /// An explainer file.
    Explainer,
}

/// A file and the answers for it.
#[derive(Clone, Debug)]
pub struct File {
    pub url: Url,
    pub kind: Kind,
    /// What its digest has to be, if that is known: one of these.
    pub digests: Vec<String>,
    pub plain: Asked,
    pub brotli: Asked,
    pub gzip: Asked,
    /// The first byte, of a file that caches may ask for in parts.
    pub part: Option<Asked>,
}

/// `integrity.json` of a release.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Release {
    #[serde(default)]
    pub version: String,
    #[serde(default)]
    files: BTreeMap<String, About>,
}

#[derive(Clone, Debug, Deserialize)]
struct About {
    integrity: String,
}

impl Release {
    /// With the digest of `embed.js` alone.
    pub fn of_embed(digest: &str) -> Self {
        let integrity = digest.to_owned();
        let files = BTreeMap::from([("embed.js".to_owned(), About { integrity })]);
        Self {
            version: String::new(),
            files,
        }
    }

    fn digests(&self, name: &str) -> Vec<String> {
        let about = self.files.get(name);
        about
            .map(|about| about.integrity.clone())
            .into_iter()
            .collect()
    }
}

/// Asks for the files of the widget, of which `embed.js` is the first, and for an explainer file.
///
/// # Errors
///
/// The reason if there is no answer for `embed.js`.
pub fn visit(
    asker: &Asker,
    embed: &Url,
    explainer: Option<&Url>,
    release: Option<Release>,
) -> Result<(Vec<File>, Release), String> {
    let visit = Visit { asker };
    let first = asker.ask(embed, Form::Plain);
    if let Err(Silence::Unreachable(reason)) = &first {
        return Err(reason.clone());
    }
    let release = release.or_else(|| visit.release(embed)).unwrap_or_default();
    let script = text(&first);
    let mut files = vec![visit.rest(embed, Kind::Embed, release.digests("embed.js"), first)];
    let of_embed = integrity::in_script(&script);
    let stage = named(&script, "stage-", ".js");
    let wasm = named(&script, "widget-", ".wasm");
    let mut add = |name: &str, kind, digests| -> String {
        let Ok(url) = embed.join(name) else {
            return String::new();
        };
        let file = visit.file(&url, kind, digests);
        let text = text(&file.plain);
        files.push(file);
        text
    };
    if let Some(stage) = stage {
        let script = add(stage, Kind::Script, of_embed.clone());
        if let Some(terms) = named(&script, "link-terms-", ".js") {
            add(terms, Kind::Script, integrity::in_script(&script));
        }
        if let Some(wasm) = wasm {
            add(wasm, Kind::Wasm, of_embed);
        }
        add("words/en.json", Kind::Words, vec![]);
        let name = "explainer-cards.css";
        add(name, Kind::Styles, release.digests(name));
    }
    if let Some(url) = explainer {
        files.push(visit.file(url, Kind::Explainer, vec![]));
    }
    Ok((files, release))
}

struct Visit<'a> {
    asker: &'a Asker,
}

impl Visit<'_> {
    fn file(&self, url: &Url, kind: Kind, digests: Vec<String>) -> File {
        self.rest(url, kind, digests, self.asker.ask(url, Form::Plain))
    }

    /// Asks for the other forms of a file.
    fn rest(&self, url: &Url, kind: Kind, digests: Vec<String>, plain: Asked) -> File {
        // One finding for a file that isn't there is enough.
        let ask = |form| match &plain {
            Ok(answer) if answer.status == 200 => self.asker.ask(url, form),
            other => other.clone(),
        };
        File {
            brotli: ask(Form::Brotli),
            gzip: ask(Form::Gzip),
            part: (kind == Kind::Wasm).then(|| ask(Form::Part)),
            url: url.clone(),
            kind,
            digests,
            plain,
        }
    }

    /// `integrity.json` beside `embed.js`, if it is there.
    fn release(&self, embed: &Url) -> Option<Release> {
        let list = embed.join("integrity.json").ok()?;
        let answer = self.asker.ask(&list, Form::Plain).ok()?;
        serde_json::from_slice(&answer.file()?).ok()
    }
}

fn text(asked: &Asked) -> String {
    let file = asked.as_ref().ok().and_then(Answer::file);
    String::from_utf8_lossy(&file.unwrap_or_default()).into_owned()
}

/// The first name in a script that begins and ends so, with a digest between: `stage-2b104e52.js`.
pub fn named<'a>(script: &'a str, start: &str, end: &str) -> Option<&'a str> {
    script.match_indices(start).find_map(|(at, _)| {
        let rest = &script[at + start.len()..];
        let digits = rest.find(|letter: char| !letter.is_ascii_hexdigit())?;
        let is_name = digits > 0 && rest[digits..].starts_with(end);
        is_name.then(|| &script[at..at + start.len() + digits + end.len()])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_digests_are_found_in_scripts() {
        let script = r#"a="stage-x.js",b="stage-2b104e52.js",c="stage-1.js""#;
        assert_eq!(named(script, "stage-", ".js"), Some("stage-2b104e52.js"));
        assert_eq!(named(script, "widget-", ".wasm"), None);
        assert_eq!(named("stage-", "stage-", ".js"), None);
    }
}
