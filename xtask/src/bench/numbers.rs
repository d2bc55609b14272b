//! The raw numbers: what `benches/page-load/measure.mjs` writes, and those of the command line.

use serde::{Deserialize, Serialize};

use super::statistics::{Spread, spread};

#[derive(Debug, Deserialize, Serialize)]
pub struct Numbers {
    /// Name and version of the browser.
    pub browser: String,
    pub pages: Vec<Page>,
    pub growth: Vec<Growth>,
    /// Not from the browser; empty when that part was left out.
    #[serde(default)]
    pub files: Vec<Files>,
}

/// A page and each of its loads.
#[derive(Debug, Deserialize, Serialize)]
pub struct Page {
    pub name: String,
    pub label: String,
    pub runs: Vec<Load>,
}

/// Times in milliseconds since the navigation began.
#[derive(Debug, Deserialize, Serialize)]
pub struct Load {
    /// Over the wire, with headers.
    pub bytes: f64,
    pub requests: f64,
    /// When the first item of the explainer was seen.
    pub text: f64,
    /// When what the first item says was seen after clicks on it.
    pub answered: f64,
    /// Milliseconds of tasks beyond 50 each.
    pub blocking: f64,
    /// Milliseconds; 0 when no task was longer than 50.
    pub longest: f64,
    /// The sum of the layout shifts.
    pub shift: f64,
    /// Bytes of JavaScript and wasm.
    pub heap: f64,
}

/// A page with `n` of something.
#[derive(Debug, Deserialize, Serialize)]
pub struct Growth {
    /// `explainers` or `cards`.
    pub what: String,
    pub n: u32,
    pub runs: Vec<Grown>,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct Grown {
    /// When the last explainer was ready, in milliseconds since the navigation began.
    pub ready: f64,
    /// How many explainers kept their fallback because a file did not come in time.
    pub failed: f64,
    pub longest: f64,
    pub blocking: f64,
    pub heap: f64,
    /// Milliseconds from a click to the frame that shows what the card says.
    pub open: f64,
}

/// A run of the command line over `n` files.
#[derive(Debug, Deserialize, Serialize)]
pub struct Files {
    pub command: String,
    pub n: u32,
    pub seconds: f64,
    /// Bytes of memory at most; unknown outside Linux.
    pub peak: Option<f64>,
}

impl Page {
    pub fn spread(&self, of: fn(&Load) -> f64) -> Option<Spread> {
        spread(&self.runs.iter().map(of).collect::<Vec<_>>())
    }
}

impl Growth {
    pub fn median(&self, of: fn(&Grown) -> f64) -> Option<f64> {
        Some(spread(&self.runs.iter().map(of).collect::<Vec<_>>())?.median)
    }
}

impl Numbers {
    pub fn page(&self, name: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.name == name)
    }
}
