//! The output of set-up: one line for each step, with its reason, progress and time.

use std::io::{IsTerminal, Write, stderr};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The interval between lines of progress, on a terminal and in a log.
const ON_TERMINAL: Duration = Duration::from_millis(500);
const IN_LOG: Duration = Duration::from_secs(15);

/// Held while a line is written, because steps run in parallel.
static LINE: Mutex<()> = Mutex::new(());

/// One tool: `name` is what to install, `reason` is what it is for.
pub struct Step {
    name: String,
    reason: &'static str,
    is_quiet: bool,
}

impl Step {
    pub fn new(name: impl Into<String>, reason: &'static str) -> Self {
        Self {
            name: name.into(),
            reason,
            is_quiet: false,
        }
    }

    /// Reports only what takes time.
    pub fn quiet(self) -> Self {
        Self {
            is_quiet: true,
            ..self
        }
    }

    /// Reports that it is installed already.
    pub fn here(&self) {
        if !self.is_quiet {
            say("here", &self.name, self.reason);
        }
    }

    /// Reports that its installation begins.
    pub fn start(&self) -> Running<'_> {
        say("start", &self.name, self.reason);
        Running {
            step: self,
            since: Instant::now(),
            shown: Instant::now(),
        }
    }

    /// Reports that it can't be installed, with advice what to do by hand.
    pub fn missing(&self, advice: &str) {
        say("missing", &self.name, self.reason);
        for line in advice.lines() {
            say("", "", line);
        }
    }
}

/// A step whose installation has begun.
pub struct Running<'a> {
    step: &'a Step,
    since: Instant,
    shown: Instant,
}

impl Running<'_> {
    /// Reports how far it is, at most once for each interval.
    pub fn progress(&mut self, state: &str) {
        let terminal = stderr().is_terminal();
        let pause = if terminal { ON_TERMINAL } else { IN_LOG };
        if self.shown.elapsed() < pause {
            return;
        }
        self.shown = Instant::now();
        let text = format!(
            "{}: {state}, {}",
            self.step.name,
            time(self.since.elapsed())
        );
        if terminal {
            transient(&text);
        } else {
            say("", "", &text);
        }
    }

    pub fn done(&self) {
        say(
            "done",
            &self.step.name,
            &format!("in {}", time(self.since.elapsed())),
        );
    }
}

/// `47 s`, `2 min 9 s`; tenths below ten seconds.
pub fn time(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", duration.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

fn say(state: &str, name: &str, text: &str) {
    line(&format!("{}{state:>9}  {name:<27} {text}\n", clear()));
}

/// Writes a line that the next one overwrites.
fn transient(text: &str) {
    line(&format!("{}{:>9}  {text}", clear(), ""));
}

fn line(text: &str) {
    let _guard = LINE.lock();
    // Set-up continues even if nothing can be written.
    let _ = stderr().write_all(text.as_bytes());
}

/// The codes that move to the start of the line and empty it.
fn clear() -> &'static str {
    if stderr().is_terminal() {
        "\r\x1b[K"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_units() {
        assert_eq!(time(Duration::from_millis(1_340)), "1.3 s");
        assert_eq!(time(Duration::from_secs(47)), "47 s");
        assert_eq!(time(Duration::from_secs(129)), "2 min 9 s");
    }
}
