//! One request.

use super::network::Lookup;
use super::way::{Method, Reply, Way};
use std::io::ErrorKind;
use std::time::Duration;
use ureq::http::header::LOCATION;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error};

/// How long an answer may take, from looking the host up to the last header.
const LIMIT: Duration = Duration::from_secs(10);

/// Lets the people who run a server see who asks, and why.
const NAME: &str = concat!(
    "explainer-cards/",
    env!("CARGO_PKG_VERSION"),
    " (checks links)"
);

/// Sends requests. Reads the heads of the answers alone, however long their bodies are.
pub struct Asker(Agent);

impl Asker {
    /// Asks no host in a private network unless `private` is true.
    pub fn new(private: bool) -> Self {
        let config = Agent::config_builder()
            .user_agent(NAME)
            .timeout_global(Some(LIMIT))
            .http_status_as_error(false)
            // Each request to another server has to wait for its turn.
            .max_redirects(0)
            // Those of the system, to which a newsroom may have added its own.
            .tls_config(
                TlsConfig::builder()
                    .root_certs(RootCerts::PlatformVerifier)
                    .build(),
            )
            .build();
        Self(Agent::with_parts(
            config,
            DefaultConnector::new(),
            Lookup::new(private),
        ))
    }

    /// Sends a request and waits for the reply.
    pub fn ask(&self, way: &Way) -> Reply {
        let request = match way.method {
            Method::Head => self.0.head(way.url.as_str()),
            Method::Get => self.0.get(way.url.as_str()),
        };
        let answer = match request.call() {
            Ok(answer) => answer,
            Err(error) => return Reply::Silence(reason(error, LIMIT)),
        };
        let to = answer.headers().get(LOCATION);
        // Browsers take each byte for a character
        // (https://fetch.spec.whatwg.org/#concept-response-location-url), and so do few servers.
        let to = to.map(|to| String::from_utf8_lossy(to.as_bytes()).into_owned());
        Reply::Status(answer.status().as_u16(), to)
    }
}

/// Why there is no answer within this time.
pub fn reason(error: Error, limit: Duration) -> String {
    match error {
        Error::Timeout(_) => format!("there is no answer within {} seconds", limit.as_secs()),
        Error::HostNotFound => "the host isn't found".to_owned(),
        Error::Io(error) => match error.kind() {
            ErrorKind::ConnectionRefused => "the server refuses the connection".to_owned(),
            ErrorKind::ConnectionReset | ErrorKind::UnexpectedEof | ErrorKind::BrokenPipe => {
                "the server ends the connection".to_owned()
            }
            _ => format!("the connection fails, {error}"),
        },
        Error::Protocol(_) => "the answer isn't HTTP".to_owned(),
        Error::LargeResponseHeader(..) => "the head of the answer is too long".to_owned(),
        Error::Other(error) => error.to_string(),
        error => format!("the connection fails, {error}"),
    }
}
