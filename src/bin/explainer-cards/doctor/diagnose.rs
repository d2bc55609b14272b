//! From answers to findings.

use super::answer::{Answer, Asked, Silence};
use super::caching;
use super::finding::{Finding, grouped};
use super::integrity;
use super::visit::{File, Kind, named};
use explainer_cards::check::Severity;
use explainer_cards::model::read::read;
use url::{Host, Origin, Url};

/// The MIME types of scripts (<https://mimesniff.spec.whatwg.org/#javascript-mime-type>) that are in use.
const SCRIPTS: [&str; 4] = [
    "text/javascript",
    "application/javascript",
    "application/x-javascript",
    "text/ecmascript",
];

/// Files below this size may be sent as they are: compressed they fit into as many packets.
const SMALL: usize = 1400;

/// What is wrong, for pages of this origin.
pub fn diagnose(files: &[File], page: &str) -> Vec<Finding> {
    let mut diagnosis = Diagnosis {
        page,
        findings: Vec::new(),
    };
    for file in files {
        diagnosis.file(file);
    }
    grouped(diagnosis.findings)
}

struct Diagnosis<'a> {
    page: &'a str,
    findings: Vec<Finding>,
}

impl Diagnosis<'_> {
    fn add(
        &mut self,
        file: &File,
        id: &'static str,
        severity: Severity,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.findings.push(Finding {
            id,
            severity,
            message: message.into(),
            help: help.into(),
            urls: vec![file.url.to_string()],
        });
    }

    fn error(&mut self, file: &File, id: &'static str, message: impl Into<String>, help: &str) {
        self.add(file, id, Severity::Error, message, help);
    }

    fn warning(&mut self, file: &File, id: &'static str, message: impl Into<String>, help: &str) {
        self.add(file, id, Severity::Warning, message, help);
    }

    fn file(&mut self, file: &File) {
        let answer = match &file.plain {
            Ok(answer) => answer,
            Err(silence) => return self.silence(file, silence),
        };
        self.way(file, answer);
        if answer.status != 200 {
            let message = format!("status {} instead of 200", answer.status);
            let help = match file.kind {
                Kind::Explainer => "upload the explainer file to this address",
                _ => "upload every file of the release to the same folder",
            };
            return self.error(file, "status", message, help);
        }
        self.content(file, answer);
        self.content_type(file, answer);
        self.cors(file, answer);
        self.caching(file, answer);
        self.compression(file, answer);
        self.part(file, answer);
    }

    fn silence(&mut self, file: &File, silence: &Silence) {
        match silence {
            Silence::Unreachable(reason) => self.error(
                file,
                "unreachable",
                format!("no answer: {reason}"),
                "check the address, the name of the host and its certificate",
            ),
            Silence::Elsewhere(to) => self.error(
                file,
                "redirect",
                format!("a redirect to `{to}`, which isn't followed"),
                "serve the file at this address, or name its final address in the page",
            ),
        }
    }

    /// Redirects and encryption.
    fn way(&mut self, file: &File, answer: &Answer) {
        if let Some(to) = answer.redirects.last() {
            self.warning(
                file,
                "redirect",
                format!("a redirect to `{to}`, which costs a round trip"),
                "name the final address in the page, or serve the file at this one",
            );
        }
        let last = answer.redirects.last().unwrap_or(&file.url);
        if last.scheme() == "http" && !is_this_machine(last) && !self.page.starts_with("http:") {
            self.error(
                file,
                "insecure",
                "served without encryption",
                "serve it by https: browsers load nothing from http into an https page",
            );
        }
    }

    fn content(&mut self, file: &File, answer: &Answer) {
        let Some(content) = answer.file() else {
            return self.error(
                file,
                "encoding",
                "a body that can't be decompressed",
                "send `Content-Encoding` only with the matching copy of the file",
            );
        };
        let is_embed = file.kind == Kind::Embed;
        let is_known = !file.digests.is_empty();
        if is_known && !integrity::matches(&file.digests, &content) {
            return self.error(
                file,
                "integrity",
                "other bytes than those of the release, which browsers refuse",
                "upload the file of the same release again, and turn off everything at the host that changes files",
            );
        }
        let script = String::from_utf8_lossy(&content);
        if is_embed && !is_known && named(&script, "stage-", ".js").is_none() {
            self.error(
                file,
                "release",
                "another file than the `embed.js` of a release",
                "upload the release to this folder, or name the folder in which it is",
            );
        }
        if file.kind == Kind::Explainer && read(&content).is_err() {
            self.error(
                file,
                "explainer",
                "another file than an explainer",
                "upload the explainer file; `explainer-cards check FILE` says what is wrong with it",
            );
        }
    }

    fn content_type(&mut self, file: &File, answer: &Answer) {
        let sent = answer.header("content-type").unwrap_or_default();
        let essence = sent.split(';').next().unwrap_or_default();
        let essence = essence.trim().to_ascii_lowercase();
        let (is_right, wanted, severity) = match file.kind {
            Kind::Embed | Kind::Script => {
                let is_script = SCRIPTS.contains(&&*essence);
                (is_script, "text/javascript", Severity::Error)
            }
            // The widget loads these whatever their type is, but hosts compress and cache by type.
            Kind::Wasm => {
                let wanted = "application/wasm";
                (essence == wanted, wanted, Severity::Warning)
            }
            Kind::Words | Kind::Explainer => {
                let is_json = essence == "application/json" || essence.ends_with("+json");
                (is_json, "application/json", Severity::Warning)
            }
            Kind::Styles => (essence == "text/css", "text/css", Severity::Error),
        };
        if !is_right {
            let message = match &*sent {
                "" => "missing `Content-Type`".to_owned(),
                sent => format!("wrong `Content-Type: {sent}`"),
            };
            let help = format!("send `Content-Type: {wanted}`");
            self.add(file, "type", severity, message, help);
        }
    }

    /// <https://fetch.spec.whatwg.org/#concept-cors-check>
    fn cors(&mut self, file: &File, answer: &Answer) {
        if is_origin(&file.url, self.page) {
            return;
        }
        let page = self.page.to_owned();
        let help = "send `Access-Control-Allow-Origin: *`, or give the origin of your pages by `--page-origin`";
        match answer.header("access-control-allow-origin") {
            None => {
                let message = "missing `Access-Control-Allow-Origin`";
                self.error(file, "cors", message, help);
            }
            Some(allowed) if allowed == "*" => {}
            Some(allowed) if allowed == page => {
                if !answer.lists("vary", "origin") && !answer.lists("vary", "*") {
                    self.warning(
                        file,
                        "vary",
                        "an answer for one origin without `Vary: Origin`",
                        "send `Vary: Origin`, so that caches keep an answer for each origin",
                    );
                }
            }
            Some(allowed) => {
                let message =
                    format!("`Access-Control-Allow-Origin: {allowed}` excludes pages of {page}");
                self.error(file, "cors", message, help);
            }
        }
    }

    fn caching(&mut self, file: &File, answer: &Answer) {
        let sent = answer.header("cache-control");
        let wanted = caching::wanted(file.kind, &file.url);
        if let Some(reason) = wanted.objection(sent.as_deref()) {
            let message = match sent {
                None => format!("missing `Cache-Control`: {reason}"),
                Some(sent) => format!("`Cache-Control: {sent}`: {reason}"),
            };
            let help = format!("send `Cache-Control: {}`", wanted.example());
            self.warning(file, "caching", message, &help);
        }
    }

    fn compression(&mut self, file: &File, plain: &Answer) {
        let Some(content) = plain.file() else {
            return;
        };
        let is_compressed = |asked: &Asked, encoding: &str| {
            asked
                .as_ref()
                .is_ok_and(|answer| answer.encoding().as_deref() == Some(encoding))
        };
        let has_brotli = is_compressed(&file.brotli, "br");
        let has_gzip = is_compressed(&file.gzip, "gzip");
        if content.len() >= SMALL {
            // Explainer files have no copies in brotli unless the publisher makes them.
            let is_enough = has_gzip && file.kind == Kind::Explainer;
            if !(has_brotli || is_enough) {
                self.warning(
                    file,
                    "brotli",
                    "not compressed for browsers that accept brotli",
                    "let the host compress by brotli, or send the copy that ends in `.br`",
                );
            }
            if !has_gzip {
                self.warning(
                    file,
                    "gzip",
                    "not compressed for clients that accept only gzip",
                    "let the host compress by gzip, or send the copy that ends in `.gz`",
                );
            }
        }
        let forms = [(&file.brotli, "br"), (&file.gzip, "gzip")];
        let broken = forms.iter().find(|(asked, encoding)| {
            is_compressed(asked, encoding)
                && asked
                    .as_ref()
                    .is_ok_and(|answer| answer.file().as_ref() != Some(&content))
        });
        if let Some((_, encoding)) = broken {
            self.error(
                file,
                "encoding",
                format!("`Content-Encoding: {encoding}` with a body that isn't the file"),
                "upload the file and its copies of the same release, and compress no file twice",
            );
        }
        let varies = |asked: &Asked, encoding: &str| {
            !is_compressed(asked, encoding)
                || asked.as_ref().is_ok_and(|answer| {
                    answer.lists("vary", "accept-encoding") || answer.lists("vary", "*")
                })
        };
        if !(varies(&file.brotli, "br") && varies(&file.gzip, "gzip")) {
            self.warning(
                file,
                "vary",
                "compressed without `Vary: Accept-Encoding`",
                "send `Vary: Accept-Encoding`, so that caches keep a copy for each encoding",
            );
        }
    }

    /// Some caches ask for large files in parts (<https://www.rfc-editor.org/rfc/rfc9110#section-14>).
    fn part(&mut self, file: &File, plain: &Answer) {
        let Some(Ok(part)) = &file.part else {
            return;
        };
        let length = plain.body.len();
        let first = plain.body.get(..1).unwrap_or_default();
        let is_right = match part.status {
            // A server may ignore the header.
            200 => part.body == plain.body,
            206 => {
                let range = part.header("content-range").unwrap_or_default();
                part.body == first && range == format!("bytes 0-0/{length}")
            }
            _ => false,
        };
        if !is_right {
            self.warning(
                file,
                "range",
                format!(
                    "a wrong answer to `Range: bytes=0-0`, with status {}",
                    part.status
                ),
                "answer with that part of the file and its `Content-Range`, or with the whole file",
            );
        }
    }
}

/// Browsers trust this machine without encryption.
fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn is_origin(url: &Url, page: &str) -> bool {
    let origin = url.origin();
    matches!(origin, Origin::Tuple(..)) && origin.ascii_serialization() == page
}
