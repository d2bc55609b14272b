//! One request, with redirects.

use super::answer::{Answer, Asked, LARGEST, Silence};
use std::io::Read;
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};
use url::Url;

/// How long an answer may take, body included.
const LIMIT: Duration = Duration::from_secs(20);

/// How many redirects are followed.
const MOST_REDIRECTS: usize = 5;

/// Lets the people who run a server see who asks, and why.
const NAME: &str = concat!("explainer-cards/", env!("CARGO_PKG_VERSION"), " (doctor)");

/// Sends requests as browsers do for a page of this origin. Hosts may be in private networks, because the person who
/// runs the command names them.
pub struct Asker {
    agent: Agent,
    origin: String,
}

/// Which form of a file is asked for.
#[derive(Clone, Copy)]
pub enum Form {
    Plain,
    Brotli,
    Gzip,
    /// The first byte.
    Part,
}

impl Form {
    fn headers(self) -> [(&'static str, &'static str); 2] {
        let encoding = match self {
            Self::Plain | Self::Part => "identity",
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        };
        let range = match self {
            Self::Part => ("range", "bytes=0-0"),
            _ => ("accept", "*/*"),
        };
        [("accept-encoding", encoding), range]
    }
}

impl Asker {
    pub fn new(origin: &str) -> Self {
        let config = Agent::config_builder()
            .user_agent(NAME)
            .timeout_global(Some(LIMIT))
            .http_status_as_error(false)
            .max_redirects(0)
            // Those of the system, to which a newsroom may have added its own.
            .tls_config(
                TlsConfig::builder()
                    .root_certs(RootCerts::PlatformVerifier)
                    .build(),
            )
            .build();
        Self {
            agent: Agent::new_with_config(config),
            origin: origin.to_owned(),
        }
    }

    /// Sends a request, and follows redirects on the same host.
    pub fn ask(&self, url: &Url, form: Form) -> Asked {
        let mut at = url.clone();
        let mut redirects = Vec::new();
        loop {
            let answer = self.once(&at, form)?;
            let to = answer.header("location");
            let (301 | 302 | 303 | 307 | 308, Some(to)) = (answer.status, to) else {
                return Ok(Answer {
                    redirects,
                    ..answer
                });
            };
            let next = at.join(&to).ok().filter(|next| is_followed(&at, next));
            let Some(next) = next.filter(|_| redirects.len() < MOST_REDIRECTS) else {
                return Err(Silence::Elsewhere(to));
            };
            redirects.push(next.clone());
            at = next;
        }
    }

    fn once(&self, url: &Url, form: Form) -> Asked {
        let mut request = self.agent.get(url.as_str()).header("origin", &self.origin);
        for (name, value) in form.headers() {
            request = request.header(name, value);
        }
        let mut answer = request.call().map_err(unreachable)?;
        let headers = answer.headers().iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_ascii_lowercase(), value)
        });
        let (status, headers) = (answer.status().as_u16(), headers.collect());
        let mut body = Vec::new();
        // A longer body is cut, and then isn't the file.
        let mut reader = answer.body_mut().as_reader().take(LARGEST);
        reader
            .read_to_end(&mut body)
            .map_err(|error| Silence::Unreachable(format!("the answer ends early, {error}")))?;
        Ok(Answer {
            status,
            headers,
            body,
            redirects: Vec::new(),
        })
    }
}

/// On the same host, never from https to http: another host has to be named by the person who asks.
fn is_followed(from: &Url, to: &Url) -> bool {
    let is_safe = to.scheme() == from.scheme() || (from.scheme(), to.scheme()) == ("http", "https");
    is_safe && to.host() == from.host()
}

fn unreachable(error: ureq::Error) -> Silence {
    Silence::Unreachable(crate::links::reason(error, LIMIT))
}
