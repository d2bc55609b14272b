//! The goals of the bench, and whether they are met.

use super::numbers::{Load, Numbers};

/// The longest task that readers don't notice: <https://web.dev/articles/optimize-long-tasks>.
const LONG_TASK: f64 = 50.0;

/// A row of the table of goals.
pub struct Goal {
    pub wanted: &'static str,
    pub page: String,
    /// The measured value, and whether it meets the goal.
    pub found: Option<(String, bool)>,
}

/// All goals for all pages of ours.
pub fn goals(numbers: &Numbers) -> Vec<Goal> {
    let ours = |page: &&super::numbers::Page| page.label.starts_with("ours");
    let pages = numbers.pages.iter().filter(ours).map(|page| &*page.name);
    let mut goals: Vec<Goal> = pages.flat_map(|page| everywhere(numbers, page)).collect();
    goals.extend(pre_rendered(numbers));
    goals.extend(ahead_of_the_guardian(numbers));
    goals.push(sooner_than_timeline(numbers));
    goals
}

fn everywhere(numbers: &Numbers, page: &str) -> [Goal; 3] {
    let text = ratio(numbers, (page, "floor"), |load| load.text);
    let longest = median(numbers, page, |load| load.longest);
    let shift = median(numbers, page, |load| load.shift);
    let goal = |wanted, found| Goal {
        wanted,
        page: page.to_owned(),
        found,
    };
    [
        goal(
            "text visible within 1.1 × of the floor",
            text.map(|ratio| (format!("{ratio:.2} ×"), ratio <= 1.1)),
        ),
        goal(
            "no task over 50 ms",
            longest.map(|ms| (task(ms), ms <= LONG_TASK)),
        ),
        goal(
            "layout shift 0.000",
            shift.map(|shift| (format!("{shift:.3}"), shift < 0.0005)),
        ),
    ]
}

const PRE_RENDERED: &str = "prerendered";

fn pre_rendered(numbers: &Numbers) -> [Goal; 3] {
    let click = ratio(numbers, (PRE_RENDERED, "floor"), |load| load.answered);
    let bytes = median(numbers, PRE_RENDERED, |load| load.bytes);
    let blocking = |page| median(numbers, page, |load| load.blocking);
    let both = blocking(PRE_RENDERED).zip(blocking("floor"));
    let goal = |wanted, found| Goal {
        wanted,
        page: PRE_RENDERED.to_owned(),
        found,
    };
    [
        goal(
            "first click answered within 1.1 × of the floor",
            click.map(|ratio| (format!("{ratio:.2} ×"), ratio <= 1.1)),
        ),
        goal(
            "at most 12 kB with the page",
            bytes.map(|bytes| (format!("{:.1} kB", bytes / 1000.0), bytes <= 12_000.0)),
        ),
        goal(
            "no more blocking than the floor",
            both.map(|(ours, floor)| (format!("{ours:.0} ms, {floor:.0} ms"), ours <= floor)),
        ),
    ]
}

/// The peer that is closest: rendered beforehand too.
fn ahead_of_the_guardian(numbers: &Numbers) -> [Goal; 4] {
    let goal = |wanted, of: fn(&Load) -> f64| Goal {
        wanted,
        page: PRE_RENDERED.to_owned(),
        found: ratio(numbers, (PRE_RENDERED, "guardian"), of)
            .map(|ratio| (format!("{ratio:.2} ×"), ratio < 1.0)),
    };
    [
        goal("text visible before the Guardian's atoms", |load| load.text),
        goal("first click answered before the Guardian's atoms", |load| {
            load.answered
        }),
        goal("fewer bytes than the Guardian's atoms", |load| load.bytes),
        goal("less blocking than the Guardian's atoms", |load| {
            load.blocking
        }),
    ]
}

fn sooner_than_timeline(numbers: &Numbers) -> Goal {
    let found = ratio(numbers, ("timeline", "json"), |load| load.answered);
    Goal {
        wanted: "first click answered at least 1.5 × sooner than TimelineJS",
        page: "json".to_owned(),
        found: found.map(|ratio| (format!("{ratio:.2} ×"), ratio >= 1.5)),
    }
}

/// The duration of a task. Chromium doesn't report tasks up to 50 ms.
pub fn task(ms: f64) -> String {
    if ms > 0.0 {
        format!("{ms:.0}")
    } else {
        "≤ 50".to_owned()
    }
}

fn median(numbers: &Numbers, page: &str, of: fn(&Load) -> f64) -> Option<f64> {
    Some(numbers.page(page)?.spread(of)?.median)
}

fn ratio(numbers: &Numbers, pages: (&str, &str), of: fn(&Load) -> f64) -> Option<f64> {
    Some(median(numbers, pages.0, of)? / median(numbers, pages.1, of)?)
}
