//! The raw numbers, from `benches/page-load/measure.mjs` and from the command line.

use serde::{Deserialize, Serialize};

use super::statistics::{Spread, spread};

#[derive(Debug, Deserialize, Serialize)]
pub struct Numbers {
    /// The name and version of the browser.
    pub browser: String,
    pub pages: Vec<Page>,
    pub growth: Vec<Growth>,
    /// Of the command line; empty if it wasn't measured.
    #[serde(default)]
    pub files: Vec<Files>,
}

/// A page and its loads.
#[derive(Debug, Deserialize, Serialize)]
pub struct Page {
    pub name: String,
    pub label: String,
    pub runs: Vec<Load>,
}

/// Times in milliseconds since the navigation began.
#[derive(Debug, Deserialize, Serialize)]
pub struct Load {
    /// Transferred bytes, with headers.
    pub bytes: f64,
    pub requests: f64,
    /// When the first item of the explainer was visible.
    pub text: f64,
    /// When the body of the first item was visible after clicks on it.
    pub answered: f64,
    /// The sum of the time of all tasks beyond 50 ms each.
    pub blocking: f64,
    /// The longest task; 0 if none was longer than 50 ms.
    pub longest: f64,
    /// The sum of all layout shifts.
    pub shift: f64,
    /// The memory of JavaScript and wasm in bytes.
    pub heap: f64,
}

/// A page with `n` explainers or cards.
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
    /// The number of explainers that kept their fallback because a file didn't load in time.
    pub failed: f64,
    pub longest: f64,
    pub blocking: f64,
    pub heap: f64,
    /// Milliseconds from a click to the frame that shows the body of the card.
    pub open: f64,
}

/// A run of the command line over `n` files.
#[derive(Debug, Deserialize, Serialize)]
pub struct Files {
    pub command: String,
    pub n: u32,
    pub seconds: f64,
    /// Peak memory in bytes; only known on Linux.
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
