//! A progress bar for long runs in a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Once;
use std::time::{Duration, Instant};

/// A run that takes longer shows its progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// The progress of a run.
pub struct Progress {
    bar: ProgressBar,
    since: Instant,
    shown: Once,
}

impl Progress {
    /// That of a number of things, such as `files`.
    pub fn of(count: usize, things: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
        let bar = bar.with_message(things);
        let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}, {eta} left");
        Self {
            bar: bar.with_style(style.expect("the template is valid")),
            since: Instant::now(),
            shown: Once::new(),
        }
    }

    /// Counts one more as done.
    pub fn step(&self) {
        if self.since.elapsed() > PATIENCE {
            // Draws nothing unless standard error is a terminal.
            let show = || self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.shown.call_once(show);
        }
        self.bar.inc(1);
    }

    /// Prints something while the bar is hidden.
    pub fn aside(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }

    /// Removes the bar.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
