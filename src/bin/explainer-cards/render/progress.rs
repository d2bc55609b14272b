//! A bar for runs that take long, where somebody looks on.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Once;
use std::time::{Duration, Instant};

/// After this time a run is long.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far a run is.
pub struct Progress {
    bar: ProgressBar,
    since: Instant,
    shown: Once,
}

impl Progress {
    pub fn new(files: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{bar:40} {pos}/{len} files, {eta} left");
        Self {
            bar: bar.with_style(style.expect("the template is right")),
            since: Instant::now(),
            shown: Once::new(),
        }
    }

    /// One file more is done.
    pub fn step(&self) {
        if self.since.elapsed() > PATIENCE {
            // It draws nothing where the error stream is no terminal.
            let show = || self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.shown.call_once(show);
        }
        self.bar.inc(1);
    }

    /// Says something, without the bar in between.
    pub fn aside(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
