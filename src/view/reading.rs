//! How long it takes to read an explainer.
//!
//! [`Words::pace`](crate::words::Words) has the words a minute that people read in the language, measured
//! with the International Reading Speed Texts (Trauzettel-Klosinski and Dietz 2012,
//! <https://doi.org/10.1167/iovs.11-8284>). The texts were read aloud; silent reading is at least as fast.

use super::nodes::join;
use crate::model::{Decimal, ascii};
use crate::state::{Depth, Session};
use yew::AttrValue;

/// Whether a depth shows more than the one before it.
pub fn adds(session: &Session, depth: Depth) -> bool {
    let depth = depth as usize;
    depth > 0 && session.lengths[depth] > session.lengths[depth - 1]
}

/// A label followed by the reading time at a depth. Without the time where the depth shows no more than closed cards.
pub fn timed(session: &Session, label: &str, depth: Depth) -> AttrValue {
    let lengths = &session.lengths;
    if lengths[depth as usize] == lengths[0] {
        return join(&[label]);
    }
    let seconds = seconds(lengths[depth as usize], session.words.pace);
    join(&[label, " (", &time(session, seconds), ")"])
}

/// How long it takes to read this many words at a pace in words a minute.
pub fn seconds(words: u32, pace: &str) -> u32 {
    // A publisher's own words may contain anything.
    let pace = pace.parse().ok().filter(|pace| *pace > 0);
    words * 60 / pace.unwrap_or(200)
}

/// Tens of seconds below a minute, whole minutes from there on; rounded up.
fn time(session: &Session, seconds: u32) -> String {
    let (number, pattern) = if seconds <= 50 {
        (seconds.div_ceil(10).max(1) * 10, session.words.seconds)
    } else {
        (seconds.div_ceil(60), session.words.minutes)
    };
    let number = session.number(&Decimal::from(number));
    let (before, after) = ascii::split_once(pattern, b'#').unwrap_or((pattern, ""));
    [before, &number, after].concat()
}
