//! Numbers for the tests of tables and charts, chosen so that results are round.

use super::numbers::{Files, Grown, Growth, Load, Numbers, Page};

pub fn numbers() -> Numbers {
    Numbers {
        browser: "Chrome/1".to_owned(),
        pages: vec![
            page("floor", "by hand", |way| load(way, 4e3, 200.0, 220.0, 0.0)),
            page("json", "ours, from JSON", |way| Load {
                requests: 5.0,
                text: 210.0 + 5.0 * way,
                answered: 1_100.0 + 100.0 * way,
                heap: 3e6,
                shift: 0.1,
                ..load(way, 75e3, 0.0, 0.0, 30.0)
            }),
            page("timeline", "TimelineJS <3>", |way| {
                load(way, 70e3, 2_000.0, 3_300.0, 400.0)
            }),
        ],
        growth: vec![growth(5, 1_000.0), growth(50, 1_090.0)],
        files: vec![files(100, 0.1, 5e6), files(1_000, 1.0, 14e6)],
    }
}

/// Three runs: one below and one above the median.
fn page(name: &str, label: &str, run: fn(f64) -> Load) -> Page {
    Page {
        name: name.to_owned(),
        label: label.to_owned(),
        runs: [-1.0, 1.0, 0.0].map(run).into(),
    }
}

fn load(way: f64, bytes: f64, text: f64, answered: f64, blocking: f64) -> Load {
    let blocked = blocking > 0.0;
    Load {
        bytes,
        requests: 1.0,
        text: text + 10.0 * way,
        answered: answered + 10.0 * way,
        blocking: if blocked { blocking + 10.0 * way } else { 0.0 },
        longest: if blocked { 50.0 + blocking } else { 0.0 },
        shift: 0.0,
        heap: 1e6,
    }
}

fn growth(n: u32, ready: f64) -> Growth {
    let run = Grown {
        ready,
        failed: 0.0,
        longest: 0.0,
        blocking: 0.0,
        heap: 2e6,
        open: 20.0,
    };
    Growth {
        what: "cards".to_owned(),
        n,
        runs: vec![run],
    }
}

fn files(n: u32, seconds: f64, peak: f64) -> Files {
    Files {
        command: "check".to_owned(),
        n,
        seconds,
        peak: Some(peak),
    }
}
