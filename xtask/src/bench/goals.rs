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
    goals.push(pre_rendered(numbers));
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

fn pre_rendered(numbers: &Numbers) -> Goal {
    let found = ratio(numbers, ("prerendered", "floor"), |load| load.answered);
    Goal {
        wanted: "first click answered within 1.1 × of the floor",
        page: "prerendered".to_owned(),
        found: found.map(|ratio| (format!("{ratio:.2} ×"), ratio <= 1.1)),
    }
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
